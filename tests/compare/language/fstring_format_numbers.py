# The format mini language for ints and floats.
for spec in ("", "d", "5", "<5", ">5", "^5", "=+5", "05", "+", " ", "-", "x", "X", "#x", "o", "#o", "b", "#b", "#010x", ",", "_", "_x", "_b", "n", "c", "e", ".2f", "%", "g", "*^9", "#X", "+,"):
    print(f"{spec:6}|{format(97, spec)}|{format(1234567, spec) if spec != 'c' else ''}|{format(-5, spec) if spec != 'c' else ''}|")
for spec in ("", "f", ".0f", "#.0f", ".3f", "e", ".2e", "E", "g", ".3g", "#g", "G", "%", ".1%", "10", "<10", "010", "+", " ", ",", ",.2f", "_.1f", "+010.2f", "n", "z.1f", "*>12.3e"):
    print(f"{spec:8}|{format(3.14159, spec)}|{format(1234567.891, spec)}|{format(-0.0, spec)}|{format(1e22, spec)}|{format(float('nan'), spec)}|{format(float('-inf'), spec)}|")
print(f"{True:d} {True} {10**30:,} {2.5:.0f} {3.5:.0f} {0.125:.2f} {1e16} {1e15} {123456789.0} {1e-5} {0.0001}")
print(f"{1+2j} {1.5j:.2f} {1+2j:>12} {complex(1, -0.0)}")
