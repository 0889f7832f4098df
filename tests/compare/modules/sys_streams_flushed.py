# Once the file has run its streams are flushed, and before an uncaught error is shown; an error of a flush is not heard of.
import sys


class Stream:
    def write(self, text):
        sys.stderr.write(f"write {text!r}\n")

    def flush(self):
        sys.stderr.write("flush\n")
        if not sys.is_finalizing() and Stream.first:
            Stream.first = False
            raise ValueError("not heard of")


Stream.first = True
sys.stdout = Stream()
print("text")
1 / 0
