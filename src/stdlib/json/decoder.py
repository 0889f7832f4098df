"""From JSON text to values."""

_SPACE = " \t\n\r"
_DIGITS = "0123456789"
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_CONSTANTS = {"-Infinity": float("-inf"), "Infinity": float("inf"), "NaN": float("nan")}


class JSONDecodeError(ValueError):
    """The text is no JSON: msg, doc, pos, lineno, colno."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        errmsg = "%s: line %d column %d (char %d)" % (msg, lineno, colno, pos)
        ValueError.__init__(self, errmsg)
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _unicode_escape(s, pos):
    # The four digits behind \u; pos is that of the u.
    digits = s[pos + 1:pos + 5]
    if len(digits) == 4 and digits[1] not in "xX":
        try:
            return int(digits, 16)
        except ValueError:
            pass
    raise JSONDecodeError("Invalid \\uXXXX escape", s, pos)


def py_scanstring(s, end, strict=True):
    """A string's value and the place behind it; end is the place behind the opening quote."""
    begin = end - 1
    stop = s.find('"', end)
    if stop >= 0:
        piece = s[end:stop]
        if "\\" not in piece and (not strict or piece.isprintable()):
            return piece, stop + 1
    chunks = []
    while True:
        start = end
        while True:
            c = s[end:end + 1]
            if not c:
                raise JSONDecodeError("Unterminated string starting at", s, begin)
            if c == '"' or c == "\\" or c < " ":
                break
            end += 1
        if end > start:
            chunks.append(s[start:end])
        end += 1
        if c == '"':
            return "".join(chunks), end
        if c != "\\":
            if strict:
                raise JSONDecodeError("Invalid control character at", s, end - 1)
            chunks.append(c)
            continue
        esc = s[end:end + 1]
        if not esc:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if esc != "u":
            try:
                chunks.append(_ESCAPES[esc])
            except KeyError:
                raise JSONDecodeError("Invalid \\escape", s, end - 1) from None
            end += 1
            continue
        uni = _unicode_escape(s, end)
        end += 5
        if 0xd800 <= uni <= 0xdbff and s[end:end + 2] == "\\u":
            low = _unicode_escape(s, end + 1)
            if 0xdc00 <= low <= 0xdfff:
                uni = 0x10000 + ((uni - 0xd800) << 10 | low - 0xdc00)
                end += 6
        chunks.append(chr(uni))


scanstring = py_scanstring


class JSONDecoder:
    """Reads JSON text."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook

    def decode(self, s):
        """The value of a text that holds nothing else."""
        obj, end = self.raw_decode(s, _skip(s, 0))
        end = _skip(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """A value at the start of a text, and the place behind it."""
        try:
            return self._value(s, idx, {})
        except StopIteration as err:
            raise JSONDecodeError("Expecting value", s, err.value) from None

    def _value(self, s, idx, memo):
        c = s[idx:idx + 1]
        if c == '"':
            return scanstring(s, idx + 1, self.strict)
        if c == "{":
            return self._object(s, idx + 1, memo)
        if c == "[":
            return self._array(s, idx + 1, memo)
        if c == "n" and s.startswith("null", idx):
            return None, idx + 4
        if c == "t" and s.startswith("true", idx):
            return True, idx + 4
        if c == "f" and s.startswith("false", idx):
            return False, idx + 5
        if c and c in "-0123456789":
            found = self._number(s, idx)
            if found is not None:
                return found
        for name in _CONSTANTS:
            if s.startswith(name, idx):
                return self.parse_constant(name), idx + len(name)
        raise StopIteration(idx)

    def _number(self, s, idx):
        end = idx + 1 if s[idx] == "-" else idx
        first = s[end:end + 1]
        if not first or first not in _DIGITS:
            return None
        end += 1
        if first != "0":
            while s[end:end + 1] in _DIGITS and end < len(s):
                end += 1
        whole = True
        if s[end:end + 1] == "." and s[end + 1:end + 2] in _DIGITS and end + 1 < len(s):
            whole = False
            end += 2
            while s[end:end + 1] in _DIGITS and end < len(s):
                end += 1
        if s[end:end + 1] in ("e", "E"):
            at = end + 1
            if s[at:at + 1] in ("+", "-"):
                at += 1
            if at < len(s) and s[at] in _DIGITS:
                whole = False
                while at < len(s) and s[at] in _DIGITS:
                    at += 1
                end = at
        text = s[idx:end]
        return (self.parse_int(text) if whole else self.parse_float(text)), end

    def _array(self, s, end, memo):
        values = []
        end = _skip(s, end)
        if s[end:end + 1] == "]":
            return values, end + 1
        while True:
            try:
                value, end = self._value(s, end, memo)
            except StopIteration as err:
                raise JSONDecodeError("Expecting value", s, err.value) from None
            values.append(value)
            end = _skip(s, end)
            c = s[end:end + 1]
            if c == "]":
                return values, end + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", s, end)
            end = _skip(s, end + 1)

    def _object(self, s, end, memo):
        pairs = []
        end = _skip(s, end)
        c = s[end:end + 1]
        if c != "}":
            if c != '"':
                raise JSONDecodeError("Expecting property name enclosed in double quotes", s, end)
            while True:
                key, end = scanstring(s, end + 1, self.strict)
                # The same key is the same object everywhere in a text.
                key = memo.setdefault(key, key)
                end = _skip(s, end)
                if s[end:end + 1] != ":":
                    raise JSONDecodeError("Expecting ':' delimiter", s, end)
                end = _skip(s, end + 1)
                try:
                    value, end = self._value(s, end, memo)
                except StopIteration as err:
                    raise JSONDecodeError("Expecting value", s, err.value) from None
                pairs.append((key, value))
                end = _skip(s, end)
                c = s[end:end + 1]
                if c == "}":
                    break
                if c != ",":
                    raise JSONDecodeError("Expecting ',' delimiter", s, end)
                end = _skip(s, end + 1)
                if s[end:end + 1] != '"':
                    raise JSONDecodeError("Expecting property name enclosed in double quotes", s, end)
        end += 1
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs), end
        obj = dict(pairs)
        if self.object_hook is not None:
            obj = self.object_hook(obj)
        return obj, end


def _skip(s, idx):
    while s[idx:idx + 1] in _SPACE and idx < len(s):
        idx += 1
    return idx
