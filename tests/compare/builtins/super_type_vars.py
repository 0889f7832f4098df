# super, type, vars, __build_class__, __import__ as plain functions.
class A:
    def f(self): return "A.f"
class B(A):
    def f(self): return "B.f"
b = B()
print(super(B, b).f(), super(B, B).f(b), type("X", (A,), {"y": 1}).y, type(b) is B, vars(A)["f"] is A.f, __build_class__(lambda: None, "N").__name__)
b.v = 1
print(vars(b), vars().get("b") is b, super(A, b).__init__(), super(B, b).__repr__() == repr(b), isinstance(super(B, b), super))
for bad in (lambda: super(B, A()), lambda: super(1), lambda: super(B, b).nope, lambda: vars(5), lambda: type(), lambda: __build_class__(), lambda: __import__(), lambda: __import__(5), lambda: __import__(""), lambda: super(B, b, 1), lambda: __build_class__(1, "x")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
