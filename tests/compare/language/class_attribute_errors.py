# Texts of failing attribute reads, writes and deletions.
class A:
    __slots__ = ()
class B:
    @property
    def p(self): return 1
class M(type): pass
class C(metaclass=M): pass
for action in (
    lambda: A().x, lambda: setattr(A(), "x", 1), lambda: B().x, lambda: delattr(B(), "x"),
    lambda: setattr(B(), "p", 2), lambda: delattr(B(), "p"), lambda: B.x, lambda: C.x, lambda: delattr(B, "x"),
    lambda: (5).x, lambda: setattr(5, "x", 1), lambda: setattr(5, "real", 1), lambda: setattr(int, "x", 1),
    lambda: None.x, lambda: [].push, lambda: "".x, lambda: print.x, lambda: delattr(int, "real"), lambda: setattr([], "append", 1),
    lambda: object().x, lambda: setattr(object(), "x", 1), lambda: getattr(B(), 5), lambda: (lambda: 0).x,
    lambda: setattr(B(), "__class__", 5), lambda: setattr(B(), "__dict__", 5), lambda: setattr(B, "__name__", 5),
):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
