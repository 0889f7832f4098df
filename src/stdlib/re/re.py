"""Regular expressions. Parsing and matching are native (_re); here are the objects a script sees."""

import copyreg
import enum

import _re
from _re import Match, Pattern

__all__ = ["match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "template", "escape",
           "error", "Pattern", "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL",
           "VERBOSE", "UNICODE", "NOFLAG", "RegexFlag"]


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    TEMPLATE = T = 1
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class error(Exception):
    """What is wrong with an expression: msg, pattern, pos, lineno, colno."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = "%s at position %d" % (msg, pos)
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = "%s (line %d, column %d)" % (msg, self.lineno, self.colno)
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


_ESCAPES = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}
_templates = {}


def _template(pattern, source):
    # A list of texts and group numbers.
    key = (pattern, source) if type(source) is str else None
    if key is not None:
        found = _templates.get(key)
        if found is not None:
            return found
    original = source
    is_bytes = not isinstance(source, str)
    if is_bytes:
        source = bytes(source).decode("latin-1")
    parts = []
    literal = []

    def add_group(index, pos):
        if index > pattern.groups:
            raise error("invalid group reference %d" % index, original, pos)
        flush()
        parts.append(index)

    def flush():
        if literal:
            text = "".join(literal)
            parts.append(text.encode("latin-1") if is_bytes else text)
            literal.clear()

    i = 0
    while i < len(source):
        c = source[i]
        if c != "\\":
            literal.append(c)
            i += 1
            continue
        start = i
        i += 1
        if i >= len(source):
            raise error("bad escape (end of pattern)", original, start)
        c = source[i]
        i += 1
        if c == "g":
            if source[i:i + 1] != "<":
                raise error("missing <", original, i)
            end = source.find(">", i)
            name = source[i + 1:end] if end >= 0 else source[i + 1:]
            if end < 0:
                raise error("missing group name" if not name else "missing >, unterminated name", original, i + 1)
            if not name:
                raise error("missing group name", original, i + 1)
            if name.isidentifier():
                if name not in pattern.groupindex:
                    raise IndexError(f"unknown group name {name!r}")
                index = pattern.groupindex[name]
            elif name.isdecimal() and name.isascii():
                index = int(name)
            else:
                raise error(f"bad character in group name {name!r}", original, i + 1)
            add_group(index, i + 1)
            i = end + 1
        elif c == "0":
            digits = c
            while len(digits) < 3 and source[i:i + 1] and source[i] in "01234567":
                digits += source[i]
                i += 1
            literal.append(chr(int(digits, 8) & 0xff))
        elif c in "123456789":
            digits = c
            octal = False
            if source[i:i + 1] and source[i] in "0123456789":
                digits += source[i]
                i += 1
                if digits[0] in "0123" + "4567" and digits[1] in "01234567" and source[i:i + 1] and source[i] in "01234567":
                    digits += source[i]
                    i += 1
                    octal = True
                    if int(digits, 8) > 0o377:
                        raise error("octal escape value \\%s outside of range 0-0o377" % digits, original, start)
                    literal.append(chr(int(digits, 8)))
            if not octal:
                add_group(int(digits), start + 1)
        elif c in _ESCAPES:
            literal.append(_ESCAPES[c])
        elif c.isascii() and c.isalpha():
            raise error("bad escape \\" + c, original, start)
        else:
            literal.append("\\" + c)
    flush()
    if key is not None:
        if len(_templates) > 256:
            _templates.clear()
        _templates[key] = parts
    return parts


_cache = {}
_MAXCACHE = 512


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    key = (type(pattern), pattern, flags)
    try:
        return _cache[key]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray)):
        raise TypeError("first argument must be string or compiled pattern")
    is_str = isinstance(pattern, str)
    if is_str:
        if flags & 4:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if flags & 256 and flags & 32:
            raise ValueError("ASCII and UNICODE flags are incompatible")
    else:
        if flags & 32:
            raise ValueError("cannot use UNICODE flag with a bytes pattern")
        if flags & 4 and flags & 256:
            raise ValueError("ASCII and LOCALE flags are incompatible")
    made = _re.compile(pattern, flags)
    if type(made) is tuple:
        message, place = made
        if message == "the repetition number is too large":
            raise OverflowError(message)
        raise error(message, *((pattern, place) if place is not None else ()))
    if len(_cache) >= _MAXCACHE:
        del _cache[next(iter(_cache))]
    _cache[key] = made
    return made


def compile(pattern, flags=0):
    """An expression as Pattern."""
    return _compile(pattern, flags)


def match(pattern, string, flags=0):
    """A match at the beginning of a text, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A match of the whole text, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match anywhere in a text, or None."""
    return _compile(pattern, flags).search(string)


def sub(pattern, repl, string, count=0, flags=0):
    """The text with matches replaced."""
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    """The text with matches replaced, and how many were."""
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0):
    """The text between matches."""
    return _compile(pattern, flags).split(string, maxsplit)


def findall(pattern, string, flags=0):
    """The texts of all matches, or of their groups."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """All matches, one after the other."""
    return _compile(pattern, flags).finditer(string)


def purge():
    """Forget the compiled expressions."""
    _cache.clear()
    _templates.clear()


def template(pattern, flags=0):
    return _compile(pattern, flags | 1)


_special = {i: "\\" + chr(i) for i in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The text with everything special escaped."""
    if isinstance(pattern, str):
        return pattern.translate(_special)
    return str(pattern, "latin1").translate(_special).encode("latin1")


def _pickle(pattern):
    return _compile, (pattern.pattern, pattern.flags)


copyreg.pickle(Pattern, _pickle, _compile)
