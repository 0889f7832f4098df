# Floats of many sizes: texts, rounding, ratios and formats, as one checksum for each operation.
state = 54321

def bits(n):
    global state
    value = 0
    for _ in range(n // 31 + 1):
        state = (state * 1103515245 + 12345) % (1 << 31)
        value = value << 31 | state
    return value % (1 << n)

def number():
    kind = bits(16) % 5
    sign = 1 - 2 * (bits(16) % 2)
    if kind == 0:
        return sign * bits(20) / 64
    if kind == 1:
        return sign * float(bits(40))
    if kind == 2:
        return sign * float(f"{bits(53)}e{bits(16) % 600 - 320}")
    if kind == 3:
        return sign * bits(16) * 5e-324
    return sign * bits(53) / 2.0 ** (bits(16) % 120)

MODULUS = 2**61 - 1
sums = {}

def note(name, value):
    text = value if isinstance(value, str) else repr(value)
    total = sums.get(name, 0)
    for character in text:
        total = (total * 131 + ord(character)) % MODULUS
    sums[name] = total

def attempt(name, function):
    try:
        note(name, function())
    except (ZeroDivisionError, OverflowError, ValueError) as error:
        note(name, str(error))

SPECS = ["e", ".0e", ".3e", "f", ".0f", ".1f", ".17f", "g", ".3g", ".20g", "%", ".2%", "", ".5", "#.3g", ",.2f", "_", "+.1f", "020,.3f", "z.1f", "^+30g", "*=25e", "#", "n", "E", "G", "F"]

for index in range(2500):
    a, b = number(), number()
    note("repr", a)
    note("again", float(repr(a)) == a)
    note("hash", hash(a))
    note("hex", a.hex())
    note("from hex", float.fromhex(a.hex()) == a)
    note("int", int(a) if abs(a) < 1e300 else 0)
    note("ratio", str(a.as_integer_ratio()[0] % 1000003))
    attempt("round", lambda: round(a, bits(16) % 40 - 20))
    attempt("round far", lambda: round(a, bits(16) % 640 - 320))
    note("round whole", round(a) if abs(a) < 1e300 else 0)
    attempt("floordiv", lambda: a // b)
    attempt("mod", lambda: a % b)
    attempt("divmod", lambda: divmod(a, b))
    attempt("truediv", lambda: a / b)
    attempt("square", lambda: a**2 + 0.0)
    attempt("cube", lambda: a**3)
    attempt("format", lambda: format(a, SPECS[index % len(SPECS)]))
    note("order", (a < b) + 2 * (a == b))
    note("complex", complex(a, b))
for name, value in sums.items():
    print(name, value)
