# Equality is the referents' while both live, identity afterwards; the hash is remembered.
import weakref
class A:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __hash__(self): return hash(self.v)
a, b = A(1), A(1)
ra, rb = weakref.ref(a), weakref.ref(b)
print(ra == rb, ra != rb, ra is rb, hash(ra) == hash(a), hash(ra) == hash(rb), ra == a, ra == 5)
try: ra < rb
except TypeError as e: print(e)
d = {ra: "a"}; print(d[rb])
c = A(7); rc = weakref.ref(c); del c
try: hash(rc)
except TypeError as e: print(e)
h = hash(rb); del b; print(ra == rb, ra != rb, hash(rb) == h, rb == rb, rc == rc, rc != rc)
class U:
    __hash__ = None
u = U()
try: hash(weakref.ref(u))
except TypeError as e: print(e)
class E:
    def __eq__(self, o): raise ValueError("eq")
    __hash__ = object.__hash__
e1, e2 = E(), E()
try: weakref.ref(e1) == weakref.ref(e2)
except ValueError as e: print(e)
