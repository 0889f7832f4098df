# Sizes, identities and in-place growth of text and bytes; subclasses; memoryview; formatting.
from sys import getsizeof, getrefcount
def show(*a): print(*a)
for s in ['', 'a', 'ab', 'abc'*100, 'é', 'éa', 'aé'*10, '中', '中a', '😀', '😀a'*5, chr(0x80), chr(0xff), chr(0x100), b'', b'a', b'abc', bytearray(), bytearray(b'abc'), bytearray(5), bytearray(range(10)), memoryview(b'abc'), iter('abc'), iter('é'), iter(b'a'), iter(bytearray(b'a'))]:
    show(type(s).__name__, getsizeof(s))
class S(str): pass
class S2(str): __slots__ = ()
class B(bytes): pass
class BA(bytearray): pass
for s in [S('abc'), S2('abc'), S('é中'), S(''), S2('😀'), B(b'abc'), B(), BA(b'abc')]:
    show(type(s).__name__, getsizeof(s), repr(s), s == s[:], type(s[:]).__name__, type(s + s[:0]).__name__, hash(s) if type(s) is not BA else 0)
x = S('hello'); x.attr = 5; show(x.attr, x.upper(), str(x), type(str(x)).__name__, x is str(x), '%s' % x, f'{x}', f'{x:>8}', x.__getnewargs__())
class T(str):
    def __str__(self): return 'T!'
    def __repr__(self): return 'TR'
    def __format__(self, spec): return 'F' + spec
t = T('q'); show(str(t), repr(t), f'{t}', f'{t:x}', '%s %r' % (t, t), '{} {!r} {!s:>4}'.format(t, t, t), ''.join([t, t]), t + 'a', 'a' + t)
# identity
N = [0]
def same(a, b):
    N[0] += 1
    show(N[0], a is b)
a = 'hello world'; same(a[:], a); same(a + '', a); same('' + a, a); same(a * 1, a); same(a.replace('zz', 'y'), a); same(a.strip(), a); same(str(a), a); same(a.format(), a); same(''.join([a]), a); same(f'{a}', a); same(a.center(3), a); same(a.expandtabs(), a); same(a.translate({}), a); same(a.lower(), a); same('%s' % a, a); same(a.removeprefix('x'), a); same(a.split('zz')[0], a); same(a.partition('zz')[0], a); same(a.zfill(2), a); same(a.ljust(2), a)
b = b'hello world'; same(b[:], b); same(b + b'', b); same(b'' + b, b); same(b * 1, b); same(b.replace(b'zz', b'y'), b); same(b.strip(), b); same(bytes(b), b); same(b''.join([b]), b); same(b.center(3), b); same(b.expandtabs(), b); same(b.translate(bytes(range(256))), b); same(b.lower(), b); same(b.removeprefix(b'x'), b); same(b.split(b'zz')[0], b); same(b.partition(b'zz')[0], b); same(b.zfill(2), b)
same('abc'[1], 'b'); same('abc'[1], chr(98)); same('q', chr(113)); same('x', chr(120)); same('é', chr(233)); same(b'a'[:1], b'a'); same(b'abc'[1:2], b'b'); same(''.join([]), ''); same('a'[1:], ''); same(b'a'[1:], b''); same('%c' % 113, chr(113))
# in place
def f():
    s = 'abcdefgh'; s = s + s
    i = id(s); r = []
    for k in range(8):
        s += 'x'
        r.append(id(s) == i)
    return r
show(f()[1:])
def g():
    ba = bytearray(); out = []
    for i in range(40):
        ba.append(i)
        out.append(getsizeof(ba))
    for i in range(39):
        del ba[0]
        out.append(getsizeof(ba))
    ba.extend(b'x' * 20); out.append(getsizeof(ba))
    ba += b'y' * 3; out.append(getsizeof(ba)); ba.pop(); ba.insert(0, 5); ba[2:5] = b'1234567'; out.append(getsizeof(ba)); ba[0:0] = b'q' * 50; out.append(getsizeof(ba)); ba.clear(); out.append(getsizeof(ba)); ba[:] = [1, 2, 3]; out.append(getsizeof(ba)); ba *= 7; out.append(getsizeof(ba)); del ba[::2]; out.append(getsizeof(ba)); del ba[5:2:-1]; out.append((getsizeof(ba), ba)); ba.reverse(); out.append(ba.copy())
    ba.extend(iter([1, 2, 3])); out.append((getsizeof(ba), ba)); ba = bytearray(b'abc'); ba.extend(ba); out.append((ba, getsizeof(ba))); ba[1:3] = ba; out.append((ba, getsizeof(ba))); ba[::2] = b'123456'[:len(ba[::2])]; out.append(ba.copy()); ba.__init__(b'xyz'); out.append((ba.copy(), getsizeof(ba)))
    return out
show(g())
m = memoryview(bytearray(b'abcdefgh')); show(getsizeof(m), m.nbytes, m.format, m[2:5].tobytes(), m[::-1].tolist()); m[0:2] = b'zz'; show(m.obj); m[::2] = b'1234'; show(m.obj, m == m.obj, m.hex(' ', 2))
ba = bytearray(b'abc'); m = memoryview(ba)
try: ba.append(1)
except BufferError as e: show('BufferError', e)
m.release(); ba.append(1); show(ba)
with memoryview(ba) as m: show(m.tolist(), m.readonly)
try: m[0]
except ValueError as e: show(e)
show([getsizeof(x) for x in ['a b c'.split(), 'a,b'.split(','), ('x ' * 30).split(), ('x\n' * 30).splitlines(), b'a b'.split(), 'abc'.split('z')]])
for n in range(3): show(getrefcount('q'), getrefcount('é'), getrefcount(''), getrefcount(b''), getrefcount('some name'[0:4]) < 5)
it = iter('aé中'); show(next(it) if 0 else it.__next__(), it.__length_hint__(), list(it), it.__length_hint__())
it = iter('abc'); it.__setstate__(2); show(list(it))
show('{:>{w}.{p}}|{:^{}}|{a[0].real}|{b.imag}'.format('abcdef', 'x', 5, w=8, p=3, a=[7], b=2j))
show('%(a)5s|%(b)-5d|%%|%(a)r' % {'a': 'é', 'b': 42}, '%*d|%-*s|%.*f' % (5, 42, 6, 'ab', 2, 3.14159))
show(b'%(a)s %(b)d' % {b'a': b'x', b'b': 3}, b'%5s|%-5s|%c%c' % (b'a', b'b', 65, b'B'), b'%a' % 'é', b'%x %08.3f' % (255, 3.5))
class M(dict):
    def __missing__(self, k): return '<' + k + '>'
show('{x} {y}'.format_map(M(x=1)))
show(str(b'abc'), str(b'caf\xc3\xa9', 'utf-8'), bytes('é', 'utf-8'), bytes([1, 2]), bytes(3), bytes(range(3)), bytes.fromhex('ff 00'), bytearray.fromhex('0a'), b'\xff\x00'.hex(':'))
show(isinstance(S('a'), str), S.fromkeys if hasattr(S, 'fromkeys') else 'no') if 0 else show('ok')
show('abc' < 'abd', 'é' > 'z', '中' < '😀', max('a', 'b') if 0 else 1, 'a' 'b' == 'ab', 'a' != b'a', 'a' == b'a')
show(ascii('é中😀\n'), repr('\u200b\xa0\ue000\u0378'), repr("it's"), repr('say "hi" it\'s'))
show('ὈΔΥΣΣΕΎΣ ΑΣ'.lower(), 'ŉ ǆ ﬁ ß'.upper(), 'ǆ ﬁx'.title(), 'ß'.casefold(), 'İ'.lower(), 'ǅ'.swapcase())
show(('a' * 10 + 'b').find('ab'), ('中' * 10 + '国').find('国'), ('ab' * 5).rfind('ba'), ('😀a' * 3).count('a😀'))
show(sorted([b'b', b'a', b'ab']) if 0 else 1, b'a' < b'b', b'a' == bytearray(b'a'), bytearray(b'a') == memoryview(b'a'))
