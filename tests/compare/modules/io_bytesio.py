# BytesIO: reading, writing, positions, sizes, errors.
import io
import sys

b = io.BytesIO(b"ab\ncd\n")
print(b.read(), b.read(1), b.seek(0), b.readline(), b.tell(), b.write(b"XY"), b.getvalue(), b.truncate(3), b.getvalue())
print(b.seek(6), b.write(bytearray(b"z")), b.getvalue(), b.seek(-2, 2), b.read(), list(io.BytesIO(b"a\nb")), io.BytesIO(b"x\ny").readlines())
grown = io.BytesIO()
sizes = []
for _ in range(12):
    grown.write(b"abc")
    sizes.append(sys.getsizeof(grown))
print(sizes, sys.getsizeof(io.BytesIO()), sys.getsizeof(io.BytesIO(b"abc")))
room = bytearray(4)
print(io.BytesIO(b"123456").readinto(room), room)
for action in ("b.seek(-1)", "b.write('a')", "b.write(1)", "io.BytesIO('a')", "b.truncate(-1)", "b.fileno()", "b.close()", "b.read()",
               "b.closed", "b.getvalue()", "b.__enter__()"):
    try:
        print(action, eval(action))
    except (ValueError, TypeError, OSError) as error:
        print(action, type(error).__name__, error)
print(isinstance(io.BytesIO(), io.BufferedIOBase), isinstance(io.BytesIO(), io.TextIOBase))
