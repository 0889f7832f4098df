"""`is` asks whether two names mean one object; `==` asks whether two values agree.

Watch for: two lists with the same items are equal and yet two objects, at two addresses.
"""

first = [1, 2, 3]
twin = [1, 2, 3]
other_name = first

a, b, c = first, twin, other_name
print(f"id(a) = {id(a)}")
print(f"id(b) = {id(b)}")
print(f"id(c) = {id(c)}")

print("a is c:", a is c, "(one object, two names)")
print("a is b:", a is b, "(two objects)")
print("a == b:", a == b, "(of equal value)")
print("is compares addresses:", (a is c) == (id(a) == id(c)), (a is b) == (id(a) == id(b)))
