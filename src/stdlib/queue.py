"""Queues: first in first out, last in first out, least first.

There is one thread: who waits for an item or for room that nobody else can bring is told so, or that time is up.
"""

import threading
from collections import deque
from heapq import heappop, heappush
from types import GenericAlias

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]


class Empty(Exception):
    __module__ = "_queue"


class Full(Exception):
    pass


def _check_wait(block, timeout, what):
    """Whether to give up at once, when there is nothing to be had now."""
    if not block:
        return
    if timeout is None:
        raise RuntimeError(f"glasspy has one thread: waiting for {what} that nobody else can bring would never end")
    if timeout < 0:
        raise ValueError("'timeout' must be a non-negative number")


class Queue:
    """Items leave in the order in which they came; at most `maxsize` are kept if that is above zero."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = threading.Lock()
        self.not_empty = threading.Condition(self.mutex)
        self.not_full = threading.Condition(self.mutex)
        self.all_tasks_done = threading.Condition(self.mutex)
        self.unfinished_tasks = 0

    def task_done(self):
        """An item that was taken has been dealt with."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished < 0:
                raise ValueError("task_done() called too many times")
            self.unfinished_tasks = unfinished

    def join(self):
        """Returns when all items have been dealt with."""
        if self.unfinished_tasks:
            _check_wait(True, None, "tasks")

    def qsize(self):
        with self.mutex:
            return self._qsize()

    def empty(self):
        with self.mutex:
            return not self._qsize()

    def full(self):
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        with self.not_full:
            if 0 < self.maxsize <= self._qsize():
                _check_wait(block, timeout, "room")
                raise Full
            self._put(item)
            self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        with self.not_empty:
            if block and timeout is not None and timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            if not self._qsize():
                _check_wait(block, timeout, "an item")
                raise Empty
            return self._get()

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    # What a subclass defines anew.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    """The least item leaves first."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """The item that came last leaves first."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class SimpleQueue:
    """A queue without bounds, and without tasks."""

    __module__ = "_queue"
    __slots__ = ("_items", "__weakref__")

    def __init__(self):
        self._items = deque()

    def put(self, item, block=True, timeout=None):
        self._items.append(item)

    def get(self, block=True, timeout=None):
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._items:
            _check_wait(block, timeout, "an item")
            raise Empty
        return self._items.popleft()

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def empty(self):
        return not self._items

    def qsize(self):
        return len(self._items)

    __class_getitem__ = classmethod(GenericAlias)
