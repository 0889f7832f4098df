# Bound methods of every kind: who is held while they exist, and during the call.
import sys

count = sys.getrefcount


class C:
    def method(self, *rest):
        return count(self), [count(x) for x in rest]

    @classmethod
    def klass(cls):
        return count(cls) > 5

    @staticmethod
    def static(x):
        return count(x)

    def __call__(self, x=None):
        return count(self), count(x) if x is not None else 0

    def __getitem__(self, key):
        return count(self), count(key)

    def __contains__(self, x):
        print("contains", count(self), count(x))
        return True

    def __len__(self):
        print("len", count(self))
        return 1

    def __iter__(self):
        print("iter", count(self))
        return iter([self])

    def __eq__(self, other):
        print("eq", count(self), count(other))
        return True

    def __add__(self, other):
        return count(self), count(other)

    def __del__(self):
        pass


c = C()
key = object()
print(count(c), c.method(), c.method(key), C.method(c, key), C().method(), C.static(key), c.static(key), c(key), C()(), c[key], C()[object()])
key in c, object() in C(), len(c), len(C()), c == key, C() == object(), [count(x) for x in c], [count(x) for x in C()]
print(c + key, C() + object(), c + c)
bound = c.method
print(count(c), count(bound), bound(key), count(bound.__self__), bound.__func__ is C.method)
again = [c.method for _ in range(5)]
print(count(c), len(set(map(id, again)))); del again; print(count(c))
append = [].append
print(count(append), count(append.__self__)); l = [c]; pop = l.pop; print(count(l), count(c)); pop(); print(count(l), count(c)); del pop; print(count(l))
wrapper = c.__eq__
print(count(c), type(wrapper).__name__); del wrapper
w = c.__str__
print(count(c), type(w).__name__); del w; print(count(c))
import functools
p = functools.partial(c.method, key)
print(count(c), count(key), p(), count(p.func), count(p.args)); del p; print(count(c), count(key))
print(list(map(c.method, [key])), list(map(C.static, [key, object()])), sorted([key], key=C.static) == [key], list(filter(lambda x: print(count(x)), [key])))
s = super(C, c); print(count(c), count(s)); del s; print(count(c)); print(getattr(c, "method")(key), (lambda m: m(key))(c.method))
