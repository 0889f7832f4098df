# ChainMap, UserDict, UserList, UserString.
from collections import ChainMap, UserDict, UserList, UserString


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


base, over = {"a": 1, "b": 2}, {"b": 20, "c": 30}
m = ChainMap(over, base)
print(m, m["a"], m["b"], list(m), len(m), dict(m), bool(m), bool(ChainMap()))
m["a"] = 100
del m["c"]
print(over, base, m.maps, m.parents, m.new_child(), m.new_child({"x": 1}, y=2))
attempt(lambda: m["zz"])
attempt(lambda: m.__delitem__("zz"))
attempt(lambda: m.pop("zz"))
attempt(lambda: ChainMap().popitem())
print(m.get("zz"), m.get("b"), "a" in m, m == {"a": 100, "b": 20}, ChainMap.fromkeys("ab", 0), m.copy().maps[0] is over)
print(m | {"n": 1}, {"n": 1} | m, m.pop("a"), m.popitem(), sorted(m.items()))
m |= {"k": 5}
print(m)
m.clear()
print(m)
m["me"] = m
print(m)


class Upper(UserDict):
    def __setitem__(self, key, item):
        super().__setitem__(key.upper(), item)

    def __missing__(self, key):
        return "no " + key


u = Upper({"a": 1}, b=2)
u.update(c=3)
print(u, u["zz"], len(u), "A" in u, u.get("q"), u.data, u | {"d": 4}, type(u | {"d": 4}).__name__)
attempt(lambda: UserDict()["x"])
attempt(lambda: UserDict().popitem())
print(UserDict(dict=1), UserDict.fromkeys("ab"), UserDict(a=1) == {"a": 1}, u.setdefault("z", 1), u.pop("A"), sorted(u))

l = UserList([3, 1, 2])
l.append(0)
l.extend(UserList("a"))
l.pop()
l.sort()
print(l, l[0], l[1:], type(l[1:]).__name__, l + [9], [9] + l, l * 2, l == [0, 1, 2, 3], l < [1], 2 in l, l.index(2), l.count(1))
l += (7,)
l[0] = 5
del l[-1]
l.insert(0, "i")
l.remove("i")
l.reverse()
print(l, l.copy(), UserList("ab"), UserList(l), len(l))
attempt(lambda: l.remove(99))
attempt(lambda: l[99])

s = UserString("Hello")
print(s, repr(s), s + " you", "oh " + s, s * 2, s[1], type(s[1]).__name__, s.upper(), s == "Hello", s < "I", hash(s) == hash("Hello"))
print(s.replace("l", "L"), s.find("l"), s.split("e"), s.center(11, "*"), len(s), "ell" in s, UserString(5), int(UserString("12")))
print(UserString("%s!") % "x", s.startswith("He"), s.encode(), s.strip("Ho"), s.zfill(8), UserString("ab").join("xy"))
