# Expressions of every kind and what they find.
import re
T=[("a+b","xaaab"),("(a)(b)?","a"),("(?P<y>\\d{4})-(?P<m>\\d\\d)","on 2024-05-06"),("^\\w+$","hello"),("(a|b)*c","ababc"),("(?:ab){2,3}","abababab"),("a.*?b","aXXbXXb"),("[^a-c]+","abcdefabc"),("(?i)HeLLo","hello"),("\\bfoo\\b","a foo b"),("(\\w)\\1","hello"),("(?<=a)b","ab"),("(?<!a)b","cb"),("a(?=b)","ab"),("a(?!b)","ac"),("(?>a+)ab","aaab"),("a++b","aaab"),("x*","aaa"),("(a*)*","aaa"),("(a*)+b","aaac"),("(?s)a.b","a\nb"),("(?m)^b","a\nb"),("(?x) a  b # c","ab"),("(a)?(?(1)b|c)","ab"),("\\d+(\\.\\d+)?","3.14"),("[\\]x]+","]x"),("[a\\-z]+","a-z"),("\\x41\\u0042","AB"),("\\.","."),("(?i:a)B","AB"),("é+","ééé"),("\\w+","été"),("(?a)\\w+","été"),("a{,2}","aaa"),("a{2}","aaa"),("a{x}","a{x}"),("$","abc\n"),("\\Z","abc\n"),("(a|ab)(c|bcd)(d*)","abcd"),("((a)|b)*","ab"),("a|","b"),("()","x"),("(?P<a>x)(?P=a)","xx"),("(a+|b+)*?c","aabbc"),("^(?:(\\d+)|(\\w+))$","abc"),("(?:(a)|b)*","ab"),("[\\w.]+@[\\w.]+","mail me@x.org now"),("(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)\\10","abcdefghijj"),("(?i)ß","SS"),("(?i)[a-z]+","ABC"),("\\S+\\s\\D","ab 1x y")]
for p,s in T:
    try:
        m=re.search(p,s)
        print(p,s,m, m and (m.groups(),m.groupdict(),m.span(),m.lastindex,m.lastgroup))
    except re.error as e: print(p,s,'ERR',e)
