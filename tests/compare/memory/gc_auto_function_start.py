# A collection that became due inside an expression waits for the next call or jump.
import gc
def probe(tag):
    return tag
seen = []
gc.callbacks.append(lambda phase, info: phase == "start" and seen.append((where, len(keep))))
keep = []
where = "before"
gc.collect()
seen.clear()
gc.set_threshold(10)
where = "display"
keep = [[], [], [], [], [], [], [], [], [], [], [], [], []]
where = "after display"
where = "still no call"
probe(1)
where = "after call"
print(seen)
seen.clear()
gc.set_threshold(700)
gc.callbacks.clear()
