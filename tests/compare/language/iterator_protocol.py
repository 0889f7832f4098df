# iter, next, sentinels, exhausted iterators, custom iterators in builtins.
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
it = It()
print(list(it), list(it), next(it, "d"), sum(It()), max(It()), sorted(It(), reverse=True), tuple(It()), 2 in It(), dict(zip("abc", It())), [*It()], "-".join(map(str, It())))
n = 0
def step():
    global n
    n += 1
    return n
print(list(iter(step, 4)), type(iter(step, 1)))
a, *b = It()
print(a, b, list(map(lambda x, y: x * y, It(), It())), list(filter(None, [0, 1, "", "a"])), list(zip(It(), "ab")), list(enumerate("ab", 5)), list(reversed([1, 2])), any(It()), all(It()))
for bad in (lambda: next(5), lambda: next([]), lambda: iter(5), lambda: iter(5, 1), lambda: next(iter([])), lambda: list(zip([1], [1, 2], strict=True)), lambda: reversed({1}), lambda: enumerate(5), lambda: map(1), lambda: map(), lambda: list(map(5, [1])), lambda: list(filter(lambda: 1, [1])), lambda: sum(["a"]), lambda: sum("ab", ""), lambda: max([]), lambda: min(), lambda: max(5), lambda: zip(5), lambda: list(zip([1, 2], [1], strict=True))):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
