# Defining __eq__ drops __hash__; identity is tried before equality in containers.
class E:
    def __init__(self, v): self.v = v
    def __eq__(self, o):
        return isinstance(o, E) and self.v == o.v
try: hash(E(1))
except TypeError as e: print(e)
print(E(1) == E(1), E(1) != E(1), E(1) != E(2), E.__hash__)
class H(E):
    def __hash__(self): return hash(self.v)
print(len({H(1), H(1), H(2)}), H(1) in [H(1)], {H(1): "x"}[H(1)])
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], float("nan") in [nan])
class Never:
    def __eq__(self, o): return False
n = Never()
print(n in [n], [n].index(n), [n].count(n), (n,) == (n,), n == n)
class BadHash:
    def __hash__(self): return "x"
try: hash(BadHash())
except TypeError as e: print(e)
class BigHash:
    def __hash__(self): return 2**61 + 5
print(hash(BigHash()))
class MinusOne:
    def __hash__(self): return -1
print(hash(MinusOne()))
for u in ([], {}, set(), slice(1)):
    try: print(hash(u) is not None)
    except TypeError as e: print(e)
