# Observers that are held weakly: they leave the list by dying, methods by WeakMethod, and the subject never keeps one.
import gc
import sys
import weakref


class Subject:
    def __init__(self, name):
        self.name = name
        self._observers = []
        self._weak = weakref.WeakSet()

    def attach(self, method):
        def gone(ref, subject=weakref.ref(self)):
            owner = subject()
            if owner is not None:
                owner._observers.remove(ref)
                print(f"    ({owner.name} loses an observer)")
        self._observers.append(weakref.WeakMethod(method, gone))

    def join(self, observer):
        self._weak.add(observer)

    def notify(self, event):
        print(f"{self.name}: {event}, {len(self._observers)} listeners, {len(self._weak)} members")
        for ref in list(self._observers):
            method = ref()
            if method is not None:
                method(event)


class Display:
    def __init__(self, name):
        self.name = name
        self.seen = []

    def update(self, event):
        self.seen.append(event)
        print("   ", self.name, "shows", event)

    def __del__(self):
        print("   ", self.name, "is switched off after", len(self.seen))


class Logger(Display):
    """Knows its subject, so that the two would hold each other if the subject held it."""

    def __init__(self, name, subject):
        super().__init__(name)
        self.subject = subject
        subject.attach(self.update)


def main():
    weather = Subject("weather")
    kitchen, hall = Display("kitchen"), Display("hall")
    weather.attach(kitchen.update)
    weather.attach(hall.update)
    weather.join(kitchen)
    weather.join(hall)
    logger = Logger("log", weather)
    weather.notify("rain")
    print("counts", sys.getrefcount(kitchen), sys.getrefcount(logger), weakref.getweakrefcount(kitchen))

    del hall
    weather.notify("sun")
    del logger
    weather.notify("wind")

    # A display in a cycle dies when the collector comes by.
    porch = Display("porch")
    porch.me = porch
    weather.attach(porch.update)
    weather.join(porch)
    weather.notify("fog")
    del porch
    weather.notify("snow")
    print("collected", gc.collect())
    weather.notify("hail")

    proxy = weakref.proxy(kitchen)
    proxy.update("directly")
    print(sorted(observer.name for observer in weather._weak))
    del kitchen
    try:
        proxy.update("too late")
    except ReferenceError as error:
        print("ReferenceError:", error)
    weather.notify("night")

    subject = weakref.ref(weather)
    del weather
    print("subject alive:", subject() is not None)


gc.collect()
main()
