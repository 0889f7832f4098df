# Frames of properties and dunder methods.
class P:
    @property
    def value(self):
        return self.compute()
    def compute(self):
        return len(5)
    def __add__(self, other):
        return self.value + other

P() + 1
