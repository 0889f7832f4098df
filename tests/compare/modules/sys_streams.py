# stdin, stdout and stderr: what kind of objects they are.
import sys
for f in (sys.stdin, sys.stdout, sys.stderr):
    print(f, f.name, f.mode, f.encoding, f.errors, f.fileno(), f.closed, f.readable(), f.writable(), f.seekable(), f.isatty(), f.line_buffering, f.newlines)
print(sys.stdout is sys.__stdout__, sys.stderr is sys.__stderr__, type(sys.stdout).__module__, type(sys.stdout.buffer).__name__)
print(sys.stdout.write("abc\n"), sys.stdout.flush(), sys.stdout.writelines(["x", "y\n"]))
for bad in (lambda: sys.stdout.write(1), lambda: sys.stdout.write(), lambda: sys.stdout.read(), lambda: sys.stdin.write("x"), lambda: sys.stdout.write("a", "b")):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
old, sys.stdout = sys.stdout, W()
print("hidden", 1, end="!"); mine, sys.stdout = sys.stdout, old
print(mine.parts)
