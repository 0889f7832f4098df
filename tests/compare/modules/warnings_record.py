# catch_warnings(record=True) collects them, and puts everything back.
import warnings

before = warnings.filters[:]
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn("two", RuntimeWarning)
    for _ in range(2):
        warnings.warn("again", stacklevel=1)
for entry in caught:
    print(entry.message, entry.category.__name__, entry.lineno, entry.file, entry.line, entry.source)
print(caught[1])
print(warnings.filters == before, type(caught).__name__)
manager = warnings.catch_warnings(record=True)
print(manager)
with manager:
    try:
        with manager:
            pass
    except RuntimeError as error:
        print(error)
try:
    warnings.catch_warnings().__exit__()
except RuntimeError as error:
    print(error)
with warnings.catch_warnings(record=True, action="ignore") as caught:
    warnings.warn("ignored")
print(caught)
