# Good for: a program of many classes. A shop with queues, events in a heap of our own, inheritance, properties and dunder methods.


class Clock:
    def __init__(self):
        self.now = 0


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 48271) % 2147483647
        return self.state % limit


class Event:
    def __init__(self, time, action):
        self.time = time
        self.action = action

    def __lt__(self, other):
        return self.time < other.time


class Agenda:
    def __init__(self):
        self.items = []

    def __len__(self):
        return len(self.items)

    def push(self, event):
        items = self.items
        items.append(event)
        at = len(items) - 1
        while at:
            up = (at - 1) >> 1
            if not items[at] < items[up]:
                break
            items[at], items[up] = items[up], items[at]
            at = up

    def pop(self):
        items = self.items
        first, last = items[0], items.pop()
        if items:
            items[0] = last
            at, size = 0, len(items)
            while True:
                down = 2 * at + 1
                if down >= size:
                    break
                if down + 1 < size and items[down + 1] < items[down]:
                    down += 1
                if not items[down] < items[at]:
                    break
                items[at], items[down] = items[down], items[at]
                at = down
        return first


class Person:
    patience = 0

    def __init__(self, shop, number):
        self.shop = shop
        self.number = number
        self.arrived = shop.clock.now

    @property
    def waited(self):
        return self.shop.clock.now - self.arrived

    def basket(self):
        return 1 + self.shop.random.below(20)


class Hurried(Person):
    patience = 3

    def basket(self):
        return 1 + super().basket() // 4


class Till:
    def __init__(self, shop, speed):
        self.shop = shop
        self.speed = speed
        self.queue = []
        self.busy = False
        self.served = 0

    def join(self, person):
        self.queue.append(person)
        if not self.busy:
            self.start()

    def start(self):
        if self.queue:
            self.busy = True
            person = self.queue.pop(0)
            self.shop.waits += person.waited
            self.shop.at(person.basket() * self.speed, self.finish)
        else:
            self.busy = False

    def finish(self):
        self.served += 1
        self.start()


class Shop:
    def __init__(self, tills, seed):
        self.clock = Clock()
        self.random = Random(seed)
        self.agenda = Agenda()
        self.tills = [Till(self, 1 + n % 3) for n in range(tills)]
        self.waits = 0
        self.left = 0
        self.number = 0

    def at(self, delay, action):
        self.agenda.push(Event(self.clock.now + delay, action))

    def arrive(self):
        self.number += 1
        kind = Hurried if self.random.below(3) == 0 else Person
        person = kind(self, self.number)
        till = min(self.tills, key=lambda till: len(till.queue))
        if person.patience and len(till.queue) > person.patience:
            self.left += 1
        else:
            till.join(person)
        self.at(1 + self.random.below(4), self.arrive)

    def run(self, until):
        self.at(0, self.arrive)
        while len(self.agenda):
            event = self.agenda.pop()
            self.clock.now = event.time
            if event.time > until:
                break
            event.action()
        return self.number, sum(till.served for till in self.tills), self.waits, self.left


print(Shop(9, 7).run(190000))
