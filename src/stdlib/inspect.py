"""What live objects can be asked: their kind, their members, their signature, their source."""

import sys
import types
from collections import OrderedDict, namedtuple

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 128, 256, 512
TPFLAGS_IS_ABSTRACT = 1 << 20


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return isinstance(object, (types.BuiltinFunctionType, types.FunctionType, types.MethodType, types.MethodWrapperType,
                               types.WrapperDescriptorType, types.MethodDescriptorType, types.ClassMethodDescriptorType))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__get__") and not hasattr(tp, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    tp = type(object)
    return hasattr(tp, "__set__") or hasattr(tp, "__delete__")


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def _has_code_flag(f, flag):
    while ismethod(f):
        f = f.__func__
    f = _unwrap_partial(f)
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def _unwrap_partial(f):
    functools = sys.modules.get("functools")
    while functools is not None and isinstance(f, functools.partial):
        f = f.func
    return f


def isgeneratorfunction(obj):
    return _has_code_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_code_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_code_flag(obj, CO_ASYNC_GENERATOR)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isabstract(object):
    return isinstance(object, type) and bool(object.__flags__ & TPFLAGS_IS_ABSTRACT)


def getmembers(object, predicate=None):
    """(name, value) of all members, sorted by name."""
    names = dir(object)
    if isclass(object):
        mro = object.__mro__
        for base in object.__bases__:
            for k, v in base.__dict__.items():
                if isinstance(v, types.DynamicClassAttribute):
                    names.append(k)
    else:
        mro = ()
    results = []
    processed = set()
    for key in names:
        try:
            value = getattr(object, key)
            if key in processed:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((key, value))
        processed.add(key)
    results.sort(key=lambda pair: pair[0])
    return results


_sentinel = object()


def getattr_static(obj, attr, default=_sentinel):
    """An attribute without running any descriptor."""
    own = _sentinel
    if isinstance(obj, type):
        classes = obj.__mro__
        metaclasses = type(obj).__mro__
    else:
        try:
            own = object.__getattribute__(obj, "__dict__").get(attr, _sentinel)
        except AttributeError:
            pass
        classes, metaclasses = type(obj).__mro__, ()
    found = _sentinel
    for cls in classes:
        if attr in cls.__dict__:
            found = cls.__dict__[attr]
            break
    if found is not _sentinel and own is not _sentinel and hasattr(type(found), "__get__") and hasattr(type(found), "__set__"):
        return found
    if own is not _sentinel:
        return own
    if found is not _sentinel:
        return found
    for cls in metaclasses:
        if attr in cls.__dict__:
            return cls.__dict__[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def unwrap(func, *, stop=None):
    """The function behind all __wrapped__ attributes."""
    f = func
    seen = {id(f)}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError("wrapper loop when unwrapping {!r}".format(f))
        seen.add(id(func))
    return func


def getmro(cls):
    return cls.__mro__


def cleandoc(doc):
    """A docstring without its indentation."""
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip(" ")), default=None)
    if lines:
        lines[0] = lines[0].lstrip(" ")
    if margin is not None:
        lines[1:] = [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _owner_of(function):
    """The class in whose body a function was written, by its qualified name."""
    owner = sys.modules.get(function.__module__)
    for name in function.__qualname__.split(".")[:-1]:
        owner = getattr(owner, name, None)
    return owner if isclass(owner) else None


def _inherited_doc(object):
    """The docstring of what a class, method, property or member stands in for; a member's may stand in `__slots__`."""
    if isclass(object):
        return next((base.__doc__ for base in object.__mro__[1:-1] if base.__doc__ is not None), None)
    if ismethod(object):
        name, bound = object.__func__.__name__, object.__self__
        owner = bound if isclass(bound) else type(bound)
    elif isinstance(object, property) and object.fget is not None:
        name, owner = object.fget.__name__, _owner_of(object.fget)
    elif isfunction(object):
        name, owner = object.__name__, _owner_of(object)
    elif hasattr(object, "__objclass__"):
        name, owner = object.__name__, object.__objclass__
        slots = getattr(owner, "__slots__", None)
        if ismemberdescriptor(object) and isinstance(slots, dict) and name in slots:
            return slots[name]
    else:
        return None
    docs = (getattr(getattr(base, name, None), "__doc__", None) for base in (owner.__mro__ if owner else ()))
    return next((doc for doc in docs if doc is not None), None)


def getdoc(object):
    """The docstring, cleaned; that of a base class if need be."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        doc = _inherited_doc(object)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    """The module something was defined in."""
    if ismodule(object):
        return object
    return sys.modules.get(getattr(object, "__module__", None))


def _code_behind(object):
    """The code of a method, function, traceback or frame; anything else as it is."""
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if istraceback(object):
        object = object.tb_frame
    if isframe(object):
        object = object.f_code
    return object


def getfile(object):
    """The file something was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError("{!r} is a built-in module".format(object))
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        if object.__module__ == "__main__":
            raise OSError("source code not available")
        raise TypeError("{!r} is a built-in class".format(object))
    object = _code_behind(object)
    if iscode(object):
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got {}".format(type(object).__name__))


getsourcefile = getfile


def findsource(object):
    """(all lines of the file, index of the first line of the object)"""
    import linecache
    file = getfile(object)
    lines = linecache.getlines(file)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        wanted = object.__qualname__.split(".")[-1]
        for i, line in enumerate(lines):
            stripped = line.lstrip()
            if stripped.startswith("class " + wanted) and not (stripped[6 + len(wanted):7 + len(wanted)].isidentifier()):
                while i > 0 and lines[i - 1].lstrip().startswith("@"):
                    i -= 1
                return lines, i
        raise OSError("could not find class definition")
    number = _code_behind(object).co_firstlineno - 1
    if number >= len(lines):
        raise OSError("lineno is out of bounds")
    return lines, number


def getblock(lines):
    """The lines of the definition at the start of these lines."""
    indent = len(lines[0]) - len(lines[0].lstrip())
    depth = 0
    end = 1
    header = False
    for i, line in enumerate(lines):
        stripped = line.strip()
        if i and header and depth <= 0 and stripped and not stripped.startswith("#") and len(line) - len(line.lstrip()) <= indent:
            break
        depth += sum(line.count(c) for c in "([{") - sum(line.count(c) for c in ")]}")
        if not header and depth <= 0 and not stripped.startswith("@"):
            header = True
        if stripped and (not stripped.startswith("#") or len(line) - len(line.lstrip()) > indent):
            end = i + 1
    return lines[:end]


def getsourcelines(object):
    """(the lines of the object, number of the first)"""
    object = unwrap(object)
    lines, number = findsource(object)
    if ismodule(object):
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The source text of the object."""
    return "".join(getsourcelines(object)[0])


class _empty:
    """Stands for what is not there."""


class _ParameterKind(int):
    _names = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
    _words = ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")

    @property
    def name(self):
        return self._names[self]

    @property
    def description(self):
        return self._words[self]

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """A parameter of a callable."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _ParameterKind(0)
    POSITIONAL_OR_KEYWORD = _ParameterKind(1)
    VAR_POSITIONAL = _ParameterKind(2)
    KEYWORD_ONLY = _ParameterKind(3)
    VAR_KEYWORD = _ParameterKind(4)
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not isinstance(kind, _ParameterKind):
            kind = _ParameterKind(kind)
        if default is not _empty and kind in (2, 4):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError("name must be a str, not a {}".format(type(name).__name__))
        if not name.isidentifier():
            raise ValueError("{!r} is not a valid parameter name".format(name))
        self._name = name
        self._kind = kind
        self._default = default
        self._annotation = annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=_empty, kind=_empty, annotation=_sentinel, default=_sentinel):
        return Parameter(self._name if name is _empty else name, self._kind if kind is _empty else kind,
                         default=self._default if default is _sentinel else default,
                         annotation=self._annotation if annotation is _sentinel else annotation)

    def __str__(self):
        formatted = self._name
        if self._annotation is not _empty:
            formatted = f"{formatted}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            formatted += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        if self._kind == 2:
            formatted = "*" + formatted
        elif self._kind == 4:
            formatted = "**" + formatted
        return formatted

    def __repr__(self):
        return '<Parameter "{}">'.format(self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    """Arguments sorted by the parameters they belong to."""

    __slots__ = ("arguments", "_signature")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (3, 4) or name not in self.arguments:
                break
            if param.kind == 2:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (3, 4):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if not started or name not in self.arguments:
                continue
            if param.kind == 4:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        new = {}
        for name, param in self._signature.parameters.items():
            if name in self.arguments:
                new[name] = self.arguments[name]
            elif param.default is not _empty:
                new[name] = param.default
            elif param.kind == 2:
                new[name] = ()
            elif param.kind == 4:
                new[name] = {}
        self.arguments = new

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        return "<BoundArguments ({})>".format(", ".join("{}={!r}".format(*item) for item in self.arguments.items()))


class Signature:
    """The parameters of a callable and its result's annotation."""

    __slots__ = ("_return_annotation", "_parameters")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        params = OrderedDict()
        top_kind = 0
        seen_default = False
        for param in parameters or ():
            if param.kind < top_kind:
                raise ValueError("wrong parameter order: {} parameter before {} parameter".format(
                    _ParameterKind(top_kind).description, param.kind.description))
            top_kind = int(param.kind)
            if param.kind in (0, 1):
                if param.default is _empty:
                    if seen_default:
                        raise ValueError("non-default argument follows default argument")
                else:
                    seen_default = True
            if param.name in params:
                raise ValueError("duplicate parameter name: {!r}".format(param.name))
            params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature(obj, follow_wrapped)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_sentinel, return_annotation=_sentinel):
        return Signature(self._parameters.values() if parameters is _sentinel else parameters,
                         return_annotation=self._return_annotation if return_annotation is _sentinel else return_annotation)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return list(self._parameters.values()) == list(other._parameters.values()) and self._return_annotation == other._return_annotation

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        args = list(args)
        params = list(self._parameters.values())
        kwargs = dict(kwargs)
        var_keyword = None
        for param in params:
            kind = param.kind
            if kind == 2:
                if args:
                    arguments[param.name] = tuple(args)
                    args = []
            elif kind == 4:
                var_keyword = param
            elif kind in (0, 1) and args:
                if kind == 1 and param.name in kwargs:
                    raise TypeError("multiple values for argument {arg!r}".format(arg=param.name))
                arguments[param.name] = args.pop(0)
            elif kind != 0 and param.name in kwargs:
                arguments[param.name] = kwargs.pop(param.name)
            elif param.default is _empty and not partial:
                raise TypeError(f"missing a required argument: {param.name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            if var_keyword is None:
                raise TypeError("got an unexpected keyword argument {arg!r}".format(arg=next(iter(kwargs))))
            arguments[var_keyword.name] = kwargs
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Sort arguments by parameters, as a call would."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """The same; arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __repr__(self):
        return "<{} {}>".format(self.__class__.__name__, self)

    def __str__(self):
        result = []
        render_pos_only = False
        render_kw_only = True
        for param in self._parameters.values():
            kind = param.kind
            if kind == 0:
                render_pos_only = True
            elif render_pos_only:
                result.append("/")
                render_pos_only = False
            if kind == 2:
                render_kw_only = False
            elif kind == 3 and render_kw_only:
                result.append("*")
                render_kw_only = False
            result.append(str(param))
        if render_pos_only:
            result.append("/")
        rendered = "({})".format(", ".join(result))
        if self._return_annotation is not _empty:
            rendered += " -> {}".format(formatannotation(self._return_annotation))
        return rendered


def _function_signature(func):
    code = func.__code__
    names = code.co_varnames
    positional = code.co_argcount
    pos_only = code.co_posonlyargcount
    keyword_only = code.co_kwonlyargcount
    annotations = func.__annotations__
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    parameters = []
    for i, name in enumerate(names[:positional]):
        at = i - (positional - len(defaults))
        parameters.append(Parameter(name, Parameter.POSITIONAL_ONLY if i < pos_only else Parameter.POSITIONAL_OR_KEYWORD,
                                    default=defaults[at] if at >= 0 else _empty, annotation=annotations.get(name, _empty)))
    index = positional + keyword_only
    if code.co_flags & CO_VARARGS:
        name = names[index]
        parameters.append(Parameter(name, Parameter.VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
        index += 1
    for name in names[positional:positional + keyword_only]:
        parameters.append(Parameter(name, Parameter.KEYWORD_ONLY, default=kwdefaults.get(name, _empty),
                                    annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[index]
        parameters.append(Parameter(name, Parameter.VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(sig):
    params = list(sig.parameters.values())
    if not params or params[0].kind in (3, 4):
        raise ValueError("invalid method signature")
    if params[0].kind != 2:
        params = params[1:]
    return sig.replace(parameters=params)


def _text_signature(obj, text, skip_bound):
    # "($self, a, /, b=1)" of a native function.
    bound = text.startswith("($")
    source = text.replace("($", "(", 1)
    namespace = {}
    try:
        exec(f"def f{source}: pass", namespace)
    except Exception:
        raise ValueError("{!r} builtin has invalid signature".format(obj)) from None
    sig = _function_signature(namespace["f"])
    if bound and skip_bound and sig.parameters:
        sig = _without_first(sig)
    return sig


def _partial_signature(obj):
    sig = _signature(obj.func)
    bound = sig.bind_partial(*obj.args, **obj.keywords)
    parameters = []
    keyword_from = False
    for name, param in sig.parameters.items():
        if name in bound.arguments and param.kind not in (2, 4):
            if name in obj.keywords:
                # Given by name: it can still be replaced, by name only.
                keyword_from = True
                parameters.append(param.replace(kind=Parameter.KEYWORD_ONLY, default=obj.keywords[name]))
            continue
        if keyword_from and param.kind == 1:
            param = param.replace(kind=Parameter.KEYWORD_ONLY)
        elif keyword_from and param.kind == 2:
            continue
        parameters.append(param)
    return sig.replace(parameters=parameters)


def _signature(obj, follow_wrapped=True):
    if not callable(obj):
        raise TypeError("{!r} is not a callable object".format(obj))
    if isinstance(obj, types.MethodType):
        return _without_first(_signature(obj.__func__, follow_wrapped))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return _signature(obj)
    sig = getattr(obj, "__signature__", None)
    if isinstance(sig, Signature):
        return sig
    if isfunction(obj):
        return _function_signature(obj)
    if isinstance(obj, (types.BuiltinFunctionType, types.MethodDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType,
                        types.ClassMethodDescriptorType)):
        text = getattr(obj, "__text_signature__", None)
        if not text:
            raise ValueError("no signature found for builtin {!r}".format(obj))
        return _text_signature(obj, text, getattr(obj, "__self__", None) is not None)
    functools = sys.modules.get("functools")
    if functools is not None and isinstance(obj, functools.partial):
        return _partial_signature(obj)
    if isinstance(obj, type):
        call = _user_method(type(obj), "__call__")
        if call is not None:
            return _without_first(_signature(call))
        for name in ("__new__", "__init__"):
            method = _user_method(obj, name)
            if method is not None and any(name in base.__dict__ for base in obj.__mro__):
                return _without_first(_signature(method))
        text = getattr(obj, "__text_signature__", None)
        if text:
            return _text_signature(obj, text, True)
        if obj.__new__ is object.__new__ and obj.__init__ is object.__init__ and object in obj.__mro__:
            return Signature()
        raise ValueError("no signature found for builtin type {!r}".format(obj))
    call = _user_method(type(obj), "__call__")
    if call is not None:
        return _without_first(_signature(call))
    raise ValueError("callable {!r} is not supported by signature".format(obj))


def _user_method(cls, name):
    method = getattr(cls, name, None)
    if isinstance(method, types.MethodType):
        method = method.__func__
    return method if isfunction(method) else None


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    """The signature of a callable."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a class, function or module as a new dict."""
    if isinstance(obj, type):
        ann = obj.__dict__.get("__annotations__", None)
    else:
        ann = getattr(obj, "__annotations__", None)
    if ann is None or isinstance(ann, types.GetSetDescriptorType):
        return {}
    if not eval_str:
        return dict(ann)
    if globals is None:
        globals = getattr(obj, "__globals__", None) or getattr(sys.modules.get(getattr(obj, "__module__", None)), "__dict__", {})
    return {key: eval(value, globals, locals) if isinstance(value, str) else value for key, value in ann.items()}


FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getfullargspec(func):
    """Names and defaults of a function's parameters."""
    if ismethod(func):
        func = func.__func__
    if not isfunction(func):
        raise TypeError("unsupported callable")
    code = func.__code__
    names = code.co_varnames
    n, k = code.co_argcount, code.co_kwonlyargcount
    index = n + k
    varargs = varkw = None
    if code.co_flags & CO_VARARGS:
        varargs = names[index]
        index += 1
    if code.co_flags & CO_VARKEYWORDS:
        varkw = names[index]
    return FullArgSpec(list(names[:n]), varargs, varkw, func.__defaults__, list(names[n:n + k]), func.__kwdefaults__,
                       dict(sorted(func.__annotations__.items(), key=lambda item: item[0] != "return")))


GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"


def getgeneratorstate(generator):
    """Where a generator is."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    if generator.gi_frame is None:
        return GEN_CLOSED
    return GEN_CREATED


def getgeneratorlocals(generator):
    frame = generator.gi_frame
    return frame.f_locals if frame is not None else {}


def currentframe():
    """The frame of the caller."""
    return sys._getframe(1)


FrameInfo = namedtuple("FrameInfo", ("frame", "filename", "lineno", "function", "code_context", "index"))


def getframeinfo(frame, context=1):
    """File, line, function and source of a frame."""
    import linecache
    lineno = frame.tb_lineno if istraceback(frame) else frame.f_lineno
    code = (frame.tb_frame if istraceback(frame) else frame).f_code
    lines = linecache.getlines(code.co_filename)
    if context > 0 and lines:
        start = max(0, min(lineno - 1 - context // 2, len(lines) - context))
        found, index = lines[start:start + context], lineno - 1 - start
    else:
        found = index = None
    return Traceback(code.co_filename, lineno, code.co_name, found, index)


Traceback = namedtuple("Traceback", ("filename", "lineno", "function", "code_context", "index"))


def stack(context=1):
    """All frames from the caller outwards."""
    frame = sys._getframe(1)
    result = []
    while frame is not None:
        result.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return result


def getclosurevars(func):
    raise NotImplementedError("inspect.getclosurevars is not supported yet")
