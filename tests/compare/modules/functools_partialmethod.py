# partialmethod binds like a method.
from functools import partial, partialmethod


class Light:
    def __init__(self):
        self.state = "off"

    def switch(self, state, *, loud=False):
        self.state = state
        return f"{state}{'!' if loud else ''}"

    on = partialmethod(switch, "on")
    shout = partialmethod(on, loud=True)

    @classmethod
    def make(cls, n):
        return [cls() for _ in range(n)]

    pair = partialmethod(make, 2)
    add = partialmethod(partial(max, 3))


light = Light()
print(light.on(), light.state, light.shout(), len(Light.pair()), len(light.pair()))
print(Light.on(light, loud=True), Light.__dict__["shout"].args, Light.__dict__["shout"].keywords)
try:
    partialmethod(3)
except TypeError as error:
    print(error)
