# A leak hunt: who keeps the objects of a class, by get_objects, get_referrers and DEBUG_SAVEALL.
import gc
class Connection:
    registry = []
    def __init__(self, n): self.n = n; self.registry.append(self)
class Session:
    def __init__(self, c): self.connection = c; c.session = self
for i in range(3): Session(Connection(i))
gc.collect()
alive = [o for o in gc.get_objects() if isinstance(o, Connection)]
print(len(alive), sorted(c.n for c in alive))
keepers = [r for r in gc.get_referrers(alive[0]) if r is not alive and type(r) is list]
print(len(keepers), keepers[0] is Connection.registry, sorted(type(r).__name__ for r in gc.get_referrers(alive[0]) if r is not alive))
Connection.registry.clear(); del alive, keepers
gc.set_debug(gc.DEBUG_SAVEALL)
print(gc.collect(), sorted(type(o).__name__ for o in gc.garbage))
gc.set_debug(0); gc.garbage.clear(); print(gc.collect())
print(len([o for o in gc.get_objects() if isinstance(o, (Connection, Session))]))
