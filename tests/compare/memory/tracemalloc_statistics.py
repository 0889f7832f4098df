# Statistics by line, file and traceback; sorted by size, then count, then place.
import tracemalloc
tracemalloc.start(3)
def a(): return bytearray(10_000)
def b(): return [bytearray(3000) for _ in range(3)]
def call(): return a(), b()
keep = call()
s = tracemalloc.take_snapshot().filter_traces([tracemalloc.Filter(True, __file__)])
def show(stats, n=2):
    for st in stats[:n]: print(str(st).replace(__file__, "F"))
show(s.statistics("lineno")); show(s.statistics("filename"), 0); show(s.statistics("traceback"))
st = s.statistics("lineno")[0]; print(st.size >= 10_000, st.count, st.traceback[0].lineno, type(st).__name__, len(st.traceback))
print(repr(st).replace(__file__, "F"))
c = s.statistics("lineno", cumulative=True); print([x.traceback[0].lineno for x in c[:3]], [x.count for x in c[:3]])
print(len(s.statistics("filename", True)), [len(x.traceback) for x in s.statistics("traceback")[:2]])
for bad in (lambda: s.statistics("nothing"), lambda: s.statistics("traceback", cumulative=True), lambda: s.statistics(), lambda: s.statistics(None)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
