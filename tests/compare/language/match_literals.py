# Literal, capture, wildcard, or, guard and value patterns.
class K:
    RED = 1
    class Deep: BLUE = "b"

def f(x):
    match x:
        case 0: return "zero"
        case -1 | -2: return "negative"
        case 1.5: return "float"
        case 1 + 2j: return "complex"
        case "a" "b": return "str"
        case b"x": return "bytes"
        case None: return "none"
        case True: return "true"
        case K.RED: return "red"
        case K.Deep.BLUE: return "blue"
        case int() as n if n > 100: return f"big {n}"
        case (10 | 20) as n: return f"ten or twenty {n}"
        case str(s): return f"string {s}"
        case _: return "other"

for x in (0, False, -2, 1.5, 1 + 2j, "ab", b"x", None, True, 1, "b", 500, 20, "zz", 50, [], 0.0):
    print(repr(x), f(x))
match 5:
    case x: pass
print(x)
match 3, 4:
    case a, b: print(a, b)
match = 1; case = 2; type = 3; _ = 4
print(match, case, type, _)
