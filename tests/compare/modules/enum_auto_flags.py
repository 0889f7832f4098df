# auto, Flag, IntFlag.
from enum import CONFORM, Flag, IntFlag, auto


class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(list(Perm), Perm.R | Perm.X, repr(Perm.R | Perm.X), Perm.RW, repr(Perm.RW), ~Perm.R, repr(Perm.R & Perm.W))
print(bool(Perm.R & Perm.W), Perm.R in Perm.RW, list(Perm.RW), Perm(0), Perm(5), len(Perm.RW), Perm["RW"])
print((Perm.R | Perm.W) is Perm.RW, Perm.R ^ Perm.RW)
for action in ("Perm(16)", "Perm.R | 1", "1 in Perm.R", "Perm('a')"):
    try:
        print(eval(action))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Mode(IntFlag):
    A = 1
    B = 2
    C = 4


print(Mode.A | Mode.B, repr(Mode.A | Mode.B), Mode.A | 8, repr(Mode.A | 8), repr(~Mode.A), Mode.A + 1, Mode(3) == 3, f"{Mode.A}")


class Loose(Flag, boundary=CONFORM):
    A = 1
    B = 2


print(Loose(7), repr(Loose(7)))

for value in "x", 1.5, None, (1, 2):
    try:
        class Wrong(Flag):
            a = value
    except TypeError as error:
        print(type(error).__name__, error)
