# The classes of tracemalloc at their edges: comparison with other types, frames that lack, filters from an iterator, patterns, wrong arguments.
import tracemalloc
from tracemalloc import DomainFilter, Filter, Frame, Snapshot, Statistic, StatisticDiff, Trace, Traceback
tb = Traceback((('a', 1), ('b', 2), ('c', 3)), 7)
raw = [(0, 100, (('a', 1), ('m', 9)), 2), (0, 50, (('b', 1), ('m', 9)), 2), (5, 10, (('b', 1),), 1)]
sn = Snapshot(raw, 2)
class Path:
    def __fspath__(self): return 'ab.pyc'
for text in """
Frame.__le__.__qualname__; Frame.__ge__.__name__; Frame.__lt__.__qualname__; Traceback.__gt__.__qualname__; Frame.__slots__
Frame(('a', 1)) == 1; Frame(('a', 1)) < 1; Frame(('a', 1)) >= Frame(('a', 2)); Frame.__gt__(Frame(('a', 1)), 2); setattr(Frame(('a', 1)), 'lineno', 2)
tb[::-1]; tb[5]; tb['x']; 1 in tb; tb.count(Frame(('b', 2))); tb < 1; str(Traceback(())); Traceback([['a', 1]]); hash(Traceback([['a', 1]])); tb.__dict__
tb.format(0); tb.format('x'); tb.format(-2, most_recent_first=True); Traceback.format.__defaults__
Trace((0, 10240, (('a', 1),), 1)); Trace((1,)).size; Trace((0, 1, (), 0)) < 1; str(Statistic(tb, 10**17, 7)); str(Statistic(tb, 1.5, 2)); repr(Statistic(tb, 1.5, 2))
str(StatisticDiff(tb, 0, -10**6, 0, -5)); StatisticDiff(tb, 1, 2, 3, 4)._sort_key(); Statistic(tb, 1, 2) == StatisticDiff(tb, 1, 1, 2, 2)
Filter(True, Path()).filename_pattern; Filter(True, 5); Filter(True, b'x'); sorted(Filter(True, 'a*.pyc', 5).__dict__.items()); setattr(Filter(True, 'x'), 'filename_pattern', 'y')
Filter(True, '[a-c]?.py')._match_frame('b1.py', 3); Filter(True, '[!a]')._match_frame('b', 1); Filter(True, '[]a]')._match_frame(']', 1); Filter(True, '[z-a]')._match_frame('b', 1)
Filter(True, 'x')._match_frame(5, 1); Filter(False, 'x', 1, True, 5)._match((0, 1, (('y', 1), ('x', 1)), 1)); tracemalloc.BaseFilter(True)._match(1); DomainFilter(0, 1)._match((0, 2, (), 0))
[t.size for t in sn.filter_traces(iter([Filter(True, 'a'), Filter(False, 'm')])).traces]; [t.size for t in sn.filter_traces({Filter(False, 'a'): 1}).traces]; sn.filter_traces(5); sn.filter_traces('ab')
Snapshot([(0, 1, (), 0)], 1).statistics('lineno'); Snapshot([(0, 1, (), 0)], 1).statistics('filename'); Snapshot([(0, 1, (), 0)], 1).statistics('lineno', True)
sn.statistics(None); sn.statistics('traceback', cumulative=True); sn.compare_to(1, 'lineno'); sn.traces['x']; hash(sn.traces); sn.traces[1] in sn.traces; sn.traces[0:1]
""".replace(";", "\n").split("\n"):
    if text.strip():
        try:
            print(text.strip(), '->', repr(eval(text.strip()))[:200])
        except Exception as error:
            print(text.strip(), '!!', type(error).__name__, error)
