"""Threads: glasspy has one, the main thread. Locks and events work in it; starting another is an error."""

__all__ = ["get_ident", "active_count", "Condition", "current_thread", "enumerate", "main_thread", "Event", "Lock", "RLock", "Semaphore",
           "BoundedSemaphore", "Thread", "ThreadError", "local", "Barrier", "Timer"]

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0


def get_ident():
    """A number that names the running thread."""
    return id(_main)


get_native_id = get_ident


class Lock:
    """A lock; waiting for one that is held could never end here."""

    def __init__(self):
        self._held = False

    def acquire(self, blocking=True, timeout=-1):
        if self._held:
            if blocking and timeout < 0:
                raise RuntimeError("glasspy has one thread: waiting for a lock it holds itself would never end")
            return False
        self._held = True
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held = False

    def locked(self):
        return self._held

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


class RLock:
    """A lock that its holder may take again."""

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError("cannot release un-acquired lock")
        self._count -= 1

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()


class Event:
    """A flag; waiting for one that is not set could never end here."""

    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag and timeout is None:
            raise RuntimeError("glasspy has one thread: waiting for an event that nobody else can set would never end")
        return self._flag


class Semaphore:
    """A counter; waiting at zero could never end here."""

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if self._value == 0:
            if blocking and timeout is None:
                raise RuntimeError("glasspy has one thread: waiting for a semaphore that nobody else can release would never end")
            return False
        self._value -= 1
        return True

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n

    __enter__ = acquire

    def __exit__(self, *exc_info):
        self.release()


class BoundedSemaphore(Semaphore):
    """A counter that does not rise above its first value."""

    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError("Semaphore released too many times")
        super().release(n)


def _no_threads(what):
    raise NotImplementedError(f"glasspy has one thread: {what} is not supported")


class Condition:
    """A lock one can be woken from; here nobody else could do that."""

    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *exc_info):
        return self._lock.__exit__(*exc_info)

    def wait(self, timeout=None):
        _no_threads("threading.Condition.wait")

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            _no_threads("threading.Condition.wait_for")
        return result

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        _no_threads("threading.Barrier")


class local:
    """Attributes of their own for every thread."""


class Thread:
    """A thread that can be described but not started."""

    _count = 0

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if name is None:
            Thread._count += 1
            name = f"Thread-{Thread._count}"
            if target is not None:
                name += f" ({getattr(target, '__name__', target)})"
        self.name = str(name)
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self.daemon = bool(daemon)
        self.ident = None

    def start(self):
        _no_threads("threading.Thread.start")

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        raise RuntimeError("cannot join thread before it is started")

    def is_alive(self):
        return self.ident is not None

    def __repr__(self):
        state = "initial" if self.ident is None else f"started {self.ident}"
        return f"<{self.__class__.__name__}({self.name}, {state})>"


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.interval = interval


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread")
        self.ident = id(self)


_main = _MainThread()


def current_thread():
    """The running thread."""
    return _main


main_thread = current_thread


def active_count():
    """How many threads there are."""
    return 1


def enumerate():
    """All threads."""
    return [_main]
