# The columns of FrameSummary count bytes, the marks are drawn by characters: lines with characters beyond ASCII, from files and from linecache.
import linecache, traceback


class X:
    def __getattr__(self, name): raise AttributeError(name)
    def __getitem__(self, key): raise KeyError(key)


x = X()
try: "é" + x.a
except AttributeError as error: print([(f.colno, f.end_colno) for f in traceback.extract_tb(error.__traceback__)])
for number, source in enumerate(['x["é"]', '"é" + x["ü"]', 'f"é {x.a} def"', '"日本" + x[ "語" ]', 'é = x.a + "é"', '("é" +\n x.a)']):
    name = f"<{number}>"
    linecache.cache[name] = (len(source), None, [line + "\n" for line in source.split("\n")], name)
    try:
        exec(compile(source, name, "exec"))
    except Exception as error:
        print([(f.colno, f.end_colno) for f in traceback.extract_tb(error.__traceback__)][1:])
        print("".join(traceback.format_tb(error.__traceback__)[1:2]))
