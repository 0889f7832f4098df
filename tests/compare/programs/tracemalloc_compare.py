# What a piece of work keeps: snapshots before and after, differences by line, the peak, and where one object came from.
import gc
import tracemalloc


class Row:
    __slots__ = ("key", "values")

    def __init__(self, key, values):
        self.key = key
        self.values = values


def load(count):
    return [Row(n + 1000, [float(n + index) for index in range(8)]) for n in range(count)]


def index_of(rows):
    table = {}
    for row in rows:
        table[row.key] = row
    return table


def temporary(count):
    text = "x" * count
    return len(text.encode() * 2)


gc.collect()
tracemalloc.start(5)
first = tracemalloc.take_snapshot()
rows = load(200)
second = tracemalloc.take_snapshot()
table = index_of(rows)
third = tracemalloc.take_snapshot()


def only_here(snapshot):
    return snapshot.filter_traces([tracemalloc.Filter(True, __file__)])


def show(title, stats):
    print(title)
    for stat in stats[:6]:
        frame = stat.traceback[0]
        if hasattr(stat, "size_diff"):
            print(f"   line {frame.lineno}: {stat.size_diff:+} bytes in {stat.count_diff:+} blocks")
        else:
            print(f"   line {frame.lineno}: {stat.size} bytes in {stat.count} blocks")


load_lines = [stat for stat in only_here(second).compare_to(only_here(first), "lineno") if stat.traceback[0].lineno in (11, 12, 16)]
show("loading the rows", load_lines)
index_lines = [stat for stat in only_here(third).compare_to(only_here(second), "lineno") if stat.traceback[0].lineno in (20, 21, 22)]
show("making the table", index_lines)

now, peak = tracemalloc.get_traced_memory()
tracemalloc.reset_peak()
print("result", temporary(100_000))
later, new_peak = tracemalloc.get_traced_memory()
print("kept by the temporary work:", later - now < 1000, "its peak:", (new_peak - now) // 100_000 * 100_000)

trace = tracemalloc.get_object_traceback(rows[0])
print("a row comes from lines", [frame.lineno for frame in trace])
trace = tracemalloc.get_object_traceback(rows[0].values)
print("its values from lines", [frame.lineno for frame in trace])
print("\n".join(trace.format()[-2:]))

del rows
held = only_here(tracemalloc.take_snapshot())
print("the table still holds:", sum(stat.count for stat in held.statistics("lineno") if stat.traceback[0].lineno == 16) > 1000)
table.clear()
gone = only_here(tracemalloc.take_snapshot())
print("line 16 afterwards:", sum(stat.size for stat in gone.statistics("lineno") if stat.traceback[0].lineno == 16))
by_file = held.statistics("filename")
print("files", len(by_file), by_file[0].traceback[0].filename == __file__)
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_traced_memory())
