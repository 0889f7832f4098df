# Who holds the globals and the namespace of a script, of exec and eval: the module, the function that runs, its frame.
import sys

r = sys.getrefcount
print(r(globals()), r(locals()))
g = {'r': r}
exec("print(r(globals()))", g); exec("print(r(globals()), r(locals()))", g, {}); print(eval("r(globals())", g)); exec(compile("print(r(globals()))", 'x', 'exec'), g)
exec("print(r(globals()))"); print(eval("r(globals())"))
def f(): exec("print(r(globals()), r(locals()))"); print(eval("r(locals())"), r(locals()), r(globals()))
f()
exec("def f(): print(r(globals()))\nf()", g); g['f']()
def in_function(): print(r(globals()))


in_function()
print(r(globals()), r(vars()), r(sys.modules["__main__"].__dict__), r(sys._getframe().f_globals))
