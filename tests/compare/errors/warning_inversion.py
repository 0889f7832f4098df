# `~True` is folded when a text is compiled, and warned of at the place that asks for it.
print(eval("~True"))
exec("x = ~False")
print(x)
flag = True
print(~flag)
