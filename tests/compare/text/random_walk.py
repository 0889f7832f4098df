# Many calls of text and bytes methods with arguments from a small random generator.
seed = 12345
def rnd(n):
    global seed
    seed = (seed * 1103515245 + 12345) % 2147483648
    return (seed >> 8) % n
LETTERS = ["a", "b", "A", "B", " ", "1", "\n", "\t", "é", "ß", "Σ", "İ", "ǆ", "中", "😀", "\u0345", "\ud800", "\x00", "-", "+", "'", '"', "\\", "\x85", "\u2028", "ﬁ", "٣", "²", "\x7f", "\xad"]
def text(most, pool=None):
    pool = pool or LETTERS
    return "".join([pool[rnd(len(pool))] for _ in range(rnd(most + 1))])
def some(): return (text(3), text(2, ["a", "b"]), text(1), text(2, ["中", "😀", "a"]))[rnd(4)]
PLAIN = "upper lower title capitalize swapcase casefold strip lstrip rstrip isalpha isdecimal isdigit isnumeric isalnum isspace isupper islower istitle isidentifier isprintable isascii split rsplit splitlines expandtabs __repr__ __sizeof__".split()
BYTES = "upper lower title capitalize swapcase strip lstrip rstrip isalpha isdigit isalnum isspace isupper islower istitle isascii split rsplit splitlines expandtabs hex __repr__".split()
SEARCH = ["find", "rfind", "count", "startswith", "endswith", "index", "rindex"]
CUT = ["partition", "rpartition", "removeprefix", "removesuffix", "strip", "lstrip", "rstrip", "split", "rsplit"]
PADS = ["center", "ljust", "rjust"]
def call(o, name, *args):
    try: return ascii(getattr(o, name)(*args))
    except Exception as e: return type(e).__name__ + str(e)
def one(s, other, plain, fill):
    k = rnd(9)
    if k < 2: return call(s, plain[rnd(len(plain))])
    if k == 2: return call(s, SEARCH[rnd(7)], other(), rnd(18) - 5, None if rnd(3) == 0 else rnd(18) - 5)
    if k == 3: return call(s, "replace", other(), other(), rnd(5) - 1)
    if k == 4: return call(s, ["split", "rsplit"][rnd(2)], None if rnd(2) else other(), rnd(5) - 1)
    if k == 5: return call(s, CUT[rnd(9)], other())
    if k == 6: return call(s, PADS[rnd(3)], rnd(16), fill)
    if k == 7: return ascii(s[rnd(24) - 12:rnd(24) - 12:[1, 2, -1, -2, 3][rnd(5)]])
    o = other()
    return ascii((s + o, s * (rnd(6) - 1), s < o, s == o, o in s, call(s[:0], "join", [s, o]), call(o, "join", [s, o, s])))
for block in range(40):
    total = 0
    for _ in range(100):
        total = (total * 31 + hash(one(text(15), some, PLAIN, "*中"[rnd(2)]))) % 1000000007
        b = bytes(text(12, list("ab A1\n\r\té\xff-+'\"\\")), "latin-1")
        if rnd(2): b = bytearray(b)
        total = (total * 31 + hash(one(b, lambda: bytes(text(2, list("ab é")), "latin-1"), BYTES, b"*"))) % 1000000007
    print(block, total)
