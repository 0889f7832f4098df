"""`-m json.tool`: checks a JSON text and prints it in order."""

import json
import sys

_PROGRAM = "python -m json.tool"
_USAGE = f"""\
usage: {_PROGRAM} [-h] [--sort-keys] [--no-ensure-ascii]
                           [--json-lines]
                           [--indent INDENT | --tab | --no-indent | --compact]
                           [infile] [outfile]
"""
_HELP = """
Check JSON and print it, one member or element a line.

positional arguments:
  infile             the file to read (else standard input)
  outfile            the file to write (else standard output)

options:
  -h, --help         print this and end
  --sort-keys        members in the order of their names
  --no-ensure-ascii  characters beyond ASCII as they are
  --json-lines       every line of the input is a text of its own
  --indent INDENT    so many spaces a level (else 4)
  --tab              a tab a level
  --no-indent        all on one line
  --compact          no white space at all
"""
# Of these at most one may be given.
_LAYOUTS = {
    "--indent": {"indent": 4},
    "--tab": {"indent": "\t"},
    "--no-indent": {"indent": None},
    "--compact": {"indent": None, "separators": (",", ":")},
}
_SWITCHES = {
    "--sort-keys": {"sort_keys": True},
    "--no-ensure-ascii": {"ensure_ascii": False},
    "--json-lines": {},
}
_LONG = ["--help", *_SWITCHES, *_LAYOUTS]


def _refuse(problem):
    sys.stderr.write(f"{_USAGE}{_PROGRAM}: error: {problem}\n")
    sys.exit(2)


def _whole_name(given):
    """The option a beginning of its name stands for; None if there is none."""
    if given in _LONG:
        return given
    fitting = [option for option in _LONG if option.startswith(given)]
    if len(fitting) > 1:
        _refuse(f"ambiguous option: {given} could match {', '.join(fitting)}")
    return fitting[0] if fitting else None


def _is_number(text):
    digits = text.removeprefix("-")
    return digits.isdecimal() or digits.replace(".", "", 1).isdecimal()


def _read_options(args):
    """Which options are given, how the text is to be written, and the names of the files."""
    given, layout, files, unknown = set(), dict(_LAYOUTS["--indent"]), [], []
    chosen = None
    args = list(args)
    while args:
        argument = args.pop(0)
        if argument == "--":
            files += args
            break
        if not argument.startswith("-") or argument == "-" or _is_number(argument):
            files.append(argument)
            continue
        if not argument.startswith("--"):
            if argument.startswith("-h"):
                option, equals, value = "--help", argument[2:], argument[2:].removeprefix("=")
            else:
                unknown.append(argument)
                continue
        else:
            given_name, equals, value = argument.partition("=")
            option = _whole_name(given_name)
            if option is None:
                unknown.append(argument)
                continue
        if option == "--indent":
            if not equals:
                if not args or args[0].startswith("-") and not _is_number(args[0]):
                    _refuse("argument --indent: expected one argument")
                value = args.pop(0)
            try:
                layout = {"indent": int(value)}
            except ValueError:
                _refuse(f"argument --indent: invalid int value: {value!r}")
        elif equals:
            _refuse(f"argument {'-h/--help' if option == '--help' else option}: ignored explicit argument {value!r}")
        # Asking for what holds anyway goes with everything.
        if option in _LAYOUTS and (option != "--indent" or layout != _LAYOUTS[option]):
            if chosen not in (None, option):
                _refuse(f"argument {option}: not allowed with argument {chosen}")
            chosen = option
        if option == "--help":
            sys.stdout.write(_USAGE + _HELP)
            sys.exit(0)
        given.add(option)
        if option in _LAYOUTS and option != "--indent":
            layout = dict(_LAYOUTS[option])
    for option in given:
        layout.update(_SWITCHES.get(option, {}))
    return given, layout, files, unknown + files[2:]


def _open(name):
    if name == "-":
        return sys.stdin
    try:
        return open(name, encoding="utf-8")
    except OSError as problem:
        _refuse(f"argument infile: can't open '{name}': {problem}")


def main():
    """Do what the command line asks for."""
    given, layout, files, unknown = _read_options(sys.argv[1:])
    source = _open(files[0]) if files else sys.stdin
    if unknown:
        _refuse(f"unrecognized arguments: {' '.join(unknown)}")
    try:
        with source:
            if "--json-lines" in given:
                values = [json.loads(line) for line in source]
            else:
                values = [json.load(source)]
        target = open(files[1], "w", encoding="utf-8") if len(files) > 1 else sys.stdout
        with target:
            for value in values:
                json.dump(value, target, **layout)
                target.write("\n")
    except ValueError as problem:
        raise SystemExit(problem)


if __name__ == "__main__":
    main()
