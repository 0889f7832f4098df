# hash, id, type, isinstance, issubclass.
print(hash(1) == 1, hash("a") == hash("a"), id(None) == id(None), type(5), type("x").__name__, type(type), type(None), isinstance(1, int), isinstance(True, int), isinstance(1, (str, int)), isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, int), issubclass(int, (str, object)), isinstance(1, ((str,), (int,))), issubclass(list, list | int))
for bad in (lambda: isinstance(1, 5), lambda: isinstance(1, "int"), lambda: isinstance(1, (int, 5)), lambda: isinstance("s", (int, 5)), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: hash([]), lambda: hash({}), lambda: hash(), lambda: id(), lambda: isinstance(1), lambda: isinstance(1, list[int]), lambda: issubclass(int, list[int]), lambda: hash((1, [])), lambda: isinstance([], (list[int],))):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class Fake:
    __class__ = int
print(isinstance(Fake(), int), type(Fake()) is Fake, isinstance(Fake(), Fake), Fake().__class__)
