"""Lines of source files, read once and kept."""

import sys

__all__ = ["getline", "clearcache", "checkcache", "lazycache"]

# name: (size, modification time or None, lines, path read)
cache = {}


def clearcache():
    """Forget all files."""
    cache.clear()


def getline(filename, lineno, module_globals=None):
    """A line with its newline; '' if there is none."""
    lines = getlines(filename, module_globals)
    if 1 <= lineno <= len(lines):
        return lines[lineno - 1]
    return ""


def getlines(filename, module_globals=None):
    """All lines of a file; an empty list if it cannot be read."""
    entry = cache.get(filename)
    if entry is not None and len(entry) != 1:
        return entry[2]
    try:
        return updatecache(filename, module_globals)
    except MemoryError:
        clearcache()
        return []


def checkcache(filename=None):
    """Forget files that were kept without their time (those that may have changed)."""
    for name in list(cache) if filename is None else [filename]:
        entry = cache.get(name)
        if entry is not None and len(entry) != 1 and entry[1] is not None:
            cache.pop(name, None)


def lazycache(filename, module_globals):
    """Note where a module's source can be had, to be asked for when needed."""
    if filename in cache:
        return len(cache[filename]) == 1
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return False
    loader = (module_globals or {}).get("__loader__")
    get_source = getattr(loader, "get_source", None)
    if get_source is None:
        return False
    name = module_globals.get("__name__")
    cache[filename] = (lambda: get_source(name),)
    return True


def updatecache(filename, module_globals=None):
    """Read a file anew and return its lines."""
    entry = cache.pop(filename, None)
    if not filename or (filename.startswith("<") and filename.endswith(">")):
        return []
    if entry is not None and len(entry) == 1:
        try:
            text = entry[0]()
        except (ImportError, OSError):
            text = None
        if text is not None:
            return _keep(filename, filename, text, None)
    paths = [filename]
    if not filename.startswith("/"):
        paths += [folder.rstrip("/") + "/" + filename for folder in sys.path if isinstance(folder, str)]
    for path in paths:
        try:
            with open(path, encoding="utf-8") as file:
                text = file.read()
        except (OSError, UnicodeDecodeError, SyntaxError):
            continue
        return _keep(filename, path, text, 0)
    return []


def _keep(filename, path, text, time):
    # Only newlines end a line here; str.splitlines knows more ends.
    lines = [line + "\n" for line in text.split("\n")]
    if lines[-1] == "\n":
        lines.pop()
    cache[filename] = (len(text), time, lines, path)
    return lines
