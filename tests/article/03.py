# 값은 같아도 객체는 둘
a = [1, 2, 3]
b = [1, 2, 3]
c = a

print(f"id(a): {id(a)}")
print(f"id(b): {id(b)}")
print(f"id(c): {id(c)}")
print(a is c, a is b, a == b)
print(id(a) == id(c), id(a) == id(b))
