# Source lines are shown without their indentation, whatever it was.
if True:
        if True:
                    x = (1).missing_attribute + 2
