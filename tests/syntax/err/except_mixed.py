try:
    pass
except a:
    pass
except* b:
    pass
