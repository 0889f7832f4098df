# f-strings: expressions, conversions, nesting, self-documenting, braces.
x, name, d = 42, "Ada", {"k": [1, 2]}
print(f"{x} {x!r} {name!r} {name!s} {'é'!a} {{}} {{{x}}}")
print(f"{x + 1} {x * 2 if x else 0} {d['k'][1]} {(lambda v: v + 1)(1)} {[i for i in range(3)]}")
print(f"{x=} {x = } {name=!s} {x=:>6} {x + 1=}")
print(f"{'nested ' + f'{name + f"{x}"}'}")
print(f'{d["k"]}' f"{name}" "plain" rf"\n{x}" fr"{x}\t")
print(f"""multi
{x
}
line""")
print(f"{x:>{x // 5}}|{3.14159:.{2}f}|{name:{'^'}{9}}|")
print(f"{x!r:>5}|{None}|{True:>6}|{x:}|")
print(f"{'a' 'b'}{1,2}{ {1: 2}[1]}{ {1} }{x if x else '}'}")
print(f"\N{BULLET}\x41\u00e9{x}\\")
print(f"{f'{f'{1}'}'}", f"", f"{''}")
def f(a): return f"{a!r}"
print(f({"a": f'{f"{1}"}'}))
print(f"{x:{'0' if x else ''}>5}")
