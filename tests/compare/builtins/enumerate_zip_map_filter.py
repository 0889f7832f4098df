# The lazy helpers.
print(list(enumerate("ab")), list(enumerate("ab", start=5)), list(enumerate([], 1)), next(enumerate("x", 2**70)))
print(list(zip()), list(zip("ab", [1, 2, 3])), list(zip("ab", "cd", "ef")), list(zip([1], strict=True)), dict(zip("ab", "cd")))
print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2], [3, 4, 5])), list(map(pow, [2, 3], [3, 2])), list(filter(None, [0, 1, 2])), list(filter(lambda x: x > 1, [0, 1, 2])), list(filter(str.isalpha, "a1b")))
m = map(print, "ab"); print("lazy"); next(m); print(type(m), iter(m) is m, list(m))
for bad in (lambda: enumerate(), lambda: enumerate(5), lambda: enumerate([], "a"), lambda: list(zip(1)), lambda: list(zip([1], [], strict=True)), lambda: list(zip([1], [1], [1, 2], strict=True)), lambda: map(str), lambda: list(map(5, [1])), lambda: filter(None), lambda: list(filter(1, [1])), lambda: filter(None, 5), lambda: zip([], x=1), lambda: list(map(len, [1])), lambda: enumerate([], start=0, x=1), lambda: next(zip([]))):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
