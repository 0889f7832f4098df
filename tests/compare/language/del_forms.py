# del on names, items, slices, attributes; deleted names are unbound.
a, b, c = 1, 2, 3
del a, (b, [c])
for name in "abc":
    print(name in globals())
l = list(range(10))
del l[0], l[-1], l[2:4]
print(l)
del l[::2]
print(l)
d = {"x": 1, "y": 2}
del d["x"]
print(d)
try:
    del d["nope"]
except KeyError as error:
    print(repr(error))

def f():
    x = 1
    del x
    try:
        print(x)
    except UnboundLocalError as error:
        print(error)
    try:
        del x
    except UnboundLocalError as error:
        print(error)

f()
try:
    del undefined
except NameError as error:
    print(error)
try:
    del l[99]
except IndexError as error:
    print(error)
