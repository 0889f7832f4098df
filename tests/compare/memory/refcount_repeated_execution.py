# Counts that change when an instruction runs again: from the second execution on CPython enters a property's getter, __getitem__ and
# __getattribute__ at once, with the operands as arguments, hands str() its argument without a tuple and makes no super object.
import sys

r = sys.getrefcount


class A:
    def __getitem__(self, key): return r(self), r(key)
    def __str__(self): return str(r(self))
    @property
    def count(self): return r(self)
    @property
    def chained(self): return self.count
    def method(self): return r(self)


class B(A):
    @property
    def count(self): return super().count, super(B, self).count
    def method(self): return super().method(), super(B, self).method()


class G:
    def __getattribute__(self, name): return r(self)


def repeat(function, *values):
    print([function(*values) for _ in range(4)])


a, b, g, key = A(), B(), G(), ["key"]
repeat(lambda a, key: a[key], a, key)
repeat(lambda a, key: (a[key], a[key]), a, key)
repeat(lambda a: a[5][0], a)
repeat(lambda: A()[[]])
repeat(lambda a: a.count, a)
repeat(lambda a: a.chained, a)
repeat(lambda: A().count)
repeat(lambda a: getattr(a, "count"), a)
repeat(lambda b: b.count, b)
repeat(lambda b: b.method(), b)
repeat(lambda g: g.anything, g)
repeat(lambda: G().anything)
repeat(lambda a: str(a), a)
repeat(lambda: str(A()))
repeat(lambda a: f"{a} {a!s}", a)
print(r(a), r(b), r(g), r(key))
