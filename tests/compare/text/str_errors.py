# What str methods and formatting answer to wrong arguments.
CASES = r'''
"abc".find(1)
"abc".find()
"abc".find("a",1,2,3)
"abc".find("a","x")
"abc".count(1)
"abc".index("z")
"abc".rindex("z")
"abc".index(1)
"abc".startswith(1)
"abc".startswith((1,))
"abc".startswith()
"abc".endswith(1)
"abc".endswith(("c",1))
"abc".endswith((1,))
"abc".replace(1,2)
"abc".replace("a",2)
"abc".replace("a")
"abc".replace("a","b",count=1)
"abc".replace("a","b","c")
"abc".split(1)
"abc".split("")
"abc".split("a","b")
"abc".split(foo=1)
"abc".split("a",1,2)
"abc".rsplit("")
"abc".rsplit(1)
"abc".partition("")
"abc".partition(1)
"abc".rpartition("")
"abc".rpartition(1)
"abc".removeprefix(1)
"abc".removesuffix(1)
"abc".join(1)
"abc".join([1])
"abc".join(["a",1])
"abc".join()
"abc".strip(1)
"abc".strip("a","b")
"abc".lstrip(1)
"abc".center()
"abc".center("x")
"abc".center(10,"")
"abc".center(10,"ab")
"abc".center(10,1)
"abc".ljust(10,1)
"abc".ljust(10,"")
"abc".zfill("x")
"abc".zfill()
"abc".expandtabs("x")
"abc".expandtabs(1,2)
"abc".splitlines(1,2)
"abc".splitlines("a")
"abc".translate(1)
"abc".translate({97:1j})
"abc".translate({97:0x110000})
"abc".translate([])
str.maketrans(1)
str.maketrans("ab","c")
str.maketrans("ab","cd",1)
str.maketrans("ab",1)
str.maketrans({"ab":1})
str.maketrans({1.0:1})
str.maketrans(1,2)
str.maketrans(1,2,3)
str.maketrans()
"abc".isalpha(1)
"abc".upper(1)
"abc"["a"]
"abc"[10]
"abc"[1.0]
"abc"[10**30]
"abc"[::0]
"abc"+1
1+"abc"
"abc"*"a"
"abc"*1.0
"abc"*10**30
"a"*(2**62)
"abcd"*(2**62)
1 in "abc"
None in "abc"
"a"<1
"abc".encode("foo")
"abc".encode(1)
"abc".encode("utf-8",1)
"abcé".encode("ascii")
"abcéé".encode("ascii")
"abc\u1234".encode("latin-1")
"abc\ud800".encode()
"abc\ud800\ud801".encode()
"é".encode("ascii","foo")
"abc".encode("ascii","foo")
str(1,2)
str(b"a",1)
str(b"a","utf-8",1)
str(b"a","foo")
str("a","utf-8")
str(1,"utf-8")
str(1,2,3,4)
str(foo=1)
str(object=1)
str(object=b"a",encoding="ascii")
"abc".format_map(1)
"{}".format()
"{a}".format()
"{0}{}".format(1)
"{}{0}".format(1)
"{".format()
"}".format()
"{0".format(1)
"{0!".format(1)
"{0!x}".format(1)
"{0!r".format(1)
"{0!rx}".format(1)
"{0!}".format(1)
"{0.}".format(1)
"{0[}".format(1)
"{0[]}".format(1)
"{0[a]x}".format({"a":1})
"{0[a}".format({"a":1})
"{:{}}".format(1)
"{:{:{}}}".format(1,2,3)
"{0:x".format(1)
"{99999999999999999999}".format(1)
"{0[99999999999999999999]}".format([1])
"{a.b}".format(a=1)
"{!}".format(1)
"{:d}".format("a")
"{:=5}".format("a")
"{:+}".format("a")
"{: }".format("a")
"{:#}".format("a")
"{:z}".format("a")
"{:,}".format("a")
"{:_}".format("a")
"{:.}".format("a")
"{:5x5}".format("a")
"{:99999999999999999999}".format("a")
"{:s}".format([])
"{:,_}".format(1)
"{:_,}".format(1)
"{:,,}".format(1)
"{:,x}".format(1)
"{:_c}".format(1)
"{:\x01}".format("a")
"{:é}".format("a")
"%d" % "a"
"%d" % 1.5
"%x" % 1.5
"%x" % "a"
"%c" % "ab"
"%c" % 0x110000
"%c" % -1
"%c" % 1.5
"%f" % "a"
"%s"
"%s" % ()
"%s %s" % 1
"%s" % (1,2)
"a" % 1
"a" % (1,)
"a" % {}
"a" % []
"%(a)s" % 1
"%(a)s" % {}
"%(a" % {}
"%y" % 1
"%" % 1
"%5" % 1
"%*d" % ("a",1)
"%.*d" % ("a",1)
"%99999999999999999999d" % 1
"%.99999999999999999999d" % 1
"%\u1234" % 1
"%d" % None
"%i" % 1j
"%e" % 1j
"%(a)s %s" % {"a":1}
"%s" % {"a":1}
"%r %a" % ("é","é")
"abc".__format__(1)
"abc".__getnewargs__(1)
"abc".__mod__()
len("abc").foo
"abc".foo
format("a", 1)
format([], "x")
format("a", "s", 1)
"%s" % type("X",(),{"__str__":lambda s:1})()
"%r" % type("X",(),{"__repr__":lambda s:1})()
str(type("X",(),{"__str__":lambda s:1})())
format(type("X",(),{"__format__":lambda s,f:1})())
'''
for case in CASES.strip().split("\n"):
    try: result = ascii(eval(case))
    except BaseException as e: result = type(e).__name__ + ": " + ascii(str(e))
    print(case, "==>", result)
