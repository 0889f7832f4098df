# What the compiler folds, and where it stops.
def same(f): return f() is f()
print(same(lambda: "a" * 4096), same(lambda: "a" * 4097), same(lambda: b"a" * 4096), same(lambda: b"a" * 4097), same(lambda: (1,) * 256), same(lambda: (1,) * 257), same(lambda: (1, 2) * 128), same(lambda: (1, 2) * 129))
print(same(lambda: 2 ** 127), same(lambda: 2 ** 128), same(lambda: 2 ** 129), same(lambda: 3 ** 80), same(lambda: 3 ** 81), same(lambda: 1 << 127), same(lambda: 1 << 128), same(lambda: 1 << 129), same(lambda: 10 ** 38), same(lambda: 10 ** 39))
print(same(lambda: 1000 + 1), same(lambda: 1000 * 1000), same(lambda: "a b" + "c"), same(lambda: "a b" "c"), same(lambda: -1000), same(lambda: ~1000), same(lambda: 1000 // 3), same(lambda: 7.5 % 2), same(lambda: 1000 / 8), same(lambda: 1000 - 1), same(lambda: 5000 & 4096), same(lambda: 1000 | 1))
print(same(lambda: "a b"[0:2]), same(lambda: (1000, 2000)[0]), same(lambda: "abc def"[4]), same(lambda: (1, (2, 3))[1]), same(lambda: "%s x" % "y"), same(lambda: "%d" % 5000), same(lambda: not 1000), same(lambda: f"{1}{'x y'}"), same(lambda: "a b" * 3), same(lambda: 3 * "a b"), same(lambda: (1000, "x y")), same(lambda: ((1, 2), (3, 4))))
def consts(s): return [c for c in compile(s, "f", "eval").co_consts]
for s in ("1 + 2", "2 ** 3 ** 2", "'a' + 'b'", "(1, 2)[0]", "[1, 2, 3]", "{1, 2, 3}", "x in [1, 2]", "x in {1, 2}", "[y for y in [1, 2]]", "-(-5)", "1 if 1 else 2", "'ab'[1]", "1 / 0", "'a' * -1", "(1, 2) + (3,)", "not True", "5 .real", "'%s' % 'a'", "'%r %s' % (x, 'b')", "1 << 200", "0x10 | 1", "1j * 1j", "'a' 'b' f'{x}c'"):
    print(s, consts(s)[:3])
