# Whoever runs a file holds the module `__main__` meanwhile: its count shows it, and it lives though nobody else knows it.
import sys
import weakref

print(sys.getrefcount(sys.modules['__main__']))
import __main__
print(sys.getrefcount(__main__))
alive = weakref.ref(__main__)
del __main__, sys.modules['__main__']
print(sys.getrefcount(alive()), alive().__name__, alive().__dict__ is globals())
sys.modules['__main__'] = alive()
