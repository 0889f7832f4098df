# time: clocks go forward, sleep sleeps, struct_time.
import time
a = time.time(); p = time.perf_counter(); m = time.monotonic(); c = time.process_time()
print(type(a), a > 1.6e9, type(time.time_ns()), time.time_ns() > 10**18, type(time.perf_counter_ns()), type(time.monotonic_ns()), type(time.process_time_ns()))
time.sleep(0.02)
print(time.perf_counter() - p >= 0.02, time.monotonic() - m >= 0.02, time.time() - a >= 0.015, time.process_time() >= c)
for bad in (lambda: time.sleep(-1), lambda: time.sleep("a"), lambda: time.sleep(), lambda: time.time(1), lambda: time.sleep(float("nan"))):
    try: bad()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
