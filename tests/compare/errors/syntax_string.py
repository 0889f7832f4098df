# A string that is not closed.
print("hello)
