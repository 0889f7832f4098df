# sys.stderr that cannot be written to, is None or missing: what the hooks then say, and where; what they flush.
import sys

class Falls:
    def __del__(self):
        raise KeyError("key")

class Stream:
    def __init__(self, fails):
        self.fails = fails
        self.text = ""
        self.flushed = 0

    def write(self, text):
        if self.fails:
            raise OSError("no paper")
        self.text += text

    def flush(self):
        self.flushed += 1

real = sys.stderr

def show(label, stream):
    sys.stderr = stream
    try:
        sys.excepthook(ValueError, ValueError("value"), None)
        Falls()
    except Exception as error:
        print(label, error)
    sys.stderr = real
    if isinstance(stream, Stream):
        print(label, stream.flushed, [line for line in stream.text.splitlines() if "^" not in line and "0x" not in line])

show("works", Stream(False))
show("fails", Stream(True))
show("None", None)
show("object", 5)
sys.stderr = Stream(True)
sys.unraisablehook = lambda info: print("own hook", info.exc_type.__name__)
Falls()
sys.unraisablehook = lambda info: 1 / 0
Falls()
sys.unraisablehook = lambda info: sys.__unraisablehook__(info)
Falls()
sys.unraisablehook = sys.__unraisablehook__
del sys.stderr
Falls()
sys.excepthook(ValueError, ValueError("missing"), None)
sys.stderr = real
sys.excepthook(ValueError, ValueError("back"), None)
sys.stderr = Stream(True)
raise LookupError("at the end")
