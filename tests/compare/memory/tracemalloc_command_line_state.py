# Without options nothing is traced.
import sys, tracemalloc
print(tracemalloc.is_tracing(), sys._xoptions, sys.flags.dev_mode)
