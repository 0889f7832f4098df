# Indexing, slicing, iteration, comparison, repetition, membership.
s = "añ€🐍z"
print(s[0], s[-1], s[3], s[1:4], s[::-1], s[::2], s[10:], s[-2:], s[4:1], s[4:1:-1], len(s))
print([c for c in s], "ñ" in s, "€🐍" in s, "" in s, "x" not in s)
print("ab" * 3, 2 * "é", "a" * 0, "a" * -1, "a" "b" 'c')
print("a" < "b", "a" < "B", "ab" < "abc", "é" > "z", "🐍" > "\uffff", min("hello"), max("hello"), sorted("hello"))
for bad in (lambda: s[5], lambda: s[-6], lambda: s["a"], lambda: s[::0], lambda: s[1.5:]):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try: s[0] = "x"
except TypeError as e: print(e)
try: del s[0]
except TypeError as e: print(e)
print(ord("é"), chr(128013), "\x41\101\u0041\N{LATIN SMALL LETTER A}", r"\n", "a\
b")
print('''tri
ple''', "tab\there", "nul\0in".encode())
