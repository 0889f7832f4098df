"""Values as text broken into lines."""

import dataclasses as _dataclasses
import sys as _sys
import types as _types

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Print a value broken into lines."""
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """A value as text broken into lines."""
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """pprint() without sorting dicts."""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """The repr, which ends where an object holds itself."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Whether the repr could be evaluated."""
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    """Whether an object holds itself."""
    return PrettyPrinter().isrecursive(object)


class _safe_key:
    # Orders things that have no order among themselves.
    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(t):
    return _safe_key(t[0]), _safe_key(t[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    """Settings of pprint()."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._stream.write(self.pformat(object) + "\n")

    def pformat(self, object):
        out = []
        self._format(object, out.append, 0, 0, {}, 0)
        return "".join(out)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        s, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text on one line, readable, recursive); subclasses may put their own in its place."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        return self.format(object, context.copy(), self._depth, level)[0]

    def _format(self, object, write, indent, allowance, context, level):
        objid = id(object)
        if objid in context:
            write(_recursion(object))
            return
        rep = self._repr(object, context, level)
        max_width = self._width - indent - allowance
        if len(rep) > max_width:
            method = self._dispatch.get(type(object).__repr__)
            if method is not None:
                context[objid] = 1
                method(self, object, write, indent, allowance, context, level + 1)
                del context[objid]
                return
            if (_dataclasses.is_dataclass(object) and not isinstance(object, type) and object.__dataclass_params__.repr
                    and hasattr(object.__repr__, "__wrapped__") and "__create_fn__" in object.__repr__.__wrapped__.__qualname__):
                context[objid] = 1
                cls_name = object.__class__.__name__
                indent += len(cls_name) + 1
                items = [(f.name, getattr(object, f.name)) for f in _dataclasses.fields(object) if f.repr]
                write(cls_name + "(")
                self._namespace_items(items, write, indent, allowance, context, level + 1)
                write(")")
                del context[objid]
                return
        write(rep)

    def _pprint_dict(self, object, write, indent, allowance, context, level):
        write("{")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        if len(object):
            items = sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items()
            self._dict_items(items, write, indent, allowance + 1, context, level)
        write("}")

    def _dict_items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        delimnl = ",\n" + " " * indent
        last_index = len(items) - 1
        for i, (key, ent) in enumerate(items):
            last = i == last_index
            rep = self._repr(key, context, level)
            write(rep)
            write(": ")
            self._format(ent, write, indent + len(rep) + 2, allowance if last else 1, context, level)
            if not last:
                write(delimnl)

    def _namespace_items(self, items, write, indent, allowance, context, level):
        delimnl = ",\n" + " " * indent
        last_index = len(items) - 1
        for i, (key, ent) in enumerate(items):
            last = i == last_index
            write(key)
            write("=")
            if id(ent) in context:
                write("...")
            else:
                self._format(ent, write, indent + len(key) + 1, allowance if last else 1, context, level)
            if not last:
                write(delimnl)

    def _items(self, items, write, indent, allowance, context, level):
        indent += self._indent_per_level
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        delimnl = ",\n" + " " * indent
        delim = ""
        width = max_width = self._width - indent + 1
        items = list(items)
        last_index = len(items) - 1
        for i, ent in enumerate(items):
            last = i == last_index
            if last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                rep = self._repr(ent, context, level)
                w = len(rep) + 2
                if width < w:
                    width = max_width
                    if delim:
                        delim = delimnl
                if width >= w:
                    width -= w
                    write(delim)
                    delim = ", "
                    write(rep)
                    continue
            write(delim)
            delim = delimnl
            self._format(ent, write, indent, allowance if last else 1, context, level)

    def _pprint_list(self, object, write, indent, allowance, context, level):
        write("[")
        self._items(object, write, indent, allowance + 1, context, level)
        write("]")

    def _pprint_tuple(self, object, write, indent, allowance, context, level):
        write("(")
        endchar = ",)" if len(object) == 1 else ")"
        self._items(object, write, indent, allowance + len(endchar), context, level)
        write(endchar)

    def _pprint_set(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        typ = object.__class__
        if typ is set:
            write("{")
            endchar = "}"
        else:
            write(typ.__name__ + "({")
            endchar = "})"
            indent += len(typ.__name__) + 1
        self._items(sorted(object, key=_safe_key), write, indent, allowance + len(endchar), context, level)
        write(endchar)

    def _pprint_str(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        chunks = []
        lines = object.splitlines(True)
        if level == 1:
            indent += 1
            allowance += 1
        max_width1 = max_width = self._width - indent
        rep = ""
        for i, line in enumerate(lines):
            rep = repr(line)
            if i == len(lines) - 1:
                max_width1 -= allowance
            if len(rep) <= max_width1:
                chunks.append(rep)
                continue
            # Words with the white space behind them.
            parts = _words(line)
            max_width2 = max_width
            current = ""
            for j, part in enumerate(parts):
                candidate = current + part
                if j == len(parts) - 1 and i == len(lines) - 1:
                    max_width2 -= allowance
                if len(repr(candidate)) > max_width2:
                    if current:
                        chunks.append(repr(current))
                    current = part
                else:
                    current = candidate
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            write(rep)
            return
        if level == 1:
            write("(")
        for i, rep in enumerate(chunks):
            if i > 0:
                write("\n" + " " * indent)
            write(rep)
        if level == 1:
            write(")")

    def _pprint_simplenamespace(self, object, write, indent, allowance, context, level):
        cls_name = "namespace" if type(object) is _types.SimpleNamespace else object.__class__.__name__
        indent += len(cls_name) + 1
        write(cls_name + "(")
        self._namespace_items(list(object.__dict__.items()), write, indent, allowance, context, level)
        write(")")

    def _pprint_ordered_dict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        self._format(list(object.items()), write, indent + len(name) + 1, allowance + 1, context, level)
        write(")")

    def _pprint_default_dict(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        rdf = self._repr(object.default_factory, context, level)
        indent += len(object.__class__.__name__) + 1
        write("%s(%s,\n%s" % (object.__class__.__name__, rdf, " " * indent))
        self._pprint_dict(object, write, indent, allowance + 1, context, level)
        write(")")

    def _pprint_counter(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "({")
        if self._indent_per_level > 1:
            write((self._indent_per_level - 1) * " ")
        self._dict_items(object.most_common(), write, indent + len(name) + 1, allowance + 2, context, level)
        write("})")

    def _pprint_deque(self, object, write, indent, allowance, context, level):
        if not len(object):
            write(repr(object))
            return
        name = object.__class__.__name__
        write(name + "(")
        indent += len(name) + 1
        write("[")
        if object.maxlen is None:
            self._items(object, write, indent, allowance + 2, context, level)
            write("])")
        else:
            self._items(object, write, indent, 2, context, level)
            write("],\n%smaxlen=%s)" % (" " * indent, self._repr(object.maxlen, context, level)))

    def _safe_repr(self, object, context, maxlevels, level):
        typ = type(object)
        if typ in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        r = getattr(typ, "__repr__", None)
        if issubclass(typ, int) and r is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        objid = id(object)
        if issubclass(typ, dict) and r is dict.__repr__:
            if not object:
                return "{}", True, False
            if maxlevels and level >= maxlevels:
                return "{...}", False, objid in context
            if objid in context:
                return _recursion(object), False, True
            context[objid] = 1
            readable, recursive = True, False
            components = []
            for k, v in sorted(object.items(), key=_safe_tuple) if self._sort_dicts else object.items():
                krepr, kreadable, krecur = self.format(k, context, maxlevels, level + 1)
                vrepr, vreadable, vrecur = self.format(v, context, maxlevels, level + 1)
                components.append("%s: %s" % (krepr, vrepr))
                readable = readable and kreadable and vreadable
                recursive = recursive or krecur or vrecur
            del context[objid]
            return "{%s}" % ", ".join(components), readable, recursive
        if issubclass(typ, list) and r is list.__repr__ or issubclass(typ, tuple) and r is tuple.__repr__:
            if issubclass(typ, list):
                if not object:
                    return "[]", True, False
                form = "[%s]"
            elif len(object) == 1:
                form = "(%s,)"
            else:
                if not object:
                    return "()", True, False
                form = "(%s)"
            if maxlevels and level >= maxlevels:
                return form % "...", False, objid in context
            if objid in context:
                return _recursion(object), False, True
            context[objid] = 1
            readable, recursive = True, False
            components = []
            for o in object:
                orepr, oreadable, orecur = self.format(o, context, maxlevels, level + 1)
                components.append(orepr)
                readable = readable and oreadable
                recursive = recursive or orecur
            del context[objid]
            return form % ", ".join(components), readable, recursive
        rep = repr(object)
        return rep, bool(rep) and not rep.startswith("<"), False

    _dispatch = {
        dict.__repr__: _pprint_dict, list.__repr__: _pprint_list, tuple.__repr__: _pprint_tuple, set.__repr__: _pprint_set,
        frozenset.__repr__: _pprint_set, str.__repr__: _pprint_str, _types.SimpleNamespace.__repr__: _pprint_simplenamespace}

    import collections as _collections
    _dispatch[_collections.OrderedDict.__repr__] = _pprint_ordered_dict
    _dispatch[_collections.defaultdict.__repr__] = _pprint_default_dict
    _dispatch[_collections.Counter.__repr__] = _pprint_counter
    _dispatch[_collections.deque.__repr__] = _pprint_deque
    del _collections


def _words(line):
    parts = []
    i = 0
    while i < len(line):
        j = i
        while j < len(line) and not line[j].isspace():
            j += 1
        while j < len(line) and line[j].isspace():
            j += 1
        parts.append(line[i:j])
        i = j
    return parts
