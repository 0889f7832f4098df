# A freed block is the next one handed out.
print(id(object()) == id(object()), id([]) == id([]), id({}) == id({}), id((1, [])) == id((2, [])), id(1.5 * 2) == id(2.5 * 2))
class A: pass
class S: __slots__ = ()
print(id(A()) == id(A()), id(S()) == id(S()), id(lambda: 0) == id(lambda: 1))
a = object(); i = id(a); del a; b = object(); print(id(b) == i)
x, y = object(), object(); ix, iy = id(x), id(y)
del x, y
p, q = object(), object()
print(id(p) == iy, id(q) == ix)
l = [object() for _ in range(5)]; ids = [id(o) for o in l]; del l
m = [object() for _ in range(5)]; print(sorted(ids) == sorted(id(o) for o in m))
print(all(id(o) % 16 == 0 for o in (object(), [], {}, (1, 2), "abc", 1.5, A(), A, len, lambda: 0, 10**30)))
v = A(); print(v.__init__ is v.__init__, id(v.__str__) == id(v.__str__))
