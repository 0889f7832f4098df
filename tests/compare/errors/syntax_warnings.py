# Warnings of the compiler, on standard error at compile time.
x = 1
if x is 5: pass
if x == "a" is not "b": pass
assert (x, "always true")
print("\d" if x else "")
y = [1, 2] (3) if not x else 0
z = 5 (1) if not x else 0
w = "s"[1.5] if not x else 0
print("ran")
