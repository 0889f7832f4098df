# When temporaries of expressions die.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def __add__(self, o): print("add"); return D(f"{self.n}+{o.n}")
    def __getitem__(self, k): print("getitem"); return k
    def __call__(self, *a): print("call"); return 1
    def __eq__(self, o): print("eq"); return True
    def m(self, *a): print("method"); return None
D("a") + D("b"); print("1")
D("box")[D("key")]; print("2")
D("f")(D("arg1"), D("arg2")); print("3")
D("l") == D("r"); print("4")
D("obj").m(D("x")); print("5")
x = [D("first"), D("second")][0]; print("6"); del x
D("cond") and print("7")
D("t") if D("c") else D("e"); print("8")
{}.get(D("missing")) if False else print("9")
print(len([D("i"), D("j")])); print("10")
def f(a, b): print("f")
f(D("p"), b=D("q")); print("11")
(lambda z: None)(D("lam")); print("12")
str(D("str").n); print("13")
for _ in [D("it")]: pass
print("14"); del _
D("y").n = D("attr value"); print("15")
