# Reraising keeps the first frames and adds the line of the raise only where it differs.
def work():
    raise ValueError("original")

def handler():
    try:
        work()
    except ValueError as e:
        saved = e
    raise saved

handler()
