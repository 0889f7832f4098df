# A suspended generator whose frame object was asked for: the collector counts what the frame holds once.
import gc

gc.collect()


class C:
    def method(self, q):
        yield q


c = C()
g = c.method(2)
next(g)
frame = g.gi_frame
print(sorted(frame.f_locals), gc.collect())
c.generator = g
print(frame.f_lineno, gc.collect())
del c, g
print(frame.f_locals["q"], gc.collect())
del frame
print(gc.collect() > 0)
