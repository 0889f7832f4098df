# Sequence patterns: lengths, stars, nesting; strings are no sequences here.
def f(x):
    match x:
        case []: return "empty"
        case [1]: return "just one"
        case [1, *rest]: return f"one then {rest}"
        case [a, b]: return f"two {a} {b}"
        case [[a, [b]], *_]: return f"nested {a} {b}"
        case (*init, "end"): return f"ends {init}"
        case [_, _, *mid, _]: return f"mid {mid}"
        case _: return "no"

for x in ([], (), [1], (1, 2, 3), [5, 6], [[1, [2]], 3, 4], [7, 8, "end"], range(4), "ab", b"ab", {1, 2}, {}, iter([1]), bytearray(b"ab")):
    print(f(x))
match [1, 2, 3]:
    case [x, y]: print("no")
    case [x, y, *z]: print(x, y, z)
match (1, 2):
    case 1, 2: print("open")
class S(list): pass
print(f(S([1])))
