# Arithmetic of ints of many sizes: one checksum for each operation over a few thousand operands.
state = 12345

def bits(n):
    global state
    value = 0
    for _ in range(n // 31 + 1):
        state = (state * 1103515245 + 12345) % (1 << 31)
        value = value << 31 | state
    return value % (1 << n) if n else 0

SIZES = [0, 1, 3, 8, 20, 29, 30, 31, 59, 60, 61, 62, 63, 64, 65, 89, 90, 91, 119, 120, 121, 200, 500, 1500, 5000]

def number():
    size = SIZES[bits(16) % len(SIZES)]
    value = bits(size)
    if bits(8) < 50:
        value = (1 << size) + bits(8) % 3 - 1
    return -value if bits(8) < 128 else value

MODULUS = 2**127 - 1
sums = {}

def note(name, value):
    sums[name] = (sums.get(name, 0) * 1000003 + (hash(value) if not isinstance(value, int) else value)) % MODULUS

def attempt(name, function):
    try:
        note(name, function())
    except (ZeroDivisionError, OverflowError, ValueError) as error:
        note(name, len(str(error)))

for _ in range(1500):
    a, b = number(), number()
    note("add", a + b)
    note("sub", a - b)
    note("mul", a * b)
    note("square", a * a)
    note("and", a & b)
    note("or", a | b)
    note("xor", a ^ b)
    note("invert", ~a)
    note("order", (a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a != -b))
    attempt("floordiv", lambda: a // b)
    attempt("mod", lambda: a % b)
    attempt("truediv", lambda: a / b)
    attempt("divmod", lambda: sum(divmod(a, b)))
    shift = bits(8)
    note("lshift", a << shift)
    note("rshift", a >> shift)
    note("hash", hash(a))
    note("bits", a.bit_length() * 1000 + a.bit_count())
    note("round", round(a, -(bits(8) % 40)))
    exponent = bits(16) % 12
    if a.bit_length() < 2000:
        note("pow", a**exponent)
    attempt("powmod", lambda: pow(a, number() % 100000 - 3, b))
    attempt("float", lambda: float(a))
    if a.bit_length() < 14000:
        note("text", len(str(a)))
        note("parse", int(str(a)))
        note("hex", int(hex(a), 16) + int(oct(a), 8) + int(bin(a), 2))
    length = (a.bit_length() + 8) // 8
    for order in ("big", "little"):
        data = a.to_bytes(length, order, signed=True)
        note("bytes", int.from_bytes(data, order, signed=True) + int.from_bytes(data, order))
    fraction = (b % 1000003) / 128 * (1 if b > 0 else -1)
    note("compare float", (a < fraction) + 2 * (a == fraction) + 4 * (a > fraction))
for name, value in sums.items():
    print(name, value)
