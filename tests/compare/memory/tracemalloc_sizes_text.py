# How sizes are written.
import tracemalloc
T = tracemalloc
for n in (0, 1, 999, 1000, 1024, 10239, 10240, 10241, 100 * 1024, 100 * 1024 - 1, 10 * 1024 ** 2 - 1, 10 * 1024 ** 2, 55 * 1024 ** 2 + 12345, 200 * 1024 ** 2, 10 * 1024 ** 3, 10 * 1024 ** 4, 5000 * 1024 ** 4):
    print(T.Statistic(T.Traceback((("f.py", 1),)), n, 3), "|", T.StatisticDiff(T.Traceback((("f.py", 1),)), n, -n, 0, 1))
