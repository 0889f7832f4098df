"""Every object has an identity, a type and a value.

Watch for: the identity is a memory address. It stays the same for as long as
the object lives, the type never changes, and only some types let the value change.
"""

answer = 42
print(f"identity: {id(answer)}")
print(f"type:     {type(answer)}")
print(f"value:    {answer}")

numbers = [1, 2]
before = id(numbers)
numbers.append(3)
print("a list keeps its identity while it changes:", id(numbers) == before)
print("its address is a multiple of 16:", id(numbers) % 16 == 0)

total = 1000
before = id(total)
total += 1
print("an int does not change, the name moves on:", id(total) != before)
