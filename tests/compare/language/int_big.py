# Big integer arithmetic.
a, b = 3 ** 200, 7 ** 150
print(a, b, a + b, a - b, b - a, a * b, sep="\n")
print(a // b, a % b, divmod(-a, b) == (-a // b, -a % b), -a // b, -a % b, sep="\n")
print(a ** 3 % b == pow(a, 3, b), pow(a, b, 1000007), pow(3, -1, 11), pow(-2, 5), pow(a, 0))
print(a >> 100, a << 5 == a * 32, -a >> 250, -1 >> 1000, 1 << 200)
print(a & b, a | b, a ^ b, ~a, -a & b, -a | b, -a ^ -b, sep="\n")
print(a.bit_length(), a.bit_count(), (-a).bit_length(), int(str(a)) == a, int(hex(a), 16) == a, hex(b), oct(b)[:20], bin(b)[-20:])
print(a == a + 0, a < b, -a < b, hash(a), hash(-a), float(a), a / b, b / a, a / 2.0)
print(10 ** 40 // 7, 10 ** 40 / 7, 10 ** 40 == 1e40, 10 ** 20 == 1e20, 2 ** 64 - 1, -(2 ** 63), 2 ** 62 * 2, 2 ** 31 * 2 ** 31, 4611686018427387904 * 2, 9223372036854775807 + 1)
import math
print(math.factorial(30), math.isqrt(a), math.gcd(a * 6, b * 6), sum(range(10 ** 6)))
print((2 ** 1000) % (10 ** 9 + 7), len(str(2 ** 5000)), str(7 ** 700)[:30], -(-7) // 2, 0 * a, a - a)
