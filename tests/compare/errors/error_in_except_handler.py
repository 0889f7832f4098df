# The handler itself fails at a name; both are shown.
try:
    open_door = 1 / 0
except ZeroDivisionError as err:
    print(errr)
