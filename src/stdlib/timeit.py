"""Measuring how long small pieces of code take.

On the command line:

    glasspy -m timeit [-n N] [-r N] [-s S] [-p] [-u U] [-v] [-h] [--] [statement ...]

    -n N, --number N    run the statement N times in a row (else so often that it takes 0.2 seconds: 1, 2, 5, 10, 20, ...)
    -r N, --repeat N    measure that N times (else 5) and tell the best
    -s S, --setup S     run S once before, untimed; several make several lines
    -p, --process       measure the processor's time of this process, not the time that passes
    -u U, --unit U      tell times in nsec, usec, msec or sec
    -v, --verbose       tell all times; again: with more digits
    -h, --help          print this
    --                  what follows is the statement, though it begin with -

Several statements make several lines; without one, `pass` is timed.
"""

import gc
import itertools
import sys
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5

# Timer has a parameter of that name.
_globals = globals
_SOURCE_NAME = "<timeit-src>"
_UNITS = {"nsec": 1e-9, "usec": 1e-6, "msec": 1e-3, "sec": 1.0}
# The statement stands on the seventh line, and so do errors in it.
_TEMPLATE = """
def inner(_it, _timer{init}):
    {setup}
    _t0 = _timer()
    for _i in _it:
        {stmt}
        pass
    _t1 = _timer()
    return _t1 - _t0
"""


def _block(text, indent):
    return text.replace("\n", "\n" + " " * indent)


class Timer:
    """Times a statement, text or function, after a setup."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        local_ns = {}
        global_ns = _globals() if globals is None else globals
        init = ""
        before = ""
        if isinstance(setup, str):
            compile(setup, _SOURCE_NAME, "exec")
            before = setup + "\n"
            setup = _block(setup, 4)
        elif callable(setup):
            local_ns["_setup"] = setup
            init += ", _setup=_setup"
            setup = "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(before + stmt, _SOURCE_NAME, "exec")
            stmt = _block(stmt, 8)
        elif callable(stmt):
            local_ns["_stmt"] = stmt
            init += ", _stmt=_stmt"
            stmt = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = _TEMPLATE.format(stmt=stmt, setup=setup, init=init)
        exec(compile(self.src, _SOURCE_NAME, "exec"), global_ns, local_ns)
        self.inner = local_ns["inner"]

    def print_exc(self, file=None):
        """Print the exception in hand, with the lines of what was timed."""
        import linecache
        import traceback

        linecache.cache[_SOURCE_NAME] = (len(self.src), None, self.src.split("\n"), _SOURCE_NAME)
        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """Seconds for so many runs; the collector rests meanwhile."""
        gcold = gc.isenabled()
        gc.disable()
        try:
            return self.inner(itertools.repeat(None, number), self.timer)
        finally:
            if gcold:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        """timeit() several times."""
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """(runs, seconds) such that it takes at least 0.2 seconds."""
        i = 1
        while True:
            for j in 1, 2, 5:
                number = i * j
                time_taken = self.timeit(number)
                if callback:
                    callback(number, time_taken)
                if time_taken >= 0.2:
                    return number, time_taken
            i *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    """Seconds for so many runs of a statement."""
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    """timeit() several times."""
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)


def main(args=None, *, _wrap_timer=None):
    """What the command line asks for; the exit code."""
    import getopt

    try:
        opts, args = getopt.getopt(sys.argv[1:] if args is None else args, "n:u:s:r:pvh",
                                   ["number=", "setup=", "repeat=", "process", "verbose", "unit=", "help"])
    except getopt.error as err:
        print(err)
        print("use -h/--help for command line help")
        return 2
    timer = default_timer
    number, repeat, verbose, precision = 0, default_repeat, 0, 3
    unit = None
    setup = []
    for option, value in opts:
        if option in ("-n", "--number"):
            number = int(value)
        elif option in ("-s", "--setup"):
            setup.append(value)
        elif option in ("-u", "--unit"):
            if value not in _UNITS:
                print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                return 2
            unit = value
        elif option in ("-r", "--repeat"):
            repeat = max(int(value), 1)
        elif option in ("-p", "--process"):
            timer = time.process_time
        elif option in ("-v", "--verbose"):
            if verbose:
                precision += 1
            verbose += 1
        else:
            print(__doc__, end="")
            return 0
    # Modules beside us can be timed.
    sys.path.insert(0, ".")
    if _wrap_timer is not None:
        timer = _wrap_timer(timer)
    timed = Timer("\n".join(args) or "pass", "\n".join(setup) or "pass", timer)

    def show_loops(number, seconds):
        print(f"{number} loop{'s' * (number != 1)} -> {seconds:.{precision}g} secs")

    def shown(seconds):
        fitting = unit or next((name for name in reversed(_UNITS) if seconds >= _UNITS[name]), "nsec")
        return f"{seconds / _UNITS[fitting]:.{precision}g} {fitting}"

    try:
        if number == 0:
            number, _ = timed.autorange(show_loops if verbose else None)
            if verbose:
                print()
        raw = timed.repeat(repeat, number)
    except:
        timed.print_exc()
        return 1
    if verbose:
        print("raw times:", ", ".join(map(shown, raw)))
        print()
    each = [seconds / number for seconds in raw]
    best, worst = min(each), max(each)
    print(f"{number} loop{'s' * (number != 1)}, best of {repeat}: {shown(best)} per loop")
    if worst >= best * 4:
        import warnings

        warnings.warn_explicit(f"The test results are likely unreliable. The worst time ({shown(worst)}) was more than four times slower "
                               f"than the best time ({shown(best)}).", UserWarning, "", 0)
    return None


if __name__ == "__main__":
    sys.exit(main())
