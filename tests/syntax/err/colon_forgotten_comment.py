while x  # no colon
    pass
