# A text goes to standard error, the code is 1.
import sys
sys.exit("something went wrong")
