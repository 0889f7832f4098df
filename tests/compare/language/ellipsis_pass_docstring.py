# Statements that do nothing, docstrings, names that look like keywords, line joining.
"""the docstring: comments before it do not count"""
...
pass
def f(): ...
def g(): "doc"
def h():
    f"not a doc"
class C: "class doc"
print(f(), g.__doc__, h.__doc__, C.__doc__, __doc__, __name__)
x = 1; y = 2; print(x + y);
total = x + \
    y
print(total, (1 +
    2), [
    3,
])
if x: print("one line"); print("two")
if True: pass
else: pass
match, case, _, type = 1, 2, 3, 4
print(match * case, _, type)
print(((((1))))); print(not not x, -  x)
lambda: (yield)
