# Tabs and blanks mixed inconsistently.
if True:
        x = 1
	y = 2
