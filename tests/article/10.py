import gc

# 세대별 수거의 설정
print(f"문턱: {gc.get_threshold()}")
print(f"counts: {gc.get_count()}")
거둔수 = gc.collect()
print(f"collected: {거둔수}")
print(f"objects: {len(gc.get_objects())}")
