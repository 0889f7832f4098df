#!/usr/bin/env python3
"""Records what CPython 3.12 prints for the scripts named on the command line.

    python3 tests/record.py tests/compare/language/*.py      comparison scripts: .out, and .err and .code where needed
    python3 tests/record.py examples/*.py                    examples: examples/expected/NAME.txt
    python3 tests/record.py tests/article/*.py               the article's listings: .out
    python3 tests/record.py tests/differences/*.py           intended differences: .cpython

The interpreter is $PYTHON312, by default `python3.12`; anything but 3.12 is refused. Each script runs in its own folder with
PYTHONHASHSEED=0, twice, and must print the same both times once it is masked: addresses like ` 0x7f...` always, and in the files named in
MASKS also what the expressions there find (addresses, and figures that describe CPython's own start-up).
"""

import os
import pathlib
import re
import subprocess
import sys

ADDRESS = "<address>"
NUMBER = "<n>"

# File name -> list of (expression, replacement for what its first group matched).
MASKS = {
    "02_identity_type_value.py": [(r"identity: (\d+)", ADDRESS)],
    "03_is_and_equality.py": [(r"id\(\w\) = +(\d+)", ADDRESS)],
    "10_collector_settings.py": [
        (r"counts now: \((\d+, \d+, \d+)\)", f"{NUMBER}, {NUMBER}, {NUMBER}"),
        (r"first collection found: (\d+)", NUMBER),
        (r"objects watched: (\d+)", NUMBER),
    ],
    "16_driving_the_collector.py": [
        (r"'(?:collections|collected|uncollectable)': (\d+)", NUMBER),
        (r"first collection found: (\d+)", NUMBER),
    ],
    "19_collector_and_tracemalloc.py": [(r"first collection found: (\d+)", NUMBER)],
    "gc_debug_stats_text.py": [
        (r"in each generation: \d+ \d+ (\d+)", NUMBER),
        (r"in permanent generation: (\d+)", NUMBER),
        (r"0\.(\d+)s elapsed", NUMBER),
    ],
    # The article's listings, told in tests/article.
    "02.py": [(r"id: (\d+)", ADDRESS)],
    "03.py": [(r"id\(\w\): (\d+)", ADDRESS)],
    "10.py": [
        (r"counts: \((\d+, \d+, \d+)\)", f"{NUMBER}, {NUMBER}, {NUMBER}"),
        (r"collected: (\d+)", NUMBER),
        (r"objects: (\d+)", NUMBER),
    ],
    "16.py": [
        (r"'(?:collections|collected|uncollectable)': (\d+)", NUMBER),
        (r"collected: (\d+)", NUMBER),
    ],
    "19.py": [(r"collected: (\d+)", NUMBER)],
}


def python312():
    command = os.environ.get("PYTHON312", "python3.12")
    try:
        said = subprocess.run([command, "--version"], capture_output=True, text=True).stdout
    except OSError as error:
        sys.exit(f"{command}: {error} (set PYTHON312)")
    if not said.startswith("Python 3.12."):
        sys.exit(f"{command} is {said.strip() or 'not Python'}, not 3.12 (set PYTHON312)")
    return command


def run(command, script):
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    environment.update(PYTHONHASHSEED="0", PYTHONUTF8="1", PYTHONDONTWRITEBYTECODE="1", NO_COLOR="1")
    return subprocess.run(
        [command, script.name], cwd=script.parent, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=120
    )


def masked(data, script):
    text = data.decode("utf-8").replace(f"{script.parent}/", "")
    text = re.sub(r"(?<= )0x[0-9a-f]{9,16}(?![0-9a-f])", ADDRESS, text)
    for expression, replacement in MASKS.get(script.name, []):
        def replace(match):
            start, end = match.start(1) - match.start(), match.end(1) - match.start()
            return match.group()[:start] + replacement + match.group()[end:]

        text = re.sub(expression, replace, text)
    return text


def write(path, text):
    if text:
        path.write_text(text, encoding="utf-8")
    elif path.exists():
        path.unlink()


def record(command, script):
    """Records one script and returns what went wrong with it."""
    first, second = (run(command, script) for _ in range(2))
    stdout, stderr = masked(first.stdout, script), masked(first.stderr, script)
    if (stdout, stderr) != (masked(second.stdout, script), masked(second.stderr, script)):
        return "differs from run to run: not recorded"
    if script.parent.name == "examples":
        if first.returncode or stderr:
            return f"fails: not recorded\n{stderr}"
        (script.parent / "expected").mkdir(exist_ok=True)
        write(script.parent / "expected" / f"{script.stem}.txt", stdout)
        return None
    if script.parent.name == "differences":
        ending = "" if first.returncode == 0 else f"ended by signal {-first.returncode}\n" if first.returncode < 0 else stderr
        script.with_suffix(".cpython").write_text(stdout + ending, encoding="utf-8")
        return None
    script.with_suffix(".out").write_text(stdout, encoding="utf-8")
    write(script.with_suffix(".err"), stderr)
    # A signal is recorded as a shell says it.
    code = first.returncode if first.returncode >= 0 else 128 - first.returncode
    write(script.with_suffix(".code"), f"{code}\n" if code else "")
    return None


def main():
    scripts = [pathlib.Path(name).resolve() for name in sys.argv[1:]]
    if not scripts:
        sys.exit(__doc__)
    command = python312()
    wrong = 0
    for script in scripts:
        problem = record(command, script)
        if problem:
            wrong += 1
            print(f"{script.name}: {problem}", file=sys.stderr)
    print(f"{len(scripts) - wrong} of {len(scripts)} recorded")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
