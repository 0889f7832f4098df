# What the collector meets in accumulate, attrgetter, methodcaller (their type last), and in files in memory: the texts of newline, bytes shared.
import gc, itertools, operator, io, typing
def show(o):
    print(type(o).__name__, [(type(r).__name__, str(r)[:60].split(' at 0')[0]) for r in gc.get_referents(o)])
a = itertools.accumulate([1, 2])
show(a)
next(a); show(a)
show(itertools.accumulate([1, 2], initial=500))
show(itertools.accumulate([1, 2], operator.mul, initial=None))
show(operator.attrgetter('a', 'b.c'))
show(operator.attrgetter('a'))
show(operator.itemgetter('a'))
show(operator.itemgetter('a', 1))
show(operator.methodcaller('a'))
show(operator.methodcaller('a', 1, x=2))
class S(io.StringIO): pass
class B(io.BytesIO): pass
for k in io.StringIO, io.BytesIO, S, B:
    s = k()
    show(s)
    if k is not S and k is not B: print(gc.is_tracked(s))
    s.close()
    show(s)
for newline in '\n', '\r', '\r\n':
    s = io.StringIO('a\r\nb', newline=newline)
    show(s)
    print(s.__getstate__())
    s.close()
    show(s)
show(io.BytesIO(b'abc'))
s = S('abc')
s.x = 1
show(s)
print(sum(gc.get_stats()[0].keys() is not None for _ in range(3)), list(gc.get_stats()[0])[0] is list(gc.get_stats()[0])[0])
