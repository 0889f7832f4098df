# What a script finds when it starts.
import gc
print(gc.get_threshold(), gc.isenabled(), gc.get_debug(), gc.garbage, gc.callbacks, gc.get_count()[2], [s["collections"] for s in gc.get_stats()][1:])
