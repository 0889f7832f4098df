# Frames through a with statement and a decorator.
class Cm:
    def __enter__(self): return self
    def __exit__(self, *a): return False

def deco(f):
    def wrapper(*a):
        return f(*a)
    return wrapper

@deco
def fails(x):
    with Cm():
        return x["k"]

fails({})
