# What calls leave in the free lists: the first counts, those behind it do not.
import gc
class P:
    def __init__(self, *a, **k): pass
def count(work):
    gc.collect(); before = gc.get_count()[0]
    work()
    return gc.get_count()[0] - before
print(count(lambda: P(1)), count(lambda: P(1, 2)), count(lambda: [P(1), P(2), P(3)]), count(lambda: int("5")), count(lambda: "a".startswith("a")))
print(count(lambda: max(1, 2)), count(lambda: max(1, 2, 3)), count(lambda: (5).__add__(6)), count(lambda: "{}".format(1)), count(lambda: isinstance(1, int)), count(lambda: slice(1, 2)), count(lambda: list(zip([1], [2]))))
