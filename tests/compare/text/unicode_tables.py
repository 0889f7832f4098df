# Properties and cases of characters, as one number for each thousand.
def digest(start, end, step):
    h = 0
    for i in range(start, end, step):
        c = chr(i)
        v = (c.isalpha(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.islower(), c.isupper(), c.istitle(), c.isspace(), c.isprintable(), c.isidentifier(), ("a" + c).isidentifier(), c.isalnum())
        t = (c.upper(), c.lower(), c.title(), c.casefold(), c.swapcase(), c.capitalize(), ("A" + c + "\u03a3").lower(), ("1" + c + "\u03a3").lower())
        h = (h * 31 + hash(v) + hash(t)) % 1000000007
    return h
for start in range(0, 0x3000, 0x400): print(hex(start), digest(start, start + 0x400, 1))
for start in (0xa000, 0xf000, 0x10000, 0x10400, 0x11000, 0x1d000, 0x1e000, 0x1f000): print(hex(start), digest(start, start + 0x1000, 3))
print(digest(0x3000, 0x110000, 997))
