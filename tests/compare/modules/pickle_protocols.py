# pickle: the bytes of every protocol, for values, containers (in themselves too), batches and frames; and what comes back.
import io
import pickle
from collections import Counter, OrderedDict, defaultdict, deque

def digest(data):
    value = 0
    for start in range(0, len(data), 1000):
        value = (value * 1000003 + int.from_bytes(data[start:start + 1000], "little")) % (2**61 - 1)
    return value

in_list, in_dict, in_tuple = [], {}, ([],)
in_list.append(in_list)
in_dict["me"] = in_dict
in_tuple[0].append(in_tuple)
in_long = ([1], 2, 3, 4)
in_long[0].append(in_long)
shared = ["a"]
cases = [
    None, True, False, ..., NotImplemented, 0, -1, 255, 256, 65535, 65536, 2**31 - 1, 2**31, -2**31, -2**31 - 1, 2**63, -2**63, -129, 2**2039, -2**2039,
    1.5, -0.0, float("inf"), 1j, b"", b"\xff", b"x" * 256, bytearray(), bytearray(b"ab"), "", "abc", "\xe9\u1234\U0001f600", "\n\\\0\x1a\r", "\ud800",
    "x" * 256, (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], [1, 2], {}, {1: 2}, {1: 2, 3: 4}, set(), {1}, frozenset(), frozenset([1]),
    range(3), slice(1, 2), in_list, in_dict, in_tuple, in_long, [shared, shared, (shared,)],
    OrderedDict(a=1), deque([1, 2], 5), deque(), defaultdict(list, {1: [2]}), Counter("aab"),
    int, type(None), type(...), len, [].append, str.upper, dict.fromkeys, list[int], int | str, iter([1, 2]), iter({1: 2}), enumerate("a"),
    list(range(1001)), list(range(2000)), dict.fromkeys(range(1001)), set(range(1500)), frozenset(range(1500)), [[n] for n in range(300)],
    [float(n) for n in range(20000)], [b"q" * 65536, b"r" * 65535, "s" * 65536], list("abcdefghij" * 10000),
]

class Writes(list):
    def write(self, data):
        self.append(bytes(data))

for case in cases:
    for protocol in range(6):
        data = pickle.dumps(case, protocol)
        print(protocol, data if len(data) < 120 else (len(data), digest(data)))
        again = pickle.loads(data)
        writes = Writes()
        pickle.Pickler(writes, protocol).dump(case)
        file = io.BytesIO(data + b"behind")
        print("  ", pickle.dumps(again, protocol) == data, [len(part) for part in writes], b"".join(writes) == data,
              pickle.dumps(pickle.load(file), protocol) == data, file.read())
