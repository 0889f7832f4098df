# A pool that lends objects and takes them back: by hand, by a context manager, and when the borrower dies (resurrection in __del__).
import gc
import sys
import weakref
from collections import deque
from contextlib import contextmanager


gc.collect()


class Buffer:
    made = 0

    def __init__(self, size):
        Buffer.made += 1
        self.number = Buffer.made
        self.data = bytearray(size)

    def __repr__(self):
        return f"<Buffer {self.number}>"


class Pool:
    def __init__(self, size, most):
        self.size = size
        self.free = deque(maxlen=most)
        self.lent = weakref.WeakSet()

    def get(self):
        buffer = self.free.pop() if self.free else Buffer(self.size)
        self.lent.add(buffer)
        return buffer

    def put(self, buffer):
        self.lent.discard(buffer)
        buffer.data[:] = bytes(self.size)
        self.free.append(buffer)

    @contextmanager
    def borrowed(self):
        buffer = self.get()
        try:
            yield buffer
        finally:
            self.put(buffer)

    def __str__(self):
        return f"free {list(self.free)} lent {len(self.lent)} made {Buffer.made}"


def by_hand():
    pool = Pool(64, 2)
    a, b, c = pool.get(), pool.get(), pool.get()
    print(pool, sys.getrefcount(a), sys.getsizeof(a.data))
    ids = {id(a), id(b)}
    pool.put(a)
    pool.put(b)
    del a, b
    print(pool)
    x, y = pool.get(), pool.get()
    print("the same objects:", {id(x), id(y)} == ids)
    pool.put(c), pool.put(x), pool.put(y)
    del c
    print(pool)
    with pool.borrowed() as buffer:
        buffer.data[:5] = b"hello"
        print("inside", pool, bytes(buffer.data[:5]))
    print("outside", pool, bytes(buffer.data[:5]))
    try:
        with pool.borrowed():
            raise KeyError("inside the block")
    except KeyError as error:
        print("KeyError", error, pool)


class Connection:
    """Comes back by itself: its __del__ puts it into the pool again."""

    idle = []
    made = 0

    def __new__(cls):
        if cls.idle:
            return cls.idle.pop()
        cls.made += 1
        self = super().__new__(cls)
        self.number = cls.made
        self.uses = 0
        return self

    def use(self):
        self.uses += 1
        return f"connection {self.number}, use {self.uses}"

    def __del__(self):
        print("   back:", self.number)
        Connection.idle.append(self)


def resurrection():
    first = Connection()
    print(first.use())
    ref = weakref.ref(first)
    del first
    print("idle", len(Connection.idle), "the weak reference lives:", ref() is Connection.idle[0])
    again = Connection()
    print(again.use(), "finalized before:", gc.is_finalized(again))
    del again
    # __del__ runs once in an object's life.
    print("idle", len(Connection.idle), "made", Connection.made, ref() is None)
    print(Connection().use())
    print("made", Connection.made, "idle", len(Connection.idle))


by_hand()
resurrection()
Connection.idle.clear()
print("end", gc.collect())
