# A bare name that is an attribute of self.
class Thing:
    def __init__(self):
        self.value = 1
    def show(self):
        return value

Thing().show()
