"""Collections of characters, capwords, templates with $ placeholders, and str.format as a class."""

import _string
import re as _re
from collections import ChainMap as _ChainMap

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
           "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """The words of a text, each capitalized. Without a separator runs of blanks become one blank."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_nothing = {}


class Template:
    """Text with placeholders: $name or ${name}; $$ is the sign itself.

    Derived classes may change `delimiter`, `idpattern`, `braceidpattern`, `flags`, or give a whole `pattern` with the groups escaped, named,
    braced and invalid.
    """

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        pattern = cls.__dict__.get("pattern")
        if pattern is None:
            sign = _re.escape(cls.delimiter)
            pattern = (rf"{sign}(?:(?P<escaped>{sign})|(?P<named>{cls.idpattern})|"
                       rf"{{(?P<braced>{cls.braceidpattern or cls.idpattern})}}|(?P<invalid>))")
        cls.pattern = _re.compile(pattern, cls.flags | _re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, mo):
        before = self.template[:mo.start("invalid")].splitlines(keepends=True)
        line = max(len(before), 1)
        column = len(before[-1]) if before else 1
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def _kind(self, mo):
        # The name that a match asks for, or None and which of the other groups has matched.
        name = mo.group("named") or mo.group("braced")
        if name is not None:
            return name, None
        for group in "escaped", "invalid":
            if mo.group(group) is not None:
                return None, group
        raise ValueError("Unrecognized named group in pattern", self.pattern)

    def _replaced(self, mapping, kws, missing, invalid):
        if mapping is _nothing:
            mapping = kws
        elif kws:
            mapping = _ChainMap(kws, mapping)

        def convert(mo):
            name, kind = self._kind(mo)
            if name is not None:
                try:
                    return str(mapping[name])
                except KeyError:
                    if missing is None:
                        raise
                    return missing(mo)
            return self.delimiter if kind == "escaped" else invalid(mo)

        return self.pattern.sub(convert, self.template)

    def substitute(self, mapping=_nothing, /, **kws):
        """The text with values for all placeholders."""
        return self._replaced(mapping, kws, None, self._invalid)

    def safe_substitute(self, mapping=_nothing, /, **kws):
        """The same; placeholders without a value, and wrong ones, stay as they are."""
        return self._replaced(mapping, kws, _re.Match.group, _re.Match.group)

    def is_valid(self):
        """Whether no placeholder would make substitute() raise ValueError."""
        for mo in self.pattern.finditer(self.template):
            if mo.group("invalid") is not None:
                return False
            self._kind(mo)
        return True

    def get_identifiers(self):
        """The names of the placeholders, each once, in the order of their first appearance."""
        ids = []
        for mo in self.pattern.finditer(self.template):
            name = self._kind(mo)[0]
            if name is not None and name not in ids:
                ids.append(name)
        return ids


Template.__init_subclass__()


class Formatter:
    """What str.format does, in steps that a derived class may replace."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        # auto_arg_index: the next number of a field without a name; False once a field has named its number.
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            if field_name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index)
                auto_arg_index += 1
            elif field_name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index=auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        """A positional argument by its number, or one by its name."""
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        """Looks at what was not used: here it may be anything."""

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        match conversion:
            case "s":
                return str(value)
            case "r":
                return repr(value)
            case "a":
                return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        """(text, field name, spec, conversion) for every field; None for what is not there."""
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """The object that a field's name means, and the argument it begins with."""
        first, rest = _string.formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, part in rest:
            obj = getattr(obj, part) if is_attr else obj[part]
        return obj, first
