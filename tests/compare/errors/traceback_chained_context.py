# During handling of one error another one came.
def lookup():
    return {}["missing"]

try:
    lookup()
except KeyError:
    int("not a number")
