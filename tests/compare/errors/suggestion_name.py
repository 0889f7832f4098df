# A misspelt name is answered with a suggestion.
counter = 1
print(countre)
