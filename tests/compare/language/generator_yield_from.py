# yield from passes values, sends, throws and the return value through.
def inner():
    try:
        got = yield 1
        print("inner got", got)
        got = yield 2
    except ValueError as e:
        print("inner caught", e)
        yield 3
    return "result"

def outer():
    result = yield from inner()
    print("outer has", result)
    yield from "ab"
    yield from [10]
    return 99

it = outer()
print(next(it), it.send("s"), it.throw(ValueError("t")), next(it), next(it), next(it))
try:
    next(it)
except StopIteration as e:
    print(e.value)
def bad():
    yield from 5
try:
    next(bad())
except TypeError as e:
    print(e)
def closes():
    try:
        yield from inner()
    finally:
        print("outer closed")
it = closes()
next(it)
it.close()
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("value")
def d():
    r = yield from It()
    print("r", r)
print(list(d()))
def sends():
    yield from [1, 2]
it = sends()
next(it)
try:
    it.send(5)
except AttributeError as e:
    print(e)
