# The names of the module.
import sys
print([n for n in dir(sys)])
print([n for n in dir(sys) if type(getattr(sys, n)).__name__ == "builtin_function_or_method"])
print(sys.__name__, repr(sys), type(sys.modules), sys.__doc__ is not None, sys.__loader__ is not None, sys.__spec__.name)
