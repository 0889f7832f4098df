# Subclasses of int, str, list, dict, tuple, set, float, Exception behave and print as expected.
class I(int): pass
class S(str):
    def upper(self): return "my upper"
class L(list):
    def append(self, x): super().append(x * 2)
class D(dict):
    def __getitem__(self, k): return super().get(k, "none")
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
class F(float):
    def __repr__(self): return "F!"
print(I(5) + 1, type(I(5) + 1), repr(I(5)), I(5) == 5, {5: "x"}[I(5)], [0, 1, 2][I(1)])
print(S("ab").upper(), S("ab") + "c", type(S("ab") + "c"), S("ab") == "ab", {"ab": 1}[S("ab")], S("x")[0], f"{S('q')}")
l = L([1]); l.append(2); print(l, type(l[:]), type(l + []), l == [1, 4], isinstance(l, list))
d = D(a=1); print(d["a"], d["b"], d, dict(d), type(d.copy()))
t = T(1, 2); print(t, t + (3,), type(t[:]), len(t), hash(t) == hash((1, 2)))
print(F(1.5), F(1.5) + 1, [F(2)])
class E(Exception):
    def __str__(self): return "custom"
try: raise E(1)
except E as e: print(e, repr(e), e.args)
i = I(3); i.attr = 1; print(i.attr, i.__dict__)
class Sub(I): pass
print(Sub(7) // 2, Sub.__mro__[1:], isinstance(True, I), max(I(3), 2), sum([I(1), I(2)]), "%d %s" % (I(4), S("z")))
class SD(dict):
    def __missing__(self, k): self[k] = k * 2; return self[k]
sd = SD(); print(sd[4], sd)
