# string and keyword: their constants and functions.
import keyword
import string

for name in ("ascii_letters", "ascii_lowercase", "ascii_uppercase", "digits", "hexdigits", "octdigits", "printable", "punctuation", "whitespace"):
    print(name, repr(getattr(string, name)))
print(string.capwords("hello  wOrld foo"), repr(string.capwords("a-b-c d", "-")), repr(string.capwords("")))
print(keyword.kwlist, keyword.softkwlist)
print([keyword.iskeyword(word) for word in ("if", "match", "x", "None", "")], [keyword.issoftkeyword(word) for word in ("match", "if")])
try:
    string.nothing
except AttributeError as error:
    print(error)
