import gc
import sys


class 마디:
    def __init__(self, 값):
        self.값 = 값
        self.다음 = None


# 서로 가리키는 두 마디
하나 = 마디(1)
둘 = 마디(2)
하나.다음 = 둘
둘.다음 = 하나
print(f"하나: {sys.getrefcount(하나)}")
print(f"둘: {sys.getrefcount(둘)}")

del 하나
del 둘
거둔수 = gc.collect()
print(f"거둔 객체: {거둔수}")
