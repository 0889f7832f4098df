"""Some objects exist once: None, True, False, and the whole numbers from -5 to 256.

Watch for: 257 is not among them, so two computations of 257 give two objects. Two
*constants* 257 in one file are one object all the same: the compiler merges them.
"""

nothing = None
nothing_else = None
print("None is one object:", nothing is nothing_else)
print("so are True and False:", (1 == 1) is True, (1 == 2) is False)

x = 256
y = 256
print("256 is 256:", x is y)

x = 257
y = 257
print("257 is 257, both constants of this file:", x is y)


def one_more(number):
    return number + 1


print("256 computed twice:", one_more(255) is one_more(255))
print("257 computed twice:", one_more(256) is one_more(256))
print("-5 computed twice: ", one_more(-6) is one_more(-6))
print("-6 computed twice: ", one_more(-7) is one_more(-7))
