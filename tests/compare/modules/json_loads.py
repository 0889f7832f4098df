# JSON to values, and what is wrong with bad text.
import io
import json

for text in ("null", "[1, 2.5, -3e2]", '{"a": {"b": []}}', '"\\u00e9\\ud83d\\ude00\\n"', " \n true ", "NaN", "-Infinity", "-0", "1E-2",
             "", "[", "[1", "[1,", "[1,]", "{", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{1:2}", '"abc', '"a\\q"', '"\\u12"',
             "nul", "[1 2]", "1 2", '{"a" 1}', "01", "-", "1.", '"\t"', " \n [1,\n x]", "[]]", '"\\ud83d"'):
    try:
        print(repr(text), repr(json.loads(text)))
    except json.JSONDecodeError as error:
        print(repr(text), error)
print(json.loads(b"[1]"), json.loads("[1.5]", parse_float=str), json.loads('{"a":1}', object_hook=lambda d: list(d)))
print(json.loads('{"a":1,"a":2}', object_pairs_hook=list), json.loads('{"a":1,"a":2}'))
try:
    json.loads('{"a":\n x}')
except ValueError as error:
    print(error.msg, error.pos, error.lineno, error.colno)
try:
    json.loads(5)
except TypeError as error:
    print(error)
file = io.StringIO()
json.dump({"x": [1]}, file)
file.seek(0)
print(file.getvalue(), json.load(file))
keys = json.loads('[{"key": 1}, {"key": 2}]')
print([list(d)[0] for d in keys], next(iter(keys[0])) is next(iter(keys[1])))
