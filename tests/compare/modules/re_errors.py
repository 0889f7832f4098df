# What is wrong with an expression, and where.
import re

for p in ["(","a)","[a","*a","a**","a{3,2}","(?P<1>a)","(?P<a>x)(?P<a>y)","\\","[b-a]","(?<a","(?z)","\\1","(?P=x)","a(?i)b","(?<=a*)b","\\q","[\\q]","(?P<n","x{99999999999}","(?(2)a)","(?","(?P","(?:","(?#","\\x1","(a\\1)","(?-i)","(?i-","(?iz)", "a\n(","(?P>x)","[a-\\d]","+","(?:a)**","(|*)"]:
    try: print(p, re.compile(p))
    except (re.error,OverflowError) as e: print(repr(p),'->',e,getattr(e,"pos",0),getattr(e,"lineno",0),getattr(e,"colno",0))
