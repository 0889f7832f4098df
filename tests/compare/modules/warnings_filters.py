# Filters: error, ignore, once, module, and which comes first.
import warnings

with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("raised")
    except UserWarning as error:
        print("raised:", error)
    warnings.simplefilter("ignore", category=RuntimeWarning)
    warnings.warn("silent", RuntimeWarning)
    try:
        warnings.warn("loud", FutureWarning)
    except FutureWarning as error:
        print("raised:", error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("once")
    for n in range(3):
        warnings.warn("once only")
    warnings.simplefilter("module")
    for n in range(3):
        warnings.warn("per module")
    warnings.simplefilter("default")
    for n in range(3):
        warnings.warn("per place")
    warnings.resetwarnings()
    warnings.warn("no filters", ImportWarning)
    print(len(warnings.filters))
print([str(entry.message) for entry in caught])
print(warnings.filters[0][0], warnings.filters[-1][2].__name__, len(warnings.filters))
for call in (lambda: warnings.simplefilter("bad"), lambda: warnings.warn(1, 2), lambda: warnings.warn("x", int), lambda: warnings.warn()):
    try:
        call()
    except (AssertionError, TypeError) as error:
        print(type(error).__name__, error)
