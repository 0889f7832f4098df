# Counts and sizes that depend on how often an instruction has run. CPython passes the argument of str(x) in a tuple, which holds it, until the
# call has been specialised by its second or third execution; and it makes a super object and a bound method for super().name() until that is
# specialised. glasspy does the same at every execution: str(x) with the tuple, super().name() without the objects.
import sys
class A:
    def __str__(self): return str(sys.getrefcount(self))
def show(x): return str(x)
a = A()
print([show(a) for _ in range(6)])
