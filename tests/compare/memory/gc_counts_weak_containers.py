# What the operations of weak containers make for the collector to count: guards, generators, copies; twice after a collection, then once more.
import gc
import weakref


class C:
    pass


def told(ref):
    pass


c, d = C(), C()
values, members, keys = weakref.WeakValueDictionary(a=c), weakref.WeakSet([c]), weakref.WeakKeyDictionary({c: 1})
other = weakref.WeakSet([c, d])
FORMS = """len(values); values.keys(); sorted(values.keys()); print(len(values), sorted(values.keys())); values.get('k'); c in members
list(values.values()); list(values.items()); list(members); list(keys); len(members); len(keys); list(keys.items()); list(keys.values())
values.update(b=c); values.setdefault('a', c); values.pop('a', 0); members.add(d); members.discard(d); list(values.valuerefs()); keys.keyrefs()
weakref.ref(c, told); 'x' in values; values.copy(); dict(values); keys.copy(); members | other; members.copy(); members & other; members - other
members ^ other; members <= other; members < other; members == other; members.isdisjoint(other); members |= other; members.union([d])
weakref.proxy(c)""".replace("\n", "; ").split("; ")
gc.disable()
for form in FORMS:
    code = compile(form if "|=" in form else "kept = " + form, "<form>", "exec")
    counts = []
    for turn in range(3):
        kept = None
        if turn < 2:
            gc.collect()
        before = gc.get_count()[0]
        exec(code)
        counts.append(gc.get_count()[0] - before)
    print(form, counts)
