# memoryview: several dimensions and none, casts and their shapes, subscripts by tuples, slices, every format, comparison across formats, release.
import struct, array, sys
def t(f,*a,**k):
    try: print(f(*a,**k))
    except BaseException as e: print(type(e).__name__, e)
m=memoryview(bytes(range(24)))
n=m.cast('B',(2,3,4)); print(n.shape,n.strides,n.ndim,n.nbytes,n.suboffsets,n.tolist(),sys.getsizeof(n), n.c_contiguous,n.f_contiguous,n.contiguous, len(n))
t(lambda:n[0]); t(lambda:n[0,1]); t(lambda:n[0,1,2]); t(lambda:n[-1,-1,-1]); t(lambda:n[2,0,0]); t(lambda:n[0,3,0]); t(lambda:n[0,0,0,0]); t(lambda:n[0:1]); t(lambda:n[0:1,0:1]); t(lambda:n[0:1,0]); t(lambda:n[...] is n); t(lambda:n[1:].tolist()); t(lambda:n[::-1].strides); t(lambda:n[::2].c_contiguous); t(lambda:m[...]); t(lambda:n[()]); t(lambda:n['x']); t(lambda: n[0,'x']); t(iter,n); t(hash,n); t(lambda:hash(n)==hash(bytes(24))); t(lambda:n==m); t(lambda:n==m.cast('B',[2,3,4])); t(lambda:n==m.cast('B',[3,2,4])); t(lambda: n.tobytes()); t(lambda:n.tobytes('F')); t(lambda:n.tobytes('A')); t(lambda:n.hex()); t(lambda:n.cast('B').shape); t(lambda:n.cast('B',(4,6))); t(lambda:n.cast('H').shape); t(lambda:n.cast('H').tolist()); t(lambda:n.cast('x')); t(lambda: bytes(n)); t(lambda: n.toreadonly().shape); t(lambda: memoryview(n).shape); t(list,n); t(lambda: 5 in n); t(reversed,n)
z=memoryview(b'abcd').cast('I',()); print(z.shape,z.strides,z.ndim,z.tolist(),z.nbytes,sys.getsizeof(z), z[()], z[...] is z); t(len,z); t(lambda:z[0]); t(lambda:z[:]); t(iter,z); t(lambda: z==memoryview(b'abcd').cast('I',())); t(lambda: z==z.cast('B')); t(lambda: z.cast('B').tolist()); t(lambda: z.tobytes()); t(lambda: z.contiguous); t(lambda: z['x']); t(lambda: z[0,0])
w=bytearray(12); v=memoryview(w).cast('h',[2,3]); v[1,2]=7; print(w, v.tolist())
def s(k,x):
    try: v[k]=x; print(v.tolist())
    except BaseException as e: print(type(e).__name__, e)
s((0,0),1); s((2,0),1); s((0,),1); s(0,1); s(slice(0,1),b''); s((slice(0,1),),b''); s((0,0,0),1); s((),1); s(...,1); s((0,0),'x'); s((0,0),2**20); s((0,'x'),1)
def d(k):
    try: del v[k]
    except BaseException as e: print(type(e).__name__, e)
d((0,0)); d(0)
zz=memoryview(bytearray(4)).cast('i',[]); 
try: zz[()]=5; print(zz.tolist(), zz.obj); zz[...]=6; print(zz.tolist()); zz[0]=1
except BaseException as e: print(type(e).__name__, e)
t(m.cast,'B',[2,3]); t(m.cast,'B',[0]); t(m.cast,'B',[-1]); t(m.cast,'B',['x']); t(m.cast,'B',5); t(m.cast,'B',(24,)); t(m.cast,'B',[2**40,2**40]); t(m.cast,'B',[1]*65); t(lambda: m.cast('B',[1]*63+[24]).ndim); t(m[::2].cast,'B',[2,6]); t(m.cast,'I',[2,3]); t(m.cast,'i',(2,3,4)); t(n.cast,'B',[24]); t(lambda: n.cast('I',[6]).tolist()); t(m.cast,b'B'); t(m.cast,'<B'); t(m.cast,'@I'); t(m.cast,''); t(m.cast)
x=m[4:20:3]; print(x.shape,x.strides,x.tolist(),x.contiguous, x.c_contiguous, x.tobytes('F'), x.nbytes); t(lambda:x[::-1].tolist()); t(lambda: x[::-1].strides); t(lambda:m[10:2].strides)
for f in 'cbB?hHiIlLqQnNPfde':
    sz=struct.calcsize(f); y=memoryview(bytearray(range(1,1+2*sz))).cast(f); print(f,y.itemsize,y.tolist(), y==memoryview(bytearray(range(1,1+2*sz))).cast(f))
t(lambda: memoryview(b'abc')==memoryview(b'abc').cast('c')); t(lambda: memoryview(b'abc')==memoryview(b'abc').cast('b')); t(lambda: memoryview(array.array('i',[1,2]))==array.array('d',[1,2])); t(lambda: memoryview(array.array('d',[float('nan')]))==memoryview(array.array('d',[float('nan')]))); t(lambda: memoryview(b'ab')==b'ab'); t(lambda: memoryview(b'ab')=='ab'); t(lambda: memoryview(b'ab')<b'b')
a=memoryview(bytearray(8)); b=a.cast('i'); 
def sa(dst,k,src):
    try: dst[k]=src; print(dst.tolist())
    except BaseException as e: print(type(e).__name__, e)
sa(b,slice(0,1),array.array('i',[9])); sa(b,slice(0,1),array.array('I',[9])); sa(b,slice(0,2),array.array('i',[9])); sa(a,slice(0,2),b'ab'); sa(a,slice(0,8,2),a[1::2]); sa(a,slice(1,8),a[:7]); sa(a,slice(0,2),'ab'); sa(a,slice(0,2),[1,2]); sa(memoryview(b'ab'),0,1)
m2=memoryview(b'abc'); m2.release(); 
for n_ in ('shape','strides','format','itemsize','ndim','nbytes','readonly','obj','contiguous','suboffsets'): t(lambda: getattr(m2,n_))
t(lambda:m2[0]); t(m2.tobytes); t(m2.tolist); t(lambda: m2==m2); t(len,m2); t(hash,m2); t(repr,m2) if False else None; t(m2.cast,'B'); t(m2.toreadonly); t(memoryview,m2); t(iter,m2); t(lambda: m2.__enter__())
t(memoryview); t(memoryview,5); t(memoryview,b'',1); t(memoryview,object=b'ab')
