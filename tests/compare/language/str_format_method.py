# str.format: fields, attributes, items, nesting, errors.
class P:
    x = 3
print("{} {} {0}".format(1, 2) if False else "{0} {1} {0}".format("a", "b"), "{} {}".format(1, 2), "{k} {}".format(1, k=2))
print("{0.x} {0.x:>4} {1[0]} {1[key]}".format(P, {0: "i", "key": "s"}), "{[1]}".format([5, 6]), "{!r:>5}".format("a"))
print("{:{}}|{:{w}.{p}}".format(1, 5, "abcdef", w=8, p=3), "{{}} {}".format(1), "{:%}".format(0.5))
print("{a}{b}".format_map({"a": 1, "b": 2}))
for bad in (lambda: "{}".format(), lambda: "{0} {}".format(1, 2), lambda: "{} {0}".format(1, 2), lambda: "{x}".format(), lambda: "{".format(), lambda: "}".format(),
            lambda: "{0[}".format([1]), lambda: "{0.}".format(1), lambda: "{!x}".format(1), lambda: "{:{:{}}}".format(1, 2, 3), lambda: "{0.nope}".format(1),
            lambda: "{0[5]}".format([1]), lambda: "{!}".format(1), lambda: "{0!r".format(1), lambda: "{5}".format(1), lambda: "{0[a]}".format([1]), lambda: "{99999999999999999999}".format(1)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
