# Patterns, and the soft keywords as names.
match x:
    case 1 | -1.5 | 1 + 2j | -1 - 2j | 'a' 'b' | b'c' | None | True:
        pass
    case a.b.c:
        pass
    case [a, *_, b] | (c, *d):
        pass
    case a, *b:
        pass
    case *a,:
        pass
    case () | [] | {} | (a) | (b,):
        pass
    case {'a': b, -1: c, d.e: f, **g}:
        pass
    case A() | B.C(a, b=c,) | D(e=f):
        pass
    case (a as b) as c if d:
        pass
    case _:
        pass
match x, *y:
    case 1: pass
match (x):
    case case: pass
match = case = type = _ = 1
match.a, match[b], match(c), match * d, -match
match, case
match: int
type(x)
type = type
print(match, case, type)
case(x)
def match(case, type): return match[case:type]
class type: match = 1
