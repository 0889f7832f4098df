# A str whose UTF-8 form is kept grows by it.
import sys
g = sys.getsizeof
t = "héllo wörld"; print(g(t)); t.encode(); print(g(t)); print(t); print(g(t))
class A: pass
n = "".join(["d", "é"]); print(g(n)); setattr(A, n, 1); print(g(n)); getattr(A(), n); print(g(n))
s = "x = 'é€'" + " "; print(g(s)); compile(s, "f", "exec"); print(g(s))
name = "K" + "é"; print(g(name)); type(name, (), {}); print(g(name))
fn = "Föo" + ".py"; print(g(fn)); compile("1", fn, "eval"); print(g(fn))
k = "é" * 3; {k: 1}; hash(k); print(g(k)); k.isidentifier(); print(g(k)); int("1"); float("1"); print(g("é"), g("ÿ"), g("\x80"))
