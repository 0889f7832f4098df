# A function with thousands of local variables: all of them behave as usual.
body = "".join(f"  v{i} = a + {i}\n" for i in range(5000))
source = f"""
def f(a, b=2):
{body}
  v4990 += v4991
  del v4992
  try: v4992
  except UnboundLocalError as e: print(e)
  try: del v4992
  except UnboundLocalError as v4993: print(v4993)
  try: v4993
  except UnboundLocalError as e: print(e)
  for v4994 in range(3): pass
  v4995, (v4996, *v4997) = 1, (2, 3, 4)
  print([v4998 for v4998 in range(3)], v4998, [v4999 + q for q in (1, 2)])
  if (v4002 := v4003) > 5: print(v4002)
  def v4004(x): return x + v4005
  class v4006: z = 1
  print(v4004(1), v4006.z, v4990, v4994, v4995, v4996, v4997)
  seen = locals()
  print(seen["v4500"], "v4992" in seen, seen["a"], seen["b"])
  match [1, {{"k": 2}}]:
    case [v4007, {{"k": v4008}}]: print(v4007, v4008)
  v4013 = not v4014
  v4015 = v4016 if v4017 else v4018
  v4019 = v4020 and v4021 or v4022
  for v4027 in range(3):
    for v4028, v4029 in [(1, 2)]: pass
  print(v4013, v4015, v4019, v4027, v4028, v4029)
  return v4999

def g(a):
{body}
  yield v4999
  yield locals()["v4998"]
  del v4999
  yield v4999

async def h(a):
{body}
  return v4999
"""
exec(source)
print(f(10), f.__code__.co_nlocals > 5000)
try:
    for item in g(5):
        print(item)
except UnboundLocalError as error:
    print(error)
try:
    h(1).send(None)
except StopIteration as stop:
    print(stop.value)
