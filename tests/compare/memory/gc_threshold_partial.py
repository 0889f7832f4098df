# set_threshold leaves what is not given; a bad later value leaves the earlier ones set.
import gc
gc.set_threshold(500); print(gc.get_threshold())
gc.set_threshold(501, 11); print(gc.get_threshold())
gc.set_threshold(502, 12, 13); print(gc.get_threshold())
try: gc.set_threshold(503, "x")
except TypeError as e: print(e)
print(gc.get_threshold())
gc.set_threshold(-1); print(gc.get_threshold())
gc.set_threshold(0); print(gc.get_threshold())
gc.set_threshold(700, 10, 10)
