# At which instructions a due collection happens: not before a loop has taken its first item; after each call, but not after isinstance, len,
# type and list.append once these have run before; on entry of a function, whose frame is there by then; not where an error is thrown into
# a generator; while print makes the text of what it shows, with the bound write alive.
import gc
import sys
gc.collect()
gc.freeze()
gc.collect()
log = []
get = gc.get_count


def note(phase, info):
    if phase == 'start':
        frame = sys._getframe(1)
        log.append((frame.f_code.co_name, frame.f_lineno, get()[0]))


def loops():
    a = [[], []]
    for letter in 'abc':
        a = [[], []]
    for i in range(2):
        a = [[], []]
    for item in (1, 2):
        a = [[], []]
    return [[[]] for i in range(3)]


def calls():
    for i in range(3):
        a = [[], []]
        b = isinstance(a, (list, tuple))
        c = len([[], []])
        d = type([[], []])
        a.append([[]])
        e = str([[], []])
        f = {'a': [[]]}.get('a')
        g = abs(1)


def weight(item):
    if isinstance(item, (str, bytearray)):
        return len(item)
    return 0


def trim():
    for name in 'abcdef':
        if weight([name]) < 0 or type(globals()).__name__ == 'list':
            print(name)


def gen():
    yield [[]]


def generators():
    kept = [gen() for i in range(4)]
    for item in kept:
        for value in item:
            pass
    last = gen()
    next(last)
    last = None
    last = gen()
    next(last)
    try:
        last.throw(KeyError([[]]))
    except KeyError as error:
        print(error)
    last = gen()
    next(last)
    last.close()


def errors():
    for i in range(2):
        try:
            log[{}]
        except TypeError as error:
            trim()


gc.callbacks.append(note)
gc.set_threshold(1, 1000, 1000)
for test in loops, calls, trim, generators, errors:
    log.append(test.__name__)
    test()
    test()
log.append('print')
print(1)
print([2], [])
print(3, 'a', sep='-')
gc.disable()
for line in log:
    print(line)
