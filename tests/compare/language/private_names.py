# Two leading underscores are mangled inside a class, everywhere a name stands.
class _Secret:
    __x = 1
    def __f(self, __p=2): return __p
    def g(self):
        __local = 3
        self.__attr = __local
        return self.__x, self.__f(), self.__attr
    __dunder__ = "not mangled"
    def names(self): return [n for n in dir(self) if "Secret" in n]
s = _Secret()
print(s.g(), s.__dict__, s.names(), s.__dunder__)
class Other:
    def get(self, o): return o.__x
try: Other().get(s)
except AttributeError as e: print(e)
print(_Secret._Secret__f.__code__.co_varnames)
class __:
    __a = 1
print([k for k in __.__dict__ if "a" in k and not k.startswith("__w") and len(k) < 5])
