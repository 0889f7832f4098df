# Tuples with named items, made by scripts: lengths, the dict of further fields, fields that are no items, sizes, copies, which classes refuse.
import copy, gc, pickle, sys, time

def attempt(what, *args, **named):
    try:
        print(repr(what(*args, **named)))
    except Exception as error:
        print(type(error).__name__, error)

for value in sys.version_info, sys.int_info, sys.hash_info, sys.float_info, sys.flags, time.gmtime(0):
    kind = type(value)
    print(kind.__module__, kind.__qualname__, len(value), kind.n_fields, kind.n_sequence_fields, kind.n_unnamed_fields)
    print(kind.__match_args__, sys.getsizeof(value), kind.__basicsize__, kind.__itemsize__, gc.is_tracked(value))
    attempt(kind)
    attempt(kind, ())
    attempt(kind, tuple(value) * 2)
    attempt(lambda: kind(tuple(value)) == value)
    attempt(lambda: kind(iter(value), {"other": 1}) is value)
    attempt(kind, 5)
    attempt(kind, tuple(value), 5)
    attempt(kind, tuple(value), {}, 1)
    attempt(kind, sequence=tuple(value), more=3)
    attempt(type, "Derived", (kind,), {})
    attempt(setattr, value, kind.__match_args__[0], 1)
    attempt(lambda: value.__reduce__()[1][0] == tuple(value))
    print(hash(value) == hash(tuple(value)), sorted(set(dir(kind)) - set(dir(tuple)) - set(kind.__match_args__)))

when = time.gmtime(86400 * 365)
print(when, when.tm_zone, when.tm_gmtoff, when[8], when.__reduce__())
for items in range(9), range(10), range(11), range(12), range(8), "abcdefghij":
    attempt(time.struct_time, items)
    attempt(lambda: (lambda made: (len(made), made.tm_zone, made.tm_gmtoff, sys.getsizeof(made)))(time.struct_time(items)))
    attempt(lambda: (lambda made: (made.tm_zone, made.tm_gmtoff))(time.struct_time(items, {"tm_zone": "Z", "tm_gmtoff": 5, "tm_sec": 1})))
for made in copy.copy(when), copy.deepcopy(when), pickle.loads(pickle.dumps(when)):
    print(made == when, type(made).__name__, made.tm_zone, made.tm_gmtoff)

class Kept:
    def __del__(self):
        print("dies")

made = time.struct_time([Kept() for _ in range(2)] + [0] * 8 + [Kept()])
print(gc.is_tracked(made), len(gc.get_referents(made)), sys.getrefcount(made.tm_gmtoff))
del made
print("end")
