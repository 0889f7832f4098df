# Patterns and matches as objects: types, sizes, what they hold, errors, bytes and what is like bytes.
import copy
import gc
import re
import sys
import weakref


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


p = re.compile(r"(?P<word>\w+)(?: (\d+))?", re.I)
m = p.search("- abc 12 -", 1)
print(re.Pattern, re.Match, type(p.finditer("")), type(p.scanner("")))
print([sys.getsizeof(re.match(x, "a")) for x in ("a", "(a)", "(a)(b)?", "((a))")])
print(re.Match.__basicsize__, re.Match.__itemsize__, re.Pattern.__basicsize__, re.Pattern.__itemsize__)
print(gc.is_tracked(p), gc.is_tracked(m), weakref.ref(p)() is p)
show(lambda: weakref.ref(m))
show(lambda: re.Pattern())
show(lambda: re.Match())
show(lambda: setattr(re.Match, "x", 1))
show(lambda: setattr(m, "x", 1))
show(lambda: setattr(p, "flags", 1))
print(p, m, m.re is p, m.pos, m.endpos, m.lastindex, m.lastgroup, m.regs, m.regs is m.regs)
print(p.groups, p.groupindex, type(p.groupindex), p.flags, p.pattern)
print(sorted(x for x in dir(re.Match) if x[0] != "_"), sorted(x for x in dir(re.Pattern) if x[0] != "_"))
print(copy.copy(p) is p, copy.deepcopy(m) is m, re.Match[str], re.Pattern[bytes])
print([type(x).__name__ for x in gc.get_referents(m)])
print(m.group(), m.group(0, "word", 2), m[1], m["word"], m.start(), m.end(2), m.span("word"), m.groups(), m.groupdict())
n = p.match("abc")
print(n.group(2), n.groups("?"), n.groupdict(default=0), n.start(2), n.span(2), n.lastindex, n.lastgroup, n.regs)
for group in (3, -1, "x", None, 1.5, 2**70, True):
    show(lambda: m.group(group))
show(lambda: m.start(1, 2))
show(lambda: m.expand(r"[\1|\2|\g<word>\n]"))
show(lambda: n.expand(r"[\1|\2|\g<word>]"))
show(lambda: p.search(1))
show(lambda: p.search(b"x"))
show(lambda: re.search(b"x", "x"))
show(lambda: p.search())
show(lambda: p.search("abc", "x"))
show(lambda: p.search(string="abc", pos=1, endpos=2))
show(lambda: p.search("abc", 5, 2))
show(lambda: p.search("abc", -5, 200))
show(lambda: re.compile("x*").fullmatch("xxy", 0, 2))
s = "text"
print(re.sub("z", "y", s) is s, re.split("z", s)[0] is s, re.match(".*", s).group() is s)
array = bytearray(b"one two")
print(re.findall(b"\\w+", array), re.sub(b"o", b"0", array), re.split(b" ", array), re.match(b"\\w+", array).group())
print(re.sub(b"(o)", rb"[\1]", memoryview(b"foo")), re.match(b"f", memoryview(b"foo")).string)
show(lambda: re.sub("a", b"b", "aaa"))
show(lambda: re.sub("a", lambda m: 1, "aaa"))
show(lambda: re.sub("a", lambda m: None, "bab"))
show(lambda: re.sub("(a)|b", r"<\1>", "abc"))
show(lambda: re.sub("a", r"\2", "abc"))
show(lambda: re.sub("a", r"\q", "abc"))
show(lambda: re.subn("", "-", "abc", count=2))
show(lambda: re.split("(-)|x", "a-bxc", maxsplit=1))
show(lambda: re.split("", "abc"))
scanner = re.compile("(a)|(b)").scanner("abxa")
print([scanner.match() for _ in range(3)], scanner.pattern)
scanner = re.compile("a*").scanner("baac", 1)
found = scanner.search()
while found:
    print(found.span(), found.pos, end=" ")
    found = scanner.search()
print(scanner.search())
print(re.compile("a") == re.compile("a"), re.compile("a") == re.compile("a", re.I), re.compile("a") == re.compile(b"a"))
print(len({re.compile("a"), re.compile("a"), re.compile("b")}), re.compile("a") != 1)
for flags in (0, re.I, re.A, re.I | re.M | re.S | re.X):
    print(re.compile("x" * 250 if flags == re.A else "x", flags))
print(re.compile(b"x", re.L), re.compile("(?i)x"), re.compile("(?x) a  b").flags)
for text, pattern in (("xay", "a"), ("xéy", "é"), ("x\u20acy", "[\u20ac-\u20ad]"), ("x\U0001f600y", "\\W+")):
    print(ascii(re.search(pattern, text)), re.search(pattern, text).span())
print([m.span() for m in re.finditer("<.+?>|b*", "<a><b>bb")], re.findall(r"(\w)(\d)?", "a1b"))
print(re.search(r"(a|ab)(?:c|bcd)(d*)", "abcd").groups(), re.match(r"(?:(a)|b)*", "ab").groups())
print(re.search(r"x{2,3}?y", "xxxy"), re.search(r"(?s).+?c", "ab\nc"), re.match(r"(\w+)\s\1", "the the").span(1))
