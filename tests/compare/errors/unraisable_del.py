# An error in __del__ is reported and goes no further.
class D:
    def __del__(self):
        raise ValueError("in del")

d = D()
del d
print("went on")
