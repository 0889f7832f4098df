"""Regular expressions. Parsing and matching are native (_re); here are the objects a script sees."""

import enum
from types import GenericAlias

import _re

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


_make = object()


class Match:
    """A place where an expression matches."""

    __slots__ = ("re", "string", "pos", "endpos", "_spans", "_last")

    def __new__(cls, key=None, *rest):
        if key is not _make:
            raise TypeError("cannot create 're.Match' instances")
        self = object.__new__(cls)
        self.re, self.string, self.pos, self.endpos, self._spans, self._last = rest
        return self

    def _index(self, group):
        if isinstance(group, int):
            index = group
        elif isinstance(group, str):
            index = self.re.groupindex.get(group, -1)
        elif hasattr(group, "__index__"):
            index = group.__index__()
        else:
            index = -1
        if not 0 <= index <= self.re.groups:
            raise IndexError("no such group")
        return index

    def _get(self, index, default=None):
        start = self._spans[2 * index]
        return default if start < 0 else self.string[start:self._spans[2 * index + 1]]

    def group(self, *groups):
        """The text of groups; 0 is the whole match."""
        if not groups:
            return self._get(0)
        if len(groups) == 1:
            return self._get(self._index(groups[0]))
        return tuple([self._get(self._index(group)) for group in groups])

    def __getitem__(self, group):
        return self._get(self._index(group))

    def groups(self, default=None):
        """The texts of all groups."""
        return tuple([self._get(index, default) for index in range(1, self.re.groups + 1)])

    def groupdict(self, default=None):
        """The texts of the named groups."""
        return {name: self._get(index, default) for name, index in self.re.groupindex.items()}

    def start(self, group=0):
        return self._spans[2 * self._index(group)]

    def end(self, group=0):
        return self._spans[2 * self._index(group) + 1]

    def span(self, group=0):
        index = 2 * self._index(group)
        return (self._spans[index], self._spans[index + 1])

    def expand(self, template):
        """A replacement template with the groups put in."""
        return _filled(_template(self.re, template), self)

    @property
    def lastindex(self):
        return self._last or None

    @property
    def lastgroup(self):
        for name, index in self.re.groupindex.items():
            if index == self._last:
                return name
        return None

    @property
    def regs(self):
        return tuple([(self._spans[i], self._spans[i + 1]) for i in range(0, len(self._spans), 2)])

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"

    __class_getitem__ = classmethod(GenericAlias)


class Pattern:
    """A compiled expression."""

    __slots__ = ("pattern", "flags", "groups", "_groupindex", "_program", "__weakref__")

    def __new__(cls, key=None, *rest):
        if key is not _make:
            raise TypeError("cannot create 're.Pattern' instances")
        self = object.__new__(cls)
        self.pattern, self.flags, self.groups, self._groupindex, self._program = rest
        return self

    @property
    def groupindex(self):
        from types import MappingProxyType
        return MappingProxyType(self._groupindex)

    def _check(self, string):
        if isinstance(self.pattern, str):
            if isinstance(string, str):
                return
            if isinstance(string, (bytes, bytearray, memoryview)):
                raise TypeError("cannot use a string pattern on a bytes-like object")
        elif isinstance(string, str):
            raise TypeError("cannot use a bytes pattern on a string-like object")
        elif isinstance(string, (bytes, bytearray, memoryview)):
            return
        raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")

    def _run(self, string, pos, endpos, how):
        self._check(string)
        length = len(string)
        pos = max(0, min(pos, length))
        endpos = length if endpos is None else max(0, min(endpos, length))
        found = _re.run(self._program, string, pos, endpos, how, -1)
        if found is None:
            return None
        last = found.pop()
        return Match(_make, self, string, pos, endpos, found, last)

    def match(self, string, pos=0, endpos=None):
        """A match at the beginning."""
        return self._run(string, pos, endpos, 1)

    def fullmatch(self, string, pos=0, endpos=None):
        """A match of the whole."""
        return self._run(string, pos, endpos, 2)

    def search(self, string, pos=0, endpos=None):
        """The first match anywhere."""
        return self._run(string, pos, endpos, 0)

    def finditer(self, string, pos=0, endpos=None):
        """All matches, one after the other."""
        self._check(string)
        return self._matches(string, pos, endpos)

    def _matches(self, string, pos=0, endpos=None):
        length = len(string)
        at = pos = max(0, min(pos, length))
        endpos = length if endpos is None else max(0, min(endpos, length))
        # Behind a match, an empty one may follow only if it is not at the same place.
        refused = -1
        program = self._program
        while at <= endpos:
            found = _re.run(program, string, at, endpos, 0, refused)
            if found is None:
                return
            last = found.pop()
            at = found[1]
            refused = at
            if found[0] != at:
                refused = -1
            yield Match(_make, self, string, pos, endpos, found, last)

    def findall(self, string, pos=0, endpos=None):
        """The texts of all matches, or of their groups."""
        self._check(string)
        if self.groups == 0:
            return [m._get(0) for m in self._matches(string, pos, endpos)]
        nothing = string[:0]
        if self.groups == 1:
            return [m._get(1, nothing) for m in self._matches(string, pos, endpos)]
        return [m.groups(nothing) for m in self._matches(string, pos, endpos)]

    def split(self, string, maxsplit=0):
        """The text between matches, and the groups of the matches."""
        self._check(string)
        parts = []
        at = 0
        count = 0
        for m in self._matches(string):
            if maxsplit and count >= maxsplit:
                break
            parts.append(string[at:m.start()])
            parts.extend(m.groups())
            at = m.end()
            count += 1
        parts.append(string[at:])
        return parts

    def subn(self, repl, string, count=0):
        """The text with matches replaced, and how many were."""
        self._check(string)
        if not callable(repl):
            template = _template(self, repl)
            if len(template) == 1 and not isinstance(template[0], int):
                text = template[0]
                repl = lambda m: text
            elif not template:
                text = string[:0]
                repl = lambda m: text
            else:
                repl = lambda m: _filled(template, m)
        parts = []
        at = 0
        done = 0
        for m in self._matches(string):
            if count and done >= count:
                break
            parts.append(string[at:m.start()])
            piece = repl(m)
            if piece is not None:
                parts.append(piece)
            at = m.end()
            done += 1
        parts.append(string[at:])
        return string[:0].join(parts), done

    def sub(self, repl, string, count=0):
        """The text with matches replaced."""
        return self.subn(repl, string, count)[0]

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        return self.flags == other.flags and self.pattern == other.pattern and type(self.pattern) is type(other.pattern)

    def __hash__(self):
        return hash((self.flags, self.pattern))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return compile, (self.pattern, self.flags)

    def __repr__(self):
        shown = "%.200r" % (self.pattern,)
        flags = self.flags
        if isinstance(self.pattern, str) and flags & 292 == 32:
            flags &= ~32
        names = []
        for name, value in (("TEMPLATE", 1), ("IGNORECASE", 2), ("LOCALE", 4), ("MULTILINE", 8), ("DOTALL", 16), ("UNICODE", 32),
                            ("VERBOSE", 64), ("DEBUG", 128), ("ASCII", 256)):
            if flags & value:
                names.append("re." + name)
                flags &= ~value
        if flags:
            names.append(hex(flags))
        if names:
            return f"re.compile({shown}, {'|'.join(names)})"
        return f"re.compile({shown})"

    __class_getitem__ = classmethod(GenericAlias)


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
                if name not in pattern._groupindex:
                    raise IndexError(f"unknown group name {name!r}")
                index = pattern._groupindex[name]
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


def _filled(template, m):
    empty = m.string[:0]
    return empty.join([m._get(part, empty) if isinstance(part, int) else part for part in template])


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
    if len(made) == 2:
        if made[0] == "the repetition number is too large":
            raise OverflowError(made[0])
        raise error(made[0], *((pattern, made[1]) if made[1] is not None else ()))
    program, found_flags, groups, groupindex = made
    if is_str and not found_flags & 256:
        found_flags |= 32
    made = Pattern(_make, pattern, found_flags, groups, groupindex, program)
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
