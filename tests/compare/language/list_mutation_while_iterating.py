# A list iterator looks at the list as it is now.
l = [1, 2, 3, 4]
for x in l:
    if x == 2: l.remove(2)
    print(x, end=" ")
print(l)
l = [1]
for x in l:
    if x < 5: l.append(x + 1)
print(l)
it = iter(l)
next(it)
del l[:]
print(list(it))
l.append(9)
print(list(it))
it = iter([1, 2, 3])
print(it.__length_hint__(), next(it), it.__length_hint__(), it.__reduce__()[1:] if False else "")
r = reversed(l)
print(next(r), list(r))
