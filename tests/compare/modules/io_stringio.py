# StringIO: reading, writing, positions, newlines, errors.
import io
import sys

s = io.StringIO("ab\ncd\n")
print(repr(s.read()), repr(s.read()), s.seek(0), repr(s.readline()), s.tell(), s.write("XY"), repr(s.getvalue()))
print(s.truncate(3), repr(s.getvalue()), s.seek(6), s.write("z"), repr(s.getvalue()), s.seek(0, 2))
print(list(io.StringIO("a\nb")), io.StringIO("a\r\nb\rc", newline=None).getvalue() == "a\nb\nc", list(io.StringIO("a\r\nb\rc", newline="")))
print(repr(io.StringIO("a\nb", newline="\r\n").getvalue()), s.readable(), s.isatty(), s.encoding, s.closed, sys.getsizeof(s))
print(io.StringIO("one\ntwo\nthree").readlines(5), s.writelines(["p", "q"]), repr(s.getvalue()))
for action in ("s.seek(-1)", "s.seek(1, 1)", "s.write(b'a')", "s.write()", "s.read('a')", "io.StringIO(5)", "io.StringIO(newline='x')",
               "s.fileno()", "s.truncate(-1)", "s.close()", "s.read()", "s.getvalue()", "next(s)", "s.closed", "s.__enter__()"):
    try:
        print(action, eval(action))
    except (ValueError, TypeError, OSError) as error:
        print(action, type(error).__name__, error)
with io.StringIO() as out:
    print("é", 1, file=out)
    print(repr(out.getvalue()))
print(isinstance(io.StringIO(), io.TextIOBase), isinstance(io.StringIO(), io.IOBase), io.StringIO.__name__)


class Mine(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


m = Mine()
print("quiet", file=m)
print(repr(m.getvalue()))
