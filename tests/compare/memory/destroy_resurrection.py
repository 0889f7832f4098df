# __del__ may save its object; it is called once.
kept = []
class D:
    def __del__(self):
        print("del")
        kept.append(self)
d = D(); d.x = 1
del d
print(len(kept), kept[0].x)
kept.clear()
print("cleared quietly")
import weakref
d = D(); w = weakref.ref(d)
del d
print(w() is kept[0]); kept.clear(); print(w())
import gc
class C:
    def __del__(self): print("cycle del"); kept.append(self)
c = C(); c.me = c; w = weakref.ref(c)
del c
print(gc.collect(), w(), kept[0].me is kept[0])
kept.clear()
print(gc.collect())
