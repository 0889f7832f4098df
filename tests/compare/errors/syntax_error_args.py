# What a SyntaxError carries: text with or without its line end, columns in characters for text and in bytes for bytes, args that may lack a place.
SOURCES = [
    'x = """a\nb""" + in\n',
    "x = (1,\n    \n",
    "x = a.é.b c\n",
    "def f(x):\n    global x\n",
    "nonlocal y\n",
    "from __future__ import nope\n",
    "from __future__ import division; import a; from __future__ import annotations\n",
    "x = f'{a[\"b\"' + c\n",
    "x = f'a{b!x}'\n",
    "x = f'{type!type r}'\n",
    "f(**a, *b\n",
    "x = 1 \\\n + 2 3\n",
    "match x:\n  case f'{y}': pass\n",
    '"""a\nb""" = 1\n',
    "if 1:\n  x = = 2\n",
    "def f():\n",
]
BYTES = [b'x = "ab\xff"\n', b"x = 1  # \xff\n", b"x = b'\xff'\n", b"x = '\\d\xff'\n", b"# coding: nope\n", b"\n\nx = '''\n\xe9'''\n"]

for source in SOURCES + [source.encode() for source in SOURCES] + BYTES:
    try:
        compile(source, "f", "exec")
        print("compiled", ascii(source))
    except SyntaxError as error:
        print(type(error).__name__, ascii(error.args))
        print("   ", error.lineno, error.offset, error.end_lineno, error.end_offset, ascii(error.text))
