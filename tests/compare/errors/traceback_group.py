# An exception group is drawn as a tree.
def one():
    raise ValueError("one")

errors = []
try:
    one()
except ValueError as e:
    errors.append(e)
errors.append(TypeError("two"))
errors.append(ExceptionGroup("inner", [KeyError("three"), IndexError("four")]))
raise ExceptionGroup("outer", errors)
