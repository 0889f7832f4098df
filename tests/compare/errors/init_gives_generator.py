# An __init__ that is a generator function or a coroutine gives something that is not None.
class G:
    def __init__(self, self_x): yield self_x
try: G(5); print("no error")
except TypeError as e: print(e)
