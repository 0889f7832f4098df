# Stars in displays, calls, subscripts, returns, for lists.
a, b = [1, 2], (3,)
print([*a, *b], (*a, 0), {*a, *"x"} == {1, 2, "x"}, {**{"p": 1}, **{"p": 2}}, [*range(2), *a, *[]])
def f():
    return *a, *b
print(f())
for x in *a, *b: print(x, end=" ")
print()
def g():
    yield *a, 9
print(next(g()))
class T:
    def __getitem__(self, k): return k
print(T()[*a], T()[*a, 5], T()[1:2, *b])
x = *a,
print(x)
*y, = "ab"
print(y, max(*a, *b), "{} {}".format(*a))
def h(*args: *tuple[int]): return args
print(h(1), h.__annotations__)
for bad in ("[*5]", "{**5}", "{**[1]}", "print(*None)", "f(**a)"):
    try: eval(bad)
    except TypeError as e: print(e)
