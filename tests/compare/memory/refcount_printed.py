# What has been written to a file waits there as the object itself until 8192 bytes have come together or the file is flushed.
import gc
import io
import sys

text = ''.join(['some', ' text'])
print(sys.getrefcount(text))
print(text)
print(sys.getrefcount(text))
print(text, text, sep=text)
print(sys.getrefcount(text))
print([type(holder).__name__ for holder in gc.get_referrers(text)])
sys.stdout.flush()
print(sys.getrefcount(text), gc.get_referrers(text) == [globals()])
sys.stdout.write(text)
sys.stdout.write('\n')
print(sys.getrefcount(text))
# Text that is not ASCII waits as bytes.
wide = 'é' + text
print(wide)
print(sys.getrefcount(wide))
# What does not fit sends on what waits.
long = text * 800
sys.stdout.flush()
print(text)
before = sys.getrefcount(text)
print(long)
print(before, sys.getrefcount(text), sys.getrefcount(long))
print(long)
print(sys.getrefcount(text), sys.getrefcount(long))
# Lines to stderr, and text in memory, do not wait.
print(text, file=sys.stderr)
print(text, file=io.StringIO())
print(text, end='', file=sys.stderr)
count = sys.getrefcount(text)
print(file=sys.stderr)
print(count, sys.getrefcount(text))
sys.stdout.reconfigure(line_buffering=True)
print(text)
print(sys.getrefcount(text))
