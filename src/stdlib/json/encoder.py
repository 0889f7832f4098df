"""From values to JSON text."""

from _json import encode_basestring as c_encode_basestring, encode_basestring_ascii as c_encode_basestring_ascii
from _json import make_encoder as c_make_encoder

INFINITY = float("inf")

encode_basestring = c_encode_basestring
encode_basestring_ascii = c_encode_basestring_ascii


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
        chunks = self.iterencode(o, _one_shot=True)
        if not isinstance(chunks, (list, tuple)):
            chunks = list(chunks)
        return "".join(chunks)

    def iterencode(self, o, _one_shot=False):
        """The text in pieces, made as they are asked for; all of it at once if it is _one_shot."""
        markers = {} if self.check_circular else None
        quote = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        if _one_shot:
            encode = c_make_encoder(markers, self.default, quote, indent, self.key_separator, self.item_separator, self.sort_keys,
                                    self.skipkeys, self.allow_nan)
            return encode(o, 0)
        return self._pieces(o, markers, quote, indent)

    def _pieces(self, o, markers, quote, indent):
        allow_nan, skipkeys, sort_keys, default = self.allow_nan, self.skipkeys, self.sort_keys, self.default
        item_separator, key_separator = self.item_separator, self.key_separator

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

        def scalar(o):
            # The text of what has no parts; None for everything else.
            if isinstance(o, str):
                return quote(o)
            if o is None:
                return "null"
            if o is True:
                return "true"
            if o is False:
                return "false"
            if isinstance(o, int):
                return int.__repr__(o)
            if isinstance(o, float):
                return number(o)
            return None

        def key_text(key):
            if isinstance(key, str):
                return key
            if key is None or isinstance(key, (int, float)):
                return scalar(key)
            if skipkeys:
                return None
            raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

        def line(level):
            return "" if indent is None else "\n" + indent * level

        def array(items, level):
            if not items:
                yield "[]"
                return
            enter(items)
            lead = "[" + line(level + 1)
            for item in items:
                text = scalar(item)
                if text is None:
                    yield lead
                    yield from value(item, level + 1)
                else:
                    yield lead + text
                lead = item_separator + line(level + 1)
            leave(items)
            if indent is not None:
                yield line(level)
            yield "]"

        def members(o, level):
            if not o:
                yield "{}"
                return
            enter(o)
            yield "{"
            if indent is not None:
                yield line(level + 1)
            first = True
            for key, item in sorted(o.items()) if sort_keys else o.items():
                key = key_text(key)
                if key is None:
                    continue
                if first:
                    first = False
                else:
                    yield item_separator + line(level + 1)
                yield quote(key)
                yield key_separator
                text = scalar(item)
                if text is None:
                    yield from value(item, level + 1)
                else:
                    yield text
            leave(o)
            if indent is not None:
                yield line(level)
            yield "}"

        def value(o, level):
            text = scalar(o)
            if text is not None:
                yield text
            elif isinstance(o, (list, tuple)):
                yield from array(o, level)
            elif isinstance(o, dict):
                yield from members(o, level)
            else:
                enter(o)
                yield from value(default(o), level)
                leave(o)

        return value(o, 0)
