# The singletons.
print(None, ..., NotImplemented, type(...), type(NotImplemented), type(None), bool(None), bool(...), repr(Ellipsis), None == None, str(None), hash(None) == hash(None))
for bad in (lambda: type(None)(1), lambda: None.x, lambda: setattr(None, "x", 1), lambda: None + 1, lambda: len(None), lambda: type(...)(1)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented, isinstance(None, object))
