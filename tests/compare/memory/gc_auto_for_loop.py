# In a loop that makes and keeps lists, the collection comes at the jump back after the 701st.
import gc
gc.collect()
at = []
def told(phase, info):
    if phase == "start": at.append((i, info["generation"], gc.get_count()))
gc.callbacks.append(told)
keep = [None] * 3000
i = -1
gc.collect()
at.clear()
for i in range(3000): keep[i] = []
gc.callbacks.clear()
print(at)
