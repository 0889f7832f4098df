# timeit runs a statement so often, with the collector resting.
import gc
import timeit

calls = []
print(timeit.timeit(lambda: calls.append(gc.isenabled()), number=3) >= 0, calls, gc.isenabled())
print(timeit.timeit("x + 1", "x = 1", number=10) > 0, len(timeit.repeat("pass", repeat=2, number=1)))
print(timeit.timeit("y * 2", number=1, globals={"y": 3}) >= 0)
timer = timeit.Timer("pass", timer=iter(range(100)).__next__)
print(timer.timeit(5), timer.repeat(2, 1))
try:
    timeit.Timer("x = = 1")
except SyntaxError as error:
    print(error.msg)
try:
    timeit.Timer(3)
except ValueError as error:
    print(error)
