"""sys.getsizeof says how many bytes an object itself takes.

Watch for: nothing is free. An int starts at 28 bytes and grows by 4 for every 30 bits,
a string takes 41 plus its characters, an empty list takes 56 and each item 8 more.
"""

import sys

for number in (0, 100, 2**30, 10**100):
    shown = number if number < 10**12 else "10**100"
    print(f"int {shown}: {sys.getsizeof(number)} bytes")

for text in ("", "hello", "caf\u00e9", "\u20ac", "\U0001f40d"):
    print(f"str of {len(text)} characters, {text!a}: {sys.getsizeof(text)} bytes")

print(f"list []: {sys.getsizeof([])} bytes")
print(f"list [1, 2, 3]: {sys.getsizeof([1, 2, 3])} bytes")
print(f"tuple (1, 2, 3): {sys.getsizeof((1, 2, 3))} bytes")

print(f"dict {{}}: {sys.getsizeof({})} bytes")
print(f"dict {{'a': 1}}: {sys.getsizeof({'a': 1})} bytes")
print(f"dict {{1: 1}}: {sys.getsizeof({1: 1})} bytes")
print(f"set {{1}}: {sys.getsizeof({1})} bytes")
print(f"float 0.5: {sys.getsizeof(0.5)} bytes, None: {sys.getsizeof(None)} bytes")
