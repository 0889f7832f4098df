# assert with and without a message.
assert True
assert 1, "not shown"
try:
    assert 0
except AssertionError as e:
    print(repr(e))
try:
    assert [], "message"
except AssertionError as e:
    print(repr(e))
try:
    assert 0, (1, 2)
except AssertionError as e:
    print(repr(e), e.args)
print(__debug__)
