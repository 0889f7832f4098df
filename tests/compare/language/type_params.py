# PEP 695: type parameters on functions, classes and type aliases.
def first[T](items: list[T]) -> T: return items[0]
class Box[T, *Ts, **P]:
    def get[U: (int, str)](self, u: U) -> T: return u
type Alias[K] = dict[K, list[K]]
type Plain = int | None
print(first([3]), first.__type_params__, Box.__type_params__, Box.get.__type_params__, Alias.__type_params__)
print(Alias, type(Alias), Alias.__value__, Plain.__value__, Alias.__name__, Plain.__type_params__)
T = first.__type_params__[0]
print(T, T.__name__, T.__bound__, T.__constraints__, type(T), Box.get.__type_params__[0].__constraints__)
class Sub(Box[int, str, ...]): pass
print(Box[int, str].__origin__, Alias[int], Sub.__bases__[0] is Box)
def bound[X: int](x: X): return x
print(bound.__type_params__[0].__bound__)
type Rec = list[Rec]
print(Rec.__value__)
print(list[int], dict[str, int], tuple[int, ...], int | str, (int | None).__args__, isinstance(1, int | str), list[int].__origin__, list[int](), type(list[int]))
