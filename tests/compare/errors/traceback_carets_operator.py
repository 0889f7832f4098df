# Carets mark the operator and both operands.
a, b, c = 1, "x", 2
print(c * (a + b) - 1)
