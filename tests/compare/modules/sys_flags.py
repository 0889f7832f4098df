# flags: names and values.
import sys
print(sys.flags); print(len(sys.flags), sys.flags.optimize, sys.flags[3], sys.flags.dev_mode, sys.flags.safe_path, sys.flags.hash_randomization, sys.flags.int_max_str_digits)
print(type(sys.flags), sys.flags.__class__.__name__, isinstance(sys.flags, tuple), [type(x).__name__ for x in sys.flags])
print(sys.warnoptions, sys._xoptions, sys.argv, sys.orig_argv[1:], sys.dont_write_bytecode, sys.pycache_prefix)
