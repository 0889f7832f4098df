# Errors of the functions that take arguments.
import gc
calls = [lambda: gc.enable(1), lambda: gc.isenabled(1), lambda: gc.set_debug(), lambda: gc.set_debug("x"), lambda: gc.set_debug(1.5), lambda: gc.set_debug(2**40),
    lambda: gc.get_debug(1), lambda: gc.get_count(0), lambda: gc.set_threshold(), lambda: gc.set_threshold(1, 2, 3, 4), lambda: gc.set_threshold("a"), lambda: gc.set_threshold(2**40),
    lambda: gc.set_threshold(1.5), lambda: gc.set_threshold(threshold0=1), lambda: gc.get_objects(3), lambda: gc.get_objects("0"), lambda: gc.get_objects(1.0),
    lambda: gc.get_objects(0, 1), lambda: gc.get_referrers(x=1), lambda: gc.is_tracked(), lambda: gc.is_tracked(1, 2), lambda: gc.is_finalized(), lambda: gc.freeze(1), lambda: gc.get_freeze_count(1), lambda: gc.get_stats(1)]
for call in calls:
    try: print(call())
    except Exception as e: print(type(e).__name__, e)
gc.set_threshold(700, 10, 10)
print(gc.get_threshold(), gc.get_debug())
