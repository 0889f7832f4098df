# Every block that a class statement asks for: the type, its dict and tables, the copy of the doc text, descriptors, the names of its slots,
# the entry in its base, and what lies in free lists afterwards (the copies of dicts, the list in which slots are sorted). Peaks, too.
import gc, tracemalloc
FORMS = [
    "class r: pass",
    "class r: 'a doc text'; x = 1",
    "class r: 'd\u00f6c'",
    "class r:\n    def f(self): pass\n    def g(self): return super().g()",
    "class r:\n    a: int = 1\n    b: str",
    "class r: __slots__ = ('b', 'a')",
    "class r: __slots__ = 'a'",
    "class r: __slots__ = ['a', '__dict__', '__weakref__']",
    "class r: __slots__ = {'a': 'doc'}",
    "class r: __slots__ = ('__private', 'b')",
    "class r(B): pass",
    "class r(B, C): pass",
    "class r(D, E): pass",
    "class r(Exception): pass",
    "class r(metaclass=M): pass",
    "class r(metaclass=N): x = 1",
    "class r: d = Named()",
    "class r:\n    @property\n    def p(self): pass",
    "@keep\nclass r: pass",
    "r = type('X', (), {})",
    "r = type('X', (B,), {'__doc__': 'abc', 'x': 1})",
    "r.__doc__ = 'another'",
    "r.mro()",
    "B.__subclasses__()",
]
SETUP = """
class B: pass
class C: pass
class D(B): pass
class E(B): pass
class M(type): pass
class N(type):
    @classmethod
    def __prepare__(meta, name, bases): return {}
class Named:
    def __set_name__(self, owner, name): pass
def keep(value): return value
"""
namespace = {'__name__': 'forms'}
exec(SETUP, namespace)
for form in FORMS:
    code = compile(form, '<form>', 'exec')
    turns = []
    for turn in range(3):
        gc.collect()
        tracemalloc.start(2)
        tracemalloc.clear_traces()
        exec(code, namespace)
        now, peak = tracemalloc.get_traced_memory()
        traces = tracemalloc._get_traces()
        tracemalloc.stop()
        turns.append((now, peak, sorted((size, frames[0][1]) for _, size, frames, _ in traces if frames[0][0] == '<form>')))
    # The first turn may be special, and now and then the table of a base's subclasses grows.
    now, peak, blocks = min(turns[1:])
    print(repr(form), now, peak)
    print('   ', *['%d@%d' % block for block in blocks])
