# Static types count a pre-header they do not have; __sizeof__ adds nothing; basicsize, itemsize and offsets of the builtin types.
import sys
import types
import weakref

KINDS = [
    object, type, int, bool, float, complex, str, bytes, bytearray, tuple, list, dict, set, frozenset, range, slice, memoryview, property,
    staticmethod, classmethod, super, enumerate, zip, map, filter, reversed, BaseException, Exception, OSError, ImportError, SyntaxError,
    UnicodeDecodeError, StopIteration, SystemExit, NameError, AttributeError, BaseExceptionGroup, types.FunctionType, types.MethodType,
    types.ModuleType, types.CellType, types.TracebackType, types.MappingProxyType, types.SimpleNamespace, types.BuiltinFunctionType,
    types.WrapperDescriptorType, types.MethodDescriptorType, types.MemberDescriptorType, types.GetSetDescriptorType, types.GenericAlias,
    weakref.ref, weakref.ProxyType, type(None), type(...), type(NotImplemented), type({}.keys()), type(iter([])), type(iter({})),
    type(iter(set())), type(iter(range(3))), type(iter("")), type(iter("é")), type(int | str), types.MethodWrapperType,
]
for kind in KINDS:
    print(kind.__name__, sys.getsizeof(kind), type.__sizeof__(kind), kind.__basicsize__, kind.__itemsize__, kind.__dictoffset__, kind.__weakrefoffset__)
print({sys.getsizeof(t) for t in object.__subclasses__() if not t.__flags__ & 1 << 9})
