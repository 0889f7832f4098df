# What still works in __del__ at exit.
import sys
class D:
    def __del__(self):
        print(sys is not None, len("abc"), sys.is_finalizing(), other.value)
        try: import math
        except ImportError as e: print(e)
class O: value = 7
other = O()
d = D()
print(sys.is_finalizing())
