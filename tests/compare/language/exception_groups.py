# Groups: construction, split, subgroup, derive, and their texts.
g = ExceptionGroup("top", [ValueError(1), TypeError(2), ExceptionGroup("inner", [ValueError(3)])])
print(g, repr(g))
print(g.message, g.exceptions)
print(g.subgroup(ValueError))
match, rest = g.split(TypeError)
print(repr(match), repr(rest))
print(g.subgroup(lambda e: isinstance(e, KeyError)))
print(type(BaseExceptionGroup("x", [ValueError()])), type(BaseExceptionGroup("x", [KeyboardInterrupt()])))
for bad in (lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", 5), lambda: ExceptionGroup(5, [ValueError()]),
            lambda: ExceptionGroup("x", [5]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x")):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(g.derive([KeyError()]))
