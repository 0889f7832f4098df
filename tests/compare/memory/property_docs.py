# The doc of a property and of a subclass's instances, who holds it, and what a subclass without room for it says.
import sys


class P(property):
    pass


class S(property):
    __slots__ = ()


class W(property):
    def __setattr__(self, name, value):
        raise KeyError(name)


class A(property):
    def __setattr__(self, name, value):
        raise AttributeError(name)


def documented():
    "words"


def plain():
    pass


class Held:
    __doc__ = shared = ['a doc that is a list']


class Failing:
    def __init__(self, error):
        self.error = error

    @property
    def __doc__(self):
        raise self.error


shared = Held.shared


def show(work):
    before = sys.getrefcount(shared)
    try:
        kept = work()
        print('made', getattr(kept, '__doc__', 'no doc') and True, end=' ')
    except BaseException as error:
        print(type(error).__name__, error, end=' ')
        kept = error
    print(sys.getrefcount(shared) - before, end=' ')
    kept = None
    print(sys.getrefcount(shared) - before)


for kind in property, P, S, W, A:
    print(kind.__name__)
    show(lambda: kind())
    show(lambda: kind(5))
    show(lambda: kind(plain))
    show(lambda: kind(documented))
    show(lambda: kind(shared))
    show(lambda: kind(doc=shared))
    show(lambda: kind(shared, doc=shared))
    show(lambda: kind(documented, doc=shared))
    show(lambda: kind(Held()))
    show(lambda: kind(Held(), doc='other'))
    show(lambda: kind(Held()).getter(plain))
    show(lambda: kind(Held()).setter(plain))
    show(lambda: kind(Failing(ValueError('no doc'))))
    show(lambda: kind(Failing(AttributeError('no doc'))))
    show(lambda: kind(Failing(KeyboardInterrupt('no doc'))))
    show(lambda: kind().__init__(Held()))
    try:
        p = kind(Held())
        show(lambda: p.__init__(shared, shared, shared, shared))
        show(lambda: p.__init__(Failing(ValueError('no doc')), shared))
        show(lambda: p.__init__())
        show(lambda: p.__set_name__(None, shared))
        show(lambda: p.__get__(shared))
        show(lambda: p.__init__())
    except Exception as error:
        print(type(error).__name__, error)

# A copy with another function keeps the doc, unless it came from the getter.
p = property(plain)
p.__doc__ = 'given later'
print(p.setter(plain).__doc__, p.getter(documented).__doc__)
p = property(documented)
p.__doc__ = 'given later'
print(p.setter(plain).__doc__, p.getter(plain).__doc__)
p.__init__(plain)
print(p.__doc__, p.setter(plain).__doc__)
