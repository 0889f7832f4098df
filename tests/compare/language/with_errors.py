# Objects that are no context managers, and managers that fail.
class NoExit:
    def __enter__(self): return self
class NoEnter:
    def __exit__(self, *a): pass
for bad in (5, NoExit(), NoEnter()):
    try:
        with bad: pass
    except TypeError as e:
        print(e)
class FailEnter:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): print("not called")
try:
    with FailEnter(): pass
except ValueError as e:
    print(e)
class FailExit:
    def __enter__(self): pass
    def __exit__(self, *a): raise KeyError("exit")
try:
    with FailExit(): raise ValueError("body")
except KeyError as e:
    print(e, repr(e.__context__))
class OnInstance: pass
o = OnInstance()
o.__enter__ = lambda: 1
o.__exit__ = lambda *a: None
try:
    with o: pass
except TypeError as e:
    print(e)
