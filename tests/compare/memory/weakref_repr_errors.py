# repr of a reference looks for a name in the object's type; what that raises goes on.
import sys, weakref
class Config(dict):
    def __getattr__(self, name): return self[name]
class Loud:
    @property
    def __name__(self): raise RuntimeError("no name")
class Named:
    __name__ = "called so"
class Odd:
    __name__ = 5
for o in (Config(a=1), Loud(), Named(), Odd()):
    try: print(repr(weakref.ref(o)).split(" to ")[1].split(" at ")[0], repr(weakref.ref(o)).endswith("(called so)>"))
    except RuntimeError as e: print(e)
print(repr(weakref.ref(sys)).split(" to ")[1].split(" at ")[0], repr(weakref.ref(sys))[-6:] == "(sys)>")
