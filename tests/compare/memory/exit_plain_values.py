# A script whose globals no function holds: values go in order of insertion.
from weakref import ref
class_names = []
import functools
o1 = object(); l = [o1]; d = {"k": l}
print("last line", len(d))
