# getopt: short and long options, their values, beginnings of names, and what is refused.
import getopt

rows = [
    ("-a -b1 -b 2 x -c", "ab:c", []),
    ("-abc", "ab:c", []),
    ("--one --two=2 --two 3 --thr -- --one", "", ["one", "two=", "three"]),
    ("--three=", "", ["three="]),
    ("- -a", "a", []),
    ("", "a", []),
    ("-d", "ab:", []),
    ("-b", "ab:", []),
    ("-:", "ab:", []),
    ("--on=1", "", ["one"]),
    ("--t", "", ["two=", "three"]),
    ("--two", "", ["two="]),
    ("--zero", "", ["two="]),
    ("--one", "", "one"),
    ("--o", "", ["one", "onely"]),
    ("--one", "", ["one", "onely"]),
    ("x -a y -b z w -- -a", "ab:", []),
    ("x -a", "+a", []),
]
for line, short, long in rows:
    for function in getopt.getopt, getopt.gnu_getopt:
        try:
            print(line, "|", function(line.split(), short, long))
        except getopt.GetoptError as problem:
            print(line, "|", problem, "|", repr(problem.opt), problem.args)
print(getopt.error is getopt.GetoptError, getopt.GetoptError("m"), getopt.__all__)
