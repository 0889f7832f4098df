"""Records what CPython 3.12 says of every case: python3.12 record.py scope flow deep"""
import sys, warnings, os
here = os.path.dirname(os.path.abspath(__file__))
for name in sys.argv[1:]:
    cases = open(os.path.join(here, name + ".py")).read().split("#---\n")
    with open(os.path.join(here, name + ".expect"), "w") as out:
        for case in cases:
            with warnings.catch_warnings(record=True) as warned:
                warnings.simplefilter("always")
                try:
                    compile(case, "f", "exec")
                    text = "fine"
                except SyntaxError as e:
                    text = f"{e.msg} | {e.lineno}:{e.offset}-{e.end_lineno}:{e.end_offset}"
            for w in warned:
                text += f" | {w.category.__name__}: {w.message} @{w.lineno}"
            print(text, file=out)
