# queue: order, bounds, errors; a walk along references with a queue finds the cycle, and objects in a queue live as long as it holds them.
import gc
import queue
import sys
import weakref


class Graph:
    def __init__(self, name):
        self.name = name
        self.next = None

    def __repr__(self):
        return f'Graph({self.name})'


one, two, three = Graph('one'), Graph('two'), Graph('three')
one.next, two.next, three.next = two, three, one
seen = set()
to_process = queue.Queue()
to_process.put(([], three))
while not to_process.empty():
    chain, item = to_process.get()
    chain = chain[:]
    chain.append(item)
    seen.add(id(item))
    for referent in gc.get_referents(item):
        if isinstance(referent, (str, type)):
            continue
        if id(referent) in seen:
            print('cycle to', referent, [link for link in chain])
        else:
            to_process.put((chain, referent))

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue):
    waiting = kind()
    for item in (3, 1, 2):
        waiting.put(item)
    print(kind, waiting.qsize(), [waiting.get() for _ in range(3)], waiting.empty())
    for work in (waiting.get_nowait, lambda: waiting.get(timeout=0), lambda: waiting.get(timeout=-1), lambda: kind is not queue.SimpleQueue and waiting.task_done()):
        try:
            print(work())
        except Exception as error:
            print(type(error), error)
    token = Graph('token')
    gone = weakref.ref(token)
    count = sys.getrefcount(token)
    try:
        waiting.put(token)
    except TypeError as error:
        print(error)
    print(sys.getrefcount(token) - count)
    del token
    print(gone() is None)
    waiting.get()
    print(gone() is None)
small = queue.Queue(maxsize=1)
small.put('a')
print(small.full(), small.maxsize, small.unfinished_tasks, small.queue)
for work in (lambda: small.put_nowait('b'), lambda: small.put('b', timeout=-1), small.task_done, small.task_done, small.join):
    try:
        print(work())
    except Exception as error:
        print(type(error), error)
print(queue.Queue[int], sorted(vars(small)))
