"""Heaps: lists in which every item is not larger than its children, so that the smallest stands first.

heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2]. Pushing and popping take a time that grows with the logarithm of the length.
"""

from _heapq import *
from _heapq import _heapify_max, _heappop_max, _heapreplace_max

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


def merge(*iterables, key=None, reverse=False):
    """The items of several sorted iterables in order, one after the other. All must be sorted alike, by the key if one is given."""
    if reverse:
        make, pop, replace, step = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        make, pop, replace, step = heapify, heappop, heapreplace, 1
    # Equal items come in the order of their iterables: the number decides, and no two entries have the same.
    heap = []
    for number, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        try:
            value = advance()
        except StopIteration:
            continue
        heap.append([value if key is None else key(value), number * step, value, advance])
    make(heap)
    while len(heap) > 1:
        try:
            while True:
                entry = heap[0]
                value = entry[2]
                yield value
                entry[2] = value = entry[3]()
                entry[0] = value if key is None else key(value)
                replace(heap, entry)
        except StopIteration:
            pop(heap)
    if heap:
        _, _, value, advance = heap[0]
        yield value
        yield from advance.__self__


def _select(n, iterable, key, largest):
    """The n items that come first in the order wanted, sorted; equal ones in the order of the iterable."""
    items = iter(iterable)
    step = -1 if largest else 1
    if key is None:
        kept = [(item, number * step) for number, item in zip(range(n), items)]
    else:
        kept = [(key(item), number * step, item) for number, item in zip(range(n), items)]
    if not kept:
        return kept
    # The worst of those kept stands on top, to be replaced by what is better.
    if largest:
        heapify(kept)
        replace = heapreplace
    else:
        _heapify_max(kept)
        replace = _heapreplace_max
    worst = kept[0][0]
    number = n * step
    if key is None:
        for item in items:
            if (worst < item if largest else item < worst):
                replace(kept, (item, number))
                worst = kept[0][0]
                number += step
        kept.sort(reverse=largest)
        return [item for item, _ in kept]
    for item in items:
        k = key(item)
        if (worst < k if largest else k < worst):
            replace(kept, (k, number, item))
            worst = kept[0][0]
            number += step
    kept.sort(reverse=largest)
    return [item for _, _, item in kept]


def nsmallest(n, iterable, key=None):
    """The n smallest items: as sorted(iterable, key=key)[:n]."""
    if n == 1:
        nothing = object()
        result = min(iter(iterable), default=nothing, key=key)
        return [] if result is nothing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]
    return _select(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    """The n largest items: as sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        nothing = object()
        result = max(iter(iterable), default=nothing, key=key)
        return [] if result is nothing else [result]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]
    return _select(n, iterable, key, True)
