"""Reading options from a command line, as the C function of that name does."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]

import os


class GetoptError(Exception):
    """An option that is unknown, or that lacks its value."""

    opt = ""
    msg = ""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        Exception.__init__(self, msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def _names(longopts):
    return [longopts] if isinstance(longopts, str) else list(longopts)


def getopt(args, shortopts, longopts=[]):
    """Pairs of option and value, and the arguments that are left: all from the first that is no option."""
    opts = []
    longopts = _names(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            return opts, args[1:]
        args = _take(opts, args, shortopts, longopts)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    """As getopt(), but options may stand behind other arguments."""
    opts = []
    others = []
    longopts = _names(longopts)
    only_first = shortopts.startswith("+")
    shortopts = shortopts.removeprefix("+")
    only_first = only_first or bool(os.environ.get("POSIXLY_CORRECT"))
    while args:
        if args[0] == "--":
            others += args[1:]
            break
        if args[0][:1] == "-" and args[0] != "-":
            args = _take(opts, args, shortopts, longopts)
        elif only_first:
            others += args
            break
        else:
            others.append(args[0])
            args = args[1:]
    return opts, others


def _take(opts, args, shortopts, longopts):
    """Appends what the first argument says; the arguments behind it and its value."""
    first, rest = args[0], args[1:]
    if first.startswith("--"):
        name, equals, value = first[2:].partition("=")
        wants, name = _long(name, longopts)
        if not wants:
            if equals:
                raise GetoptError(f"option --{name} must not have an argument", name)
        elif not equals:
            if not rest:
                raise GetoptError(f"option --{name} requires argument", name)
            value, rest = rest[0], rest[1:]
        opts.append(("--" + name, value))
        return rest
    letters = first[1:]
    while letters:
        letter, letters = letters[0], letters[1:]
        value = ""
        if _short_wants(letter, shortopts):
            if not letters:
                if not rest:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                letters, rest = rest[0], rest[1:]
            value, letters = letters, ""
        opts.append(("-" + letter, value))
    return rest


def _long(name, longopts):
    """Whether the long option wants a value, and its whole name."""
    fitting = [option for option in longopts if option.startswith(name)]
    if not fitting:
        raise GetoptError(f"option --{name} not recognized", name)
    if name in fitting:
        return False, name
    if name + "=" in fitting:
        return True, name
    if len(fitting) > 1:
        raise GetoptError(f"option --{name} not a unique prefix", name)
    whole = fitting[0]
    return whole.endswith("="), whole.removesuffix("=")


def _short_wants(letter, shortopts):
    for at, known in enumerate(shortopts):
        if letter == known != ":":
            return shortopts.startswith(":", at + 1)
    raise GetoptError(f"option -{letter} not recognized", letter)
