# `c = a + b` while c and a hold the same string: neither is grown in place, and both keep their count.
import sys


def walk(parts):
    current = ""
    for part in parts:
        candidate = current + part
        current = candidate
        print(sys.getrefcount(current), current)
    return current, candidate


print(walk(["wor d "] * 4))


def keep(parts):
    out = []
    current = ""
    for part in parts:
        candidate = current + part
        if len(candidate) > 12:
            out.append(current)
            current = part
        else:
            current = candidate
    return out, current


print(keep(["word "] * 9))
