# Three errors in a row, one in a finally.
try:
    try:
        raise ValueError("one")
    except ValueError:
        raise TypeError("two")
    finally:
        raise KeyError("three")
except KeyError as e:
    raise IndexError("four") from e
