# heapq and bisect: heaps as lists, selection, merging, places in sorted lists, keys, errors.
import bisect
import heapq


def attempt(work):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)


def numbers(n, seed=12345):
    result = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        result.append(seed % 100)
    return result


heap = []
for n in numbers(20):
    heapq.heappush(heap, n)
print(heap)
print([heapq.heappop(heap) for _ in range(10)], heap)
print(heapq.heapreplace(heap, 1), heapq.heappushpop(heap, 0), heapq.heappushpop(heap, 99), heap, heapq.heappushpop([], 4))
data = numbers(30)
heapq.heapify(data)
print(data)
heapq._heapify_max(data)
print(data, heapq._heappop_max(data), heapq._heapreplace_max(data, 3), data)
print(heapq.nlargest(4, numbers(50)), heapq.nsmallest(4, numbers(50)), heapq.nlargest(1, [3, 4]), heapq.nsmallest(1, []))
print(heapq.nlargest(3, iter("hello world"), key=ord), heapq.nsmallest(3, "hello world", key=ord), heapq.nsmallest(0, [1]), heapq.nlargest(9, [1, 2]))
words = ["bb", "a", "cc", "d", "ee", "f"]
print(heapq.nlargest(4, iter(words), key=len), heapq.nsmallest(4, iter(words), key=len), heapq.nlargest(2, iter(words)))
print(list(heapq.merge([1, 4, 7], [2, 5], [], [0, 9])), list(heapq.merge([7, 4], [9, 1], reverse=True)))
print(list(heapq.merge(["a", "ccc"], ["bb", "dddd"], key=len)), list(heapq.merge()), list(heapq.merge([1, 1], [1])))
attempt(lambda: heapq.heappop([]))
attempt(lambda: heapq.heapreplace([], 1))
attempt(lambda: heapq.heappush(5, 1))
attempt(lambda: heapq.heapify((1, 2)))
attempt(lambda: heapq.heappop({}))
attempt(lambda: heapq.heappush([1]))
attempt(lambda: heapq.heappush([1], "a"))


class Evil:
    def __init__(self, heap):
        self.heap = heap

    def __lt__(self, other):
        self.heap.clear()
        return True


heap = []
heap.extend([Evil(heap), Evil(heap)])
attempt(lambda: heapq.heappush(heap, Evil(heap)))

a = [1, 3, 3, 3, 5, 7]
print([bisect.bisect_left(a, x) for x in range(9)], [bisect.bisect(a, x) for x in range(9)])
print(bisect.bisect_right(a, 3, 0, 2), bisect.bisect_left(a, 3, lo=2, hi=3), bisect.bisect(a, 3, hi=None), bisect.bisect(a, 9, 2, -1))
bisect.insort(a, 4)
bisect.insort_left(a, 3)
print(a)
people = [("ann", 20), ("bob", 30)]
bisect.insort(people, ("cid", 25), key=lambda p: p[1])
print(people, bisect.bisect_left(people, 25, key=lambda p: p[1]), bisect.bisect("abcd", "c"), bisect.bisect(range(100), 50))
attempt(lambda: bisect.bisect(a, 1, -1))
attempt(lambda: bisect.bisect())
attempt(lambda: bisect.bisect(a))
attempt(lambda: bisect.bisect(a, "x"))
attempt(lambda: bisect.bisect(5, 1))
attempt(lambda: bisect.bisect(a, 1, "x"))
attempt(lambda: bisect.bisect(a, 1, 2, 3, 4))
attempt(lambda: bisect.insort((1, 2), 1))
print(bisect.bisect, heapq.heappush, bisect.insort.__name__)
