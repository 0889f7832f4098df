# The texts of unsupported operations between builtin types.
L, T, S, I, N = [1], (1,), 'abc', 5, None
for code in ("1 + 'a'", "'a' + 1", "[] + ()", "() + []", "1 - 's'", "{} | []", "{} + {}", "1 @ 2", "-'a'", "~1.5", "+[]",
             "1 << 1.0", "'a' * 'b'", "[1] * 1.5", "1 < 'a'", "[] < ()", "{} < {}", "None > 1", "1j < 2j", "5 in 5", "'a' in 1",
             "1 in 'abc'", "b'a' + 'a'", "'a' + b'a'", "b'a' in 'a'", "'a' % 1", "'%d' % 'x'", "2 ** 'x'", "pow(2, 'x')", "divmod(1, 'x')",
             "L[1.0]", "T['a']", "S[None]", "I[0]", "{}[[]]", "{[]: 1}", "{[]}", "N[0]", "1 // 0", "1 % 0", "1.0 / 0", "1.0 // 0",
             "1.5 % 0", "divmod(1, 0)", "0 ** -1", "0.0 ** -1", "1 << -1", "1 >> -1", "1 / 0", "pow(2, -1, 0)", "pow(2, -1, 4)", "2.0 ** 10000", "10 ** 400 * 1.0",
             "int[0]", "list[int] + 1", "object() + 1", "print + 1", "len & 1", "not_here"):
    try:
        eval(code)
        print(code, "works")
    except Exception as e:
        print(f"{code:18} {type(e).__name__}: {e}")
