# Every function of math with good and bad arguments.
import math

def t(f):
    try: print(repr(f()))
    except BaseException as e: print('   !',type(e).__name__, e)

for n in "acos acosh asin atan atanh cbrt ceil copysign cos degrees dist erf exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma hypot isclose isfinite isqrt lcm ldexp lgamma log log10 log1p log2 modf nextafter perm pow prod radians remainder sin sqrt sumprod tan trunc ulp comb gcd".split():
    f=getattr(math,n); print(n, f.__text_signature__); t(lambda:f()); t(lambda:f('x')); t(lambda:f(1,2,3)); t(lambda:f(x=1)); t(lambda:f('x',1)); t(lambda:f(float('inf'))); t(lambda:f(-5)); t(lambda:f(-5.5)); t(lambda:f(float('nan')));t(lambda:f(10**400));t(lambda:f(1e308));t(lambda:f(0));t(lambda:f(-1));t(lambda:f(5,3));t(lambda:f(5.5,3));t(lambda:f(3,0));t(lambda:f(1e308,2));t(lambda:f(float('inf'),2));t(lambda:f(2,float('inf')));t(lambda:f(5,-3));t(lambda:f(-5,3));t(lambda:f(True));t(lambda:f([1,2],[3,4]));t(lambda:f([1,2.5]));t(lambda:f(['a']));t(lambda:f([1],[2,3]))
