# Looking for a leak: what grew, who holds it, which cycles the collector finds (DEBUG_SAVEALL), and the repair.
import gc
import sys
import weakref
from collections import Counter

gc.collect()


class Session:
    def __init__(self, user):
        self.user = user
        self.handlers = []
        self.cache = {}


class Handler:
    def __init__(self, session, kind):
        self.session = session
        self.kind = kind
        session.handlers.append(self)


class Registry:
    _all = []

    @classmethod
    def register(cls, session):
        cls._all.append(session)


def work(count, leaky):
    for number in range(count):
        session = Session(f"user{number}")
        Handler(session, "read")
        Handler(session, "write")
        if leaky and number % 3 == 0:
            Registry.register(session)


def census():
    kinds = Counter(type(obj).__name__ for obj in gc.get_objects())
    return {name: kinds[name] for name in ("Session", "Handler")}


print("before", census())
work(9, leaky=True)
print("after work", census())
print("collected", gc.collect() > 0)
print("after collecting", census())

leaked = [obj for obj in gc.get_objects() if isinstance(obj, Session)]
print("leaked", [session.user for session in leaked])
suspect = leaked[0]
for referrer in gc.get_referrers(suspect):
    if referrer is leaked:
        continue
    if isinstance(referrer, list):
        print("  a list of", len(referrer), "is the registry's:", referrer is Registry._all)
        owners = [owner for owner in gc.get_referrers(referrer) if isinstance(owner, dict) and owner is not globals()]
        print("  held by dicts:", len(owners), [key for owner in owners for key, value in owner.items() if value is referrer])
    elif isinstance(referrer, dict):
        print("  a dict with", sorted(key for key, value in referrer.items() if value is suspect)[:1])
    else:
        print("  a", type(referrer).__name__)
print("count", sys.getrefcount(suspect))
print("referents of a handler:", sorted(type(obj).__name__ for obj in gc.get_referents(suspect.handlers[0])))

Registry._all.clear()
del leaked, suspect, referrer, owners
print("after clearing", gc.collect() > 0, census())

# What are the cycles made of?
gc.disable()
gc.set_debug(gc.DEBUG_SAVEALL)
work(2, leaky=False)
found = gc.collect()
gc.set_debug(0)
print("found", found, "in gc.garbage", len(gc.garbage))
print(sorted(Counter(type(obj).__name__ for obj in gc.garbage).items()))
sessions = [obj for obj in gc.garbage if isinstance(obj, Session)]
print([session.user for session in sessions], [handler.kind for handler in sessions[0].handlers])
gc.garbage.clear()
del sessions
print("garbage again", gc.collect())


class BetterHandler:
    """Knows its session weakly."""

    def __init__(self, session, kind):
        self._session = weakref.ref(session)
        self.kind = kind
        session.handlers.append(self)


def better(count):
    for number in range(count):
        session = Session(f"user{number}")
        BetterHandler(session, "read")
        BetterHandler(session, "write")


better(5)
print("repaired", gc.collect(), census())
gc.enable()
