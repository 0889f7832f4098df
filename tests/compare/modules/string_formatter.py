# string.Formatter: parsing, fields, automatic numbering, conversions, hooks of derived classes, and every error text; `_string` beneath it.
import _string
import string


def attempt(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


for text in ["", "a{b}c", "{", "}", "a{{b}}", "{a!r:{b}}", "{!", "{a!}", "{a!rr}", "{a!r", "{a:", "{a[}]}", "{a[", "{a]b}", "x}y", "{a!r:x}{", "{:}", "{!s}",
             "{a:{b:{c}}}", "{a{b}}", "{a!r }", "\u20ac{\u20ac!\u20ac}"]:
    attempt(lambda: list(_string.formatter_parser(text)))
for name in ["", "a", "0", "a.b[0][x].c", "a..b", "a[", "a[]", "a[x]y", ".a", "a.", "9" * 30, "-1", "007", "a[-1]"]:
    def split():
        first, rest = _string.formatter_field_name_split(name)
        return first, list(rest)
    attempt(split)
for wrong in 5, None, b"a":
    attempt(_string.formatter_parser, wrong)
    attempt(_string.formatter_field_name_split, wrong)
parts = _string.formatter_parser("{a} }")
print(next(parts), iter(parts) is parts, type(parts).__name__)

f = string.Formatter()
attempt(f.format, "{0} {1!r:>5} {name.real} {2[k]}", 1, "x", {"k": 3}, name=7)
attempt(f.format, "{} {} {:>{}}", 1, 2, 3, 5)
for template in ["{0} {}", "{} {0}", "{:{0}}", "{0:{}}", "{x}", "{5}", "{0!z}", "{0:{0:{0:{0}}}}", "{0.nothing}", "{0[nothing]}", "{", "{}}", "{0!r:d}"]:
    attempt(f.format, template, 3)
attempt(f.vformat, "{a}{0}", (1,), {"a": 2})
attempt(f.format)
attempt(f.format, format_string="x")
attempt(lambda: [f.format_field(255, "x"), f.convert_field(1, None), f.convert_field("\u00e9", "a"), f.get_field("a.b", (), {"a": 1})])


class Named(string.Formatter):
    def get_value(self, key, args, kwargs):
        return f"<{key!r}>" if key not in kwargs else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        print(sorted(used_args, key=str), args, kwargs)

    def convert_field(self, value, conversion):
        return value.upper() if conversion == "u" else super().convert_field(value, conversion)


attempt(Named().format, "{a!u} {b} {0} {}", 1, a="x", c=3)
attempt(Named().format, "{a!u} {b} {0}", 1, a="x", c=3)
