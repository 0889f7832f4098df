import weakref


class 어버이:
    def __init__(self, 이름):
        self.이름 = 이름
        self.아이들 = []

    def 더하기(self, 아이):
        self.아이들.append(아이)
        아이.위 = weakref.ref(self)


class 아이:
    def __init__(self, 이름):
        self.이름 = 이름
        self.위 = None

    def 어버이는(self):
        return self.위() if self.위 else None


위 = 어버이("어버이")
밑 = 아이("아이")
위.더하기(밑)
print(f"아이의 어버이: {밑.어버이는().이름}")
del 위
print(f"이제는: {밑.어버이는()}")
