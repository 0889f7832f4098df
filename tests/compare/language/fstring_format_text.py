# The format mini language for strings, and format errors.
for spec in ("", "s", "10", "<10", ">10", "^10", ".2", "*^10.3", "010", "é<5"):
    print(f"{spec:7}|{format('abcd', spec)}|")
for value, spec in (("a", "d"), ("a", "+"), ("a", ","), ("a", "=5"), ("a", "#"), (1, "s"), (1, ".2"), (1, "q"), (1.5, "d"), (1.5, "x"),
                    (1, "c,"), (1, "+c"), (1, "#c"), (1114112, "c"), (1, ",x"), (1, "_,"), (1, ",_"), (1, "999999999999999999999"), ([], "5"), (None, ">5"),
                    ("a", "5.x"), ("a", "."), (1j, "%"), (1j, "05"), (1, "yy"), (1.0, ".9999999999"), (1, "z"), ("a", "z"), (1, "n,")):
    try:
        print(repr(format(value, spec)))
    except (ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
