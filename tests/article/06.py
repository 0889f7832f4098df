import sys

# 담긴 것까지 재기
얕은목록 = [1, 2, 3]
깊은목록 = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print(sys.getsizeof(얕은목록))
print(sys.getsizeof(깊은목록))


def 전체크기(것, 본것=None):
    """담긴 것까지 더한 크기"""
    크기 = sys.getsizeof(것)
    if 본것 is None:
        본것 = set()
    주소 = id(것)
    if 주소 in 본것:
        return 0
    본것.add(주소)
    if isinstance(것, dict):
        크기 += sum([전체크기(v, 본것) for v in 것.values()])
        크기 += sum([전체크기(k, 본것) for k in 것.keys()])
    elif hasattr(것, '__dict__'):
        크기 += 전체크기(것.__dict__, 본것)
    elif hasattr(것, '__iter__') and not isinstance(것, (str, bytes, bytearray)):
        크기 += sum([전체크기(i, 본것) for i in 것])
    return 크기


print(f"모두 더하면 {전체크기(깊은목록)}바이트")
