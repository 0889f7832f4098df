# CPython's reader holds a literal of bytes twice while the file runs: as what it has read, and as what the literals side by side say, which is the
# same object if there is one. A folded value, or several literals, it holds once; of equal constants the first one counts.
import sys
x = b'abc' * 10; print(sys.getrefcount(x))
y = b'xyz'; print(sys.getrefcount(y))
z = b'xyz' + b'abc'; print(sys.getrefcount(z))
w = b'q' b'rs'; print(sys.getrefcount(w))
w = b'' b'tuv' b''; print(sys.getrefcount(w))
v = (b'in tuple',); print(sys.getrefcount(v), sys.getrefcount(v[0]))
t = b'abcabc'; s = b'abc' * 2; print(t is s, sys.getrefcount(t))
r = b'de' * 2; q = b'dede'; print(r is q, sys.getrefcount(r))
def f(a=b'default'): return sys.getrefcount(a)
print(f())
def g():
    k = b'local' * 2; l = b'local2'
    return sys.getrefcount(k), sys.getrefcount(l)
print(g())
for i in (b'loop', b'loop2'): print(sys.getrefcount(i))
print([sys.getrefcount(key) for key in {b'kk': 1, b'll': 2}])
exec("n = b'exec' * 2; m = b'exec'; print(sys.getrefcount(n), sys.getrefcount(m))")
print(eval("sys.getrefcount(b'eval')"), eval("sys.getrefcount(b'ev' b'al')"))
code = compile("n = b'comp'; m = b'comp' * 2", 's', 'exec')
print([sys.getrefcount(value) for value in code.co_consts[:2]])
