# GeneratorExit inside the body, ignoring it, returning from it.
def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = ignoring()
next(it)
try:
    it.close()
except RuntimeError as e:
    print(e)
def returning():
    try:
        yield 1
    except GeneratorExit:
        print("closing")
        return 5
it = returning()
next(it)
print(it.close())
def raising():
    try:
        yield 1
    finally:
        raise KeyError("in finally")
it = raising()
next(it)
try:
    it.close()
except KeyError as e:
    print(repr(e), repr(e.__context__))
def stops():
    yield 1
    raise StopIteration("inside")
it = stops()
next(it)
try:
    next(it)
except RuntimeError as e:
    print(e, repr(e.__cause__))
def self_call():
    yield next(me)
me = self_call()
try:
    next(me)
except ValueError as e:
    print(e)
