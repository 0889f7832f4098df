import a.b, c as d, e.f.g as h
from .x import y, z as w
from q import *
def f():
    import os
    return os.getcwd()
