# A failing expression over several lines: the first line only, with its carets.
def f(a, b):
    return a + b

x = f(
    1,
    "two",
)
