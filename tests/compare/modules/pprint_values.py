# pprint: lines, indentation, depth, recursion.
import pprint
from collections import Counter, OrderedDict, defaultdict, deque
from dataclasses import dataclass

data = {"name": "x" * 30, "list": list(range(30)), "nested": {"a": [1, 2, {"b": "y" * 40}], "c": ("t",) * 3}, "s": {3, 1, 2}}
pprint.pprint(data)
pprint.pp({"b": 1, "a": 2})
print(pprint.pformat([1, [2, [3, [4]]]], depth=2))
pprint.pprint(list(range(40)), compact=True, width=40)
pprint.pprint("word " * 30, width=40)


@dataclass
class Row:
    a: int
    b: list


pprint.pprint([Row(1, list(range(12))), OrderedDict((i, i) for i in range(9)), defaultdict(int, {i: i * 2 for i in range(9)}),
               Counter("abracadabra"), deque(range(20))], width=40)
loop = [1]
loop.append(loop)
print(pprint.pformat(loop).split(" with")[0], pprint.isrecursive(loop), pprint.isreadable([1]), pprint.isreadable([object()]))
