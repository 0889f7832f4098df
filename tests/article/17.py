import gc
import sys


class 새는것:
    모두 = []

    def __init__(self, 값):
        self.값 = 값
        새는것.모두.append(self)


for i in range(100):
    것 = 새는것(i)

print(f"남은 수: {len(새는것.모두)}")
보기 = 새는것.모두[0]
가리키는것들 = gc.get_referrers(보기)
print(f"가리키는 수: {len(가리키는것들)}")
for 하나 in 가리키는것들:
    print(f"형: {type(하나)}")
새는것.모두.clear()
gc.collect()
