# Lambdas, conditional expressions, and short circuits that return operands.
print((lambda: 1)(), (lambda x, y=2: x + y)(1))
print("a" if 0 else "b", "a" if [0] else "b")
print(1 and 2, 0 and 2, 0 or "x", None or 0, not [], not "a")
print([] and 1 or {} or "end")
def side(x):
    print("side", x)
    return x
print(side(0) and side(1))
print(side(1) or side(2))
print(1 if side(0) else 2 if side(1) else 3)
f = lambda *a, **k: (a, k)
print(f(1, x=2), f.__name__)
print(sorted([3, -1, 2], key=lambda v: -v))
