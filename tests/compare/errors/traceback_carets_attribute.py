# The attribute access is marked.
class A:
    pass

print(A().x.y)
