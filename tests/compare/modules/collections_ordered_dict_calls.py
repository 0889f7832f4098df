# OrderedDict: every call with good and bad arguments.
import itertools
from collections import OrderedDict

class O(OrderedDict):
    pass

class P(OrderedDict):
    def items(self):
        return [(1, 2)]

def del_(mapping, key):
    del mapping[key]

od = OrderedDict(a=1, b=2)

CALLS = [
    'OrderedDict(1,2)',
    'OrderedDict([1])',
    'OrderedDict([(1,)])',
    'OrderedDict([()])',
    'OrderedDict([(1,2,3)])',
    'OrderedDict(5)',
    'od.popitem(1)',
    'OrderedDict().popitem()',
    'OrderedDict().popitem(False)',
    "od.move_to_end('z')",
    "od.move_to_end('b',False)",
    'od.move_to_end()',
    'OrderedDict().move_to_end(1)',
    'od.pop()',
    "od.pop('q')",
    "od.pop('q',default=3)",
    "od.pop('q',5)",
    'od.setdefault()',
    "od.setdefault('c')",
    "od.setdefault('d',default=5)",
    'od.fromkeys([1,2],value=3)',
    "OrderedDict.fromkeys('ab')",
    'OrderedDict.fromkeys()',
    'od',
    'O(od)',
    'P(od)',
    'repr(OrderedDict())',
    'repr(O())',
    'od.keys()',
    'od.values()',
    'od.items()',
    'reversed(od)',
    'reversed(od.keys())',
    'type(iter(od))',
    'iter(od)',
    'iter(od.items())',
    'od==dict(od)',
    'od==OrderedDict(reversed(list(od.items())))',
    'od!=OrderedDict(od)',
    'od<od',
    'od|{1:2}',
    '{1:2}|od',
    'od|5',
    'od.__reduce__()',
    'od.copy()',
    'O(od).copy()',
    'od.__dict__',
    "od['zz']",
    'od.update(1,2)',
    'od.update([1])',
    'od.update(x=1)',
    "del_(od,'none')",
    "od.keys()&{'a'}",
    'type(od.keys()).__mro__',
    'od.clear(1)',
    'od.popitem(last=False)',
    'od.popitem(first=1)',
    'iter(od).__reduce__()',
    'od.__or__(5)',
    'od.keys().mapping',
    'type(od.keys())()',
    'type(iter(od))()',
    'hash(od)',
    "od.keys()=={'a'}",
]

for call in CALLS:
    try:
        value = eval(call)
        if hasattr(value, "__next__"):
            value = list(itertools.islice(value, 8))
        print(call, "->", value)
    except Exception as error:
        print(call, "->", type(error).__name__, error)
