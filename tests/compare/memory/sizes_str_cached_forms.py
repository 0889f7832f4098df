# Which uses of a non-ASCII string leave its UTF-8 form in it, and what a hash, a slice, an upper case and a join make of it.
import sys


def fresh():
    return "".join(["grö", "ße"])


def after(work):
    text = fresh()
    before = sys.getsizeof(text)
    try:
        work(text)
    except Exception as error:
        return before, sys.getsizeof(text), type(error).__name__
    return before, sys.getsizeof(text)


class A:
    pass


for name, work in {
    "hash": hash, "encode": lambda t: t.encode(), "encode latin": lambda t: t.encode("latin-1"), "repr": repr, "format": lambda t: f"{t:>20}",
    "percent": lambda t: "%s" % t, "setattr": lambda t: setattr(A(), t, 1), "getattr": lambda t: getattr(A, t, 0), "intern": sys.intern,
    "class name": lambda t: type(t, (), {}), "compile": lambda t: compile(t, "f", "eval"), "filename": lambda t: compile("1", t, "eval"),
    "eval": lambda t: eval(t), "exec": lambda t: exec(t), "int": lambda t: int(t), "float": lambda t: float(t), "upper": str.upper,
    "slice": lambda t: t[1:], "compare": lambda t: t == "größe", "in": lambda t: "ß" in t, "join": lambda t: "".join([t, t]),
    "dict key": lambda t: {t: 1}, "kwarg": lambda t: dict(**{t: 1}), "print": lambda t: print(end=t[:0]), "isidentifier": str.isidentifier,
    "exception": lambda t: ValueError(t), "str": lambda t: str(ValueError(t)), "startswith": lambda t: t.startswith("g"),
    "bytes": lambda t: bytes(t, "utf-8"), "complex": lambda t: complex(t), "split": lambda t: t.split(), "fromhex": lambda t: bytes.fromhex(t),
    "vars": lambda t: vars(A).get(t), "globals": lambda t: globals().get(t), "namedtuple": lambda t: __import__("collections").namedtuple("N", t),
}.items():
    print(name, *after(work))
