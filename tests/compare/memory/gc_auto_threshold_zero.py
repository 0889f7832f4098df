# Threshold 0 of the youngest switches automatic collections off; so does disable().
import gc
n = 0
def told(phase, info):
    global n
    n += 1
gc.callbacks.append(told)
gc.collect(); n = 0
gc.set_threshold(0)
keep = [[] for _ in range(3000)]
print(n, gc.get_threshold())
gc.set_threshold(700, 10, 10)
gc.disable()
keep = [[] for _ in range(3000)]
print(n, gc.isenabled())
gc.enable()
keep = [[] for _ in range(1500)]
print(n > 0)
gc.callbacks.clear()
