# When the objects are gone at the check the counts no longer exceed the threshold: nothing happens.
import gc
events = []
gc.callbacks.append(lambda phase, info: events.append((phase, info["generation"])))
gc.collect(); events.clear()
def build(n):
    return len([[] for _ in range(n)])
print(build(100), events)
def churn():
    for i in range(5000):
        x = []
        y = {}
        z = [x, y]
churn()
print(events)
def churn2():
    for i in range(5000):
        a = [[]]
        del a
churn2()
print(events)
gc.callbacks.clear()
