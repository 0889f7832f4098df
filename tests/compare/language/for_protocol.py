# What a for loop asks of an object: __iter__ and __next__, or __getitem__ from zero.
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n

print(list(Countdown(3)))

class Old:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * i

print(list(Old()), 4 in Old(), 5 in Old())

class NoIter: pass
class BadIter:
    def __iter__(self): return 5
class NoneIter:
    __iter__ = None
    def __getitem__(self, i): return i

for bad in (NoIter(), BadIter(), NoneIter(), 5, 1.5):
    try:
        for _ in bad: pass
    except TypeError as error:
        print(error)
