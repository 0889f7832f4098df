# An error that no Python frame has seen (the callback of a weak reference cannot be called, a size is wrong) is shown where the object died.
import sys
import weakref


class C:
    pass


not_callable = (1, 2)
c = C()
w = weakref.ref(c, not_callable)
c = 5
for i in range(3):
    c = C()
    w = weakref.ref(c, not_callable)
    c = C().__init__
    c = (1, 2,
         'x')


def at_the_end():
    c = C()
    w.append(weakref.ref(c, not_callable))
    return 5


def deleted():
    c = C()
    w.append(weakref.ref(c, not_callable))
    del c
    return 5


w = []
at_the_end()
deleted()


class D:
    __del__ = 5


d = D()
d = None


def hook(told):
    trace = told.exc_traceback
    print(told.exc_type.__name__, told.exc_value, trace.tb_lineno, trace.tb_frame.f_code.co_name, trace.tb_next, told.err_msg)


sys.unraisablehook = hook
at_the_end()
deleted()
d = D()
d = None
c = [C()]
w.append(weakref.ref(c[0], len))
c.clear()
w.clear()
