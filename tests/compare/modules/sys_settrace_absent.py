# Tracing: what sys says when nobody traces.
import sys
print(sys.gettrace(), sys.getprofile())
sys.settrace(None); sys.setprofile(None)
print(sys.gettrace(), sys.getprofile(), sys._getframe().f_trace)
