# How calls with too many or wrong keywords are refused by native functions.
def t(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__, e)
import math
t(lambda: math.isclose(1,2,rel_tol=3,abs_tol=1,x=1)); t(lambda: math.isclose(a=1,b=2,rel_tol=3,abs_tol=1,x=1)); t(lambda: math.isclose(1,2,3,4,5)); t(lambda: math.isclose(1,2,3)); t(lambda:math.isclose(1,2,3,x=1));t(lambda: int.from_bytes(1,2,3,4)); t(lambda: int(1,2,x=2)); t(lambda: int(a=1,b=2,x=2)); t(lambda: int(x=2,base=3)); t(lambda: complex(1,2,3)); t(lambda: complex(1,2,x=3)); t(lambda: complex(real=1,imag=2,x=3)); t(lambda: [].sort(1)); t(lambda: [].sort(key=1,reverse=1,x=2)); t(lambda: complex(x=1)); t(lambda:(5).to_bytes(1,2,3)); t(lambda:(5).to_bytes(1,'big',3,4));t(lambda:(5).to_bytes(length=1,byteorder='big',signed=3,x=4)); t(lambda: 'a'.encode(1,2,3)); t(lambda:'a'.split(maxsplit=1,sep=2,x=3))
