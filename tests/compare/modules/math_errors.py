# Domain errors, overflow, wrong types.
import math
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.log(2, 1), lambda: math.acos(2), lambda: math.exp(1000), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.factorial("a"), lambda: math.gcd(1.5), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.comb(5, -1), lambda: math.perm(1.5),
            lambda: math.floor(math.inf), lambda: math.floor(math.nan), lambda: math.fmod(1, 0), lambda: math.fmod(math.inf, 1), lambda: math.pow(0, -1), lambda: math.pow(-1, 0.5), lambda: math.pow(1e300, 2), lambda: math.ldexp(1, 10**10), lambda: math.ldexp(1, 5000), lambda: math.sin("a"), lambda: math.sin(), lambda: math.sin(1, 2), lambda: math.sin(None), lambda: math.sin(math.inf), lambda: math.log("a"), lambda: math.gamma(-1), lambda: math.gamma(200),
            lambda: math.atanh(1), lambda: math.acosh(0.5), lambda: math.log1p(-1), lambda: math.cosh(1000), lambda: math.hypot("a"), lambda: math.dist((1,), (1, 2)), lambda: math.prod(5), lambda: math.fsum(["a"]), lambda: math.fsum([1e308, 1e308]), lambda: math.trunc("a"), lambda: math.ceil([]), lambda: math.sqrt(10**400), lambda: math.isclose(1, 2, rel_tol=-1), lambda: math.sumprod([1], [1, 2]), lambda: math.floor(), lambda: math.frexp("x"), lambda: math.log(), lambda: math.copysign(1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class F:
    def __float__(self): return 4.0
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
print(math.sqrt(F()), math.floor(F()), math.ceil(F()), math.trunc(F()), math.sqrt(True), math.inf == float("inf"))
