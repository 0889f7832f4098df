# Collecting from a finalizer does nothing; new garbage waits.
import gc
gc.collect()
class D:
    def __del__(self):
        print("in del", gc.collect())
        l = []; l.append(l)
d = D(); d.me = d; del d
print(gc.collect()); print(gc.collect())
class E:
    def __del__(self):
        gc.disable(); gc.enable(); gc.get_objects(); print(gc.is_finalized(self), gc.is_tracked(self))
e = E(); e.me = e; del e
print(gc.collect())
print(gc.isenabled())
