# Arguments are evaluated from left to right, the callable first; keyword values in place.
def e(x):
    print("eval", x)
    return x

def f(*args, **kw):
    print(args, kw)

e(f)(e(1), *[e(2)], e(3), k=e(4), **{"z": e(5)}) if False else None
(print("callable") or f)(e(1), k=e(2), *[e(3)], **{"z": e(4)})
print(*[1, 2], 3, *(4,), sep="-")
d = {"sep": "+"}
print(1, 2, **d)
