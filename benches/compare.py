#!/usr/bin/env python3
"""Times the programs in this folder on two or more interpreters and prints a Markdown table.

    python3 benches/compare.py --runs 5 ./target/release/glasspy /usr/bin/python3
    python3 benches/compare.py --only calls,trees ./target/release/glasspy python3.12 /usr/bin/python3

The first interpreter is compared with each of the others: a ratio above 1 means that the first is that many times faster. Runs are
interleaved (one run of each interpreter, then the next round), so that a machine that slows down slows all of them down; what counts
is the median. Everything is timed from outside, start-up included. All must print the same text, or the table says so and the exit
code is 1.
"""

import argparse
import math
import os
import pathlib
import statistics
import subprocess
import sys
import time

FOLDER = pathlib.Path(__file__).resolve().parent


def programs(only):
    names = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != pathlib.Path(__file__).stem)
    if only:
        wanted = only.split(",")
        unknown = [name for name in wanted if name not in names]
        if unknown:
            sys.exit(f"no such program: {', '.join(unknown)} (there are {', '.join(names)})")
        names = [name for name in names if name in wanted]
    return names


def run(interpreter, program):
    """Seconds and output of one run; the output of a failed run is its complaint."""
    environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1")
    start = time.perf_counter()
    result = subprocess.run(
        [interpreter, str(FOLDER / f"{program}.py")], capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL
    )
    seconds = time.perf_counter() - start
    if result.returncode:
        lines = result.stderr.strip().splitlines() or [f"exit code {result.returncode}"]
        return seconds, f"failed: {lines[-1]}"
    return seconds, result.stdout


def label(interpreter):
    try:
        said = subprocess.run([interpreter, "--version"], capture_output=True, text=True)
        version = (said.stdout or said.stderr).strip().splitlines()
    except OSError as error:
        sys.exit(f"{interpreter}: {error}")
    name = pathlib.Path(interpreter).name
    return version[0] if version and len(version[0]) < 40 else name


def geometric_mean(values):
    return math.exp(sum(map(math.log, values)) / len(values))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("interpreters", nargs="+", help="the first one is compared with the others")
    parser.add_argument("--runs", type=int, default=5, help="rounds (default 5)")
    parser.add_argument("--only", help="programs, separated by commas")
    options = parser.parse_args()

    interpreters = options.interpreters
    first, others = interpreters[0], interpreters[1:]
    labels = [label(interpreter) for interpreter in interpreters]
    head = ["program", *(f"{text} (ms)" for text in labels), *(f"× {text}" for text in labels[1:])]
    print("| " + " | ".join(head) + " |")
    print("|---|" + "---:|" * (len(head) - 1))

    ratios = [[] for _ in others]
    complaints = []
    for program in programs(options.only):
        times = {interpreter: [] for interpreter in interpreters}
        outputs = {}
        for _ in range(options.runs):
            for interpreter in interpreters:
                seconds, output = run(interpreter, program)
                times[interpreter].append(seconds)
                if outputs.setdefault(interpreter, output) != output:
                    complaints.append(f"{program}: {interpreter} does not print the same each time")
        medians = {interpreter: statistics.median(times[interpreter]) for interpreter in interpreters}
        cells = [f"{medians[interpreter] * 1000:.0f}" for interpreter in interpreters]
        for number, other in enumerate(others):
            if outputs[first] == outputs[other] and not outputs[first].startswith("failed"):
                ratios[number].append(medians[other] / medians[first])
                cells.append(f"{ratios[number][-1]:.2f}")
            else:
                cells.append("differs")
                complaints.append(f"{program}: {first}: {outputs[first].strip()[:120]!r}, {other}: {outputs[other].strip()[:120]!r}")
        print("| " + " | ".join([program, *cells]) + " |", flush=True)
    if others:
        means = [f"**{geometric_mean(values):.2f}**" if values else "–" for values in ratios]
        print("| " + " | ".join(["geometric mean", *("" for _ in interpreters), *means]) + " |")
    for complaint in complaints:
        print(complaint, file=sys.stderr)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
