# resource: what the process has used, and its limits; the largest resident size grows with what is kept.
import resource

before = resource.getrusage(resource.RUSAGE_SELF)
kept = bytearray(64 * 1024 * 1024)
after = resource.getrusage(resource.RUSAGE_SELF)
print(type(after), len(after), after[2] == after.ru_maxrss, after.n_fields)
print(before.ru_maxrss > 0, after.ru_maxrss >= before.ru_maxrss, type(after.ru_utime), after.ru_utime >= before.ru_utime)
print([name for name in dir(after) if name.startswith('ru_')])
print(resource.getpagesize(), resource.error, resource.RLIM_INFINITY, resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN, resource.RLIMIT_AS)
soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
print(resource.getrlimit(resource.RLIMIT_CORE)[0], type(soft))
for work in (lambda: resource.getrusage(99), lambda: resource.getrusage('a'), lambda: resource.getrlimit(99), lambda: resource.setrlimit(0, 1),
             lambda: resource.setrlimit(0, (1,)), lambda: resource.setrlimit(resource.RLIMIT_AS, (10, 5))):
    try:
        print(work())
    except Exception as error:
        print(type(error).__name__, error)

# A process that may have so much and no more: what does not fit is a MemoryError, and the script goes on.
resource.setrlimit(resource.RLIMIT_AS, (4 * 1024 ** 3, resource.getrlimit(resource.RLIMIT_AS)[1]))
for make in (lambda: bytearray(8 * 1024 ** 3), lambda: [None] * 1024 ** 3, lambda: 'x' * 8 * 1024 ** 3, lambda: bytes(8 * 1024 ** 3)):
    try:
        make()
    except MemoryError as error:
        print('MemoryError', error)
print(len(kept))
