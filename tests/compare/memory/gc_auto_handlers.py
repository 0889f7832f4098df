# Where a handler ends CPython's code jumps back to what follows, and a due collection happens, unless only a short way out follows, or nothing that
# the guarded statements reach.
import gc, sys
gc.collect(); gc.freeze(); gc.collect()
log = []
get = gc.get_count
def note(phase, info):
    if phase == 'start':
        frame = sys._getframe(1)
        log.append((frame.f_code.co_name, frame.f_lineno))
def fail(): raise ValueError
def goes_on():
    try:
        fail()
    except ValueError as error:
        a = [[], []]
    a = 1
    a = 2
    b = abs(1)
def short_way_out():
    try:
        fail()
    except ValueError:
        a = [[], []]
    return a
def end():
    try:
        fail()
    except ValueError:
        a = [[], []]
def long_way_out():
    try:
        fail()
    except ValueError:
        a = [[], []]
    return [a, a, a, a, a]
def only_handlers():
    try:
        return fail()
    except ValueError:
        a = [[], []]
    a = 1
    return [a, a, a, a, a]
def in_loop():
    for i in range(2):
        try:
            fail()
        except ValueError:
            a = [[], []]
def in_if(a=1):
    if a:
        try:
            fail()
        except ValueError:
            a = [[], []]
    return [a, a, a, a]
def in_handler():
    try:
        fail()
    except ValueError:
        try:
            fail()
        except ValueError:
            a = [[], []]
        a = [a, 1]
    a = [a, 2]
    return a
class Swallow:
    def __enter__(self): return self
    def __exit__(self, *args): return True
def in_with():
    with Swallow():
        try:
            fail()
        except ValueError:
            a = [[], []]
    return a
def in_finally():
    try:
        try:
            fail()
        except ValueError:
            a = [[], []]
    finally:
        a = 2
    return a
def raises():
    try:
        try:
            fail()
        except ValueError:
            a = [[], []]
        raise KeyError
    except KeyError:
        a = [[], []]
gc.callbacks.append(note)
gc.set_threshold(1, 1000, 1000)
for test in goes_on, short_way_out, end, long_way_out, only_handlers, in_loop, in_if, in_handler, in_with, in_finally, raises:
    log.append(test.__name__)
    test()
    a = 1
gc.disable()
for x in log: print(x)
