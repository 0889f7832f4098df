# Sizes of arrays in every state: made, appended to, popped from, extended, cut, multiplied; what holds them while somebody looks.
import sys
import weakref
from array import array as A

r=A('i'); sizes=[]
for i in range(70): r.append(i); sizes.append(sys.getsizeof(r))
print(sizes); sizes=[]
for i in range(70): r.pop(); sizes.append(sys.getsizeof(r))
print(sizes)
for n in (0,1,5,17): print(n,[sys.getsizeof(z) for z in (A('i',range(n)),A('i',list(range(n))),A('i',bytes(4*n)),A('i',A('i',range(n))),A('i',(k for k in range(n))),A('i',range(n))[:],A('i',range(n))*3, A('i',range(n))+A('i',[1]))])
r=A('i',range(10)); r.extend(range(5)); print(sys.getsizeof(r)); r.extend(A('i',range(50))); print(sys.getsizeof(r)); del r[5:]; print(sys.getsizeof(r)); r.insert(0,1); print(sys.getsizeof(r)); r.frombytes(bytes(40)); print(sys.getsizeof(r)); r.fromlist([1,2]); print(sys.getsizeof(r)); r+=A('i',[1]); print(sys.getsizeof(r)); r*=2; print(sys.getsizeof(r)); del r[::2]; print(sys.getsizeof(r)); r[2:3]=A('i',range(9)); print(sys.getsizeof(r))
r = A('d', [1.0] * 10)
watch = weakref.ref(r, lambda ref: print("gone"))
view = memoryview(r)
print(sys.getrefcount(r), sys.getsizeof(view))
del r
print(watch() is not None)
del view
print(watch())
for code in "bBuhHiIlLqQfd":
    r = A(code)
    steps = []
    for i in range(40):
        r.append("x" if code == "u" else i)
        if not steps or steps[-1] != sys.getsizeof(r):
            steps.append(sys.getsizeof(r))
    print(code, steps)
