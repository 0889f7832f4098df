# __len__, __getitem__, __setitem__, __delitem__, __contains__, __missing__, __reversed__, __length_hint__.
class C:
    def __getitem__(self, k): return k
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
    def __len__(self): return 3
c = C()
print(c[1], c[1:2], c[1:2, ::3, ...], c["x", 1], c[()], c[-1])
c[1] = 2
c[:] = 3
del c[5], c[1:]
c[0] += 1
print(list(reversed(c)))
class D(dict):
    def __missing__(self, key): return f"missing {key}"
d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d)
class S:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(S[1], S[1, 2])
class In:
    def __iter__(self): return iter([1, 2])
print(1 in In(), 3 in In())
for bad in ("C()[0]", "C[0]"):
    class C: pass
    try: eval(bad)
    except TypeError as e: print(e)
try: C()[0] = 1
except TypeError as e: print(e)
try: del C()[0]
except TypeError as e: print(e)
try: len(C())
except TypeError as e: print(e)
