# Counts inside special methods that operators and builtin functions call: who holds the operands, and the bound methods in between.
import sys

count = sys.getrefcount


class All:
    def __format__(self, spec): return str(count(self))
    def __repr__(self): return str(count(self))
    def __str__(self): return "s" + str(count(self))
    def __hash__(self): print("hash", count(self), end="; "); return 1
    def __eq__(self, other): print("eq", count(self), count(other), end="; "); return False
    def __lt__(self, other): print("lt", count(self), count(other), end="; "); return True
    def __iter__(self): print("iter", count(self), end="; "); return self
    def __next__(self): print("next", count(self), end="; "); raise StopIteration
    def __len__(self): print("len", count(self), end="; "); return 0
    def __length_hint__(self): print("hint", count(self), end="; "); return 0
    def __int__(self): print("int", count(self), end="; "); return 1
    def __index__(self): print("index", count(self), end="; "); return 1
    def __float__(self): print("float", count(self), end="; "); return 1.0
    def __bytes__(self): print("bytes", count(self), end="; "); return b""
    def __complex__(self): print("complex", count(self), end="; "); return 1j
    def __sizeof__(self): print("sizeof", count(self), end="; "); return 8
    def __dir__(self): print("dir", count(self), end="; "); return []
    def __round__(self, *a): print("round", count(self), end="; "); return 1
    def __abs__(self): print("abs", count(self), end="; "); return 1
    def __contains__(self, x): print("contains", count(self), count(x), end="; "); return True
    def __reversed__(self): print("reversed", count(self), end="; "); return []
    def __getattr__(self, name): print("getattr", count(self), name, end="; "); return 1
    def __setattr__(self, name, value): print("setattr", count(self), count(value), end="; ")
    def __delattr__(self, name): print("delattr", count(self), end="; ")
    def __getitem__(self, key): print("getitem", count(self), count(key), end="; "); raise IndexError
    def __setitem__(self, key, value): print("setitem", count(self), count(key), count(value), end="; ")
    def __delitem__(self, key): print("delitem", count(self), count(key), end="; ")
    def __add__(self, other): print("add", count(self), count(other), end="; "); return 1
    def __radd__(self, other): print("radd", count(self), count(other), end="; "); return 1
    def __iadd__(self, other): print("iadd", count(self), count(other), end="; "); return self
    def __neg__(self): print("neg", count(self), end="; "); return 1
    def __enter__(self): print("enter", count(self), end="; ")
    def __exit__(self, *a): print("exit", count(self), end="; ")
    def __copy__(self): print("copy", count(self), end="; ")


def texts(e):
    print(f"{e}", f"{e!r}", f"{e!s}", f"{e:>3}", format(e), "{}".format(e), "{0} {0}".format(e), "{x}".format(x=e), "{x}".format_map({"x": e}), "%s" % e, "%r" % e, "%s" % (e,), repr(e), str(e), ascii(e), ",".join(map(str, [e])))
    print(e, (e,), {1: e}, repr((e,)))


def hashes(h, k):
    d = {k: 1}; s = {k}
    h in d; d.get(h); d.setdefault(h, 1); d.pop(h); d[h] = 1; print()
    set([h]); frozenset([h]); hash((h,)); {x for x in [h]}; dict.fromkeys([h]); {h}; {h: 1}; {h, k}; print()
    h in s; s.add(h); s.discard(h); s.update([h]); print()


def orders(x, y):
    sorted([x, y]); [x, y].sort(); max(x, y); min([x, y]); x < y; x > y; [x, y].count(y); x == y; x != y; [x] == [y]; (x,) < (y,); print()


def conversions(i):
    list(i); tuple(i); set(i); [*i]; sorted(i); sum(i); max(i, default=0); list(zip(i)); list(map(len, i)); list(enumerate(i)); all(i); next(i, 0); print()
    "".join(i); [].extend(i); set().update(i); (lambda *a: 0)(*i); bool(i); len(i); int(i); float(i); range(i); [1, 2][i]; hex(i); bytes(i); complex(i); print()
    reversed(i); sys.getsizeof(i); dir(i); round(i); abs(i); -i; 1 in i; i + 1; 1 + i; i.zzz; i[0:1] if 0 else 0; print()
    i.a = i; del i.a; i[i] = i; del i[i]; i += i; print()
    with i: pass
    for x in i: pass
    not i
    if i: pass
    a = [q for q in i]; print(count(i))


texts(All()); hashes(All(), All()); orders(All(), All()); conversions(All())
