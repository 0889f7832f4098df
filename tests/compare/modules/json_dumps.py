# Values to JSON.
import json

for value in (None, True, 1, -1.5, 1e100, 'a"b\n\u00e9\U0001F600\x7f\x00', [], {}, [1, [2, {}]], {"a": 1, "b": [True, None]}, (1, 2),
              {1: 2, None: 3, True: 4, 1.5: 5}, float("inf"), 10**30):
    print(json.dumps(value))
print(json.dumps({"b": [1, 2, {"c": []}], "a": {}}, indent=2, sort_keys=True))
print(json.dumps([1, 2], separators=(",", ":")), json.dumps("é", ensure_ascii=False), json.dumps({"a": 1}, indent="\t"))


class Thing:
    pass


class Encoder(json.JSONEncoder):
    def default(self, o):
        return {"type": type(o).__name__}


print(json.dumps([Thing()], cls=Encoder), json.dumps(Thing(), default=lambda o: "x"), json.dumps({(1,): 2, "k": 3}, skipkeys=True))
loop = []
loop.append(loop)
for call in (lambda: json.dumps(Thing()), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps({1, 2}), lambda: json.dumps(loop),
             lambda: json.dumps(float("nan"), allow_nan=False)):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
