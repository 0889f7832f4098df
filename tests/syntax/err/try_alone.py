try:
    pass
x
