# An uncaught error ends with 1, after what was printed.
print("printed")
raise ValueError
