# sys.exit() ends with 0.
import sys
try:
    sys.exit()
finally:
    print("finally runs")
