# The names of the module.
import sys
# site and the monitoring of calls are not glasspy's.
print([n for n in dir(sys) if n not in ("monitoring", "__interactivehook__")])
print([n for n in dir(sys) if type(getattr(sys, n)).__name__ == "builtin_function_or_method"])
print(sys.__name__, repr(sys), type(sys.modules), sys.__doc__ is not None)
