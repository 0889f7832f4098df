# Tuples, exactly.
import sys
print([sys.getsizeof(tuple(range(n))) for n in (0, 1, 2, 3, 10, 20, 100)], sys.getsizeof((1, 2)[:1]), sys.getsizeof((1,) * 5))
