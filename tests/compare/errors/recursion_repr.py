# Recursion in the middle of C code.
class R:
    def __repr__(self):
        return repr(self)

try:
    repr(R())
except RecursionError as e:
    print(e)
class E:
    def __eq__(self, o):
        return self == o
try:
    E() == 1
except RecursionError as e:
    print(e)
class G:
    def __getattr__(self, n):
        return getattr(self, n + "x")
try:
    G().a
except RecursionError as e:
    print(e)
def f():
    f()
try:
    f()
except RecursionError as e:
    print(e)
