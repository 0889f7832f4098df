# The interpreter's own warnings obey the filters.
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    exec("1 is 1")
    exec(r"'\d'")
    x = True
    ~x
    eval("(1)(2)") if False else compile("(1)(2)", "<made>", "eval")
for entry in caught:
    print(entry.category.__name__, str(entry.message)[:60], entry.lineno)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        exec("1 is 1")
    except SyntaxError as error:
        print(type(error).__name__, error)
    try:
        ~x
    except DeprecationWarning as error:
        print(type(error).__name__)
