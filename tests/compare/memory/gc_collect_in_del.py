# collect() inside __del__ that a collection calls does nothing; one called by count works.
import gc
class A:
    def __del__(self): print("inside", gc.collect())
a = A(); a.me = a; del a
print(gc.collect())
l = []; l.append(l); del l
a = A(); del a
print(gc.isenabled(), gc.get_count()[0] < 100)
