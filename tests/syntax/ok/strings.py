# Prefixes, escapes, neighbours.
'a' "b" """c
d""" r'\d' u'e'
b'\x00' rb'\x' Rb"f" if 0 else ''
'\n\x41\u00e9\U0001F600\N{BULLET}\101\
\'' "\ud800"
f'a{b}c{d!r}{e:>{f}}{g!s:x}{{}}' 'h' f"{i=}{j = !a}"
f'{x['y']}{f'{z}'}'
f"""{
    a  # a comment
    + b
}"""
rf'\d{a}' fr"{b:\d}"
f'{a:{b}{c}}{lambda_}{(lambda x: 1)}{x, *y}'
f'{d["a"]:=^10}{x!=y}{x==y}{ {1: 2}[1] }'
