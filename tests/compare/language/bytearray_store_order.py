# The value is looked at before the index is found out of range.
b = bytearray(b"abc")
for index, value in ((5, 300), (5, None), (0, 300), ("x", 300), (5, -1), (-9, 1)):
    try:
        b[index] = value
    except Exception as error:
        print(index, value, repr(error))
