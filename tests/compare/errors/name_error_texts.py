# Names that are unbound in different ways, uncaught.
def outer():
    def inner():
        return later
    inner()
    later = 1

outer()
