# send, throw and close, and what generators answer.
def g():
    while True:
        try:
            got = yield "ready"
            print("got", got)
        except ValueError as e:
            print("caught", e)
        finally:
            print("finally")

it = g()
try:
    it.send(1)
except TypeError as e:
    print(e)
print(it.send(None))
print(it.send("x"))
print(it.throw(ValueError("v")))
try:
    it.throw(KeyError("k"))
except KeyError as e:
    print("out", e)
try:
    next(it)
except StopIteration:
    print("finished")
it = g()
next(it)
it.close()
print(it.close())
fresh = g()
try:
    fresh.throw(RuntimeError("never started"))
except RuntimeError as e:
    print(e)
print(list(fresh))
for bad in (lambda: g().throw(5), lambda: g().throw(int), lambda: g().throw()):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
