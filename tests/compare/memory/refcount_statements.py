# Counts after statements of every kind: targets, containers, closures, handlers, patterns, namespaces, iterators, views.
import sys, weakref

r = sys.getrefcount


class K: pass


def t1():
    x = K(); a = b = c = x; print(r(x)); a, b, *c = x, x, x, x; print(r(x), r(c)); (a, (b, c)) = (x, (x, x)); print(r(x))
    [a, b] = [x, x]; print(r(x)); a = (x,) * 5; print(r(x)); del a, b, c; print(r(x))
    l = [x]; l += [x]; l *= 3; print(r(x)); l[:] = [x]; print(r(x)); l[1:1] = (x, x); print(r(x)); del l[:]; print(r(x))
    d = {x: x}; d |= {1: x}; print(r(x)); d[1] = x; d[2] = x; print(r(x)); d.clear(); print(r(x))
    class O: pass
    o = O(); o.x = x; O.y = x; print(r(x)); o.x = x; print(r(x)); del o.x; print(r(x)); o.__dict__['z'] = x; print(r(x)); vars(o).clear(); print(r(x))
    for q in [x, x]: pass
    print(r(x)); for_ = [q for q in (x, x)]; print(r(x)); del q, for_
    with_ = None
    y = x if x else 0; print(r(x)); y = x or 1; y = x and x; print(r(x)); (z := x); print(r(x)); del y, z
    def inner(): return x
    print(r(x)); print(r(inner())); print(r(inner.__closure__[0].cell_contents)); del inner; print(r(x))
    lam = lambda v=x: v; print(r(x)); print(r(lam())); del lam; print(r(x))
    try: raise ValueError(x)
    except ValueError as e: print(r(x), r(e), r(e.args))
    print(r(x))
    try:
        try: raise ValueError(x)
        finally: print(r(x))
    except ValueError: print(r(x), r(sys.exception()))
    print(r(x))
    try: raise ExceptionGroup('g', [ValueError(x), TypeError(x)])
    except* ValueError as e: print(r(x), r(e))
    except* TypeError as e: print(r(x), r(e))
    print(r(x))
    match x:
        case K() as k: print(r(x), r(k))
    del k
    match [x, x]:
        case [a, *b]: print(r(x))
    match {'k': x}:
        case {'k': v, **rest}: print(r(x))
    print(r(x)); del a, b, v, rest
    match x:
        case int(): pass
        case object(): print(r(x))
    g = globals(); g['gx'] = x; print(r(x)); del g['gx']
    loc = locals(); print(r(x)); loc['x']; locals(); print(r(x)); del loc; print(r(x))
    print(r(x), sys._getframe().f_locals['x'] is x, r(x))
    exec('yy = x', {'x': x}, {}); print(r(x)); eval('x', {'x': x}); print(r(x)); c = compile('x', 's', 'eval'); eval(c, {'x': x}); print(r(x))
    t = (x, [x, {1: x}]); print(r(x)); import copy; t2 = copy.copy(t); print(r(x)); t3 = copy.deepcopy([1]); del t, t2
    s = {x, x}; s2 = s | {x}; fs = frozenset(s); print(r(x)); s.clear(); print(r(x)); del s2, fs; print(r(x))
    it = iter([x]); print(r(x)); next(it); print(r(x)); z = zip([x], [x]); print(r(x)); next(z); print(r(x)); del it, z; print(r(x))
    m = map(lambda v: v, [x]); print(r(x)); list(m); print(r(x)); en = enumerate([x]); p = next(en); print(r(x)); del m, en, p; print(r(x))
    sl = slice(x, x, x); print(r(x)); del sl; ref = weakref.ref(x); print(r(x), r(ref())); del ref
    x.me = x; print(r(x)); del x.me; x.d = x.__dict__; print(r(x)); del x.d; print(r(x))
    bm = x.__repr__; print(r(x)); bm2 = x.__eq__; print(r(x)); del bm, bm2; print(r(x))
    a = [x] * 3; a.append(x); a.extend([x, x]); a.insert(0, x); print(r(x)); a.pop(); a.remove(x); del a[0]; print(r(x)); a.sort(key=id); a.reverse(); b = a.copy(); c = a[:]; print(r(x)); b = c = a = None; print(r(x))
    print(r(x), (lambda: r(x))(), [r(x) for _ in 'a'], list(r(x) for _ in 'a'), {r(x) for _ in 'a'}, [[r(x) for _ in 'a'] for _ in 'b'], (lambda y: r(y))(x), (lambda *y: r(y[0]))(x))


t1()
t1()
