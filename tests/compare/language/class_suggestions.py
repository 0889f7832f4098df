# AttributeError and NameError carry what a suggestion needs; str() does not include it.
class Thing:
    color = 1
try:
    Thing().colour
except AttributeError as e:
    print(e, e.name, type(e.obj).__name__)
value = 1
try:
    valeu
except NameError as e:
    print(e, e.name)
def f():
    length = 1
    try:
        return lenght
    except NameError as e:
        print(e)
f()
