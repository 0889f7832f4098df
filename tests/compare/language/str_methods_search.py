# Searching, counting, splitting, replacing, joining, partitioning.
s = "banana"
print(s.find("an"), s.rfind("an"), s.find("x"), s.index("n"), s.rindex("a"), s.count("an"), s.count(""), s.find("a", 2), s.find("a", 2, 3), s.find("", 9), s.count("a", -3))
print(s.startswith("ba"), s.startswith(("x", "b")), s.endswith("na", 0, 4), s.startswith("an", 1), s.startswith("", 7))
print(s.replace("a", "o"), s.replace("a", "o", 2), s.replace("", "-"), "aaa".replace("aa", "b"), s.replace("x", "y") is s)
print("a b  c".split(), "a b  c".split(" "), " a ".split(), "".split(), "".split(","), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "a\n\nb\r\nc\x0bd\x1ce".splitlines(), "a\nb".splitlines(True))
print("k=v=w".partition("="), "k=v=w".rpartition("="), "kv".partition("="), "kv".rpartition("="))
print(",".join(["a", "b"]), "".join("abc"), "-".join(()), ".".join({"x": 1, "y": 2}))
print("a\tbc\td".expandtabs(), "a\tb".expandtabs(4), "ab".center(7, "*"), "ab".ljust(4) + "|", "ab".rjust(4), "42".zfill(5), "-42".zfill(5), "+1".zfill(1))
print("abc".translate({97: "x", 98: None, 99: 100}), "hello".translate(str.maketrans("el", "ip", "o")), str.maketrans({"a": 1}))
for bad in (lambda: s.index("x"), lambda: s.split(""), lambda: s.split(1), lambda: ",".join([1]), lambda: ",".join(5), lambda: s.startswith(1), lambda: s.startswith((1,)), lambda: s.replace("a"),
            lambda: s.partition(""), lambda: s.center("x"), lambda: s.center(5, "ab"), lambda: s.find(), lambda: s.find(1), lambda: str.maketrans("a", "bc"), lambda: s.rindex("q"), lambda: s.encode("nope"), lambda: s.count()):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
