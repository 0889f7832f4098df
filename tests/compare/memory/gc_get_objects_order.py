# Objects of a generation are listed oldest first.
import gc
gc.collect()
a, b, c = [1], {"k": []}, {2}
young = gc.get_objects(generation=0)
ids = [id(o) for o in young]
print(ids.index(id(a)) < ids.index(id(c)), ids.index(id(a)) < ids.index(id(b["k"])))
print([type(o).__name__ for o in young])
