# exec, eval and compile with namespaces, and what they raise.
space = {"x": 2}
print(eval("x * 3", space), eval("[x for _ in range(2)]", {"x": 1}), eval(" 1 + 1 "), eval("x", {"x": 1}, {"x": 2}))
exec("y = x + 1\ndef f(): return y", space)
print(space["y"], space["f"](), "__builtins__" in space)
code = compile("a = 5\na + 1", "<here>", "exec")
print(type(code), code.co_filename, code.co_name)
ns = {}
print(exec(code, ns), ns["a"])
print(eval(compile("2 ** 8", "<e>", "eval")))
exec(compile("40 + 2", "<s>", "single"))
def scope():
    z = 1
    exec("z = 2")
    return z, sorted(locals())
print(scope(), eval("locals()", {}, {"l": 1}))
class C:
    v = 3
    w = eval("v + 1")
print(C.w)
for bad in (lambda: eval("1 +"), lambda: eval("x = 1"), lambda: eval(5), lambda: exec(5), lambda: eval("1", 5), lambda: compile("1", "f", "mode"), lambda: eval(""), lambda: exec("return 1"), lambda: eval("a b"), lambda: exec("x", {"__builtins__": {}}), lambda: eval("1\n2"), lambda: compile("\0", "f", "exec"), lambda: exec("nope_name"), lambda: eval("print(1", {}), lambda: exec("if 1:\nx")):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(eval(b"1 + 1"), eval("__name__"), eval("(lambda: v)()", {"v": 9}))
