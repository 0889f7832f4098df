# A bare raise shows the line of the call, not of the raise.
def work():
    raise ValueError("original")

try:
    work()
except ValueError:
    print("cleaning up")
    raise
