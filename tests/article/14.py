import weakref


class 비싼것:
    def __init__(self, 이름):
        self.이름 = 이름
        print(f"비싼것({이름})을 새로 만듦")


캐시 = weakref.WeakValueDictionary()


def 얻기(이름):
    """캐시에 있으면 그것을, 없으면 새것을"""
    if 이름 in 캐시:
        print(f"캐시에 {이름} 있음")
        return 캐시[이름]
    새것 = 비싼것(이름)
    캐시[이름] = 새것
    return 새것


하나 = 얻기("지도")
둘 = 얻기("지도")
print(f"같은가? {하나 is 둘}")
del 하나
del 둘
print(f"남은 수: {len(캐시)}")
셋 = 얻기("지도")
