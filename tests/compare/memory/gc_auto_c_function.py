# A C function that builds many containers is not interrupted: the collection comes after its return.
import gc
gc.collect()
at = []
gc.callbacks.append(lambda phase, info: at.append((phase, info["generation"], len(keep) if keep else None)))
keep = None
keep = list(zip(range(5000), range(5000)))
print(at); at.clear()
keep = [[] for i in range(0)] + list(map(list, [()] * 2000))
print(at); at.clear()
keep = None
gc.collect(); at.clear()
keep = sorted([(i,) for i in range(2000)])
print(len(at), at[:2])
at.clear(); keep = None; gc.collect(); at.clear()
keep = [*zip(range(3000))]
print(at)
gc.callbacks.clear()
