"""What CPython says of many programs: one line each, as syntax.rs writes it.

    python3.12 errors.py FILE exec|eval      the programs in FILE, separated by the byte 1E
"""

import ast
import sys
import warnings


def verdict(text, mode):
    try:
        with warnings.catch_warnings(record=True) as doubts:
            warnings.simplefilter("always")
            compile(text, "<test>", mode, ast.PyCF_ONLY_AST, dont_inherit=True)
    except SyntaxError as error:
        place = (error.lineno, error.offset, error.end_lineno, error.end_offset)
        return f"{type(error).__name__}: {error.msg} {place}".replace("\n", " ")
    except (MemoryError, RecursionError) as error:
        return f"{type(error).__name__}: {error} (None, None, None, None)"
    doubts.sort(key=lambda doubt: doubt.lineno)
    return "ok" + "".join(f" {doubt.category.__name__}: {doubt.message} {doubt.lineno}" for doubt in doubts).replace("\n", " ")


def main():
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        for text in file.read().split("\x1e"):
            print(verdict(text, sys.argv[2]), flush=True)


main()
