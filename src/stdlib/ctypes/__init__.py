"""C data types: values, arrays, structures and pointers at addresses.

The memory is real: `c_long.from_address(id(x))` looks at the count in the header of x.
"""

import sys as _sys
from _ctypes import (
    _CData, addressof, _buffer, _copied, _count_down, _count_up, _load, _looking_at, _memmove, _memset, _read, _sizeof, _store,
)

__version__ = '1.1.0'


class ArgumentError(Exception):
    """An argument has a wrong type."""


def _index(value):
    try:
        return value.__index__()
    except AttributeError:
        raise TypeError('integer expected') from None


def _is_type(value):
    return isinstance(value, _Type)


def _keep(owner, key, value):
    """Whoever owns the memory keeps alive what it points to, if anything."""
    if value is None:
        return
    places = []
    while owner._b_base_ is not None:
        places.append(format(addressof(owner), 'x'))
        owner = owner._b_base_
    held = _held(owner)
    if isinstance(held, dict):
        held[':'.join([key, *places])] = value


def _held(owner):
    """What an instance keeps alive, as something that can take more."""
    if owner._objects is None:
        owner._objects = {}
    return owner._objects


def _is_plain(kind):
    """Whether reading gives a Python value: the simple types themselves, not what is derived from them."""
    return type(kind) is PyCSimpleType and kind.__bases__ == (_SimpleCData,)


def _value_at(kind, address, base):
    if _is_plain(kind):
        return kind._get(address)
    return _looking_at(kind, address, base)


def _put(kind, address, value, owner, key):
    if isinstance(kind, PyCSimpleType) and not isinstance(value, kind):
        _keep(owner, key, kind._set(address, value))
        return
    if isinstance(value, kind):
        _memmove(address, addressof(value), kind._size_)
        _keep(owner, key, value._objects)
        return
    if isinstance(kind, PyCPointerType):
        if value is None:
            _store('P', address, 0)
            return
        if isinstance(value, Array) and issubclass(kind._type_, value._type_):
            _store('P', address, addressof(value))
            _keep(owner, key, value)
            return
        raise TypeError(f'expected {kind.__name__} instance, got {type(value).__name__}')
    if isinstance(value, tuple):
        try:
            made = kind(*value)
        except Exception as error:
            raise RuntimeError(f'({kind.__name__}) {type(error)}: {error}') from None
        _put(kind, address, made, owner, key)
        return
    raise TypeError(f'incompatible types, {type(value).__name__} instance instead of {kind.__name__} instance')


class _Type(type):
    __module__ = '_ctypes'

    def from_address(self, address, /):
        if not hasattr(address, '__index__'):
            raise TypeError('integer expected')
        return _looking_at(self, address)

    def from_buffer(self, source, offset=0, /):
        view = memoryview(source)
        if view.readonly:
            raise TypeError('underlying buffer is not writable')
        self._check_room(view, offset)
        made = _looking_at(self, _buffer(view) + offset)
        made._objects = {'ffffffff': view}
        return made

    def from_buffer_copy(self, source, offset=0, /):
        view = memoryview(source)
        self._check_room(view, offset)
        made = _CData.__new__(self)
        _memmove(addressof(made), _buffer(view) + offset, self._size_)
        return made

    def _check_room(self, view, offset):
        if offset < 0:
            raise ValueError('offset cannot be negative')
        if self._size_ > view.nbytes - offset:
            raise ValueError(f'Buffer size too small ({view.nbytes} instead of at least {self._size_ + offset} bytes)')

    def from_param(self, value, /):
        if isinstance(value, self):
            return value
        raise TypeError(f'expected {self.__name__} instance instead of {type(value).__name__}')

    def __mul__(self, length):
        if not hasattr(length, '__index__'):
            raise TypeError(f"can't multiply sequence by non-int of type '{type(length).__name__}'")
        return _array_type(self, length, _sys._getframemodulename(1))

    __rmul__ = __mul__


_ARRAYS = {}


def _array_type(kind, length, module):
    if length < 0:
        raise ValueError(f'Array length must be >= 0, not {length}')
    if length > _sys.maxsize:
        raise OverflowError("cannot fit 'int' into an index-sized integer")
    made = _ARRAYS.get((kind, length))
    if made is None:
        names = {'_length_': length, '_type_': kind, '__module__': module}
        made = _ARRAYS[kind, length] = PyCArrayType(f'{kind.__name__}_Array_{length}', (Array,), names)
    return made


class PyCSimpleType(_Type):
    __module__ = '_ctypes'

    def __init__(cls, name, bases, names):
        super().__init__(name, bases, names)
        if '__slots__' in names:
            return
        code = getattr(cls, '_type_', None)
        if code is None:
            raise AttributeError("class must define a '_type_' attribute")
        if not isinstance(code, str) or len(code) != 1:
            raise ValueError("class must define a '_type_' attribute which must be a string of length 1")
        if code not in _SIZES:
            raise AttributeError("_type_ must be a single character string containing one of 'cbBhHiIlLfdzPqQuOZ?'")
        cls._size_ = cls._align_ = _SIZES[code]

    def _get(cls, address):
        code = cls._type_
        if code in 'PzZ':
            place = _load('P', address)
            if place == 0:
                return None
            return place if code == 'P' else _read(place, -1) if code == 'z' else wstring_at(place)
        return _load(code, address)

    def _set(cls, address, value):
        """Stores a value and tells what must stay alive for it."""
        code = cls._type_
        if code == 'z':
            if isinstance(value, bytes):
                _store('P', address, _buffer(memoryview(value)))
                return value
            if value is not None and not isinstance(value, int):
                raise TypeError(f'bytes or integer address expected instead of {type(value).__name__} instance')
        elif code == 'Z':
            if isinstance(value, str):
                held = create_unicode_buffer(value)
                _store('P', address, addressof(held))
                return held
            if value is not None and not isinstance(value, int):
                raise TypeError(f'unicode string or integer address expected instead of {type(value).__name__} instance')
        elif code == 'P':
            if value is not None and not isinstance(value, int):
                raise TypeError('cannot be converted to pointer')
        elif code == 'O':
            _store('O', address, value)
            return value
        _store(code, address, 0 if value is None and code in 'PzZ' else value)
        return None

    def from_param(cls, value, /):
        return value if isinstance(value, cls) else cls(value)


_SIZES = dict.fromkeys('bBc?', 1) | dict.fromkeys('hH', 2) | dict.fromkeys('iIfu', 4) | dict.fromkeys('lLqQdPzZO', 8)


class _SimpleCData(_CData, metaclass=PyCSimpleType):
    __module__ = '_ctypes'
    __slots__ = ()

    def __init__(self, *value):
        if value:
            self.value = value[0]

    @property
    def value(self):
        return type(self)._get(addressof(self))

    @value.setter
    def value(self, value):
        held = type(self)._set(addressof(self), value)
        if held is not None:
            self._objects = held

    def __bool__(self):
        return any(_copied(self))

    def __repr__(self):
        kind = type(self)
        if kind.__bases__ != (_SimpleCData,):
            return object.__repr__(self)
        if kind._type_ in 'zZ':
            return f"{kind.__name__}({_load('P', addressof(self)) or None!r})"
        return f'{kind.__name__}({self.value!r})'


def _simple(name, code):
    return PyCSimpleType(name, (_SimpleCData,), {'_type_': code, '__module__': __name__})


c_bool = _simple('c_bool', '?')
c_char = _simple('c_char', 'c')
c_byte = c_int8 = _simple('c_byte', 'b')
c_ubyte = c_uint8 = _simple('c_ubyte', 'B')
c_short = c_int16 = _simple('c_short', 'h')
c_ushort = c_uint16 = _simple('c_ushort', 'H')
c_int = c_int32 = _simple('c_int', 'i')
c_uint = c_uint32 = _simple('c_uint', 'I')
c_long = c_longlong = c_int64 = c_ssize_t = _simple('c_long', 'l')
c_ulong = c_ulonglong = c_uint64 = c_size_t = _simple('c_ulong', 'L')
c_float = _simple('c_float', 'f')
c_double = _simple('c_double', 'd')
c_wchar = _simple('c_wchar', 'u')
c_char_p = _simple('c_char_p', 'z')
c_wchar_p = _simple('c_wchar_p', 'Z')
c_void_p = c_voidp = _simple('c_void_p', 'P')


class py_object(_SimpleCData):
    _type_ = 'O'

    def __repr__(self):
        try:
            return super().__repr__()
        except ValueError:
            return f'{type(self).__name__}(<NULL>)'


class PyCArrayType(_Type):
    __module__ = '_ctypes'

    def __init__(cls, name, bases, names):
        super().__init__(name, bases, names)
        if '__slots__' in names:
            return
        length, kind = getattr(cls, '_length_', None), getattr(cls, '_type_', None)
        if length is None:
            raise AttributeError("class must define a '_length_' attribute")
        if not isinstance(length, int):
            raise TypeError("The '_length_' attribute must be an integer")
        if length < 0:
            raise ValueError("The '_length_' attribute must not be negative")
        if length > _sys.maxsize:
            raise OverflowError("The '_length_' attribute is too large")
        if kind is None:
            raise AttributeError("class must define a '_type_' attribute")
        if not isinstance(kind, _Type):
            raise TypeError('_type_ must have storage info')
        if length * kind._size_ > _sys.maxsize:
            raise OverflowError('array too large')
        cls._size_, cls._align_ = length * kind._size_, kind._align_
        if kind in (c_char, c_wchar):
            cls.value = property(_get_text, _set_text)
        if kind is c_char:
            cls.raw = property(_copied, _set_raw)


class Array(_CData, metaclass=PyCArrayType):
    __module__ = '_ctypes'
    __slots__ = ()

    def __init__(self, *items):
        if len(items) > self._length_:
            raise IndexError('invalid index')
        for index, item in enumerate(items):
            self[index] = item

    def __len__(self):
        return self._length_

    def _place(self, index):
        if index < 0:
            index += self._length_
        if not 0 <= index < self._length_:
            raise IndexError('invalid index')
        return addressof(self) + index * self._type_._size_

    def __getitem__(self, index):
        kind = self._type_
        if isinstance(index, slice):
            items = [self[place] for place in range(*index.indices(self._length_))]
            return b''.join(items) if kind is c_char else ''.join(items) if kind is c_wchar else items
        return _value_at(kind, self._place(_index(index)), self)

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            places = range(*index.indices(self._length_))
            if len(value) != len(places):
                raise ValueError('Can only assign sequence of same size')
            for place, item in zip(places, value):
                self[place] = item
            return
        index = _index(index)
        _put(self._type_, self._place(index), value, self, format(index % self._length_, 'x'))


def _get_text(array):
    if array._type_ is c_char:
        return _copied(array).split(b'\0', 1)[0]
    return ''.join(array[:]).split('\0', 1)[0]


def _set_text(array, value):
    wanted = bytes if array._type_ is c_char else str
    if not isinstance(value, wanted):
        raise TypeError(f'{wanted.__name__} expected instead of {type(value).__name__} instance')
    if len(value) > array._length_:
        raise ValueError('byte string too long' if wanted is bytes else 'string too long')
    for index, item in enumerate(value):
        array[index] = item
    if len(value) < array._length_:
        array[len(value)] = b'\0' if wanted is bytes else '\0'


def _set_raw(array, value):
    view = memoryview(value)
    if view.nbytes > array._size_:
        raise ValueError('byte string too long')
    _memmove(addressof(array), _buffer(view), view.nbytes)


class CField:
    """A field of a structure."""

    __module__ = '_ctypes'
    __slots__ = ('_kind', 'offset', 'size', '_bits', '_key')

    def __init__(self, kind, offset, bits, key):
        self._kind, self.offset, self._bits, self._key = kind, offset, bits, key
        self.size = kind._size_ if bits is None else bits[1] << 16 | bits[0]

    def __repr__(self):
        if self._bits is None:
            return f'<Field type={self._kind.__name__}, ofs={self.offset}, size={self.size}>'
        return f'<Field type={self._kind.__name__}, ofs={self.offset}:{self._bits[0]}, bits={self._bits[1]}>'

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        kind, address = self._kind, addressof(instance) + self.offset
        if self._bits is None:
            if isinstance(kind, PyCArrayType) and kind._type_ in (c_char, c_wchar):
                return _looking_at(kind, address, instance).value
            return _value_at(kind, address, instance)
        first, count = self._bits
        value = _load(kind._type_, address) >> first & (1 << count) - 1
        return value - (1 << count) if kind._type_ in 'bhilq' and value >> count - 1 else value

    def __set__(self, instance, value):
        kind, address = self._kind, addressof(instance) + self.offset
        if self._bits is not None:
            first, count = self._bits
            mask = (1 << count) - 1 << first
            _store(kind._type_, address, _load(kind._type_, address) & ~mask | _index(value) << first & mask)
        elif isinstance(kind, PyCArrayType) and kind._type_ in (c_char, c_wchar):
            _looking_at(kind, address, instance).value = value
        else:
            _put(kind, address, value, instance, self._key)


class _RecordType(_Type):
    def __init__(cls, name, bases, names):
        super().__init__(name, bases, names)
        if '__slots__' in names:
            return
        base = cls.__bases__[0]
        cls._names_ = getattr(base, '_names_', ())
        cls._size_, cls._align_ = getattr(base, '_size_', 0), getattr(base, '_align_', 1)
        if '_fields_' in names:
            cls._lay_out(names['_fields_'])

    def __setattr__(cls, name, value):
        if name == '_fields_':
            if '_laid_out_' in cls.__dict__:
                raise AttributeError('_fields_ is final')
            super().__setattr__(name, value)
            cls._lay_out(value)
        else:
            super().__setattr__(name, value)

    def _lay_out(cls, fields):
        cls._laid_out_ = True
        together = isinstance(cls, UnionType)
        end, size, align = cls._size_, cls._size_, cls._align_
        limit = getattr(cls, '_pack_', None)
        unit = taken = 0
        names = list(cls._names_)
        for index, field in enumerate(fields):
            if not (isinstance(field, tuple) and len(field) in (2, 3) and isinstance(field[0], str)):
                raise TypeError("'_fields_' must be a sequence of (name, C type) pairs")
            if not _is_type(field[1]):
                raise TypeError(f'second item in _fields_ tuple (index {index}) must be a C type')
            name, kind = field[:2]
            bits = None
            step = min(kind._align_, limit) if limit else kind._align_
            if together:
                end = 0
            if len(field) == 3:
                if not 0 < field[2] <= 8 * kind._size_:
                    raise ValueError('number of bits invalid for bit field')
                if unit != kind._size_ or taken + field[2] > 8 * unit or together:
                    end = -(-end // step) * step + kind._size_
                    unit, taken = kind._size_, 0
                bits = taken, field[2]
                taken += field[2]
                offset = end - unit
            else:
                unit = taken = 0
                offset = -(-end // step) * step
                end = offset + kind._size_
            size, align = max(size, end), max(align, step)
            type.__setattr__(cls, name, CField(kind, offset, bits, format(index, 'x')))
            names.append(name)
            for inner in getattr(cls, '_anonymous_', ()):
                if inner == name:
                    cls._lift(name, kind, offset)
        cls._names_ = tuple(names)
        cls._size_, cls._align_ = -(-size // align) * align, align

    def _lift(cls, name, kind, offset):
        for inner in kind._names_:
            field = getattr(kind, inner)
            type.__setattr__(cls, inner, CField(field._kind, offset + field.offset, field._bits, field._key))


class PyCStructType(_RecordType):
    __module__ = '_ctypes'


class UnionType(_RecordType):
    __module__ = '_ctypes'


class _Record(_CData):
    __slots__ = ()

    def __init__(self, *values, **named):
        names = type(self)._names_
        if len(values) > len(names):
            raise TypeError('too many initializers')
        for name, value in zip(names, values):
            if name in named:
                raise TypeError(f'duplicate values for field {name!r}')
            setattr(self, name, value)
        for name, value in named.items():
            setattr(self, name, value)


class Structure(_CData, metaclass=PyCStructType):
    __module__ = '_ctypes'
    __slots__ = ()
    __init__ = _Record.__init__


class Union(_CData, metaclass=UnionType):
    __module__ = '_ctypes'
    __slots__ = ()
    __init__ = _Record.__init__


LittleEndianStructure = Structure
LittleEndianUnion = Union


class PyCPointerType(_Type):
    __module__ = '_ctypes'

    def __init__(cls, name, bases, names):
        super().__init__(name, bases, names)
        if '__slots__' not in names:
            cls._size_ = cls._align_ = 8

    def set_type(cls, kind, /):
        cls._type_ = kind

    def from_param(cls, value, /):
        if value is None or isinstance(value, cls) or isinstance(value, Array) and value._type_ is cls._type_:
            return value
        if isinstance(value, cls._type_):
            return byref(value)
        return super().from_param(value)


class _Pointer(_CData, metaclass=PyCPointerType):
    __module__ = '_ctypes'
    __slots__ = ()

    def __init__(self, *target):
        if target:
            self.contents = target[0]

    def __bool__(self):
        return _load('P', addressof(self)) != 0

    def _target(self):
        place = _load('P', addressof(self))
        if place == 0:
            raise ValueError('NULL pointer access')
        return place

    @property
    def contents(self):
        return _looking_at(self._type_, self._target(), self)

    @contents.setter
    def contents(self, value):
        if not isinstance(value, self._type_):
            raise TypeError(f'expected {self._type_.__name__} instead of {type(value).__name__}')
        _store('P', addressof(self), addressof(value))
        _keep(self, '1', value)
        _keep(self, '0', _held(value))

    def __getitem__(self, index):
        kind = self._type_
        if isinstance(index, slice):
            if index.stop is None:
                raise ValueError('slice stop is required')
            items = [self[place] for place in range(index.start or 0, index.stop, index.step or 1)]
            return b''.join(items) if kind is c_char else ''.join(items) if kind is c_wchar else items
        return _value_at(kind, self._target() + _index(index) * kind._size_, self)

    def __setitem__(self, index, value):
        kind = self._type_
        _put(kind, self._target() + _index(index) * kind._size_, value, self, format(index, 'x'))


_POINTERS = {}


def POINTER(kind):
    made = _POINTERS.get(kind)
    if made is not None:
        return made
    module = _sys._getframemodulename(1)
    if kind is None:
        made = c_void_p
    elif isinstance(kind, str):
        return PyCPointerType('LP_' + kind, (_Pointer,), {'__module__': module})
    elif _is_type(kind):
        made = PyCPointerType('LP_' + kind.__name__, (_Pointer,), {'_type_': kind, '__module__': module})
    else:
        raise TypeError('must have a ctypes type')
    _POINTERS[kind] = made
    return made


def pointer(value, /):
    if not isinstance(value, _CData):
        raise TypeError('_type_ must have storage info')
    return POINTER(type(value))(value)


class CArgObject:
    __module__ = ''
    __slots__ = ('_obj', '_address')

    def __repr__(self):
        return f"<cparam 'P' ({self._address:#x})>"


def byref(value, offset=0, /):
    if not isinstance(value, _CData):
        raise TypeError(f"byref() argument must be a ctypes instance, not '{type(value).__name__}'")
    made = CArgObject()
    made._obj, made._address = value, addressof(value) + offset
    return made


def sizeof(value, /):
    if _is_type(value):
        size = getattr(value, '_size_', None)
        if size is None:
            raise TypeError('this type has no size')
        return size
    return _sizeof(value)


def alignment(value, /):
    found = getattr(value, '_align_', None)
    if found is None:
        raise TypeError('no alignment info')
    return found


def _address_of(value):
    """What a C function would get for a `void *`."""
    if value is None:
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, bytes):
        return _buffer(memoryview(value))
    if isinstance(value, CArgObject):
        return value._address
    if isinstance(value, (_Pointer, c_void_p, c_char_p, c_wchar_p, py_object)):
        return _load('P', addressof(value))
    if isinstance(value, Array):
        return addressof(value)
    raise ArgumentError('argument 1: TypeError: wrong type')


def cast(value, kind):
    place = _address_of(value)
    if not (isinstance(kind, PyCPointerType) or isinstance(kind, PyCSimpleType) and kind._type_ in 'PzZO'):
        raise TypeError(f"cast() argument 2 must be a pointer type, not {getattr(kind, '__name__', type(kind).__name__)}")
    made = _CData.__new__(kind)
    _store('P', addressof(made), place)
    if isinstance(value, (_CData, bytes)):
        made._objects = {id(value): value}
    return made


def string_at(place, size=-1):
    return _read(_address_of(place), size)


def wstring_at(place, size=-1):
    place, text = _address_of(place), []
    while size < 0 or len(text) < size:
        item = _load('u', place + 4 * len(text))
        if size < 0 and item == '\0':
            break
        text.append(item)
    return ''.join(text)


def memmove(to, source, count):
    place = _address_of(to)
    _memmove(place, _address_of(source), count)
    return place


def memset(to, byte, count):
    place = _address_of(to)
    _memset(place, byte, count)
    return place


def create_string_buffer(init, size=None):
    if isinstance(init, bytes):
        made = _array_type(c_char, len(init) + 1 if size is None else size, __name__)()
        made.value = init
        return made
    if isinstance(init, int):
        return _array_type(c_char, init, __name__)()
    raise TypeError(init)


def create_unicode_buffer(init, size=None):
    if isinstance(init, str):
        made = _array_type(c_wchar, len(init) + 1 if size is None else size, __name__)()
        made.value = init
        return made
    if isinstance(init, int):
        return _array_type(c_wchar, init, __name__)()
    raise TypeError(init)


class _FuncPtr:
    """A function of the interpreter."""

    def __init__(self, name, work):
        self.__name__, self._work = name, work
        self.argtypes, self.restype = None, c_int

    def __call__(self, *arguments):
        for index, (kind, argument) in enumerate(zip(self.argtypes or (), arguments)):
            if kind is py_object and not isinstance(argument, py_object):
                arguments = (*arguments[:index], py_object(argument), *arguments[index + 1:])
        for index, argument in enumerate(arguments, 1):
            if not isinstance(argument, py_object):
                raise ArgumentError(f"argument {index}: TypeError: Don't know how to convert parameter {index}")
        self._work(*[argument.value for argument in arguments])


class CDLL:
    """A library; glasspy loads none."""

    def __init__(self, name=None, *args, **kwargs):
        raise OSError(f'{name}: glasspy loads no shared libraries')


class LibraryLoader:
    def __init__(self, kind):
        self._kind = kind

    def __getattr__(self, name):
        if name[:1] == '_':
            raise AttributeError(name)
        return self._kind(name)

    __getitem__ = __getattr__

    def LoadLibrary(self, name):
        return self._kind(name)


cdll = LibraryLoader(CDLL)


class PyDLL:
    """The interpreter's own functions: those that count references."""

    _functions = {'Py_IncRef': _count_up, 'Py_DecRef': _count_down}

    def __init__(self, name=None):
        self._name = name

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__') or name not in self._functions:
            raise AttributeError(f'{_sys.executable}: undefined symbol: {name}')
        made = _FuncPtr(name, self._functions[name])
        setattr(self, name, made)
        return made


pythonapi = PyDLL()
