# showwarning and formatwarning replaced by a script.
import sys
import warnings


def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", message, category.__name__, lineno, file, line)


original = warnings.showwarning
warnings.showwarning = show
warnings.warn("through the hook")
~True
warnings.showwarning = original
print(repr(warnings.formatwarning("text", UserWarning, "nowhere.py", 3)))
print(repr(warnings.formatwarning("text", UserWarning, "nowhere.py", 3, line="  source()  ")))
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"<{message}>\n"
sys.stderr = sys.stdout
warnings.warn("through the format")
warnings.warn("at the top", stacklevel=9)
