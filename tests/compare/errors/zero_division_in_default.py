# Errors in defaults and decorators happen at the def.
def f(x=1 // 0):
    pass
