# Which AttributeErrors hold the object and the name: those of looking up, not those of storing and deleting.
import sys
import types


class O:
    __slots__ = ('s',)
    m = 5


class D:
    known = 5


class L(list):
    pass


class S(property):
    __slots__ = ()


with_values = D()
with_values.x = 5
with_dict = D()
with_dict.x = 5
with_dict.__dict__
module = types.ModuleType('m')
works = {
    'stored slot': lambda: setattr(O(), 'n', 5),
    'stored class value': lambda: setattr(O(), 'm', 5),
    'deleted class value': lambda: delattr(O(), 'm'),
    'deleted unset slot': lambda: delattr(O(), 's'),
    'unset slot': lambda: O().s,
    'deleted': lambda: delattr(D(), 'x'),
    'deleted from values': lambda: delattr(with_values, 'y'),
    'deleted from dict': lambda: delattr(with_dict, 'y'),
    'deleted from list': lambda: delattr(L(), 'y'),
    'deleted from module': lambda: delattr(module, 'y'),
    'deleted from class': lambda: delattr(D, 'y'),
    'deleted from function': lambda: delattr(lambda: 5, 'y'),
    'stored in list': lambda: setattr([], 'q', 5),
    'stored in object': lambda: setattr(object(), '__str__', 5),
    'stored in method': lambda: setattr([].append, 'q', 5),
    'stored in bound method': lambda: setattr(S().getter, 'q', 5),
    'no doc': lambda: setattr(S(), '__doc__', 5),
    'read only': lambda: setattr(compile('5', '', 'eval'), 'co_name', 5),
    'class': lambda: D.z,
    'instance': lambda: D().z,
    'module': lambda: module.z,
    'list': lambda: [].z,
    'method': lambda: [].append.z,
    'super': lambda: super(D, D()).z,
}
for what, work in works.items():
    try:
        work()
    except AttributeError as error:
        print(f'{what}: {error} | {type(error.obj).__name__} {error.name}')
D().knwn = 5
try:
    del D().knwn
except AttributeError as error:
    kept = error
import traceback
print(*traceback.format_exception(kept), sep='')
