# The block of a StringIO that began with a text: its steps when it grows, shrinks, is closed; the float that complex() makes of an int.
import io, gc, tracemalloc
def show(f):
    for i in range(2):
        gc.collect()
        tracemalloc.start()
        x = f()
        s = tracemalloc.take_snapshot()
        tracemalloc.stop()
    print(sorted(t.size for t in s.traces))
def a():
    s = io.StringIO('abcdefghij'); s.seek(0, 2); s.write('x'); return s
def b():
    s = io.StringIO('abcdefghij'); s.seek(0, 2); s.write('x'); s.write('x'*100); return s
def c():
    s = io.StringIO('abcdefghij'); s.seek(0, 2); s.write('x'*100); return s
def d():
    s = io.StringIO('abcdefghij'); s.read(); s.write('x'); s.write('y'); s.write('yyyyyyyyyy'); return s
def e():
    s = io.StringIO('abcdefghij'); s.write('x'*9); return s
def g():
    s = io.StringIO('abcdefghij'); s.write('x'*10); return s
def h():
    s = io.StringIO('abcdefghij'); s.write('x'*12); s.write('x'); s.write('x'); return s
def i():
    s = io.StringIO('abcdefghij'); s.truncate(3); return s
def j():
    s = io.StringIO('abcdefghij'); s.close(); return s
for f in a, b, c, d, e, g, h, i, j: print(f.__name__); show(f)
print('complex')
show(lambda: complex(1, 2))
show(lambda: complex(1.5, 2))
show(lambda: complex(1, 2.5))
show(lambda: complex(1))
show(lambda: io.StringIO())
show(lambda: io.BytesIO())
