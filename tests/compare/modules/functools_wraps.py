# wraps and update_wrapper copy names, dict and __wrapped__.
import functools


def trace(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        "wrapper's own"
        return function(*args, **kwargs)
    return wrapper


@trace
def add(a: int, b: int = 2) -> int:
    "Adds."
    return a + b


add.extra = 1
print(add.__name__, add.__doc__, add.__qualname__, add.__annotations__, add.__wrapped__.__defaults__, add(1))
print(add.__dict__.keys(), functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)


class Callable:
    def __call__(self):
        return "called"


wrapped = functools.update_wrapper(lambda: None, Callable())
print(wrapped.__name__, wrapped.__wrapped__())
print(functools.wraps(add, assigned=["__doc__"], updated=[])(lambda: 0).__name__)
