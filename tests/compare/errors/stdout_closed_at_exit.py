# A script may close its standard output: at the end there is nothing to flush, and that is no error.
import sys

print("before")
sys.stdout.close()
try:
    print("after")
except ValueError as problem:
    sys.stderr.write(f"{problem}\n")
