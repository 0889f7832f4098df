# Annotations: evaluated at module and class level, not in functions; a bare one binds nothing.
x: int = 3
y: "later"
print(__annotations__)
try:
    y
except NameError as error:
    print(error)

class C:
    a: int = 1
    b: list
    (c): str = "paren"

print(C.__annotations__, C.a, hasattr(C, "b"))

def f():
    local: undefined_name = 5
    return local

print(f())
obj = C()
obj.attr: str = "kept"
print(obj.attr)
def g(a: int, *args: "s", k: float = 1.0, **kw: dict) -> bool: ...
print(g.__annotations__)
