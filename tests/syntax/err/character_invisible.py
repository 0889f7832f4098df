a = b + c
