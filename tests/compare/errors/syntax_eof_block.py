# A block that never comes.
def f():
