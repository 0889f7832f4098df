# Arguments of a generator that is closed before it starts live as long as it does; frame objects keep what a closed one held.
import gc

class C:
    def __del__(self): print('del')
def names(x): return [type(i).__name__ for i in gc.get_referents(x)]
def g(a):
    x = 1
    yield 1
    yield 2
def g2(a):
    try:
        yield 1
    finally: pass
for f in g, g2:
    gen = f(C())
    gen.close()
    print('closed created', names(gen), gen.gi_frame, gen.gi_running)
    del gen
    gen = f(C()); next(gen)
    fr = gen.gi_frame
    gen.close()
    print('closed', names(gen), fr.f_lasti > 0, list(fr.f_locals), names(fr))
    del gen, fr
    gen = f(C()); next(gen)
    fr = gen.gi_frame
    del gen
    print('dropped', fr.f_lasti > 0, list(fr.f_locals), names(fr))
    del fr
    gen = f(C()); next(gen)
    try: gen.throw(KeyError)
    except KeyError: pass
    print('thrown', names(gen))
    gen = f(C());
    try: gen.throw(KeyError)
    except KeyError as e: e.__traceback__ = None
    print('thrown created', names(gen))
    gen = f(C()); fr = gen.gi_frame
    gen.close()
    print(names(fr), fr.f_lineno)
    gen = 1
    print(names(fr), fr.f_lineno)
    fr = None
