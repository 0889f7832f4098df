# When a string keeps its UTF-8 form, seen in its size.
import sys
g = sys.getsizeof
def mk(): return ''.join(['é', 'ab', '中'])
s = mk(); print(g(s)); s.encode(); print(g(s)); print(g(s)); hash(s); print(g(s))
s = mk(); type(s, (), {}); print(g(s))
s = '"' + mk() + '"'; print(g(s)); eval(s); print(g(s))
s = '"' + mk() + '"'; exec(s); print(g(s))
s = '"' + mk() + '"'; compile(s, 'f', 'eval'); print(g(s))
s = '1'; t = mk(); compile(s, t, 'eval'); print(g(t))
class A: pass
s = mk(); setattr(A, s, 1); print(g(s)); getattr(A(), s); print(g(s))
s = mk(); int_ok = None
try: int(s)
except ValueError: pass
print(g(s))
try: float(s)
except ValueError: pass
print(g(s))
s = mk(); s.isidentifier(); s.upper(); '%s' % s; f'{s}'; print(g(s))
try: open(s)
except OSError: pass
except NameError: pass
print(g(s))
s = mk()
class B: pass
B.__name__ = s; print(g(s)); s = mk(); B.__qualname__ = s; print(g(s))
s = mk()
try: (1).__getattribute__(s)
except AttributeError: pass
print(g(s))
s = mk(); t = s + 'x'
def f(s):
    for i in range(3): s += 'q'
    return g(s)
s = mk(); type(s, (), {}); print(f(s), g(s))
s = mk(); d = {s: 1}; print(g(s)); b'x'.decode('utf-8', 'strict'); 
try: 'é'.encode(s)
except LookupError: pass
print(g(s))
try: 'é'.encode('ascii', s)
except LookupError: pass
print(g(s))
s = mk()
def h(**k): pass
h(**{s: 1}); print(g(s))
try: raise ValueError(s)
except ValueError as e: str(e); repr(e)
print(g(s)); sys.intern(s); print(g(s))
