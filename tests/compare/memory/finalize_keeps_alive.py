# A finalizer that refers to its object keeps it alive; one in a cycle is called by the collector.
import gc, weakref
class A:
    def close(self): print("close")
a = A(); f = weakref.finalize(a, a.close); w = weakref.ref(a); del a
gc.collect(); print(w() is not None, f.alive)
f.detach(); print(w())
class N: pass
n = N(); n.me = n; weakref.finalize(n, print, "cycle finalized"); del n
print("before"); gc.collect(); print("after")
def scope():
    x = N(); weakref.finalize(x, print, "scope left"); print("in scope")
scope()
