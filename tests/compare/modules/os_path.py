# os.path without touching files.
import os
import os.path as p

print(p.join("a", "b", "/c", "d"), p.join("a", ""), p.basename("/x/y.txt"), p.dirname("/x/y.txt"), p.split("/a/b/"), p.split("a"))
print(p.splitext("a.tar.gz"), p.splitext(".bashrc"), p.splitext("a/b.c/d"), p.splitext("..a"), p.splitdrive("/a"))
print(p.normpath("/a/../b//c/."), p.normpath("a/../.."), p.normpath(""), p.normpath("//a"), p.isabs("/a"), p.isabs("a"))
print(p.relpath("/a/b", "/a/c"), p.commonprefix(["/usr/lib", "/usr/local"]), p.commonpath(["/usr/lib", "/usr/local"]))
print(os.sep, repr(os.linesep), os.name, os.curdir, os.pardir, os.extsep, os.pathsep, os.devnull, os.altsep)
print(p.join(b"a", b"b"), p.basename(b"x/y"), os.fspath("a"), os.fsencode("é"), os.fsdecode(b"a"))
print(p.exists("/surely/not/here"), p.isdir("/"), p.isfile("/"), p.abspath("/a/./b"), os.getcwd() == p.abspath("."))
for action in ("p.join('a', b'b')", "p.join(1)", "os.fspath(1)", "p.commonpath([])", "p.relpath('')", "os.listdir('/surely/not')",
               "os.remove('/surely/not')", "os.mkdir('/')", "os.stat('/surely/not')"):
    try:
        print(eval(action))
    except (TypeError, ValueError, OSError) as error:
        print(type(error).__name__, error)
