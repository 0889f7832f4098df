# While a list is sorted its items are away: what it looks like inside, what changes to it do, and what it is afterwards.
import sys

shown = []


def look(x):
    shown.append((len(l), sys.getsizeof(l), l.__sizeof__(), list(l), bool(l)))
    return x


l = [3, 1, 2]
l.sort(key=look)
print(shown, l, sys.getsizeof(l))


def mess(change):
    global l
    l = [3, 1, 2, 5, 4]
    done = []

    def key(x):
        if not done:
            done.append(1)
            change(l)
        return x
    try:
        l.sort(key=key)
        print("fine", end=" ")
    except ValueError as error:
        print(error, end=" ")
    print(l, sys.getsizeof(l))


mess(lambda l: l.append(0))
mess(lambda l: l.extend(range(20)))
mess(lambda l: l.clear())
mess(lambda l: l.sort())
mess(lambda l: (l.append(1), l.pop()))
mess(lambda l: l.__init__())
mess(lambda l: l.insert(0, 1))


class Bad:
    def __lt__(self, other):
        raise KeyError(len(l))


l = [Bad(), Bad(), Bad()]
try:
    l.sort()
except KeyError as error:
    print(error, len(l), sys.getsizeof(l))
l = []
l.sort(key=look)
print(sys.getsizeof(l))
l = [1]
l.sort(key=look)
print(shown[-1], sys.getsizeof(l))
