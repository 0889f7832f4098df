import sys

# 작은 목록과 큰 목록
작은것 = [1, 2, 3]
큰것 = [수 for 수 in range(1000000)]
print(sys.getsizeof(작은것), sys.getsizeof(큰것), 큰것[-1])
