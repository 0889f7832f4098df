# A warning is shown once for its place; the text on standard error.
import warnings


def old():
    warnings.warn("use new()", DeprecationWarning, stacklevel=2)


for _ in range(3):
    old()
old()
warnings.warn("plain")
warnings.warn(RuntimeWarning("an object"))
for n in range(2):
    warnings.warn(f"text {n}")
warnings.warn("not shown", ImportWarning)
warnings.warn_explicit("said to be elsewhere", UserWarning, "other.py", 7)
print(sorted(type(key).__name__ for key in __warningregistry__))
