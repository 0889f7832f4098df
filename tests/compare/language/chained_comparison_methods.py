# Method chains, attribute chains, calls of calls, subscripts of calls.
class B:
    def __init__(self): self.parts = []
    def add(self, x): self.parts.append(x); return self
    def __call__(self, x): return self.add(x)
    def __getitem__(self, i): return self.parts[i]
print(B().add(1).add(2)(3)(4)[1:3], B()("x").parts[0].upper().center(5, "-"))
matrix = [[1, 2], [3, 4]]
matrix[0][1] += 10
matrix[1], matrix[0] = matrix[0], matrix[1]
print(matrix, [row[::-1] for row in matrix][0][0], {"k": [lambda v: v * 2]}["k"][0](21))
class N: pass
n = N(); n.a = N(); n.a.b = N(); n.a.b.c = [0]
n.a.b.c[0] += 5; n.a.b.c.append(n.a.b.c[0] * 2)
print(n.a.b.c, (lambda: lambda: 7)()(), [*map(lambda f: f(3), [abs, str, float])])
print("a-b".split("-")[::-1], (1, 2)[0], "abc"[1], [1, 2, 3][-1], {1: {2: 3}}[1][2], not [] == False, (1 if 0 else 2) + 3)
