# Views, iterators of dicts, mapping proxies.
import sys
d = {"a": 1}
print([sys.getsizeof(x) for x in (d.keys(), d.values(), d.items(), iter(d), iter(d.values()), iter(d.items()), reversed(d), type("T", (), {}).__dict__)])
