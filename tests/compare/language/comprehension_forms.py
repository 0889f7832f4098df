# List, set, dict and generator comprehensions; several for and if; inner scopes.
print([x * y for x in range(3) for y in range(x + 1) if (x + y) % 2 == 0])
print({x % 3 for x in range(10)})
print({k: v for k, v in zip("abc", range(3)) if v != 1})
print(list(x for x in "ab"))
x = "kept"
print([x for x in range(3)], x)
print([[j for j in range(i)] for i in range(4)])
print([(a, b) for a, *b in ["abc", "de"]])
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]
print([f() for f in fs])
print([i for i in range(20) if i % 2 if i % 3])
print({**{a: 1 for a in "x"}, **{"y": 2}})
def f(n):
    return [n + k for k in range(2)]
print(f(10))
try:
    [1 / v for v in (1, 0)]
except ZeroDivisionError as error:
    print(error)
