# Carets mark the brackets of a failing subscript.
table = {"a": {"b": [1, 2]}}
print(table["a"]["b"][5] + 1)
