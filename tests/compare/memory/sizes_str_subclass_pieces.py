# What methods of an instance of a subclass of str or bytes give back: partition and a hopeless split the object itself, most others a copy
# in an exact str of its own, even for a single character; split takes characters from the table. Lists of pieces are presized by the limit.
import sys

size = sys.getsizeof


class Text(str):
    pass


class Data(bytes):
    pass


e = Text("é")
for name, made in [
    ("str()", str(e)), ("[:]", e[:]), ("+ ''", e + ""), ("'' +", "" + e), ("* 1", e * 1), ("strip", e.strip()), ("replace", e.replace("q", "r")),
    ("center", e.center(0)), ("zfill", e.zfill(0)), ("expandtabs", e.expandtabs()), ("removeprefix", e.removeprefix("q")), ("join", "".join([e])),
    ("%", "%s" % e), ("format", format(e)), ("split", e.split("q")[0]), ("split()", e.split()[0]), ("splitlines", e.splitlines()[0]),
]:
    print(name, type(made).__name__, size(made), made is chr(233))

for text, sep in [("abc", "α"), ("abc", "é"), ("éa", "α"), ("αβ", "😀"), ("a", "bb"), ("", "x"), ("a-b", "-")]:
    for kind in (str, Text):
        whole = kind(text)
        for method in (whole.split, whole.rsplit, whole.partition, whole.rpartition):
            pieces = method(sep)
            print(kind.__name__, ascii(text), method.__name__, size(pieces), [piece is whole for piece in pieces], [size(piece) for piece in pieces])

data = Data(b"abc")
print([piece is data for piece in data.partition(b"q")], [piece is data for piece in data.rpartition(b"q")], [piece is data for piece in data.split(b"q")])
print([size(("x," * n).rsplit(",", 5)) for n in range(9)], [size(("x," * n).split(",", 3)) for n in range(9)])
print([size(("x, " * n).split(", ", 5)) for n in range(9)], [size(("x " * n).rsplit(None, 4)) for n in range(9)])
print([(size(b), b.__alloc__()) for b in (bytearray(n).translate(None, b"\0") for n in range(4))])
