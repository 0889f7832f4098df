# complex numbers.
z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), -z, +z, z * 2, z / 2, z * z, z - 1, 1 - z, z ** 2, z ** 0.5, z == 3 + 4j, z != 3, complex(3) == 3)
print(complex(), complex(1), complex(1, 2), complex("1+2j"), complex(" 3j "), complex("-1.5e3-2J"), complex(1j, 1j), complex("nan+infj"), complex("(1+2j)"))
print(repr(0j), repr(-0j), complex(-0.0, -0.0), complex(1, float("nan")), complex(float("inf"), -1), 1j * 1j, 1e16 + 1e-5j, complex(1, 0.0))
print(bool(0j), bool(1j), hash(1j), hash(1 + 0j), hash(z), 1j ** 2, 2 ** 1j, (1 + 1j) ** 3, (1j) ** -1, 1 / 1j)
for bad in (lambda: complex("x"), lambda: complex("1 + 2j"), lambda: complex("1", 2), lambda: complex(1, "2"), lambda: 1j // 1, lambda: 1j % 1, lambda: 1j / 0, lambda: int(1j), lambda: float(1j), lambda: 1j < 1, lambda: 0j ** -1, lambda: divmod(1j, 1), lambda: complex([]), lambda: pow(1j, 2, 3), lambda: complex("")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
