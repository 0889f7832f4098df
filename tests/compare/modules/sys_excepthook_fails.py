# An excepthook that fails: both errors are shown.
import sys
def hook(t, v, tb): raise RuntimeError("hook broken")
sys.excepthook = hook
raise ValueError("original")
