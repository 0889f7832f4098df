# print: sep, end, file, flush, None, errors.
print(1, 2, sep="-", end="!\n")
print("a", "b", sep="", end="")
print()
print("x", sep=None, end=None)
print(sep="unused")
class W:
    def write(self, s): out.append(s)
out = []
print("a", 1, sep=", ", file=W())
print(out)
class F(W):
    def flush(self): out.append("flushed")
print("f", file=F(), flush=True)
print(out)
for bad in (lambda: print(1, sep=5), lambda: print(1, end=b""), lambda: print(1, file=5), lambda: print(1, nope=1)):
    try: bad()
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
class S:
    def __str__(self): return "as str"
    def __repr__(self): return "as repr"
print(S(), [S()], (S(),), {S(): S()})
print(None, True, ..., NotImplemented, print, int, len)
