# Chains of a hundred thousand objects go without trouble.
class N:
    __slots__ = ("next",)
    count = 0
    def __init__(self, next): self.next = next
class M:
    def __init__(self, next): self.next = next
head = None
for _ in range(100000): head = N(head)
head = None; print("slots gone")
for _ in range(100000): head = M(head)
head = None; print("dicts gone")
l = None
for _ in range(100000): l = [l]
l = None; print("lists gone")
for _ in range(100000): l = (l, 1)
l = None; print("tuples gone")
for _ in range(100000): l = {"k": l}
l = None; print("dictionaries gone")
def chain(n):
    f = None
    for _ in range(n): f = (lambda f: lambda: f)(f)
    return f
chain(50000); print("closures gone")
class D(N):
    def __del__(self):
        global total
        total += 1
total = 0
for _ in range(20000): head = D(head)
head = None; print(total)
