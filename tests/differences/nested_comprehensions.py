# Thirty list comprehensions inside one another: CPython 3.12.1 compiles one into the function around it and crashes (its compiler's table of
# blocks has room for twenty). glasspy compiles them; parentheses may be nested 200 deep, as CPython's tokenizer says.
source = "[" * 30 + "1" + " for x in (0,)]" * 30
value = eval(source)
depth = 0
while isinstance(value, list):
    value = value[0]
    depth += 1
print(depth, value)
