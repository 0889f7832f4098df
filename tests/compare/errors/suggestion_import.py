# A standard module that was not imported.
print(math.pi)
