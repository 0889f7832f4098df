# __new__ and __init__: who gets what, and what they may return.
class A:
    def __new__(cls, *args, **kw):
        print("new", cls.__name__, args, kw)
        return super().__new__(cls)
    def __init__(self, *args, **kw):
        print("init", args, kw)
A(1, k=2)
class Other:
    def __new__(cls): return 5
    def __init__(self): print("never")
print(Other())
class Bad:
    def __init__(self): return 5
try: Bad()
except TypeError as e: print(e)
class NoNew:
    def __new__(cls): pass
print(NoNew())
class OnlyNew:
    def __new__(cls, x): return super().__new__(cls, x)
try: OnlyNew(1)
except TypeError as e: print(e)
class OnlyInit:
    def __init__(self, x): super().__init__(x)
try: OnlyInit(1)
except TypeError as e: print(e)
for bad in (lambda: object.__new__(), lambda: object.__new__(5), lambda: object.__new__(int), lambda: int.__new__(str), lambda: A.__new__()):
    try: bad()
    except TypeError as e: print(e)
class Num(int):
    def __new__(cls, v): return super().__new__(cls, v * 2)
print(Num(4), Num(4) + 1, type(Num(1) + 1))
