# One body of code has 4095 registers. Local variables beyond 2048 move into a dict by themselves, but parameters and the values that wait
# for one another inside one expression need registers. More than about 4000 parameters, 1300 decorators of one function or 2000 `for` in one
# comprehension are refused with a SystemError that says so. Nobody writes that; who generates it can pass a list instead.


def attempt(source):
    try:
        compile(source, "<generated>", "exec")
        print("compiled")
    except SystemError as error:
        print("SystemError:", error)


attempt("def f(" + ", ".join(f"p{i}" for i in range(5000)) + "): pass")
attempt("@d\n" * 5000 + "def f(): pass")
attempt("[0" + " for x in y" * 5000 + "]")
