# The attributes of the built-in exceptions.
try: [][5]
except IndexError as e: print(e, e.args)
try: {}["k"]
except KeyError as e: print(e, e.args)
try: int("x")
except ValueError as e: print(e)
try: (1).foo
except AttributeError as e: print(e, e.name, e.obj)
try: foo_undefined
except NameError as e: print(e, e.name)
e = StopIteration(5)
print(e.value, e.args)
e = SystemExit(3)
print(e.code)
e = OSError(2, "No such file", "name")
print(e.errno, e.strerror, e.filename, e, type(e).__name__)
e = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "why")
print(e.encoding, e.object, e.start, e.end, e.reason, e)
e = ImportError("msg", name="n", path="p")
print(e.name, e.path, e)
e = SyntaxError("bad", ("f.py", 1, 2, "text"))
print(e.msg, e.filename, e.lineno, e.offset, e.text)
print(repr(KeyError("a b")), str(KeyError("a b")), str(KeyError()), str(KeyError(1, 2)))
print(Exception(1) == Exception(1), BaseException.__subclasses__()[:0])
