# A special method that takes its arguments in a tuple, whose making asks for a collection: the arguments are given up once.
import gc
import sys


class Key:
    pass


class Taker:
    def __getitem__(*given):
        kept.append(given)
        return len(given)

    def __add__(*given):
        kept.append(given)
        return len(given)

    def __eq__(*given):
        kept.append(given)
        return True

    def __contains__(*given):
        kept.append(given)
        return True


taker, key, kept = Taker(), Key(), []
before = sys.getrefcount(key), sys.getrefcount(taker)
gc.set_threshold(5, 0, 0)
for step in range(400):
    kept.append([])
    taker[key]
    taker + key
    kept.append([])
    taker == key
    key in taker
    if step % 3 == 0:
        kept.append([])
kept.clear()
gc.collect()
print(sys.getrefcount(key) - before[0], sys.getrefcount(taker) - before[1])
