# Callbacks come newest first, after __del__; each is called once with its reference.
import weakref
class A:
    def __del__(self): print("del")
a = A()
refs = [weakref.ref(a, lambda r, i=i: print("callback", i, r is refs[i], r())) for i in range(4)]
pr = weakref.proxy(a, lambda p: print("proxy callback", type(p).__name__))
print(refs[0].__callback__ is not None, weakref.ref(a).__callback__)
refs[2] = None
del a
print([r.__callback__ for r in refs if r])
try: refs[0].__callback__ = 1
except AttributeError as e: print(e)
