# 하나뿐인 객체
a = None
b = None
print(a is b)

x = 256
y = 256
print(x is y)

x = 257
y = 257
print(x is y)
