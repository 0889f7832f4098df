# Attributes of sys that scripts rely on.
import sys
print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 12), sys.version.startswith("3.12"), sys.maxsize, sys.byteorder, sys.maxunicode, sys.platform, sys.hexversion >> 16 == 0x30c)
print(sys.argv, sys.float_info.max, sys.float_info.epsilon, sys.float_info.dig, sys.int_info.bits_per_digit, sys.int_info.sizeof_digit, sys.hash_info.modulus, sys.hash_info.algorithm, sys.int_info.default_max_str_digits)
print(sys.getrecursionlimit(), sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.intern("abc"), sys.is_finalizing(), sys.flags.optimize, sys.flags.hash_randomization, sys.dont_write_bytecode in (True, False), sys.implementation.name in ("cpython", "glasspy"))
print("sys" in sys.modules, sys.modules["builtins"].__name__, "__main__" in sys.modules, sys.modules["__main__"].__name__, type(sys.path), sys.displayhook is sys.__displayhook__, sys.excepthook is sys.__excepthook__, sys.stdout.__class__.__name__, sys.stdout is sys.__stdout__)
print("math" in sys.builtin_module_names or True, sys.getswitchinterval(), sys.api_version > 1000, sys.copyright[:9] != "", callable(sys.exit), isinstance(sys.executable, str), sys.warnoptions, sys.ps1 if hasattr(sys, "ps1") else "no ps1")
