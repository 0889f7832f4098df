# Capacity depends on how a list was built.
import sys
cap = lambda l: (sys.getsizeof(l) - 56) // 8
a = b = c = d = 1
print(cap([]), cap([a]), cap([a, b]), cap([a, b, c]), cap([a, b, c, d]), cap([1, 2]), cap([1, 2, 3]), cap([1, 2, 3, 4]), cap([1, 2, 3, 4, 5]))
print([cap(list(range(n))) for n in range(10)], [cap(list(iter(range(n)))) for n in range(10)], [cap(list(x for x in range(n))) for n in range(12)])
print([cap([x for x in range(n)]) for n in range(12)], [cap([0] * n) for n in range(6)], [cap([*range(n)]) for n in range(8)])
l = [1, 2, 3]
print(cap(l[:]), cap(l[1:]), cap(l.copy()), cap(l + [4]), cap(l * 3), cap(sorted(l)), cap(list(l)), cap(list("abcde")), cap(list({1: 2})), cap("a b c".split()), cap("a,b".split(",")))
l.extend([1]); print(cap(l)); l.extend(range(5)); print(cap(l)); l += [1]; print(cap(l)); l.insert(0, 1); print(cap(l)); del l[2:]; print(cap(l)); l.clear(); print(cap(l)); l.append(1); print(cap(l)); l[:] = range(7); print(cap(l)); l *= 2; print(cap(l))
e = []; e.extend(x for x in range(3)); print(cap(e)); f = []; f.extend((1, 2, 3)); print(cap(f)); f.remove(1); f.pop(); print(cap(f))
