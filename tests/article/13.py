import weakref
import sys


class 자료:
    def __init__(self, 값):
        self.값 = 값

    def __del__(self):
        print(f"자료({self.값}) 사라짐")


것 = 자료(42)
참조 = 것
print(f"세어 보니: {sys.getrefcount(것)}")
약한 = weakref.ref(것)
print(f"그대로: {sys.getrefcount(것)}")
print(f"약한 참조로: {약한()}")
print(f"값: {약한().값}")
del 것
del 참조
print(f"사라진 뒤: {약한()}")
