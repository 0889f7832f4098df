# The default repr, str and format of instances, and how overriding chains.
class A: pass
class R:
    def __repr__(self): return "R!"
class S:
    def __str__(self): return "S!"
class F:
    def __format__(self, spec): return f"<{spec}>"
print(repr(A())[:21], str(R()), repr(R()), str(S()), f"{S()}", f"{R()}", f"{R()!s:>4}", f"{F():abc}", format(F(), ""))
print([R()], {R(): R()}.__class__, (S(),)[0])
class Bad:
    def __repr__(self): return 5
    __str__ = lambda self: None
for f in (repr, str):
    try: f(Bad())
    except TypeError as e: print(e)
try: format(A(), "x")
except TypeError as e: print(e)
class BadFormat:
    def __format__(self, s): return 1
try: format(BadFormat())
except TypeError as e: print(e)
class B:
    def __bytes__(self): return b"bytes"
print(bytes(B()))
