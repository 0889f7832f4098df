# What exceptions carry, how they are made, and what cannot be done to them.
def t(f):
    try: print(repr(f()))
    except BaseException as e: print('   !',type(e).__name__, e)
print([x for x in dir(BaseException) if x not in dir(object)])
for c in (OSError,ImportError,NameError,AttributeError,SyntaxError,UnicodeDecodeError,UnicodeTranslateError,StopIteration,SystemExit,BaseExceptionGroup,ExceptionGroup,KeyError,Exception,BlockingIOError):
    print(c.__name__,{k:type(v).__name__ for k,v in c.__dict__.items() if k!='__doc__'})
print(list(BaseException.__dict__))
t(lambda: ValueError(x=1)); t(lambda:ImportError('a',name='n',path='p').__dict__); t(lambda:ImportError('a',foo=1)); t(lambda:ImportError('a','b').msg); t(lambda:NameError('a',name='n').name);t(lambda:NameError('a',foo='n')); t(lambda:AttributeError('a',name='n',obj=3).obj);t(lambda:AttributeError('a',foo=3))
t(lambda:repr(ImportError('a',name='n'))); t(lambda:ImportError('a',name='n').__reduce__());t(lambda:ImportError('a').__reduce__());t(lambda:AttributeError('a',name='n').__reduce__())
t(lambda:AttributeError('a',name='n').__getstate__())
t(lambda:OSError(2,'x').__reduce__());t(lambda:OSError(2,'x','f').args);t(lambda:repr(OSError(2,'x','f')));t(lambda:str(OSError(2,'x','f')));t(lambda:str(OSError(2,'x','f',None,'g')));t(lambda:str(OSError(2,'x')));t(lambda:str(OSError('a')));t(lambda:str(OSError('a','b','c')));t(lambda:type(OSError(17,'x')));t(lambda:OSError(1,2,3,4,5,6).args);t(lambda:OSError(2,'x','f',None,'g').__reduce__());t(lambda:OSError(2,'x','f').__reduce__());t(lambda:str(OSError(None,None)));t(lambda:str(OSError(1,2,3)))
t(lambda:BlockingIOError(11,'x',5).characters_written);t(lambda:BlockingIOError(11,'x').characters_written);t(lambda:BlockingIOError(11,'x',5).args);t(lambda:OSError(11,'x',5).args);t(lambda:OSError(2,'x',filename=3));t(lambda:OSError().errno)
t(lambda:FileNotFoundError('x').errno);t(lambda:type(OSError(111,'x')));t(lambda:type(OSError('2','x')))
t(lambda:str(KeyError('a')));t(lambda:str(KeyError('a','b')));t(lambda:str(KeyError()));t(lambda:repr(KeyError('a')));t(lambda:repr(ValueError()));t(lambda:repr(ValueError(1,2)));t(lambda:str(ValueError(1,2)));t(lambda:str(ValueError(())));t(lambda:str(ValueError('x')))
t(lambda:StopIteration().value);t(lambda:StopIteration(1,2).value);t(lambda:SystemExit().code);t(lambda:SystemExit(1,2).code);t(lambda:SystemExit(3).code)
def se(*a,**k):
    e=SyntaxError(*a,**k); return (str(e),e.msg,e.filename,e.lineno,e.offset,e.text,e.end_lineno,e.end_offset,e.print_file_and_line,e.args)
t(lambda:se('m'));t(lambda:se('m',('/a/b/f.py',3,4,'txt')));t(lambda:se('m',('f',3,4,'txt',5,6)));t(lambda:se('m',('f',3)));t(lambda:se('m',('f',3,4,'t',5)));t(lambda:se('m',3));t(lambda:se());t(lambda:se('m',(None,3,4,'txt')));t(lambda:se('m',('f',None,4,'txt')));t(lambda:se('m','abcd'));t(lambda:se(1,2,3));t(lambda:se('m',('f',3.5,4,'txt')))
t(lambda:se("Missing parentheses in call to 'print'. Did you mean print(...)?",('f',1,1,'print 1')))
def ue(c,*a):
    e=c(*a); return (str(e),e.args,e.start,e.end,e.object,e.reason)
t(lambda:ue(UnicodeDecodeError,'utf8',b'abc',1,2,'bad'));t(lambda:ue(UnicodeDecodeError,'utf8',b'abc',1,3,'bad'));t(lambda:ue(UnicodeDecodeError,'utf8',b'abc',-5,30,'bad'));t(lambda:ue(UnicodeEncodeError,'utf8','a\xe9\u1234\U00012345',1,2,'bad'));t(lambda:ue(UnicodeEncodeError,'utf8','a\xe9\u1234\U00012345',2,3,'bad'));t(lambda:ue(UnicodeEncodeError,'utf8','a\xe9\u1234\U00012345',3,4,'bad'));t(lambda:ue(UnicodeEncodeError,'utf8','a\xe9\u1234\U00012345',1,4,'bad'));t(lambda:ue(UnicodeTranslateError,'a\xe9',1,2,'bad'));t(lambda:ue(UnicodeTranslateError,'a\xe9',0,2,'bad'));t(lambda:UnicodeDecodeError('a'));t(lambda:UnicodeDecodeError(1,2,3,4,5));t(lambda:UnicodeEncodeError('a',b'x',3,4,'r'));t(lambda:UnicodeTranslateError('a',1));t(lambda:UnicodeDecodeError('a',bytearray(b'xy'),0,1,'r').object);t(lambda:UnicodeDecodeError('a',3,0,1,'r').object);t(lambda:UnicodeDecodeError('a',b'',0,1.5,'r').object)
t(lambda:ue(UnicodeDecodeError,'utf8',b'',0,1,'bad')); t(lambda:str(UnicodeDecodeError.__new__(UnicodeDecodeError)));t(lambda:UnicodeDecodeError.__new__(UnicodeDecodeError).object);t(lambda:UnicodeDecodeError.__new__(UnicodeDecodeError).start)
e=ValueError(1)
def sa(n,v):
    def f(): setattr(e,n,v); return getattr(e,n)
    return f
t(sa('__traceback__',3));t(sa('__cause__',3));t(sa('__context__',3));t(sa('__suppress_context__',3));t(sa('__suppress_context__',True));t(sa('args',[1,2]));t(sa('args',3));t(sa('__cause__',KeyError()));t(sa('__dict__',3))
def da(n):
    def f(): delattr(e,n)
    return f
t(da('__traceback__'));t(da('__cause__'));t(da('__context__'));t(da('args'));t(da('__suppress_context__'))
t(lambda:e.with_traceback(3));t(lambda:e.with_traceback(None));t(lambda:e.add_note(3));t(lambda:e.add_note('a'));t(lambda:e.__notes__);t(lambda:e.__reduce__());t(lambda:e.__setstate__({'a':1}));t(lambda:e.a);t(lambda:e.__setstate__(3));t(lambda:e.__setstate__(None));t(lambda:e.__dict__)
e.__notes__=3
t(lambda:e.add_note('a'))
t(lambda:e.x); 
u=UnicodeDecodeError('utf8',b'abc',1,2,'bad')
def su(n,v):
    def f(): setattr(u,n,v); return getattr(u,n)
    return f
t(su('start','x'));t(su('start',5));t(su('reason',5));t(su('object',5));t(su('encoding',None)); t(lambda:str(u))
def du(n):
    def f(): delattr(u,n); return getattr(u,n)
    return f
t(du('reason'));t(du('start'));t(du('object'))
t(lambda:str(u))
s=SystemExit(3)
del s.code; t(lambda:s.code)
