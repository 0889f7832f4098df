# finally runs however the block is left: return, break, continue, raise.
def ret():
    try:
        return "try"
    finally:
        print("finally")

print(ret())

def override():
    try:
        return "try"
    finally:
        return "finally wins"

print(override())
for i in range(3):
    try:
        if i == 0: continue
        if i == 1: break
    finally:
        print("f", i)

def swallow():
    while True:
        try:
            1 / 0
        finally:
            break
    return "swallowed"

print(swallow())

def nested():
    try:
        try:
            return 1
        finally:
            print("inner")
    finally:
        print("outer")

print(nested())
def value():
    x = 1
    try:
        return x
    finally:
        x = 2
print(value())
