"""The collector works in three generations, each with a threshold.

Watch for: (700, 10, 10) means that the youngest generation is collected once 700 more
containers were made than freed, the middle one after ten such rounds, the old one after ten
of those. How many objects are watched at the start is the interpreter's own business.
"""

import gc

print(f"thresholds: {gc.get_threshold()}")
print(f"counts now: {gc.get_count()}")
print(f"first collection found: {gc.collect()}")
print(f"objects watched: {len(gc.get_objects())}")

gc.collect()
print("after a full collection:", gc.get_count())
kept = [[] for _ in range(300)]
youngest = gc.get_count()[0]
print("300 lists later the youngest count has risen by 200 or more:", youngest >= 200)

rounds = gc.get_stats()[0]["collections"]
more = [[] for _ in range(800)]
print("past 700 a round was run:", gc.get_stats()[0]["collections"] > rounds)
print("watched: a list", gc.is_tracked([]), "/ a number", gc.is_tracked(1), "/ an empty dict", gc.is_tracked({}))
