# So is a misspelt attribute.
class Thing:
    def describe(self): pass

Thing().decsribe()
