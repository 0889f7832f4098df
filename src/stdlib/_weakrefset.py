"""WeakSet, a set whose members are held weakly."""

from _weakref import ref
from types import GenericAlias

__all__ = ["WeakSet"]


class _IterationGuard:
    """While open, a weak container puts off removals, so that its table does not change under an iteration."""

    def __init__(self, weakcontainer):
        self.weakcontainer = ref(weakcontainer)

    def __enter__(self):
        container = self.weakcontainer()
        if container is not None:
            container._iterating.add(self)
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        container = self.weakcontainer()
        if container is not None:
            iterating = container._iterating
            iterating.remove(self)
            if not iterating:
                container._commit_removals()


class WeakSet:
    """A set of weak references that looks like a set of their objects."""

    def __init__(self, data=None):
        self.data = set()

        def _remove(item, selfref=ref(self)):
            self = selfref()
            if self is not None:
                if self._iterating:
                    self._pending_removals.append(item)
                else:
                    self.data.discard(item)
        self._remove = _remove
        self._pending_removals = []
        self._iterating = set()
        if data is not None:
            self.update(data)

    def _commit_removals(self):
        pending = self._pending_removals
        while pending:
            self.data.discard(pending.pop())

    def __iter__(self):
        with _IterationGuard(self):
            for item_ref in self.data:
                item = item_ref()
                if item is not None:
                    # The caller may drop the object while we are suspended: the reference's death is put off.
                    yield item

    def __len__(self):
        return len(self.data) - len(self._pending_removals)

    def __contains__(self, item):
        try:
            item_ref = ref(item)
        except TypeError:
            return False
        return item_ref in self.data

    def __reduce__(self):
        return self.__class__, (list(self),), self.__getstate__()

    def __repr__(self):
        return repr(self.data)

    __hash__ = None
    __class_getitem__ = classmethod(GenericAlias)

    def add(self, item):
        """Add an object."""
        if self._pending_removals:
            self._commit_removals()
        self.data.add(ref(item, self._remove))

    def clear(self):
        """Remove everything."""
        if self._pending_removals:
            self._commit_removals()
        self.data.clear()

    def copy(self):
        """A weak copy."""
        return self.__class__(self)

    def pop(self):
        """Remove and return a living object."""
        if self._pending_removals:
            self._commit_removals()
        while True:
            try:
                item_ref = self.data.pop()
            except KeyError:
                raise KeyError("pop from empty WeakSet") from None
            item = item_ref()
            if item is not None:
                return item

    def remove(self, item):
        """Remove an object, which must be there."""
        if self._pending_removals:
            self._commit_removals()
        self.data.remove(ref(item))

    def discard(self, item):
        """Remove an object if it is there."""
        if self._pending_removals:
            self._commit_removals()
        self.data.discard(ref(item))

    def update(self, other):
        """Add all objects of an iterable."""
        if self._pending_removals:
            self._commit_removals()
        for item in other:
            self.add(item)

    def __ior__(self, other):
        self.update(other)
        return self

    def difference(self, other):
        """The objects that are not in the other."""
        result = self.copy()
        result.difference_update(other)
        return result

    __sub__ = difference

    def difference_update(self, other):
        """Remove all objects of the other."""
        self.__isub__(other)

    def __isub__(self, other):
        if self._pending_removals:
            self._commit_removals()
        if self is other:
            self.data.clear()
        else:
            self.data.difference_update(ref(item) for item in other)
        return self

    def intersection(self, other):
        """The objects that are also in the other."""
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def intersection_update(self, other):
        """Keep only the objects that are also in the other."""
        self.__iand__(other)

    def __iand__(self, other):
        if self._pending_removals:
            self._commit_removals()
        self.data.intersection_update(ref(item) for item in other)
        return self

    def issubset(self, other):
        """Whether the other holds all of them."""
        return self.data.issubset(ref(item) for item in other)

    __le__ = issubset

    def __lt__(self, other):
        return self.data < set(map(ref, other))

    def issuperset(self, other):
        """Whether it holds all of the other."""
        return self.data.issuperset(ref(item) for item in other)

    __ge__ = issuperset

    def __gt__(self, other):
        return self.data > set(map(ref, other))

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return self.data == set(map(ref, other))

    def symmetric_difference(self, other):
        """The objects that are in one of both."""
        result = self.copy()
        result.symmetric_difference_update(other)
        return result

    __xor__ = symmetric_difference

    def symmetric_difference_update(self, other):
        """Keep the objects that are in one of both."""
        self.__ixor__(other)

    def __ixor__(self, other):
        if self._pending_removals:
            self._commit_removals()
        if self is other:
            self.data.clear()
        else:
            self.data.symmetric_difference_update(ref(item, self._remove) for item in other)
        return self

    def union(self, other):
        """The objects that are in either."""
        return self.__class__(item for members in (self, other) for item in members)

    __or__ = union

    def isdisjoint(self, other):
        """Whether they share nothing."""
        return len(self.intersection(other)) == 0
