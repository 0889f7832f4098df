class 사람:
    __slots__ = ['name', 'age']

    def __init__(self, name, age):
        self.name = name
        self.age = age


갑 = 사람("갑", 30)
try:
    갑.email = "gap@example.com"
except AttributeError as 까닭:
    print(f"안 됨: {까닭}")


class 직원(사람):
    __slots__ = ['번호']

    def __init__(self, name, age, 번호):
        super().__init__(name, age)
        self.번호 = 번호


을 = 직원("을", 40, 7)
print(을.name, 을.age, 을.번호)
