# Calls of Python functions from native code, and generators that native code resumes, nest too deeply: what could not begin is given up whole.
import inspect
import json
import sys


def listed(value):
    return [value]


before = sys.getrefcount(listed)
for _ in range(3):
    try:
        json.dumps(1j, default=listed, check_circular=False)
    except RecursionError:
        print(sys.getrefcount(listed) - before)

made = []


def one(value):
    yield list(value)[0]


class Endless:
    def __iter__(self):
        made.append(one(Endless()))
        return made[-1]


try:
    list(Endless())
except RecursionError:
    print({inspect.getgeneratorstate(generator) for generator in made[:-1]})


def deep(count):
    return count and deep(count - 1)


print(deep(900))
