"""Paths as text: the module that os.path is."""

import posix

__all__ = ["normcase", "isabs", "join", "splitdrive", "split", "splitext", "basename", "dirname", "commonprefix", "getsize", "getmtime",
           "getatime", "getctime", "islink", "exists", "lexists", "isdir", "isfile", "expanduser", "expandvars", "normpath", "abspath",
           "realpath", "relpath", "commonpath", "samefile", "curdir", "pardir", "sep", "pathsep", "defpath", "altsep", "extsep", "devnull"]

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"


def _fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    try:
        method = type(path).__fspath__
    except AttributeError:
        raise TypeError("expected str, bytes or os.PathLike object, not " + type(path).__name__) from None
    return method(path)


def _sep(path):
    return b"/" if isinstance(path, bytes) else "/"


def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_sep(s))


def join(a, *p):
    """Join parts with slashes; an absolute part starts anew."""
    a = _fspath(a)
    sep = _sep(a)
    path = a
    for b in p:
        b = _fspath(b)
        if isinstance(a, str) is not isinstance(b, str):
            raise TypeError("Can't mix strings and bytes in path components")
        if b.startswith(sep):
            path = b
        elif not path or path.endswith(sep):
            path += b
        else:
            path += sep + b
    return path


def split(p):
    """(everything before the last slash, the rest)"""
    p = _fspath(p)
    sep = _sep(p)
    i = p.rfind(sep) + 1
    head, tail = p[:i], p[i:]
    if head and head != sep * len(head):
        head = head.rstrip(sep)
    return head, tail


def splitext(p):
    """(everything before the last dot of the last part, the dot and the rest)"""
    p = _fspath(p)
    sep, dot = (b"/", b".") if isinstance(p, bytes) else ("/", ".")
    sep_index = p.rfind(sep)
    dot_index = p.rfind(dot)
    if dot_index > sep_index:
        # Leading dots belong to the name.
        name_index = sep_index + 1
        while name_index < dot_index:
            if p[name_index:name_index + 1] != dot:
                return p[:dot_index], p[dot_index:]
            name_index += 1
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def basename(p):
    p = _fspath(p)
    return p[p.rfind(_sep(p)) + 1:]


def dirname(p):
    return split(p)[0]


def _stat(path, follow=True):
    path = _fspath(path)
    return posix.stat(path.decode() if isinstance(path, bytes) else path, follow)


def exists(path):
    try:
        _stat(path)
    except (OSError, ValueError):
        return False
    return True


def lexists(path):
    try:
        _stat(path, False)
    except (OSError, ValueError):
        return False
    return True


def _kind(path, wanted, follow=True):
    try:
        return _stat(path, follow)[0] & 0o170000 == wanted
    except (OSError, ValueError):
        return False


def isfile(path):
    return _kind(path, 0o100000)


def isdir(s):
    return _kind(s, 0o040000)


def islink(path):
    return _kind(path, 0o120000, False)


def getsize(filename):
    return _stat(filename)[6]


def getatime(filename):
    return _stat(filename)[7]


def getmtime(filename):
    return _stat(filename)[8]


def getctime(filename):
    return _stat(filename)[9]


def samefile(f1, f2):
    return _stat(f1)[1:3] == _stat(f2)[1:3]


def commonprefix(m):
    """The longest common beginning of all of them, character by character."""
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = tuple(map(_fspath, m))
    s1, s2 = min(m), max(m)
    for i, c in enumerate(s1):
        if c != s2[i]:
            return s1[:i]
    return s1


def commonpath(paths):
    """The longest common folder."""
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = tuple(map(_fspath, paths))
    sep = _sep(paths[0])
    try:
        isabs, = set(p[:1] == sep for p in paths)
    except ValueError:
        raise ValueError("Can't mix absolute and relative paths") from None
    curdir = b"." if isinstance(sep, bytes) else "."
    split_paths = [[c for c in path.split(sep) if c and c != curdir] for path in paths]
    s1, s2 = min(split_paths), max(split_paths)
    common = s1
    for i, c in enumerate(s1):
        if i >= len(s2) or c != s2[i]:
            common = s1[:i]
            break
    return (sep if isabs else sep[:0]) + sep.join(common)


def expanduser(path):
    """A leading ~ becomes the home folder."""
    path = _fspath(path)
    if isinstance(path, bytes) or not path.startswith("~"):
        return path
    i = path.find("/", 1)
    if i < 0:
        i = len(path)
    if i != 1:
        return path
    import os
    home = os.environ.get("HOME")
    if home is None:
        return path
    return (home.rstrip("/") + path[i:]) or "/"


def expandvars(path):
    """$name and ${name} become values of the environment."""
    path = _fspath(path)
    import os
    out = []
    i = 0
    while i < len(path):
        if path[i] == "$":
            j = i + 1
            if path[j:j + 1] == "{":
                end = path.find("}", j)
                name = path[j + 1:end] if end > 0 else None
                end += 1
            else:
                end = j
                while end < len(path) and (path[end] == "_" or path[end].isalnum()):
                    end += 1
                name = path[j:end]
            if name and name in os.environ:
                out.append(os.environ[name])
                i = end
                continue
        out.append(path[i])
        i += 1
    return "".join(out)


def normpath(path):
    """Without double slashes, . and .."""
    path = _fspath(path)
    sep = _sep(path)
    dot, dotdot = (b".", b"..") if isinstance(path, bytes) else (".", "..")
    if not path:
        return dot
    slashes = 0
    if path.startswith(sep):
        slashes = 2 if path.startswith(sep * 2) and not path.startswith(sep * 3) else 1
    comps = []
    for comp in path.split(sep):
        if not comp or comp == dot:
            continue
        if comp != dotdot or (not slashes and not comps) or (comps and comps[-1] == dotdot):
            comps.append(comp)
        elif comps:
            comps.pop()
    return sep * slashes + sep.join(comps) or dot


def abspath(path):
    path = _fspath(path)
    if not isabs(path):
        cwd = posix.getcwd()
        path = join(cwd.encode() if isinstance(path, bytes) else cwd, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    """Absolute, with symbolic links followed."""
    rest = abspath(filename).split("/")[::-1]
    path = "/"
    seen = 0
    while rest:
        name = rest.pop()
        if not name or name == curdir:
            continue
        if name == pardir:
            path = dirname(path)
            continue
        newpath = join(path, name)
        if islink(newpath) and seen < 40:
            seen += 1
            target = posix.readlink(newpath)
            if isabs(target):
                path = "/"
            rest.extend(target.split("/")[::-1])
            continue
        if strict:
            _stat(newpath)
        path = newpath
    return path


def relpath(path, start=None):
    """The way from one folder to a path."""
    if not path:
        raise ValueError("no path specified")
    path = _fspath(path)
    start = curdir if start is None else _fspath(start)
    start_list = [x for x in abspath(start).split(sep) if x]
    path_list = [x for x in abspath(path).split(sep) if x]
    i = len(commonprefix([start_list, path_list]))
    rel_list = [pardir] * (len(start_list) - i) + path_list[i:]
    return join(*rel_list) if rel_list else curdir
