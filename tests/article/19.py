import gc
import tracemalloc


def 재어보기():
    tracemalloc.start()
    gc.disable()
    자료 = [list(range(1000)) for _ in range(1000)]
    지금, 꼭대기 = tracemalloc.get_traced_memory()
    print(f"끈 채: {지금 / 10**6:.2f}MB (peak: {꼭대기 / 10**6:.2f}MB)")
    gc.enable()
    거둔수 = gc.collect()
    지금, 꼭대기 = tracemalloc.get_traced_memory()
    print(f"돌린 뒤: {지금 / 10**6:.2f}MB")
    print(f"collected: {거둔수}")
    tracemalloc.stop()


재어보기()
