# new_class, prepare_class, resolve_bases, get_original_bases, DynamicClassAttribute, coroutine.
import types


class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **kwds):
        print("prepare", name, kwds)
        return {}

    def __new__(meta, name, bases, ns, **kwds):
        return super().__new__(meta, name, bases, ns)


made = types.new_class("Made", (), {"metaclass": Meta, "key": 1}, lambda ns: ns.update(x=5))
print(made.__name__, made.x, type(made).__name__)


class Alias:
    def __mro_entries__(self, bases):
        return (dict,)


alias = Alias()
print(types.resolve_bases((alias, list)), types.new_class("D", (alias,)).__orig_bases__ == (alias,))


class G[T]:
    pass


class H(G[int]):
    pass


print(types.get_original_bases(H), types.get_original_bases(int))
try:
    types.get_original_bases(3)
except TypeError as error:
    print(error)


class A(type):
    pass


class B(type):
    pass


try:
    types.new_class("C", (A("a", (), {}), B("b", (), {})))
except TypeError as error:
    print(error)


class Dynamic:
    @types.DynamicClassAttribute
    def value(self):
        return "instance"


print(Dynamic().value)
try:
    Dynamic.value
except AttributeError as error:
    print(repr(error))


@types.coroutine
def wait():
    return (yield 1)


async def main():
    return await wait()


c = main()
print(c.send(None))
try:
    c.send(9)
except StopIteration as end:
    print(end.value)
