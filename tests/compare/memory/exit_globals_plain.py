# Without functions holding it, the module dict dies in order of insertion.
import sys
D = type("D", (), {"__init__": eval("lambda s, n: setattr(s, 'n', n)", {"setattr": setattr}), "__del__": eval("lambda s: print('del', s.n)", {"print": print})})
b = D("b")
a = D("a")
c = [D("in list")]
a = D("a again")
print("end")
