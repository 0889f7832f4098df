# Frames of methods, lambdas, comprehensions, generators and class bodies carry their names.
class C:
    def method(self):
        return [self.helper(x) for x in (1, 0)]

    def helper(self, x):
        return (lambda v: next(self.gen(v)))(x)

    def gen(self, v):
        yield 1 // v

C().method()
