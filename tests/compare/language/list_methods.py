# Every list method and its complaints.
l = [3, 1, 2]
l.append(4); l.extend("ab"); l.insert(0, "first"); l.insert(-1, "late"); l.insert(99, "end")
print(l, l.index(1), l.count("a"), l.pop(), l.pop(0), l.pop(-2), l)
l.remove("a"); l.reverse()
print(l, l.copy() is l, l.copy() == l, l + [9], l * 2, [0] * 3, 2 in l)
m = l; m += (7,); print(l is m, l)
m *= 2; print(len(l)); m *= 0; print(l)
l.extend(x for x in range(3)); l.extend(l); print(l)
l.clear(); print(l, [] == l)
for bad in (lambda: [].pop(), lambda: [1].pop(5), lambda: [].remove(1), lambda: [].index(1), lambda: [1].index(1, 5), lambda: [].insert("a", 1), lambda: [].extend(5), lambda: [].append(), lambda: [].append(1, 2),
            lambda: [1][2], lambda: l["a"], lambda: [1].pop("a"), lambda: [] + 1, lambda: [].sort(1), lambda: [1, "a"].sort(), lambda: list(5), lambda: list(1, 2), lambda: [].count(), lambda: [1].__setitem__(3, 1), lambda: list(x=1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
