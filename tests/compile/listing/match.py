def f(x):
    match x:
        case 1 | "a":
            return 1
        case [a, 2, *rest] if a:
            return rest
        case {"k": v, **more}:
            return v, more
        case Point(x=0, y=(1 | 2) as y):
            return y
        case None:
            pass
        case _:
            return 0
