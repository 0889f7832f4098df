# Context managers: order, several at once, suppression, and targets.
class Cm:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self):
        print("enter", self.name)
        return self.name
    def __exit__(self, kind, value, trace):
        print("exit", self.name, kind and kind.__name__, value, trace is not None)
        return self.swallow

with Cm("a") as a, Cm("b") as b:
    print(a, b)
with (Cm("c") as c, Cm("d"),):
    print(c)
with Cm("s", True):
    1 / 0
print("after")
try:
    with Cm("o"), Cm("i"):
        raise ValueError("v")
except ValueError as e:
    print(e)
with Cm("xy") as (x, y):
    print(x, y)
def f():
    with Cm("r"):
        return "value"
print(f())
for i in range(2):
    with Cm(i):
        if i == 0: continue
        break
