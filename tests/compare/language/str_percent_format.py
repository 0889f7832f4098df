# The % operator on strings and bytes.
print("%s %r %a" % ("é", "é", "é"), "%d|%5d|%-5d|%05d|%+d|% d" % (1, 2, 3, 4, 5, 6))
print("%x %X %#x %o %#o %c %c" % (255, 255, 255, 8, 8, 65, "z"), "%%")
print("%f|%.2f|%10.3f|%-10.1f|%e|%g|%G" % (1.5, 2.345, 3.14159, 2.0, 12345.678, 0.00001, 1e20))
print("%(a)s %(b)05.1f %(a)r" % {"a": "x", "b": 2.55})
print("%s" % (1,), "%s" % [1, 2], "%s %s" % ("a", ("b",)), "%.2s|%5s|%-5s|" % ("abc", "x", "y"))
print("%*d|%-*d|%.*f" % (5, 1, 5, 2, 2, 3.14159), "%i %u" % (3, 4), "%d" % 3.99, "%s" % None)
print(b"%s %d %r %a %c %x" % (b"ab", 5, "q", "é", 65, 255))
for bad in (lambda: "%d" % "x", lambda: "%s %s" % (1,), lambda: "%s" % (1, 2), lambda: "%q" % 1, lambda: "%(a)s" % 5, lambda: "%(a)s" % {},
            lambda: "%" % 1, lambda: "%c" % "ab", lambda: "%c" % -1, lambda: "%*d" % ("a", 1), lambda: "%x" % 1.5, lambda: "%f" % "a", lambda: "a" % 5,
            lambda: "%(a" % {"a": 1}, lambda: b"%s" % "str", lambda: b"%d" % "x", lambda: "%.99999999999d" % 1):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
