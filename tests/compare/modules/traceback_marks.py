# Carets and advice of the traceback module, where they are not those of an uncaught error.
import linecache
import traceback


def failing():
    1/0    


def show(work):
    try:
        work()
    except Exception:
        print(traceback.format_exc())


show(failing)
# A line that linecache has without its end, and one with spaces behind it.
linecache.cache["made up"] = (3, None, ["  x = 1/0", "x = 1/0\n", "x = 1/0    \n"], "made up")
for text in "x = 1/0", "\nx = 1/0", "\n\nx = 1/0":
    show(lambda: exec(compile(text, "made up", "exec")))
show(lambda: os)
show(lambda: abc)
show(lambda: prin)
