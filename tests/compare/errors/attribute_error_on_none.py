# The usual suspect.
import math
result = [3, 1].sort()
print(result.append(2))
