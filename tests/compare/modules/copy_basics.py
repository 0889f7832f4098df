# copy and deepcopy of the builtin types.
import copy

nested = [[1, 2], {"k": [3]}, (4, [5]), {6}]
shallow, deep = copy.copy(nested), copy.deepcopy(nested)
print([a is b for a, b in zip(nested, shallow)], [a is b for a, b in zip(nested, deep)], deep == nested)
for value in (1, "a", None, (1, 2), frozenset([1]), len, int, ..., range(3), slice(1), {1, 2}, bytearray(b"x"), 1.5, b"x", print):
    print(type(value).__name__, copy.copy(value) is value, copy.deepcopy(value) is value)
same = [1]
twice = copy.deepcopy([same, same])
print(twice[0] is twice[1], twice[0] is same)
loop = []
loop.append(loop)
new = copy.deepcopy(loop)
print(new[0] is new, new is loop)
pair = ([],)
pair[0].append(pair)
new = copy.deepcopy(pair)
print(new[0][0] is new)
