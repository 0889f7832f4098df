# Carets inside nested calls and displays.
data = [[1, 2], [3]]
print(max(len(row) for row in data), sum([data[1][1], 5]))
