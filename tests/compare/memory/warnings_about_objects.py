# Warnings about an object say where it was made, if tracemalloc knows: files that die open, coroutines that were never awaited, sources of
# one's own. A file that dies open is closed, its buffer with it.
import gc, tracemalloc, warnings
name = 'warnings_about_objects.py'
warnings.simplefilter('always')
open(name)
class C:
    def __del__(self): warnings.warn('C dies', ResourceWarning, source=self)
def make():
    return open(name)
def use():
    f = make()
    f = None
async def co(): pass
gc.collect()
tracemalloc.start(2)
use()
open(name, 'rb')
co()
C()
tracemalloc.stop()
co()
x = open(name); buffer = x.buffer; del x
print(buffer.closed)
with open(name) as f: pass
del f
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter('always')
    f = make(); del f
    print(type(caught[0].source).__name__, caught[0].source.name, caught[0].category.__name__)
    caught[0].source.close()
warnings.simplefilter('ignore')
open(name)
