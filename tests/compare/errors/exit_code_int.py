# SystemExit with a number ends silently with it.
import sys
print("out")
sys.exit(3)
