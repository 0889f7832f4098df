# Arguments of compile, eval and exec: what is refused and in which words; namespaces that are no plain dicts; code of functions.
import sys, types
def t(label, f, *a, **k):
    try: print(label, '->', f(*a, **k))
    except BaseException as e: print(label, '->', type(e).__name__, e)
class M(dict): 
    def __missing__(self,k): return k+'!'
class NM: pass
class MM:
    def __getitem__(self,k): raise KeyError(k)
class B: pass
x=5
calls = [
 "compile()", "compile('1')", "compile('1','a')", "compile('1','a','b')", "compile('1','a',3)", "compile('1',3,'exec')", "compile(3,'a','exec')", "compile('1','a','exec',flags='x')",
 "compile('1','a','exec',flags=1<<40)","compile('1','a','exec',flags=3)","compile('1','a','exec',0,False,5)","compile('1','a','exec',0,False,-1).co_name","compile('1','a','exec',0,False,-2)","compile('1','a','exec',0,False,2,3)",
 "compile(source='1',filename='a',mode='eval').co_name","compile('1','a','exec',x=1)","compile('1',b'ab','eval').co_filename","compile(b'1',bytearray(b'ab'),'eval').co_filename","compile(bytearray(b'1'),'a','eval').co_filename","compile(memoryview(b'1'),'a','eval').co_name","compile('1\\0','a','eval')","compile(b'1\\0','a','eval')","compile('1','a\\0b','eval')","compile(b'\\xff','a','eval')","compile('\\ud800','a','eval')","compile('1','a','eval',_feature_version=8).co_name", "compile('1','a','eval',_feature_version='x')", "compile('1','a','func_type')", "compile(None,'a','exec')",
 "compile('1','a','exec',0x2000).co_name","compile('await x','a','eval')", "compile('1',None,'exec')", "compile('1', 'a', None)", "compile('1', 'a', b'exec')","compile('1', 'a', 'exec', None)","compile('1', 'a', 'exec', 0, None).co_name","compile('1', 'a', 'exec', 0, 0, None)","compile('1', 'a', 'exec', 0, 0, 1.5)","compile('1', 'a', 'exec', 0, 0, 1<<70)",
 "eval()", "eval(1)", "eval('1',1)", "eval('1',{},1)", "eval('1',NM())","eval('1',M())","eval('1',None,None)","eval('zz',{},M())","eval('zz',{},MM())","eval('zz',{},NM())","eval('zz',M())","eval('x',globals=1)","eval('1',{}, {}, {})","eval('')", "eval(' 1')", "eval('\\n1')","eval('1\\n\\n')","eval('x=1')","eval('1 2')","eval(b' 1')","eval('1;')","eval(compile('x','a','exec'))","eval(compile('x','a','eval'),{'x':7})","eval('1', types.MappingProxyType({}))","eval('x', {'__builtins__':{}})","eval('len', {'__builtins__':{}})","eval('len', {'__builtins__':5})","eval('len', {'__builtins__':None})","eval('len', {'__builtins__':NM()})","eval('len',{'__builtins__':{'len':3}})", "eval('locals()',{},{'a':1})", "eval('zz')", "eval('(yield)')", "eval('\\t 1')", "eval('#')", "eval('lambda: x')()", "eval(None)", "eval('1\\0')","eval('', {}, 3)",
 "exec()", "exec(1)", "exec('1',1)", "exec('1',{},1)","exec('1',M())","exec('1',None,None)","exec('x=1',{},M())","exec('x=1',{},MM())","exec('x=1',{},NM())","exec('zz',{},MM())","exec('del zz',{},MM())","exec('del zz',{},M())", "exec('1',globals={})","exec('1',{},{},{})","exec('1',{},{},{},{})","exec('1',closure=())","exec('1',{},closure=None)","exec('1',{},closure=5)","exec('x = = 1')","exec('  x')","exec('if 1:\\n1')","exec((lambda: x).__code__)", "exec('1', foo=1)","exec(None)","exec('def f(): return g', {'g': 1})","exec('1', types.SimpleNamespace())","exec('1',{}, types.SimpleNamespace())","exec('print(__name__)', {'__builtins__': __builtins__})","exec('print(__name__)', {})","exec('class A: pass', {'__builtins__':{}})","exec('import sys', {'__builtins__':{}})","exec('global x; x=1', {}, {})","exec('x: int = 1', {}, {})","exec('x: int = 1', {}, MM())","exec('print(x)', {'x':1}, {'x':2})","exec('from os import *', {}, MM())", "exec('for i in range(3): pass', {}, [])", "exec(open)", "exec('1',{},object())", "exec('return')", "exec('yield')", "exec('await x')", "exec('break')","exec('continue')", "exec('nonlocal x')", "exec('*a')", "exec('a, *b')", "exec('print(1) print(2)')",
]
for c in calls: 
    t(c, lambda: eval(c))
def outer():
    a=1; b=2
    def inner(): return a+b
    def one(): return a
    return inner, one
inner, one = outer()
for c in ["exec(inner.__code__)","exec(inner.__code__, closure=inner.__closure__)","exec(inner.__code__, closure=one.__closure__)","exec(inner.__code__, closure=(1,2))","exec(inner.__code__, closure=list(inner.__closure__))","exec(t.__code__, closure=inner.__closure__)","eval(inner.__code__)","exec('1', closure=inner.__closure__)","exec(inner.__code__, {}, closure=inner.__closure__)", "exec(inner.__code__, closure=())", "exec(t.__code__)", "exec(t.__code__, {}, {})"]:
    t(c, lambda: eval(c))
