# 객체의 세 가지: 주소, 형, 값
수 = 42
print(f"id: {id(수)}")
print(f"형: {type(수)}")
print(f"값: {수}")
