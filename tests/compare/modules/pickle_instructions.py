# pickle: instruction by instruction, right and wrong: what stands on the stack, what is missing, what CPython says.
import io
import pickle

def tell(what, *args, **named):
    try:
        print(args[:1], what(*args, **named))
    except Exception as error:
        print(args[:1], type(error).__module__, type(error).__name__, error)

for data in (
    'x', b'', b'\x80', b'\x80\x06.', b'.', b'N', b'\xff', b'a', b'0.', b'(.', b't.', b'\x85.', b'I1', b'Ix\n.', b'Fx\n.', b'Sx\n.',
    b'Lx\n.', b'h\x01.', b'g1\n.', b'gx\n.', b'cfoo\nbar\n.', b'cos\nbar\n.', b'Pxx\n.', b'NQ.', b'NR.', b'NNR.', b'N)R.', b'N)\x81.',
    b'NNb.', b'Na.', b'NNa.', b'NNNs.', b'(N.', b'NNN\x93.', b'\x82\x01.', b'\x82\x00.', b'\x95\x00\x00\x00\x00\x00\x00\x00\xff.',
    b'\x95\x01\0\0\0\0\0\0\0K.', b'\x95\x05\0\0\0\0\0\0\0N.', b'q\x00.', b'\x94.', b'(e.', b'](NNe.', b'}(NNu.', b'}(Nu.', b'\x8f(N\x90.',
    b'\x97.', b'N\x98.', b'T\xff\xff\xff\xff.', b'B\xff\xff\xff\xffa.', b'\x8a\x01\xff.', b'\x8b\xff\xff\xff\xff.', b'U\x02a',
    b'X\x01\0\0\0\xff.', b'U\x01\xff.', b"S'a\\xff'\n.", b'Va\\u1234\n.', b'I00\n.', b'I01\n.', b'L12L\n.', b'(dp0\n.', b'(lp0\nI1\na.',
    b"(I1\nI2\nd.", b'(I1\nI2\nt.', b'(cbuiltins\nobject\no.', b'(o.', b'(ibuiltins\nint\n.', b'N2\x86.', b'N1.',
    b'(1N.', b'p1\n.', b'Np-1\n.', b'\x96\x02\0\0\0\0\0\0\0ab.', b'J\xff\xff\xff\xff.', b'G\x3f\xf0\0\0\0\0\0\0.', b'M\xff\xff.',
    b'\x8c\x01\xff.', b'N.junk',
):
    tell(pickle.loads, data)
for encoding in ("ASCII", "latin1", "bytes"):
    tell(pickle.loads, b"U\x01\xff.", encoding=encoding)
tell(pickle.loads, b"U\x01\xff.", errors="replace")
tell(pickle.dumps)
tell(pickle.dumps, 1, 2, 3)
tell(pickle.dumps, 1, 6)
tell(pickle.dumps, 1, -5)
tell(pickle.dumps, 1, 'x')
tell(pickle.dumps, 1, None)
tell(pickle.dumps, 1, protocol=5, buffer_callback=1)
tell(pickle.dumps, 1, protocol=4, buffer_callback=print)
tell(pickle.Pickler, 1)
tell(pickle.Pickler)
tell(pickle.Unpickler, 1)
tell(pickle.dump, 1, 2)
tell(pickle.load, 2)
