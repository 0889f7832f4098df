# The names in types, and what they are.
import types

print(types.FunctionType is types.LambdaType is type(lambda: 0), types.NoneType, types.EllipsisType, types.NotImplementedType)
print(types.SimpleNamespace(a=1, b=[2]), types.MappingProxyType({"k": 1}), types.ModuleType("m", "doc").__doc__)
bound = types.MethodType(lambda self, x: (self, x), 5)
print(bound(6), bound.__self__, types.CellType(3).cell_contents)
print(isinstance(int | str, types.UnionType), types.GenericAlias(list, (int,)), isinstance(list[int], types.GenericAlias))
print([name for name in types.__all__ if name.endswith("Type")][:8])
ns = types.SimpleNamespace(x=1)
ns.y = 2
print(ns, ns == types.SimpleNamespace(x=1, y=2), vars(ns))
try:
    types.MappingProxyType({})["a"] = 1
except TypeError as error:
    print(error)
