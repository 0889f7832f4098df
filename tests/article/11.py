import sys


class 보통사람:
    def __init__(self, name, age):
        self.name = name
        self.age = age


class 홈사람:
    __slots__ = ['name', 'age']

    def __init__(self, name, age):
        self.name = name
        self.age = age


p1 = 보통사람("갑", 30)
p2 = 홈사람("을", 25)
print(f"보통: {sys.getsizeof(p1)}")
print(f"보통의 __dict__: {sys.getsizeof(p1.__dict__)}")
print(f"__slots__: {sys.getsizeof(p2)}")

import tracemalloc

tracemalloc.start()
보통들 = [보통사람(f"사람{i}", i) for i in range(100000)]
current1, peak1 = tracemalloc.get_traced_memory()
tracemalloc.clear_traces()
홈들 = [홈사람(f"사람{i}", i) for i in range(100000)]
current2, peak2 = tracemalloc.get_traced_memory()

print(f"\n보통: {current1 / 10**6:.2f}MB")
print(f"__slots__: {current2 / 10**6:.2f}MB")
print(f"절감: {(current1 - current2) / 10**6:.2f}MB ({((current1-current2)/current1)*100:.1f}%)")
tracemalloc.stop()
