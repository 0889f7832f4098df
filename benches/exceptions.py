# Good for: try blocks that are never needed, errors raised and caught near and far, finally, with.


class Refused(Exception):
    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


class Guard:
    depth = 0

    def __enter__(self):
        Guard.depth += 1
        return self

    def __exit__(self, kind, value, trace):
        Guard.depth -= 1
        return False


def check(number):
    if number % 5 == 0:
        raise Refused(number)
    return number


def deep(level, number):
    if level == 0:
        return check(number)
    return deep(level - 1, number) + 1


def main():
    fine = refused = cleaned = 0
    for number in range(800000):
        try:
            fine += check(number | 1) & 1
        except Refused as error:
            refused += error.reason & 1
    for number in range(100000):
        try:
            deep(6, number)
        except Refused:
            refused += 1
        finally:
            cleaned += 1
    table = {"a": 1}
    for number in range(400000):
        try:
            table["b"]
        except KeyError:
            cleaned += 1
    with_guard = 0
    for number in range(350000):
        with Guard() as guard:
            with_guard += guard.depth
    print(fine, refused, cleaned, with_guard, Guard.depth)


main()
