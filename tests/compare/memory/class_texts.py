# A class keeps the UTF-8 form of its name and doc text, which grow by it; what has none is refused. The text of an IndexError exists once.
import sys
def attempt(make):
    try:
        return make()
    except Exception as error:
        return type(error).__name__, str(error)
print(attempt(lambda: type('X\ud800', (), {})), attempt(lambda: type('X', (), {'__doc__': '\ud800'})))
name, doc = ''.join(['K', '\xe9']), ''.join(['d', '\xe9', '\u20ac'])
print(sys.getsizeof(name), sys.getsizeof(doc))
made = type(name, (), {'__doc__': doc})
print(sys.getsizeof(name), sys.getsizeof(doc), made.__doc__ is doc, made.__name__ is name)
print(type('X', (), {'__doc__': 'a\0b'}).__doc__ == 'a\0b', type('X', (), {'__doc__': 5}).__doc__)
def message():
    try:
        [][1]
    except IndexError as error:
        return error.args[0]
print(message() is message())
