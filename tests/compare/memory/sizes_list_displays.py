# Capacity of displays: names, constants, stars, more than thirty.
import sys
def cap(l): return (sys.getsizeof(l) - 56) // 8
a = 1
print(cap([]), cap([a]), cap([a, a]), cap([a, a, a]), cap([a, a, a, a, a]))
print(cap([1]), cap([1, 2]), cap([1, 2, 3]), cap([1, 2, 3, 4]), cap([1, 2, 3, 4, 5]), cap([1, 2, 3, 4, 5, 6, 7]))
print(cap([*(), ]), cap([*(1,)]), cap([a, *(1, 2)]), cap([*[1, 2], a]), cap([*range(5)]), cap([*range(3), *range(3)]))
print(cap([a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a]))
print(cap([a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a]))
print(cap([1, 2, (3, 4)]), cap(["a", None, 2.5]), cap([-1, -2, -3]), cap([1, 2, 3 + 4]), cap([1, 2, a]))
print([cap([x for x in range(n)]) for n in range(20)])
print([cap([x for x in range(n) if x % 2]) for n in range(20)])
print([cap([x for x in [0] * n]) for n in range(10)], [cap([*(x for x in range(n))]) for n in range(12)])
