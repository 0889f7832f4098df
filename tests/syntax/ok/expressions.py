# Every operator and display.
a + b - c * d / e // f % g @ h ** -i
a << b >> c & d | e ^ ~f
not a and b or c
a < b <= c == d != e >= f > g
a in b, a not in b, a is b, a is not b
x if y else z
lambda: 0
lambda a, /, b=1, *c, d, e=2, **f: (a, b)
lambda *, a: a
(), (a,), (a, b), [], [a], [a, *b], {a}, {*a, b}, {}, {a: b, **c, 'd': e}
[a for a in b if c if d for e in f]
{a for a in b}, {a: b for a, b in c}, (a for a in b)
f(a, *b, c=d, **e)
f(a for a in b)
f(a := 1, b)
a.b.c[d][e:f][g:h:i, ...][::][:, 1][*j][*k, l]
(yield_ := 1)
(a := b, c)
0, 1_000, 0x_ff, 0o17, 0b1, 1.5, .5, 5., 1e5, 1_0.0_1e-1_0, 1j, 10 ** 100, 99999999999999999999
1if 2else 3
