"""The operating system: environment, files and folders, processes as far as scripts need them."""

import abc
import posixpath as path
import sys

import posix
from posix import _exit, cpu_count, getpid, strerror, urandom

sys.modules["os.path"] = path
from posixpath import altsep, curdir, defpath, devnull, extsep, pardir, pathsep, sep

name = "posix"
linesep = "\n"
error = OSError
F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2

__all__ = ["altsep", "curdir", "pardir", "sep", "pathsep", "linesep", "defpath", "name", "path", "devnull", "SEEK_SET", "SEEK_CUR",
           "SEEK_END", "fsencode", "fsdecode", "get_exec_path", "extsep", "makedirs", "removedirs", "environ", "getenv", "walk", "getcwd",
           "chdir", "listdir", "remove", "unlink", "rmdir", "mkdir", "rename", "replace", "chmod", "readlink", "symlink", "stat", "lstat",
           "getpid", "urandom", "cpu_count", "strerror", "fspath", "PathLike", "scandir", "DirEntry", "stat_result", "access", "error",
           "putenv", "unsetenv", "F_OK", "R_OK", "W_OK", "X_OK", "get_terminal_size", "terminal_size", "isatty"]


class PathLike(abc.ABC):
    """Anything with __fspath__."""

    @abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any("__fspath__" in base.__dict__ for base in subclass.__mro__)
        return NotImplemented


def fspath(path):
    """The path as str or bytes."""
    if isinstance(path, (str, bytes)):
        return path
    path_type = type(path)
    try:
        path_repr = path_type.__fspath__(path)
    except AttributeError:
        if hasattr(path_type, "__fspath__"):
            raise
        raise TypeError("expected str, bytes or os.PathLike object, not " + path_type.__name__) from None
    if isinstance(path_repr, (str, bytes)):
        return path_repr
    raise TypeError("expected {}.__fspath__() to return str or bytes, not {}".format(path_type.__name__, type(path_repr).__name__))


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


class _Environ(dict):
    # The environment of the process; changes stay inside.

    def __repr__(self):
        return "environ({" + ", ".join(f"{key!r}: {value!r}" for key, value in self.items()) + "})"

    def __setitem__(self, key, value):
        for text in (key, value):
            if not isinstance(text, str):
                raise TypeError("str expected, not %s" % type(text).__name__)
        dict.__setitem__(self, key, value)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def update(self, *args, **kwds):
        for key, value in dict(*args, **kwds).items():
            self[key] = value

    def copy(self):
        return dict(self)

    def __reduce__(self):
        raise TypeError("the environment is not copied this way")


environ = _Environ(posix._environment())


def getenv(key, default=None):
    """A value of the environment."""
    return environ.get(key, default)


def putenv(key, value):
    environ[fsdecode(key)] = fsdecode(value)


def unsetenv(key):
    environ.pop(fsdecode(key), None)


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(pathsep)


def getcwd():
    """The working directory."""
    return posix.getcwd()


def getcwdb():
    return fsencode(posix.getcwd())


def chdir(path):
    posix.chdir(fsdecode(path))


def listdir(path="."):
    """Names of what a folder holds."""
    names = posix.listdir("." if path is None else fsdecode(path))
    return [fsencode(name) for name in names] if isinstance(path, bytes) else names


def remove(path):
    posix.remove(fsdecode(path))


unlink = remove


def rmdir(path):
    posix.rmdir(fsdecode(path))


def mkdir(path, mode=0o777):
    posix.mkdir(fsdecode(path), mode)


def rename(src, dst):
    posix.rename(fsdecode(src), fsdecode(dst))


replace = rename


def chmod(path, mode):
    posix.chmod(fsdecode(path), mode)


def readlink(path):
    return posix.readlink(fsdecode(path))


def symlink(src, dst, target_is_directory=False):
    posix.symlink(fsdecode(src), fsdecode(dst))


def makedirs(name, mode=0o777, exist_ok=False):
    """Make a folder and those above it."""
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    if head and tail and not path.exists(head):
        try:
            makedirs(head, exist_ok=exist_ok)
        except FileExistsError:
            pass
        if tail == curdir:
            return
    try:
        mkdir(name, mode)
    except OSError:
        if not exist_ok or not path.isdir(name):
            raise


def removedirs(name):
    """Remove a folder and those above it that become empty."""
    rmdir(name)
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    while head and tail:
        try:
            rmdir(head)
        except OSError:
            break
        head, tail = path.split(head)


class stat_result(tuple):
    """What stat() gives."""

    __slots__ = ()
    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])
    st_atime = property(lambda self: tuple.__getitem__(self, 7))
    st_mtime = property(lambda self: tuple.__getitem__(self, 8))
    st_ctime = property(lambda self: tuple.__getitem__(self, 9))

    def __repr__(self):
        names = ("mode", "ino", "dev", "nlink", "uid", "gid", "size", "atime", "mtime", "ctime")
        return "os.stat_result(" + ", ".join(f"st_{name}={int(value)}" for name, value in zip(names, self)) + ")"


def stat(path, *, dir_fd=None, follow_symlinks=True):
    """What is known about a file."""
    return stat_result(posix.stat(fsdecode(path), follow_symlinks))


def lstat(path, *, dir_fd=None):
    return stat(path, follow_symlinks=False)


def access(path, mode):
    """Whether a file can be used so, going by its permission bits."""
    try:
        bits = stat(path).st_mode
    except OSError:
        return False
    return mode & (bits | bits >> 3 | bits >> 6) & 7 == mode


class DirEntry:
    """An entry of a folder, as scandir() gives it."""

    __slots__ = ("name", "path")

    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"

    def __fspath__(self):
        return self.path

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path) and (follow_symlinks or not path.islink(self.path))

    def is_symlink(self):
        return path.islink(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path, follow_symlinks=follow_symlinks)

    def inode(self):
        return lstat(self.path).st_ino


class _Scan:
    def __init__(self, folder):
        self._entries = iter([DirEntry(folder, name) for name in listdir(folder)])

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        self.close()

    def close(self):
        self._entries = iter(())


def scandir(path="."):
    """The entries of a folder."""
    return _Scan("." if path is None else fspath(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    """(folder, names of folders, names of files) for a folder and all below."""
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is not None:
            onerror(error)
        return
    dirs, files = [], []
    for name in names:
        (dirs if path.isdir(path.join(top, name)) else files).append(name)
    if topdown:
        yield top, dirs, files
    for name in dirs:
        inner = path.join(top, name)
        if followlinks or not path.islink(inner):
            yield from walk(inner, topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


class terminal_size(tuple):
    """Columns and lines."""

    __slots__ = ()
    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


def get_terminal_size(fd=1):
    try:
        return terminal_size((int(environ["COLUMNS"]), int(environ["LINES"])))
    except (KeyError, ValueError):
        return terminal_size((80, 24))


def isatty(fd):
    for stream in (sys.__stdin__, sys.__stdout__, sys.__stderr__):
        if stream is not None and stream.fileno() == fd:
            return stream.isatty()
    return False


def system(command):
    raise NotImplementedError("glasspy does not start other programs: os.system")


def fork():
    raise NotImplementedError("glasspy does not start other processes: os.fork")
