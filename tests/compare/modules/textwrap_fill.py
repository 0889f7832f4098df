# textwrap: wrap, fill, shorten, dedent, indent.
import textwrap

text = "The quick brown fox -- jumps over the lazy dog. A well-known supercalifragilisticexpialidocious word, e.g. mother-in-law--yes!"
for width in (15, 20, 40):
    print(textwrap.wrap(text, width))
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.shorten(text, 40), textwrap.shorten("short", 40))
print(repr(textwrap.dedent("  a\n    b\n\n  c")), repr(textwrap.dedent("\ta\n\t b")))
print(repr(textwrap.indent("a\n\nb\n", "> ")), repr(textwrap.indent("a\n\n", "> ", lambda line: True)))
print(textwrap.wrap("", 5), textwrap.wrap("aaa bbb", 3), textwrap.wrap("abcdefgh", 3, break_long_words=False))
print(textwrap.wrap("a b c d e f", 5, max_lines=2), textwrap.wrap("tab\there", 20, tabsize=4))
try:
    textwrap.wrap("a", 0)
except ValueError as error:
    print(error)
