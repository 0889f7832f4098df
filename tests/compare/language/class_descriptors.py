# Data descriptors beat the instance dict, which beats other descriptors.
class Data:
    def __get__(self, obj, kind=None): return ("data", obj is None, kind.__name__)
    def __set__(self, obj, value): print("set", value)
    def __delete__(self, obj): print("delete")
class NonData:
    def __get__(self, obj, kind=None): return ("nondata", obj is None)
class A:
    d = Data()
    n = NonData()
a = A()
a.__dict__.update(d=1, n=2)
print(a.d, a.n, A.d, A.n)
a.d = 5
del a.d
del a.n
print(a.n)
class ReadOnly:
    def __get__(self, o, k): return "ro"
    def __set__(self, o, v): raise AttributeError("read only")
class B:
    r = ReadOnly()
try:
    B().r = 1
except AttributeError as error:
    print(error)
class SetOnly:
    def __set__(self, o, v): o.__dict__["s"] = v * 2
class C:
    s = SetOnly()
c = C()
print(type(c.s).__name__)
c.s = 4
print(c.s)
try:
    del c.s
except AttributeError as error:
    print(error)
