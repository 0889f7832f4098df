# SystemExit is no Exception, but can be caught.
try:
    raise SystemExit(5)
except Exception:
    print("not here")
except BaseException as e:
    print(type(e).__name__, e.code, e)
try:
    exit(4)
except SystemExit as e:
    print(e.code)
