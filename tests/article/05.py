import sys

# 바이트로 잰 크기
print(f"int(0) -> {sys.getsizeof(0)}바이트")
print(f"int(100) -> {sys.getsizeof(100)}바이트")
print(f"int(10**100) -> {sys.getsizeof(10**100)}바이트")
print(f"str('') -> {sys.getsizeof('')}바이트")
print(f"str('hello') -> {sys.getsizeof('hello')}바이트")
print(f"list([]) -> {sys.getsizeof([])}바이트")
print(f"list([1,2,3]) -> {sys.getsizeof([1,2,3])}바이트")
print(f"dict({{}}) -> {sys.getsizeof({})}바이트")
print(f"dict({{'a':1}}) -> {sys.getsizeof({'a':1})}바이트")
