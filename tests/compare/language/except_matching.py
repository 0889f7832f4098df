# What may stand after except, and by what rule it matches.
class Base(Exception): pass
class Derived(Base): pass
for catcher in (Base, Derived, (KeyError, Base), Exception, BaseException):
    try:
        raise Derived("d")
    except catcher as e:
        print(catcher, "caught", type(e).__name__)
try:
    try:
        raise Base
    except Derived:
        print("no")
except Base as e:
    print("yes", e.args)
try:
    try:
        1 / 0
    except "not a class":
        pass
except TypeError as e:
    print(e)
try:
    try:
        1 / 0
    except (ZeroDivisionError.__mro__[0], 5):
        print("first matched")
except TypeError as e:
    print(e)
try:
    try:
        raise KeyError
    except (ZeroDivisionError, 5):
        print("no")
except TypeError as e:
    print(e, "| context", repr(e.__context__))
try:
    1 / 0
except:
    print("bare")
