# raise from: the direct cause comes first.
def load():
    raise OSError("disk")

try:
    load()
except OSError as error:
    raise RuntimeError("could not start") from error
