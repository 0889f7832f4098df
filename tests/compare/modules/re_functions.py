# findall, split, sub, templates, Match and Pattern.
import re

print(re.findall("a|b","xaybz"),re.findall("(a)(b)?","abac"),re.findall("\\w*","ab cd"),re.findall("x*","axb"))
print(re.split(",\\s*","a, b,c"),re.split("(,)","a,b"),re.split("x*","axbc"),re.split("","ab"),re.split(",","a,b,c",maxsplit=1))
print(re.sub("a","b","banana"),re.sub("(a)(n)",r"\2\1","banana"),re.sub("x*","-","abxd"),re.subn("a","","banana",count=2),re.sub("(?P<q>a)",r"[\g<q>\g<0>\g<1>]","ca"),re.sub("a",lambda m:m.group().upper(),"banana"),re.sub("a","\\\\n\\n","a"))
for r in [r"\g<x>",r"\2",r"\q",r"\g<",r"\g<>",r"\g",r"\g<1a>","\\"]:
    try: print(re.sub("(a)",r,"a"))
    except (re.error,IndexError) as e: print(r,type(e).__name__,e)
print(re.escape("a.b*c d[é]"),re.compile("a",re.I|re.M),re.compile(b"a"),re.I,repr(re.I|re.S),re.compile("x").flags,re.match("b","ab"),re.fullmatch("a|ab","ab"))
print([m.span() for m in re.finditer("a*","baac")],re.compile("a").search("banana",2),re.compile("^a").search("ba",1),re.compile("a$").search("aab",0,2))
m=re.match("(a)(b)?(?P<c>c)?","ab"); print(m[1],m['c'],m.group(1,2),m.start(2),m.end('c'),m.regs,m.expand(r"\1-\2"),m.string,m.re,m.pos,m.endpos,bool(m))
for e in ["m[5]","m['z']","re.match(1,'a')","re.match('a',1)","re.match(b'a','a')","re.match('a',b'a')","re.compile('a',re.L)","re.compile(re.compile('a'),2)","re.Pattern()"]:
    try: print(e,eval(e))
    except Exception as x: print(e,type(x).__name__,x)
print(re.compile("a")==re.compile("a"),hash(re.compile("a"))==hash(re.compile("a")),re.compile("a") is re.compile("a"))
print(re.findall(rb"\d+",b"1 22"),re.sub(rb"(\d)",rb"<\1>",b"a1"),re.match("a"*20000+"$","a"*20000) is not None,len(re.match("(?:a|b)*","ab"*50000).group()),re.match("(a|b|c)*?d","abc"*3000+"d").end())
print(re.search(r"(?:(?:a)*)*$","aaaaab"),re.match(r"(?:a?){3}","aa"),re.match(r"(a??)*b","aab"), re.match('(?:(x)|(y)){2}','xy').groups())
print(re.sub(r"(?<=\d)(?=(\d{3})+$)",",","1234567"),re.findall(r"[A-Z][a-z]+|\d+","HelloWorld42"),re.split(r"\W+","Words, words."))
