# A while loop checks at its jump back too; dicts and instances count as lists do.
import gc
class A: pass
def run(make):
    keep, at, i = [None] * 1500, [], 0
    def told(phase, info):
        at.append((phase, i, info["generation"], info["collected"]))
    gc.collect()
    gc.callbacks.append(told)
    while i < 1500:
        keep[i] = make()
        i += 1
    gc.callbacks.clear()
    return at
print(run(list))
print(run(dict))
print(run(A))
print(run(object))
print(run(lambda: (i for i in ())))
