# Chains evaluate each operand once and stop at the first falsehood.
def e(x):
    print("eval", x)
    return x
print(e(1) < e(2) < e(3))
print(e(1) > e(2) > e(3))
three = 3
print(1 < 2 > 1 != 3 == three is not None)
print(1 in [1] == True, (1 in [1]) == True, not 1 in [2], 1 not in [2])
print(1 < 3 in [3])
class P:
    def __lt__(self, o): return "lt"
    def __gt__(self, o): return []
    def __eq__(self, o): return "eq"
    def __contains__(self, o): return "truthy"
p = P()
print(p < 1, p > 1, 1 > p, 1 < p, p == 1, p != 1, 5 in p, 5 not in p)
print(p < 1 < 2, p > 1 > 0)
class NoOrder: pass
for op in ("<", "<=", ">", ">="):
    try: eval(f"NoOrder() {op} 1")
    except TypeError as error: print(error)
