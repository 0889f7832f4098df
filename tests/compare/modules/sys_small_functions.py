# The many small functions.
import sys
print(sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors(), sys.getswitchinterval(), sys.is_finalizing(), sys.getprofile(), sys.gettrace())
sys.setswitchinterval(0.01); print(sys.getswitchinterval())
for bad in (lambda: sys.setswitchinterval(0), lambda: sys.setswitchinterval(-1.0), lambda: sys.setswitchinterval("a"), lambda: sys.setswitchinterval()):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
sys.setswitchinterval(0.005)
print(sys.get_int_max_str_digits(), sys.call_tracing(max, (1, 2)), sys.audit("glass.test", 1), sys.get_asyncgen_hooks(), sys.get_coroutine_origin_tracking_depth())
for bad in (lambda: sys.audit(), lambda: sys.audit(1), lambda: sys.call_tracing(max), lambda: sys.call_tracing(max, 1), lambda: sys.getrefcount(), lambda: sys.is_finalizing(1), lambda: sys.getswitchinterval(1), lambda: sys.exit(1, 2), lambda: sys.getallocatedblocks(1), lambda: sys.set_coroutine_origin_tracking_depth(-1), lambda: sys.displayhook(), lambda: sys.setprofile(), lambda: sys.settrace()):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(sys.getallocatedblocks() > 1000, type(sys.getallocatedblocks()), sys._is_interned("abc") if hasattr(sys, "_is_interned") else None)
sys.settrace(None); sys.setprofile(None); print(sys.gettrace(), sys.getprofile())
print(sys._clear_type_cache(), sys.activate_stack_trampoline.__name__ if hasattr(sys, "activate_stack_trampoline") else "", sys.is_stack_trampoline_active() if hasattr(sys, "is_stack_trampoline_active") else "")
