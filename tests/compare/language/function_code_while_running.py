# A call goes on with the code it began with when its function is given another meanwhile.
ns = {}
exec('''
def g():
    return 'g'
def f(x):
    def inner(): return x
    f.__code__ = g.__code__
    junk = [str(i) * 50 for i in range(2000)]
    del junk
    y = x + 1000000
    s = 'constant %s' % (y,)
    t = [(i, s) for i in range(3)]
    return s, t
''', ns)
f = ns['f']
import sys
ns2 = f.__globals__
print(sys.getrefcount(f.__code__))
try:
    print(f(5))
except Exception as e: print(e)
exec('''
def g():
    return 'g'
def f(x):
    f.__code__ = g.__code__
    junk = [str(i) * 50 for i in range(2000)]
    del junk
    y = x + 1000000
    s = 'constant %s' % (y,)
    t = [(i, s) for i in range(3)]
    return s, t
''', ns)
f = ns['f']
print(f(5))
