# The named expression binds in the enclosing function, also out of a comprehension.
if (n := len("hello")) > 3:
    print(n)
print([y := 1, y ** 2], y)
print([last := x for x in range(5)], last)
values = iter([3, 1, 0, 5])
while (v := next(values)):
    print(v)
print(any((hit := w) > 2 for w in (1, 2, 3, 4)), hit)

def f():
    return [seen := i for i in "abc"], seen

print(f())
print((z := 1, 2), z)
print(f"{(q := 4)} {q}")
d = {(k := "a"): (val := 2)}
print(d, k, val)
