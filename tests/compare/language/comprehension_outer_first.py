# The first iterable is evaluated at once and outside, the rest lazily and inside.
def source(name, values):
    print("source", name)
    return values

gen = (a + b for a in source("a", [1, 2]) for b in source("b", [10, 20]))
print("made")
print(next(gen))
print(list(gen))
try:
    (x for x in 5)
except TypeError as error:
    print(error)

class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    lazily = (i for i in items)

print(C.doubled, list(C.lazily))
