# Tuples: building, methods, comparison, hashing, immutability.
t = (1, "a", [2])
print(t, (), (1,), tuple("ab"), tuple(), t + (3,), t * 2, t[0], t[-1], t[1:], t[::-1], len(t), 1 in t, t.index("a"), t.count(1))
print((1, 2) < (1, 3), (1,) < (1, 2), () < (1,), (1, 2) == (1.0, 2.0), (1, [2]) == (1, [2]))
t[2].append(3); print(t)
print(hash((1, 2)), hash(()), hash((1,)), hash((1, (2, 3))), hash(("a", None)) == hash(("a", None)), (t is t[:]), tuple(t) is t)
for bad in (lambda: t.index("zz"), lambda: hash(t), lambda: t[5], lambda: t.__setitem__, lambda: tuple(5), lambda: (1,) + [2], lambda: (1,) < ("a",), lambda: tuple(1, 2)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
try: t[0] = 1
except TypeError as e: print(e)
try: del t[0]
except TypeError as e: print(e)
x = 1,
print(x, *x, (*x, *"ab"), (yield_ := 5, 6))
deep = ((((1,),),),)
print(deep, repr((1,)), str((1, 2)), ((),) * 2)
