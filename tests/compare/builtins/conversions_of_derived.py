# __int__ and __float__ that give an instance of a derived class: who warns, and in which words; formats that take no number.
import math, warnings

class I(int):
    pass

class F(float):
    pass

class GivesInt:
    def __int__(self):
        return I(3)

class GivesFloat:
    def __float__(self):
        return F(3)

class GivesText:
    def __float__(self):
        return "3"

    def __int__(self):
        return "3"

def told(label, function, *args):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = function(*args)
            print(label, repr(result), type(result).__name__)
        except Exception as error:
            print(label, type(error).__name__, error)
    for warning in caught:
        print("   ", warning.category.__name__, warning.message)

for value in GivesInt(), GivesFloat(), GivesText():
    name = type(value).__name__
    for form in "%d", "%i", "%u", "%x", "%o", "%c", "%f", "%e", "%g":
        told((name, form), form.__mod__, value)
        told((name, form, "bytes"), form.encode().__mod__, value)
    for function in math.sqrt, math.sin, math.floor, math.isnan, math.trunc, int, float, complex, round:
        told((name, function.__name__), function, value)
    told((name, "pow"), math.pow, value, value)
    told((name, "fsum"), math.fsum, [value])
    told((name, "divmod"), lambda: complex(1, value))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    told("as error", math.sqrt, GivesFloat())
