# Mapping patterns: subset match, rest, values as keys.
class K: KEY = "k"
def f(x):
    match x:
        case {"type": "point", "x": x, "y": y}: return f"point {x} {y}"
        case {K.KEY: v}: return f"k {v}"
        case {"a": 1, **rest}: return f"a and {rest}"
        case {2: [first, *_]}: return f"two {first}"
        case {-1: x, None: y}: return f"odd keys {x} {y}"
        case {}: return "any mapping"
        case _: return "no"
for x in ({"type": "point", "x": 1, "y": 2, "z": 3}, {"k": 9}, {"a": 1, "b": 2}, {"a": 1}, {2: "not list"}, {2: (7, 8)}, {-1: "m", None: "n"}, {}, [], 5):
    print(f(x))
class D(dict):
    def __missing__(self, k): return "made"
print(f(D(type="point")))
