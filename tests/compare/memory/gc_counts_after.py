# The counts after collections of each generation.
import gc
gc.collect()
def c(): return gc.get_count()[1:]
print(c()); gc.collect(0); print(c()); gc.collect(0); print(c()); gc.collect(1); print(c()); gc.collect(0); print(c()); gc.collect(2); print(c())
