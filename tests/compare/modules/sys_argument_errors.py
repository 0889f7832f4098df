# Functions of sys given too little, too much, or something else; what they then say and what stays set.
import sys

def attempt(name, *args, **named):
    try:
        print(name, args, named, repr(getattr(sys, name)(*args, **named)))
    except Exception as error:
        print(name, args, named, type(error).__name__, error)

for name in ("activate_stack_trampoline", "addaudithook", "call_tracing", "getrefcount", "getsizeof", "intern", "setrecursionlimit",
             "setswitchinterval", "set_int_max_str_digits", "set_asyncgen_hooks", "set_coroutine_origin_tracking_depth", "setdlopenflags",
             "unraisablehook", "excepthook", "_getframemodulename", "audit"):
    attempt(name, other=1)
    attempt(name, 1, 2, 3, 4)
    if not name.startswith(("set_async", "_getframe")):
        attempt(name)
    if name not in ("getsizeof", "getrefcount", "addaudithook"):
        attempt(name, 1.5)
for name in ("_clear_type_cache", "_current_frames", "_current_exceptions", "exc_info", "exception", "getallocatedblocks", "getdefaultencoding",
             "getfilesystemencoding", "getfilesystemencodeerrors", "getswitchinterval", "get_asyncgen_hooks", "gettrace", "getprofile",
             "is_finalizing", "getunicodeinternedsize", "get_int_max_str_digits", "is_stack_trampoline_active", "deactivate_stack_trampoline"):
    attempt(name, 1)
    attempt(name, other=1)
attempt("activate_stack_trampoline", "none")
attempt("activate_stack_trampoline", None)
for seconds in 1e-6, 0.1, 0.3, 1, 1e-7, 1e9, 2.5e-5, 0.005:
    attempt("setswitchinterval", seconds)
    attempt("getswitchinterval")
for seconds in 0, -1, "1":
    attempt("setswitchinterval", seconds)
for limit in 0, -5, 2**31, 2**70, 2.0, "1", True:
    attempt("setrecursionlimit", limit)
for digits in 639, -1, 2**40, 1.0, None, 640, 0:
    attempt("set_int_max_str_digits", digits)
    attempt("get_int_max_str_digits")
attempt("set_int_max_str_digits", maxdigits=4300)
for index in 1000, 2**40, "a", None:
    attempt("_getframe", index)
    attempt("_getframemodulename", index)
attempt("_getframemodulename", depth=0)
attempt("set_asyncgen_hooks", 1)
attempt("set_asyncgen_hooks", finalizer=1)
attempt("set_asyncgen_hooks", None, None, None)
print(sys.thread_info.version.split()[0], sys.is_stack_trampoline_active())
