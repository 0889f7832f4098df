import gc


def 고리찾기():
    gc.collect()
    if gc.garbage:
        print(f"쌓인 수: {len(gc.garbage)}")
        for 것 in gc.garbage:
            print(f"- {type(것)}: {것}")
            가리키는것 = gc.get_referents(것)
            print(f"  가리키는 수: {len(가리키는것)}")
    else:
        print("고리 없음")


gc.set_debug(gc.DEBUG_SAVEALL)


class 마디:
    def __init__(self):
        self.건너 = None


a = 마디()
b = 마디()
a.건너 = b
b.건너 = a
del a
del b
gc.collect()
고리찾기()
gc.set_debug(0)
