# Names, docs and types of the builtins themselves.
import builtins
print(len.__name__, len.__qualname__, len.__module__, len.__self__ is builtins, [].append.__name__, [].append.__qualname__, [].append.__self__, str.upper.__qualname__, str.upper.__objclass__, int.__add__.__name__, (1).__add__.__self__)
print(repr(len), repr([].append).split(" at ")[0], repr(str.upper), repr(int.__add__), repr((5).__add__).split(" at ")[0], repr(int.real), repr(dict.fromkeys).split(" at ")[0], repr(object.__new__).split(" at ")[0])
print(type(len), type([].append), type(str.upper), type(int.__add__), type((1).__add__), type(int.real), type(type.__dict__["__mro__"]), type(str.__dict__["maketrans"]), type(dict.__dict__["fromkeys"]))
for bad in (lambda: setattr(len, "x", 1), lambda: str.upper(5), lambda: str.upper(), lambda: int.__add__("a", 1), lambda: list.append(1, 2), lambda: len.__get__, lambda: str.join(",", 5), lambda: "".upper(1), lambda: [].append(x=1), lambda: dict.fromkeys(), lambda: int.real.__get__("s"), lambda: (1).__add__(), lambda: (1).__add__(1, 2)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(sorted(n for n in dir(builtins) if n[0].islower() and n not in ("copyright", "credits", "license", "help")))
print(sorted(n for n in dir(builtins) if n[0].isupper()))
