"""From values to JSON text."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TABLE = {ord(c): text for c, text in _ESCAPES.items()}
for _code in range(32):
    _TABLE.setdefault(_code, f"\\u{_code:04x}")
del _code

INFINITY = float("inf")


def py_encode_basestring(s):
    """A str as JSON, characters beyond ASCII as they are."""
    return '"' + s.translate(_TABLE) + '"'


def py_encode_basestring_ascii(s):
    """A str as JSON in ASCII."""
    s = s.translate(_TABLE)
    if s.isascii() and "\x7f" not in s:
        return '"' + s + '"'
    parts = []
    for c in s:
        n = ord(c)
        if n < 127:
            parts.append(c)
        elif n < 0x10000:
            parts.append(f"\\u{n:04x}")
        else:
            n -= 0x10000
            parts.append(f"\\u{0xd800 | n >> 10 & 0x3ff:04x}\\u{0xdc00 | n & 0x3ff:04x}")
    return '"' + "".join(parts) + '"'


encode_basestring = py_encode_basestring
encode_basestring_ascii = py_encode_basestring_ascii


class JSONEncoder:
    """Makes JSON text; default() is asked about objects that have none."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Something else in the place of an object without JSON text."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The text of a value."""
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        chunks = []
        self._write(o, chunks.append)
        return "".join(chunks)

    def iterencode(self, o, _one_shot=False):
        """The text in pieces."""
        chunks = []
        self._write(o, chunks.append)
        return iter(chunks)

    def _write(self, o, write):
        markers = {} if self.check_circular else None
        text = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        allow_nan, skipkeys, sort_keys, default = self.allow_nan, self.skipkeys, self.sort_keys, self.default
        item_separator, key_separator = self.item_separator, self.key_separator
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent

        def number(o):
            if o != o:
                shown = "NaN"
            elif o == INFINITY:
                shown = "Infinity"
            elif o == -INFINITY:
                shown = "-Infinity"
            else:
                return float.__repr__(o)
            if not allow_nan:
                raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
            return shown

        def enter(o):
            if markers is not None:
                if id(o) in markers:
                    raise ValueError("Circular reference detected")
                markers[id(o)] = o

        def leave(o):
            if markers is not None:
                del markers[id(o)]

        def key_text(key):
            if isinstance(key, str):
                return key
            if isinstance(key, float):
                return number(key)
            if key is True:
                return "true"
            if key is False:
                return "false"
            if key is None:
                return "null"
            if isinstance(key, int):
                return int.__repr__(key)
            if skipkeys:
                return None
            raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

        def value(o, level):
            if isinstance(o, str):
                write(text(o))
            elif o is None:
                write("null")
            elif o is True:
                write("true")
            elif o is False:
                write("false")
            elif isinstance(o, int):
                write(int.__repr__(o))
            elif isinstance(o, float):
                write(number(o))
            elif isinstance(o, (list, tuple)):
                if not o:
                    write("[]")
                    return
                enter(o)
                if indent is None:
                    lead, between, end = "", item_separator, "]"
                else:
                    lead = "\n" + indent * (level + 1)
                    between = item_separator + lead
                    end = "\n" + indent * level + "]"
                write("[" + lead)
                first = True
                for item in o:
                    if first:
                        first = False
                    else:
                        write(between)
                    value(item, level + 1)
                write(end)
                leave(o)
            elif isinstance(o, dict):
                if not o:
                    write("{}")
                    return
                enter(o)
                if indent is None:
                    lead, between, end = "", item_separator, "}"
                else:
                    lead = "\n" + indent * (level + 1)
                    between = item_separator + lead
                    end = "\n" + indent * level + "}"
                write("{" + lead)
                first = True
                for key, item in sorted(o.items()) if sort_keys else o.items():
                    key = key_text(key)
                    if key is None:
                        continue
                    if first:
                        first = False
                    else:
                        write(between)
                    write(text(key))
                    write(key_separator)
                    value(item, level + 1)
                write(end)
                leave(o)
            else:
                enter(o)
                value(default(o), level)
                leave(o)

        value(o, 0)
