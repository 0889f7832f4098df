# A graph with cycles: searching it, finding its strong components, and what the collector has to do when it goes.
import gc
import sys
import weakref
from collections import defaultdict, deque

gc.collect()
gc.disable()


class Vertex:
    __slots__ = ("name", "out", "back", "__weakref__")

    def __init__(self, name):
        self.name = name
        self.out = []
        self.back = []

    def __repr__(self):
        return self.name


class Graph:
    def __init__(self, edges):
        self.vertices = {}
        for a, b in edges:
            self.link(a, b)

    def vertex(self, name):
        try:
            return self.vertices[name]
        except KeyError:
            found = self.vertices[name] = Vertex(name)
            return found

    def link(self, a, b):
        a, b = self.vertex(a), self.vertex(b)
        a.out.append(b)
        b.back.append(a)

    def distances(self, start):
        start = self.vertices[start]
        found = {start: 0}
        queue = deque([start])
        while queue:
            current = queue.popleft()
            for following in current.out:
                if following not in found:
                    found[following] = found[current] + 1
                    queue.append(following)
        return {vertex.name: distance for vertex, distance in found.items()}

    def components(self):
        """Strongly connected components, Tarjan's way, without recursion."""
        index, low, stack, on_stack, result = {}, {}, [], set(), []
        for root in self.vertices.values():
            if root in index:
                continue
            work = [(root, iter(root.out))]
            index[root] = low[root] = len(index)
            stack.append(root)
            on_stack.add(root)
            while work:
                vertex, following = work[-1]
                for child in following:
                    if child not in index:
                        index[child] = low[child] = len(index)
                        stack.append(child)
                        on_stack.add(child)
                        work.append((child, iter(child.out)))
                        break
                    if child in on_stack:
                        low[vertex] = min(low[vertex], index[child])
                else:
                    work.pop()
                    if work:
                        parent = work[-1][0]
                        low[parent] = min(low[parent], low[vertex])
                    if low[vertex] == index[vertex]:
                        component = []
                        while True:
                            member = stack.pop()
                            on_stack.discard(member)
                            component.append(member.name)
                            if member is vertex:
                                break
                        result.append(sorted(component))
        return sorted(result)


edges = ["ab", "bc", "ca", "bd", "de", "ef", "fd", "fg", "gh", "hg", "ii", "hi"]
graph = Graph(edges)
print(graph.distances("a"))
print(graph.components())
print("count of d:", sys.getrefcount(graph.vertices["d"]), "size", sys.getsizeof(graph.vertices["d"]))

degrees = defaultdict(list)
for vertex in graph.vertices.values():
    degrees[len(vertex.out), len(vertex.back)].append(vertex.name)
print(dict(degrees))
del vertex

order = []
refs = [weakref.ref(vertex, lambda ref, name=name: order.append(name)) for name, vertex in graph.vertices.items()]
print("reachable from a:", sum(1 for obj in gc.get_objects() if isinstance(obj, Vertex)))
del graph
print("after del:", sum(ref() is not None for ref in refs))
print("collected", gc.collect())
print("died", len(order), sorted(order) == sorted("abcdefghi"), sum(ref() is not None for ref in refs))


def ring(size):
    first = previous = Vertex("0")
    for number in range(1, size):
        vertex = Vertex(str(number))
        previous.out.append(vertex)
        previous = vertex
    previous.out.append(first)
    return first


for size in (1, 10, 1000):
    start = ring(size)
    start = None
    print("ring of", size, "collected", gc.collect())

# A ring that is opened by hand needs no collector.
start = ring(1000)
ref = weakref.ref(start)
start.out.clear()
del start
print("opened:", ref() is None or ref().name, gc.collect())
gc.enable()
