//! Scripts that go deep, ask for too much, or change what is being looked at; each with what CPython 3.12.1 made of it.
//!
//! A row is a name, a script and an [`Expected`] end. The runner is `tests/deep.rs`.

use super::Expected::{self, Fails, FailsAs, Prints};

pub const SCRIPTS: &[(&str, &str, Expected)] = &[
    (
        "linked_list",
        r#"class N:
    def __init__(self, n): self.n = n
h = None
for i in range(100000): h = N(h)
del h
print("dropped")"#,
        Prints("dropped\n"),
    ),
    (
        "repr_deep_list",
        r#"l = []
for _ in range(100000): l = [l]
repr(l)"#,
        Fails("RecursionError: maximum recursion depth exceeded while getting the repr of an object"),
    ),
    (
        "repr_deep_tuple",
        r#"l = ()
for _ in range(100000): l = (l,)
repr(l)"#,
        Fails("RecursionError: maximum recursion depth exceeded while getting the repr of an object"),
    ),
    (
        "repr_deep_dict",
        r#"l = {}
for _ in range(100000): l = {1: l}
str(l)"#,
        Fails("RecursionError: maximum recursion depth exceeded while getting the repr of an object"),
    ),
    (
        "compare_deep",
        r#"a = b = 0
for _ in range(100000): a, b = [a], [b]
a == b"#,
        Fails("RecursionError: maximum recursion depth exceeded in comparison"),
    ),
    (
        "compare_lt_deep",
        r#"a = b = 0
for _ in range(100000): a, b = (a,), (b,)
a < b"#,
        Fails("RecursionError: maximum recursion depth exceeded in comparison"),
    ),
    (
        "tuple_nest",
        r#"t = ()
for _ in range(100000): t = (t,)
n = 0
while t: t = t[0]; n += 1
print(n)"#,
        Prints("100000\n"),
    ),
    (
        "hash_deep_tuple",
        r#"t = ()
for _ in range(100000): t = (t,)
try: hash(t)
except RecursionError: pass
print("ended")"#,
        Prints("ended\n"),
    ),
    (
        "recursion",
        r#"def f(): return f()
f()"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_repr",
        r#"class A:
    def __repr__(self): return repr(self)
repr(A())"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_str_format",
        r#"class A:
    def __str__(self): return f"{self}"
str(A())"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_eq",
        r#"class A:
    def __eq__(self, o): return self == o
A() == A()"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_getattr",
        r#"class A:
    def __getattr__(self, n): return self.missing
A().x"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_getattribute",
        r#"class A:
    def __getattribute__(self, n): return self.x
A().x"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_property",
        r#"class A:
    @property
    def p(self): return self.p
A().p"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_hash",
        r#"class A:
    def __hash__(self): return hash(self)
{A()}"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_iter",
        r#"class A:
    def __iter__(self): return iter(self)
list(A())"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_call",
        r#"class A: pass
A.__call__ = A()
A()()"#,
        Fails("RecursionError: maximum recursion depth exceeded while calling a Python object"),
    ),
    (
        "recursion_len",
        r#"class A:
    def __len__(self): return len(self)
bool(A())"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_init",
        r#"class A:
    def __init__(self): A()
A()"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_new",
        r#"class A:
    def __new__(cls): return cls()
A()"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_add",
        r#"class A:
    def __add__(self, o): return self + o
A() + 1"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_sort_key",
        r#"def key(x): return sorted([1, 2], key=key)
key(1)"#,
        FailsAs(
            "RecursionError: maximum recursion depth exceeded while calling a Python object",
            "RecursionError: maximum recursion depth exceeded",
        ),
    ),
    (
        "recursion_map",
        r#"def f(x): return list(map(f, [x]))
f(1)"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_setattr",
        r#"class A:
    def __setattr__(self, n, v): self.x = v
A().x = 1"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_instancecheck",
        r#"class M(type):
    def __instancecheck__(c, o): return isinstance(o, c)
class A(metaclass=M): pass
isinstance(1, A)"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "recursion_limit_raised",
        r#"import sys
sys.setrecursionlimit(50000)
def f(n): return 0 if n == 0 else 1 + f(n - 1)
print(f(40000))"#,
        Prints("40000\n"),
    ),
    (
        "recursion_recover",
        r#"def f(): f()
for _ in range(20):
    try: f()
    except RecursionError: pass
print("recovered")"#,
        Prints("recovered\n"),
    ),
    ("str_too_big", r#""a" * 10**12"#, Fails("MemoryError")),
    ("str_overflow", r#""ab" * 2**62"#, Fails("OverflowError: repeated string is too long")),
    ("list_too_big", r#"[0] * 10**14"#, Fails("MemoryError")),
    ("list_overflow", r#"[0] * 2**63"#, Fails("OverflowError: cannot fit 'int' into an index-sized integer")),
    ("bytes_too_big", r#"bytes(10**15)"#, Fails("MemoryError")),
    ("bytearray_too_big", r#"bytearray(10**15)"#, Fails("MemoryError")),
    ("shift_too_big", r#"1 << 10**15"#, Fails("MemoryError")),
    ("shift_overflow", r#"1 << 2**64"#, Fails("MemoryError")),
    ("tuple_too_big", r#"(1,) * 10**14"#, Fails("MemoryError")),
    ("ljust_too_big", r#""a".ljust(10**13)"#, Fails("MemoryError")),
    (
        "memory_recover",
        r#"for _ in range(3):
    try: "a" * 10**13
    except MemoryError as e: print("MemoryError", e)
print("fine")"#,
        Prints("MemoryError \nMemoryError \nMemoryError \nfine\n"),
    ),
    (
        "int_to_str",
        r#"str(10 ** 4300)"#,
        Fails(
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
        ),
    ),
    ("int_to_str_ok", r#"print(len(str(10 ** 4299)))"#, Prints("4300\n")),
    (
        "str_to_int",
        r#"int("1" * 4301)"#,
        Fails(
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use sys.set_int_max_str_digits() to increase the limit",
        ),
    ),
    (
        "int_print",
        r#"print(10 ** 5000)"#,
        Fails(
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
        ),
    ),
    ("int_hex_ok", r#"print(len(hex(10 ** 5000)), int("f" * 10000, 16) > 0)"#, Prints("4155 True\n")),
    (
        "int_format",
        r#"f"{10 ** 5000}""#,
        Fails(
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
        ),
    ),
    (
        "int_percent",
        r#""%d" % 10 ** 1 if False else "%d" % (10 ** 5000)"#,
        Fails(
            "ValueError: Exceeds the limit (4300 digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit",
        ),
    ),
    (
        "generator_chain",
        r#"def g(inner):
    yield from inner
it = iter([1])
for _ in range(50000): it = g(it)
next(it)"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "generator_chain_drop",
        r#"def g(inner):
    yield 1
    yield from inner
it = iter([1])
for _ in range(100000): it = g(it)
next(it)
del it
print("dropped")"#,
        Prints("dropped\n"),
    ),
    (
        "generator_nested_for",
        r#"def g(inner):
    for x in inner: yield x
it = iter([1])
for _ in range(50000): it = g(it)
next(it)"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "map_chain",
        r#"it = iter([1])
for _ in range(100000): it = map(abs, it)
del it
print("dropped")"#,
        Prints("dropped\n"),
    ),
    (
        "closure_chain",
        r#"f = lambda: 0
for _ in range(100000): f = (lambda g: lambda: g())(f)
f()"#,
        Fails("RecursionError: maximum recursion depth exceeded"),
    ),
    (
        "exception_chain",
        r#"e = None
for _ in range(100000):
    n = ValueError()
    n.__context__ = e
    e = n
del e, n
print("dropped")"#,
        Prints("dropped\n"),
    ),
    (
        "class_chain",
        r#"class A: pass
for _ in range(2000): A = type("A", (A,), {})
print(len(A.__mro__))"#,
        Prints("2002\n"),
    ),
    (
        "bound_method_chain",
        r#"class A:
    def m(self): pass
x = A()
for _ in range(100000):
    y = A(); y.m2 = x.m; x = y
del x, y
print("dropped")"#,
        Prints("dropped\n"),
    ),
    (
        "cycle_long",
        r#"import gc
class N: pass
first = N(); n = first
for _ in range(100000):
    m = N(); n.next = m; n = m
n.next = first
del first, n, m
print(gc.collect())"#,
        Prints("100001\n"),
    ),
    (
        "list_self",
        r#"l = []
l.append(l)
print(l, l == l)
l == [l]"#,
        Prints("[[...]] True\n"),
    ),
    (
        "list_self_compare",
        r#"a = []; a.append(a)
b = []; b.append(b)
a == b"#,
        Fails("RecursionError: maximum recursion depth exceeded in comparison"),
    ),
    (
        "isinstance_deep_tuple",
        r#"t = (int,)
for _ in range(100000): t = (t,)
isinstance(1, t)"#,
        Fails("RecursionError: maximum recursion depth exceeded in __instancecheck__"),
    ),
    ("format_nested", r#""{:{:{}}}".format(1, 2, 3)"#, Fails("ValueError: Max string recursion exceeded")),
    ("format_width", r#"f"{1:{10**12}}""#, Fails("MemoryError")),
    ("format_precision", r#"f"{1.5:.{10**10}f}""#, Fails("ValueError: precision too big")),
    (
        "unpack_infinite",
        r#"def g():
    while True: yield 0
a, b = g()"#,
        Fails("ValueError: too many values to unpack (expected 2)"),
    ),
    (
        "sort_evil",
        r#"class E:
    def __lt__(self, o):
        l.clear()
        return True
l = [E() for _ in range(50)]
l.sort()"#,
        Prints(""),
    ),
    (
        "dict_evil",
        r#"class K:
    def __hash__(self): return 1
    def __eq__(self, o):
        d.clear()
        return False
d = {}
for _ in range(50): d[K()] = 1
print("survived", len(d) <= 50)"#,
        Prints("survived True\n"),
    ),
    (
        "list_evil_repr",
        r#"class R:
    def __repr__(self):
        l.clear()
        return "R"
l = [R(), R(), R()]
print(l)"#,
        Prints("[R]\n"),
    ),
    (
        "list_evil_eq",
        r#"class E:
    def __eq__(self, o):
        l.clear()
        return False
l = [E() for _ in range(10)]
print(l.count(1), l, 5 in [E()] * 3, l == [1] * 10)"#,
        Prints("0 [] False False\n"),
    ),
    (
        "set_evil",
        r#"class E:
    def __hash__(self): return 3
    def __eq__(self, o):
        s.clear()
        return False
s = set()
for _ in range(20): s.add(E())
print("survived")"#,
        Prints("survived\n"),
    ),
    (
        "iterator_evil",
        r#"l = [1, 2, 3]
it = iter(l)
next(it)
class X:
    def __del__(self): l.clear()
l[0] = X()
l[0] = 5
print(list(it), l)"#,
        Prints("[] []\n"),
    ),
    (
        "del_in_loop",
        r#"class D:
    def __del__(self):
        items.append(D()) if len(items) < 100 else None
items = []
for _ in range(1000): items.append(D()); items.clear()
print("ended")"#,
        Prints("ended\n"),
    ),
    (
        "join_evil",
        r#"class S(str):
    pass
class It:
    def __iter__(self): return self
    def __next__(self):
        raise StopIteration
print(repr(",".join(It())))"#,
        Prints("''\n"),
    ),
    (
        "exec_deep_source",
        r#"try: eval("(" * 100000 + ")" * 100000)
except (SyntaxError, MemoryError, RecursionError) as e: print(type(e).__name__, e)
try: compile("-" * 100000 + "1", "f", "eval")
except (SyntaxError, MemoryError, RecursionError) as e: print(type(e).__name__, e)
try: exec("[" * 1000000)
except (SyntaxError, MemoryError, RecursionError) as e: print(type(e).__name__, e)"#,
        Prints(
            "SyntaxError too many nested parentheses (<string>, line 1)\nMemoryError Parser stack overflowed - Python source too complex to parse\nSyntaxError too many nested parentheses (<string>, line 1)\n",
        ),
    ),
];
