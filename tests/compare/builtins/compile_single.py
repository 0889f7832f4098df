# compile(..., 'single'): what is one statement, what displayhook is shown, and every refusal with its place.
import sys

def t(label, f, *a, **k):
    try: print(label, '->', f(*a, **k))
    except BaseException as e: print(label, '->', type(e).__name__, e, getattr(e,'args',None))
srcs = ["1", "1\n", "x=1\nx", "x=1; x", "if 1:\n  3", "if 1:\n  3\n", "if 1:\n  3\n\n", "if 1: 3", "if 1: 3\n", "1;2;3", "None", "def f(): pass", "def f(): pass\n", "def f():\n  pass", "def f():\n  pass\n","def f():\n  pass\n\n", "1\n2", "1\n\n\n", "1\n#c\n", "#c\n1", "\n1", "", "\n", "#c", "   ", "for i in range(2): i", "for i in range(2): i\n","@d\nclass A: pass\n", "class A: x\n", "try:\n 1\nexcept: pass\n", "'''a\nb'''\n", "x = (1,\n2)\n", "1 +", "a\n b", "  1", "if 1:", "if 1:\n", "while 0: 1\nelse: 2\n", "while 0: 1\nelse: 2", "print(1)\nprint(2)\n", "with a: 1", "match 1:\n  case 1: 5\n", "async def f(): 1\n", "yield 1", "return 1", "await x", "1; # c", "1 # c\n # d\n", "pass", "'a' 'b'", "[i for i in (1,2)]", "x: int", "del zz", "import sys; sys.platform", "1\\\n", "1\n\\\n", "if 1:\n  2\n# c\n", "if 1:\n  2\n3\n","if 1:\n  2\n\n3\n", "\x0c1", "\t1", "1 if", "f'{1}'", "...", "a = yield", "global x; 1"]
for s in srcs:
    def g():
        code = compile(s, "<x>", "single")
        ns = {}
        sys.displayhook = lambda v: print("   shown", repr(v))
        exec(code, ns)
        ns.pop("__builtins__"); 
        return sorted(k for k in ns), code.co_name, code.co_firstlineno
    t(repr(s), g)
    def h():
        try: compile(s, "<x>", "single")
        except SyntaxError as e: return e.lineno, e.offset, e.end_lineno, e.end_offset, e.text, e.msg
    t(repr(s), h)
