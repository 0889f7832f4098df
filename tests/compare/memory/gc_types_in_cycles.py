# How many objects a collection finds: one cycle of each kind.
import gc
def count(make):
    gc.collect(); make(); return gc.collect()
def own_list(): l = []; l.append(l)
def own_dict(): d = {}; d[1] = d
def own_tuple(): l = []; t = (l,); l.append(t)
def own_set():
    class H: pass
    h = H(); h.s = {h}
def function():
    def f(): return f
def instance():
    class X: pass
def bound():
    class M:
        def m(self): pass
    o = M(); o.f = o.m
def exception():
    try: 1 / 0
    except ZeroDivisionError as e: x = e
def generator():
    def g(): yield it
    it = g(); next(it)
def lambda_(): f = lambda: f
def partial_dict():
    class P: pass
    a, b = P(), P(); a.__dict__["b"] = b; b.__dict__["a"] = a
def slots():
    class S: __slots__ = "x"
    s = S(); s.x = s
def deep():
    l = []
    for i in range(1000): l = [l]
    m = l
    while m: m = m[0]
    m.append(l)
def property_():
    class Q:
        @property
        def p(self): return Q
for make in (own_list, own_dict, own_tuple, own_set, function, instance, bound, exception, generator, lambda_, partial_dict, slots, deep, property_):
    print(make.__name__, count(make))
