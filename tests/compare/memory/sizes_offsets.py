# Where the dict and the list of weak references lie in the instances of builtin types, and how big an item is.
import collections
import contextlib
import functools
import io
import itertools
import operator
import types
import weakref

for kind in [
    types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType, types.CodeType, types.FunctionType, types.MethodType, types.ModuleType,
    types.BuiltinFunctionType, types.GenericAlias, types.SimpleNamespace, types.FrameType, type, set, frozenset, memoryview, property, staticmethod,
    BaseException, OSError, ImportError, collections.deque, collections.OrderedDict, collections.defaultdict, functools.partial,
    type(functools.lru_cache(len)), itertools.tee([])[0].__class__, operator.itemgetter, weakref.ref, weakref.WeakSet, io.BytesIO, io.StringIO,
    io.TextIOWrapper, contextlib.AbstractContextManager, contextlib.AbstractAsyncContextManager, contextlib.nullcontext,
]:
    print(kind.__name__, kind.__basicsize__, kind.__itemsize__, kind.__dictoffset__, kind.__weakrefoffset__)
print(complex.real, complex.imag, (1 + 2j).real, sep="\n")
try:
    (1j).imag = 2
except AttributeError as error:
    print(error)
