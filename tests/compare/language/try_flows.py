# try, except, else, finally in all their orders.
def run(kind):
    trace = []
    try:
        trace.append("try")
        if kind == "value": raise ValueError("v")
        if kind == "key": raise KeyError("k")
        if kind == "other": raise RuntimeError("r")
    except ValueError as e:
        trace.append(f"value {e}")
    except (KeyError, IndexError) as e:
        trace.append(f"key {e}")
    else:
        trace.append("else")
    finally:
        trace.append("finally")
        print(kind, trace)

run("none")
run("value")
run("key")
try:
    run("other")
except RuntimeError as e:
    print("out", e)
try:
    try:
        raise ValueError(1)
    except ValueError:
        raise
except ValueError as e:
    print("again", e)
try:
    e
except NameError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
