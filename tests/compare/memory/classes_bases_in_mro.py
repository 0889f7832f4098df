# A metaclass's mro() that assigns __bases__ while __bases__ is being assigned: no cycle of bases comes into being, subclass lists and orders agree.
class Meta(type):
    hook = None

    def mro(cls):
        hook, Meta.hook = Meta.hook, None
        if hook is not None and not hook(cls):
            Meta.hook = hook
        return type.mro(cls)


def show(*classes):
    for cls in classes:
        print(cls.__name__, [base.__name__ for base in cls.__bases__], [base.__name__ for base in cls.__mro__],
              [sub.__name__ for sub in cls.__subclasses__()])


def attempt(action):
    try:
        action()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def family():
    A = Meta("A", (), {})
    return A, Meta("B1", (A,), {}), Meta("B2", (A,), {}), Meta("C", (A,), {})


def assign(cls, *bases):
    cls.__bases__ = bases


A, B1, B2, C = family()
Meta.hook = lambda cls: cls is B1 and (attempt(lambda: assign(B2, B1)), True)
attempt(lambda: assign(B1, A))
show(A, B1, B2)

A, B1, B2, C = family()
Meta.hook = lambda cls: cls is C and (assign(C, B2), True)
assign(C, B1)
show(A, B1, B2, C)
assign(B1, C)
show(B1, B2, C)

A, B1, B2, C = family()


def replace_and_fail(cls):
    if cls is C:
        Meta.hook = None
        assign(C, B2)
        raise ValueError("in mro")


Meta.hook = replace_and_fail
attempt(lambda: assign(C, B1))
Meta.hook = None
show(A, B1, B2, C)
attempt(lambda: assign(A, C))
attempt(lambda: assign(C, C))

A, B1, B2, C = family()


def mutual(cls):
    if cls is B1:
        attempt(lambda: assign(B2, B1))
    if cls is B2:
        attempt(lambda: assign(B1, B2))


Meta.hook = mutual
attempt(lambda: assign(B1, A))
Meta.hook = None
show(A, B1, B2)
