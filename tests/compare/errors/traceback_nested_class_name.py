# The name of the exception is qualified by its class, and by its module unless that is __main__ or builtins.
class Outer:
    class Error(Exception):
        pass

Error = type("Other", (Exception,), {"__module__": "some.module"})
import sys
for e in (Outer.Error("nested"), Error("elsewhere")):
    sys.excepthook(type(e), e, None)
raise Outer.Error
