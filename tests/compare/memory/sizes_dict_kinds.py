# String-only tables turn into general ones, and stay so.
import sys
g = sys.getsizeof
class S(str): pass
d = {"a": 1}; print(g(d)); d[1] = 2; print(g(d)); del d[1]; print(g(d)); print(g(d.copy()), g(dict(d)), g({**d}))
d = {"a": 1}; d[S("b")] = 1; print(g(d))
d = {S("b"): 1}; print(g(d)); d = {None: 1}; print(g(d)); d = {(): 1}; print(g(d))
d = {"a": 1, "b": 2, "c": 3}; d.get(5); 5 in d; print(g(d))
d = {str(i): i for i in range(5)}; d[0] = 0; print(g(d))
d = {str(i): i for i in range(6)}; d[0] = 0; print(g(d))
d = {str(i): i for i in range(50)}; print(g(d)); d[0] = 0; print(g(d))
d = {1: 1}; d.clear(); d["a"] = 1; print(g(d))
d = {1: 1}; del d[1]; d["a"] = 1; print(g(d), g(d.copy()), g({**d}))
print(g({"a": 1, 2: 2}), g({1: 1, "a": 2}), g(dict(a=1)), g(dict([(1, 2)])), g(dict([("a", 2)])), g(dict({1: 2}, a=1)), g(dict({"b": 2}, a=1)))
