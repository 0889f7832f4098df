# Class patterns: positional through __match_args__, keywords, builtins, errors.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Sub(Point): pass
def f(v):
    match v:
        case Point(0, 0): return "origin"
        case Point(x=0): return "on y axis"
        case Point(x, y=0): return f"on x axis {x}"
        case Sub(x, y): return f"sub {x} {y}"
        case Point(Point(a, b), c): return f"nested {a} {b} {c}"
        case Point(): return "point"
        case int(n) | float(n): return f"number {n}"
        case str() | bytes(): return "text"
        case dict(d): return f"dict {d}"
        case [Point(x), *_]: return f"list of {x}"
        case _: return "no"
for v in (Point(0, 0), Point(0, 1), Point(3, 0), Sub(1, 1), Point(Point(1, 2), 3), Point(1, 1), 5, 1.5, True, "s", {1: 2}, [Sub(9, 9)], None):
    print(f(v))
for code in ("case Point(1, 2, 3): pass", "case int(1, 2): pass", "case Plain(1): pass", "case five(): pass"):
    class Plain: pass
    five = 5
    try:
        exec(f"match Point(1, 2) if 'Point' in {code!r} else (1 if 'int' in {code!r} else Plain()):\n    {code}")
        print("no error")
    except TypeError as e:
        print(e)
class BadArgs: __match_args__ = [1]
try:
    match BadArgs():
        case BadArgs(x): pass
except TypeError as e:
    print(e)
