# What timeit's command line says and returns.
import timeit


class Clock:
    """A timer that steps by a quarter of a second."""

    def __init__(self, timer):
        self.now = 0.0

    def __call__(self):
        self.now += 0.25
        return self.now


def run(*args):
    print("==", args)
    try:
        print("returned", timeit.main(list(args), _wrap_timer=Clock))
    except Exception as problem:
        print(type(problem).__name__, problem)


run("-n5", "-r2", "pass")
run("pass")
run("-v")
run("-vv", "-u", "msec", "-n", "3", "-p")
run("-u", "hours")
run("--number=7", "--rep", "1", "--setup", "a = 1", "-s", "b = 2", "c = a", "c += b", "assert c == 3")
run("-n1", "-r0", "x = 1", "if x:", "  y = 2")
run("--nothing")
run("-n")
run("-n", "few")
run("-x")
run("-n2", "-s", "if 1:", "pass")
run("-n2", "return")
