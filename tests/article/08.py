import sys

# 참조 세기
목록 = []
print(sys.getrefcount(목록))
둘째 = 목록
print(sys.getrefcount(목록))
셋째 = 목록
print(sys.getrefcount(목록))
del 둘째
print(sys.getrefcount(목록))
del 셋째
print(sys.getrefcount(목록))
