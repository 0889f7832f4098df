# Reflection in comparisons, subclass priority, != from ==.
class A:
    def __lt__(self, o): print("A.lt"); return NotImplemented
    def __gt__(self, o): print("A.gt"); return True
    def __eq__(self, o): print("A.eq"); return NotImplemented
class B(A):
    def __gt__(self, o): print("B.gt"); return "b"
    def __eq__(self, o): print("B.eq"); return True
print(A() < A())
print(A() < B())
print(A() == A(), A() == B(), A() != B())
print(A() == 5, 5 == A())
class N:
    def __ne__(self, o): return "ne"
print(N() == N(), N() != N(), N() is None)
print([1, 2] < [1, 3], (1,) < (1, 0), "a" < "b", [1] == (1,), {1: 2} == {1: 2.0}, {1} < {1, 2}, {1} <= {2})
print(1 == 1.0 == True, "1" == 1, None == 0, b"a" == "a", [] == [], 0.1 + 0.2 == 0.3)
class Bool:
    def __bool__(self): return 5
try: bool(Bool())
except TypeError as e: print(e)
class Len:
    def __len__(self): return -1
try: bool(Len())
except ValueError as e: print(e)
