# Arguments that CPython hands over in a tuple and a dict: a call with * and ** hands its own on to a bound built-in method, which then holds them once;
# a method found in the class gets them laid out anew. Counts as special methods see them meanwhile.
import sys
rc = sys.getrefcount
class X:
    def __eq__(self, other): print('eq', rc(self), rc(other)); return False
    def __format__(self, spec): print('format', rc(self)); return ''
    def __gt__(self, other): print('gt', rc(self), rc(other)); return False
    def __lt__(self, other): print('lt', rc(self), rc(other)); return False
class M:
    def __init__(self, x): self.x = x
    def keys(self): print('keys', rc(self.x)); return ['k']
    def __getitem__(self, k): print('item', rc(self.x)); return self.x
def f():
    x = X(); d = {'a': x}; m = M(x)
    '{a}'.format(**d); '{0}{a}'.format(*[x], **d); '{0}'.format(*[x]); '{0}'.format(*[x], **{})
    str.format('{a}', **d); str.format('{0}{a}', x, **d)
    g = '{a}'.format; g(**d); g(a=x); g(**d, b=1)
    {}.update(m, **d); dict.update({}, m, **d); {}.update(m, a=x)
    max(*[x, x], **{'key': lambda v: v}); max(x, x, key=lambda v: v); min(*(x, x))
    from functools import partial
    partial('{a}'.format, **d)(); partial('{a}{b}'.format, a=x)(b=x)
f()
