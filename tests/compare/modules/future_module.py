# `__future__` can be imported as a module: the features with their versions and flags.
from __future__ import annotations, division, print_function
import __future__

for name in __future__.all_feature_names:
    print(name, getattr(__future__, name))
print(__future__.__all__[0], annotations.compiler_flag, division.getMandatoryRelease(), print_function.optional)
