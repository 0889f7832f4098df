x is 1
#---
x is not "a"
#---
1 is x
#---
x is None is 1
#---
x is ()
#---
x is (1, 2)
#---
x is -1
#---
x is True
#---
x is ...
#---
if x is 1.5: pass
#---
not x is 5
#---
"a"(1)
#---
1(2)
#---
[1, 2](3)
#---
(1, 2)(3)
#---
(a, b)(3)
#---
{1}(3)
#---
{1: 2}(3)
#---
[x for x in y](3)
#---
(x for x in y)(3)
#---
f"a{x}"(3)
#---
(lambda: 1)(3)
#---
None(1)
#---
1[2]
#---
None[1]
#---
{1}[2]
#---
{x for x in y}[1]
#---
(x for x in y)[1]
#---
(lambda: 1)[1]
#---
"abc"["d"]
#---
"abc"[1]
#---
"abc"[1:2]
#---
[1, 2][3, 4]
#---
[1, 2]["a"]
#---
(1, 2)[a, b]
#---
b"a"[None]
#---
[x for x in y][1.5]
#---
f"a{x}"["b"]
#---
{1: 2}["a"]
#---
"abc"[True]
#---
"abc"[[1]]
#---
1.5[0] = 2
#---
del 1[2]
#---
"abc"["x"] = 3
#---
assert (x, "message")
#---
assert ()
#---
assert (x,)
#---
assert (1, 2), 3
#---
def f():
    try: pass
    finally: x is 1
