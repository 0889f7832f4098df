# Reading a local before it is bound, and a free variable whose owner has not bound it.
def f():
    print(v)
    v = 1

try:
    f()
except UnboundLocalError as error:
    print(error)

def g():
    def h():
        return w
    try:
        h()
    except NameError as error:
        print(type(error).__name__, error)
    w = 1
    return h()

print(g())
try:
    nowhere
except NameError as error:
    print(error, error.name)

def k():
    for i in ():
        pass
    return i

try:
    k()
except UnboundLocalError as error:
    print(error)
