def f(o):
    try:
        g()
    except A as e:
        h(e)
    except (B, C):
        raise
    else:
        i()
    finally:
        j()
    assert o, "no"
    raise D from o

def returns(o):
    for x in o:
        try:
            return x
        finally:
            g()

def star():
    try:
        g()
    except* A as e:
        h(e)
