# Subclasses of dict, and the dicts of collections.
import sys
from collections import OrderedDict, defaultdict, Counter
g = sys.getsizeof
class D(dict): pass
class S(dict): __slots__ = ()
class T(dict): __slots__ = ("a",)
for c in (dict, D, S, T, OrderedDict, Counter):
    print(c.__name__, g(c()), g(c({"a": 1})), g(c({1: 1})), c.__basicsize__, g(c({str(i): i for i in range(10)})), g(c({"a": 1}).copy()))
print(g(defaultdict(list)), g(defaultdict(list, a=1)), g(defaultdict(list, {1: 2})))
dd = defaultdict(list); dd["x"].append(1); dd[5]; print(g(dd))
print(g(Counter("hello")), g(Counter("hello") + Counter("x")), g(Counter()))
d = D(); d.x = 1; print(g(d), g(d.__dict__))
