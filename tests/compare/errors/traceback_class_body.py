# An error while a class body runs.
class Outer:
    class Inner:
        x = undefined_thing
