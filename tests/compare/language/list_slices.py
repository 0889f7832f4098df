# Slice reading, assignment and deletion in every direction.
l = list(range(10))
print(l[2:5], l[:3], l[7:], l[-3:], l[::3], l[::-1], l[8:2:-2], l[100:], l[-100:2], l[5:2], l[:], l[:] is l)
l[2:4] = "xyz"; print(l)
l[0:0] = [-1]; print(l)
l[-2:] = []; print(l)
l[::2] = range(5); print(l)
l[3:1] = ["in"]; print(l)
del l[1:3]; del l[::3]; print(l)
l[:] = "new"; print(l)
l[1:2] = l; print(l)
l[len(l):] = [1]; print(l)
s = slice(1, None, 2); print(s, s.start, s.stop, s.step, s.indices(5), slice(3), slice(None) == slice(None), l[s], slice(-1, None, -1).indices(4))
for bad in (lambda: l.__setitem__(slice(None, None, 2), [1]), lambda: l.__setitem__(slice(0, 1), 5), lambda: l[::0], lambda: l["a":], lambda: l.__setitem__(slice(None, None, -1), [1, 2]), lambda: s.indices(-1), lambda: s.indices("x"), lambda: slice()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class I:
    def __index__(self): return 2
print([0, 1, 2, 3][I():], [0, 1, 2, 3][I()])
