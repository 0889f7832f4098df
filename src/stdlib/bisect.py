"""Places in sorted lists, and insertion that keeps them sorted."""

from _bisect import *

bisect = bisect_right
insort = insort_right
