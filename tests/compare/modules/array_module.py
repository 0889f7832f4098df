# array: every type code, what does not fit and how it is said, slices, operators, methods, files, buffers, pickles.
import array, sys, copy, pickle
A=array.array
print(sorted(n for n in dir(array) if n[0]!='_'), array.ArrayType is A, array.typecodes, A, A.__mro__, A.__flags__, A.__basicsize__, A.__itemsize__)
print(sys.getsizeof(A('i')), A('i').__sizeof__(), A('i').typecode, A('i').itemsize)
def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__name__, e)
for c in 'bBuhHiIlLqQfd': print(c, A(c).itemsize, A(c))
t(A); t(A,1); t(A,'z'); t(A,'ii'); t(A,'i',1); t(A,'i','abc'); t(A,'u','abc'); t(A,'i',[1,2,3]); t(A,'i',(1,2)); t(A,'i',range(3)); t(A,'i',b'abcd'); t(A,'i',b'abc'); t(A,'i',bytearray(b'abcd')); t(A,'i',A('b',[1,2])); t(A,'u',A('i',[1])); t(A,'i',A('u','a')); t(A,'i',x=1); t(A,'i',['a']); t(A,'b',[128]); t(A,'b',[-129]); t(A,'B',[256]); t(A,'B',[-1]); t(A,'h',[40000]); t(A,'h',[-40000]); t(A,'H',[-1]); t(A,'H',[70000]); t(A,'i',[2**31]); t(A,'I',[-1]); t(A,'I',[2**32]); t(A,'I',[2**64]); t(A,'l',[2**63]); t(A,'L',[-1]); t(A,'L',[2**64]); t(A,'q',[2**63]); t(A,'Q',[-1]); t(A,'Q',[2**64]); t(A,'f',['x']); t(A,'d',['x']); t(A,'i',[1.5]); t(A,'u',[1]); t(A,'u',['ab']); t(A,'u','a\U0001F600'); t(A,'f',[1e300]); t(A,'i',memoryview(b'abcd')); t(A,b'i'); t(A,'i',None);t(A,'b',[2**40]); t(A,'B',[2**40]); t(A,'h',[2**70]); t(A,'i',[2**70]); t(A,'Q',[1.5]); t(A,'I',['x']); t(A,'L',['x']); t(A,'u',[b'a'])
a=A('i',range(5))
t(lambda:a[0]); t(lambda:a[-1]); t(lambda:a[5]); t(lambda:a['x']); t(lambda:a[1:3]); t(lambda:a[::-2]); t(lambda:a[10:]); t(lambda:len(a)); t(lambda:3 in a); t(lambda:'x' in a)
def s(k,v,a=None):
    a=a or A('i',range(5))
    try: a[k]=v; print(a)
    except BaseException as e: print(type(e).__name__, e)
s(0,9);s(-1,9);s(5,9);s('x',1);s(0,'x');s(0,2**31);s(slice(1,3),A('i',[7,8,9]));s(slice(1,3),A('b',[1]));s(slice(1,3),[1,2]);s(slice(0,None,2),A('i',[7,8,9]));s(slice(0,None,2),A('i',[7]));s(slice(2,1),A('i',[5]))
def d(k):
    a=A('i',range(5))
    try: del a[k]; print(a)
    except BaseException as e: print(type(e).__name__, e)
d(0);d(-1);d(7);d('x');d(slice(1,3));d(slice(None,None,2));d(slice(None,None,-2));d(slice(None))
t(lambda:a+A('i',[1])); t(lambda:a+A('b',[1])); t(lambda:a+[1]); t(lambda:a*2); t(lambda:2*a); t(lambda:a*-1); t(lambda:a*'x'); t(lambda: a*10**18)
b=A('i',[1]); b+=A('i',[2]); print(b); b*=3; print(b); 
try: b+=[1]
except Exception as e: print(e)
try: b+=A('d',[1])
except Exception as e: print(e)
for op in ('==','!=','<','<=','>','>='):
    print(op, eval(f"A('i',[1,2]){op}A('i',[1,3])"), eval(f"A('i',[1,2]){op}A('d',[1,2])"), eval(f"A('i',[1,2]){op}A('i',[1,2,3])"), eval(f"A('i',[]){op}A('i')"))
t(lambda: A('i')==[]); t(lambda: A('i')<[]); t(hash,a)
def m(n,*args,c='i',v=(1,2,3,2),**k):
    a=A(c,v)
    try: r=getattr(a,n)(*args,**k); print(n,r,a)
    except BaseException as e: print(n,type(e).__name__, e)
m('append',5);m('append','x');m('append');m('append',2**40);m('extend',[1]);m('extend',A('i',[5]));m('extend',A('b',[5]));m('extend',5);m('extend','ab');m('extend',['x']);m('insert',0,9);m('insert',-1,9);m('insert',100,9);m('insert',-100,9);m('insert',0,'x');m('insert');m('pop');m('pop',0);m('pop',-2);m('pop',9);m('pop','x');m('pop',v=());m('remove',2);m('remove',9);m('index',2);m('index',9);m('index',2,2);m('index',2,-1);m('index',2,0,1);m('count',2);m('count','x');m('reverse');m('byteswap');m('byteswap',c='b');m('byteswap',c='d');m('buffer_info',1);m('tobytes');m('tolist');m('tounicode');m('fromunicode','a');m('frombytes',b'abcd');m('frombytes',b'abc');m('frombytes','x');m('frombytes',5);m('frombytes',A('b',[1,2,3,4]));m('fromlist',[1]);m('fromlist',[1,'x']);m('fromlist',(1,));m('fromfile',1,2);m('tofile',1);m('tounicode',c='u',v='abc');m('fromunicode','de',c='u',v='abc');m('fromunicode',5,c='u',v='abc');m('__copy__');m('__deepcopy__',1);m('__reduce_ex__',2);m('__reduce_ex__',3);m('__reduce_ex__',4,c='u',v='ab');m('__reduce_ex__',2,c='d',v=[1.5]);m('tobytes',c='u',v='a')
print(repr(A('u','a\n"\'')), repr(A('d',[1.5,float('nan')])), str(A('b',[1])))
import io
f=io.BytesIO(); A('i',range(3)).tofile(f); print(f.getvalue()); f.seek(0); a=A('i'); t(a.fromfile,f,2); print(a); t(a.fromfile,f,5); print(a); t(a.fromfile,f,-1)
it=iter(A('i',[1,2])); print(it, sys.getsizeof(it), next(it), list(it), list(it)); print(it.__reduce__(), iter(A('i',[5])).__reduce__()); it=iter(A('i',[1,2,3])); it.__setstate__(2); print(list(it)); t(lambda: type(it)()); print([n for n in dir(it) if n not in dir(object)])
mv=memoryview(A('i',[1,2])); print(mv.format,mv.itemsize,mv.nbytes,mv.readonly,mv.tolist(),mv.shape); mv[0]=7; print(mv.obj)
o=mv.obj; t(o.append,1); t(o.pop); t(lambda:o.extend([])); t(lambda: o.extend(A('i',[1]))); mv.release(); o.append(5); print(o)
mu=memoryview(A('u','ab')); print(mu.format, mu.itemsize); t(mu.tolist); t(lambda:mu[0]); t(lambda: mu==A('u','ab')); t(lambda: mu.cast('B'));  t(lambda: bytes(mu))
print(bytes(A('h',[1,2])), b''.join([A('b',[65])]), bytearray(A('h',[1])))
import struct; a=A('b',b'\0'*8); struct.pack_into('q',a,0,5); print(a)
class SA(A): 
    pass
x=SA('i',[1]); x.q=1; print(x, x.q, sys.getsizeof(x), SA.__basicsize__, x[:], type(x[:]), type(x*2), type(x+x), copy.copy(x), copy.deepcopy(x), x.__reduce_ex__(4))
for p in (0,2,3,4,5):
    for z in (A('i',[1,2]),A('d',[1.5]),A('u','a'),x,A('b'),A('Q',[5])):
        q=pickle.dumps(z,p); print(p,q,pickle.loads(q)==z)
import weakref; r=weakref.ref(A('i')); print(r())
print(array._array_reconstructor, array._array_reconstructor(A,'i',8,b'\1\0\0\0'))
t(array._array_reconstructor,A,'i',9,b'\0\0\0\1'); t(array._array_reconstructor,A,'z',9,b''); t(array._array_reconstructor,A,'i',99,b''); t(array._array_reconstructor,1,'i',9,b''); t(array._array_reconstructor,A,'i',9,'x'); t(array._array_reconstructor,A,'d',15,struct.pack('>d',1.5)); t(array._array_reconstructor,A,'i',8,b'abc'); t(array._array_reconstructor,A,'u',20,b'a\0\0\0'); t(array._array_reconstructor,A,'u',18,b'a\0b\0'); t(array._array_reconstructor,int,'i',9,b'')
match A('i',[1,2]):
    case [p,q]: print('seq',p,q)
import collections.abc; print(isinstance(A('i'),collections.abc.MutableSequence), A[int], A.__class_getitem__)
t(A('i').__init__); t(A.__new__,A); t(A.__new__,int,'i'); t(SA,'i',[1],z=1)
