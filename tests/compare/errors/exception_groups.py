# Exception groups: making, splitting, deriving, and every refusal.
def t(f):
    try: print(repr(f()))
    except BaseException as e: print('   !',type(e).__name__, e)
V=ValueError(1); T=TypeError(2); K=KeyboardInterrupt()
E=ExceptionGroup; B=BaseExceptionGroup
t(lambda:E());t(lambda:E('a'));t(lambda:E('a',[V],3));t(lambda:E(1,[V]));t(lambda:E('a',3));t(lambda:E('a',[]));t(lambda:E('a',[3]));t(lambda:E('a',[V,K]));t(lambda:B('a',[V,K]));t(lambda:B('a',[V]));t(lambda:type(B('a',[V])));t(lambda:E('a',[V],x=1));t(lambda:str(E('a',[V,T])));t(lambda:str(E('a',[V])));t(lambda:E('a',(V,)).args);t(lambda:E('a',[V]).args);t(lambda:E('a',[V]).exceptions);t(lambda:E('a',[V]).message)
t(lambda:E('a',iter([V])));t(lambda:E('a',{V:1}))
class X(E): pass
t(lambda:X('a',[K]))
class Y(B,ValueError): pass
t(lambda:Y('a',[V]));t(lambda:Y('a',[K]))
class Z(B): pass
t(lambda:Z('a',[V]));t(lambda:type(Z('a',[V])))
g=E('top',[V,T,E('sub',[V,OSError(3)])])
t(lambda:g.split(ValueError));t(lambda:g.split((ValueError,OSError)));t(lambda:g.subgroup(ValueError));t(lambda:g.subgroup(lambda e: isinstance(e,OSError)));t(lambda:g.split(KeyError));t(lambda:g.split(3));t(lambda:g.split(int));t(lambda:g.split((int,)));t(lambda:g.subgroup(E));t(lambda:g.split(Exception));t(lambda:g.subgroup(lambda e:1/0));t(lambda:g.derive([V]));t(lambda:g.derive([K]));t(lambda:g.derive(3));t(lambda:X('a',[V]).derive([V])); t(lambda:X('a',[V,T]).split(ValueError))
g.add_note('n'); g.__cause__=V
a,b=g.split(ValueError); t(lambda:(a.__notes__,a.__cause__,b.__notes__,a.__notes__ is g.__notes__))
class D(E):
    def derive(self,e): return 3
t(lambda:D('a',[V,T]).split(ValueError))
class D2(E):
    def derive(self,e): return D2(self.message+'!',e)
t(lambda:D2('a',[V,T]).split(ValueError))
t(lambda:g.__class_getitem__(int)); t(lambda:E[int])
def sa(): g.message='x'
t(sa)
def sa(): g.exceptions='x'
t(sa)
t(lambda:g.split()); t(lambda:g.subgroup(1,2));t(lambda:BaseExceptionGroup.__new__(ExceptionGroup,'a',[V]));t(lambda:hash(g) is not None)
t(lambda: B.__init__(g)); t(lambda: B.__init__(g,x=1))
