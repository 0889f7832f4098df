# KeyboardInterrupt raised by hand ends with 130 and a traceback.
def f():
    raise KeyboardInterrupt("stop")

f()
