import gc

# 손으로 다루기
gc.disable()
print(f"켜져 있나: {gc.isenabled()}")
자료 = [i for i in range(1000000)]
gc.enable()
거둔수 = gc.collect()
print(f"collected: {거둔수}")
통계 = gc.get_stats()
for 세대, 하나 in enumerate(통계):
    print(f"세대 {세대}: {하나}")
gc.set_threshold(1000, 15, 15)
print(f"새 문턱: {gc.get_threshold()}")
