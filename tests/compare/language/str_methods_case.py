# Case, classification and trimming methods, beyond ASCII too.
s = "hELLo wORLD ß ǆ İ 1st"
print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), sep="|")
for t in ("", "abc", "ABC", "a1", "12", "½", "²", "٣", " \t\n", "Ab Cd", "_x1", "1x", "é", "def", "a-b", "ª", "Ⅷ", "\u2028", "日本"):
    print(ascii(t), t.isalpha(), t.isdigit(), t.isdecimal(), t.isnumeric(), t.isalnum(), t.isspace(), t.isupper(), t.islower(), t.istitle(), t.isidentifier(), t.isascii(), t.isprintable())
print("  ab \n".strip() + "|", "xxabxx".strip("x"), "xxabyx".lstrip("xy"), "abxy".rstrip("yx"), "\u3000a\u00a0".strip(), "abc".strip(""))
print("prefix_body".removeprefix("prefix_"), "body.py".removesuffix(".py"), "a".removeprefix("b"))
print("straße".upper(), "ŉ".upper(), "ΑΣ".lower(), "ﬁ".title(), "ϴ".lower(), "ſ".upper(), "µ".upper())
