# Good for: reading and writing attributes and calling methods. Counters, vectors and an account, with and without __slots__.


class Counter:
    def __init__(self):
        self.count = 0
        self.total = 0

    def add(self, amount):
        self.count += 1
        self.total += amount

    def mean(self):
        return self.total / self.count


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def dot(self, other):
        return self.x * other.x + self.y * other.y


class Account:
    rate = 3

    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        self._balance += amount * self.rate
        return self


def main():
    counter = Counter()
    for number in range(1500000):
        counter.add(number & 15)
    position, speed = Vector(0, 0), Vector(3, -1)
    product = 0
    for _ in range(600000):
        position = position + speed
        product += position.dot(speed) & 7
    account = Account(10)
    seen = 0
    for number in range(800000):
        seen += account.deposit(number & 3).balance & 1
    print(counter.count, counter.mean(), position.x, position.y, product, account.balance, seen)


main()
