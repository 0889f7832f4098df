@deco
def f(a, /, b=1, *args, c, d: int = 2, **kw) -> str:
    "doc"
    def inner():
        nonlocal b
        b += a
        return lambda: (a, b)
    return inner

class C(B, metaclass=M):
    "doc"
    x: int = 1
    def m(self):
        return super().m() + self.__x
