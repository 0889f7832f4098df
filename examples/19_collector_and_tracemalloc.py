"""tracemalloc weighs what the collector cannot take away.

Watch for: a thousand lists of a thousand numbers are no garbage while a name holds them, so
a collection changes nothing; dropping the name does, without any collector.
"""

import gc
import tracemalloc


def megabytes():
    current, peak = tracemalloc.get_traced_memory()
    return f"{current / 10**6:.2f} MB (peak {peak / 10**6:.2f} MB)"


def profile():
    tracemalloc.start()

    gc.disable()
    table = [list(range(1000)) for _ in range(1000)]
    print("collector off:", megabytes())

    gc.enable()
    found = gc.collect()
    print("after a collection:", megabytes())
    print("first collection found:", found)

    del table
    current, peak = tracemalloc.get_traced_memory()
    print("the name dropped, less than a tenth of a megabyte left:", current < 100_000)
    print("the peak remembers:", peak > 30_000_000)
    tracemalloc.stop()


profile()
