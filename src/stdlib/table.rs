//! The list of modules that need no file: native ones, and Python text that is part of the executable.
//!
//! To add one: a row here. A native module's row names its `MODULE`; a Python module's row names its file in this folder.

use crate::object::ModuleSpec;

const NATIVE: &[&ModuleSpec] = &[
    &super::builtins::MODULE,
    &super::sys::MODULE,
    &super::atexit::MODULE,
    &super::gc::MODULE,
    &super::io::MODULE,
    &super::math::MODULE,
    &super::time::MODULE,
    &super::tracemalloc::MODULE,
    &super::weakref::MODULE,
];

/// Names and texts.
const PYTHON: &[(&str, &str)] = &[
    ("_weakrefset", include_str!("_weakrefset.py")),
    ("linecache", include_str!("linecache.py")),
    ("copyreg", include_str!("copyreg.py")),
    ("tracemalloc", include_str!("tracemalloc.py")),
    ("types", include_str!("types.py")),
    ("weakref", include_str!("weakref.py")),
];

/// Names that come before anything on `sys.path` (`sys.builtin_module_names`).
pub const BUILTIN_NAMES: &[&str] = &[
    "_codecs", "_collections", "_functools", "_io", "_operator", "_signal", "_string", "_thread", "_tracemalloc", "_weakref", "atexit", "builtins",
    "errno", "gc", "itertools", "posix", "sys", "time",
];

/// The names of CPython's standard library that a message may suggest to import (`sys.stdlib_module_names`).
pub const STANDARD_NAMES: &[&str] = &[
    "__future__", "_thread", "abc", "argparse", "array", "ast", "asyncio", "atexit", "base64", "bdb", "binascii", "bisect", "builtins", "bz2",
    "calendar", "cmath", "cmd", "code", "codecs", "codeop", "collections", "colorsys", "compileall", "concurrent", "configparser", "contextlib",
    "contextvars", "copy", "copyreg", "csv", "ctypes", "curses", "dataclasses", "datetime", "dbm", "decimal", "difflib", "dis", "doctest", "email",
    "encodings", "ensurepip", "enum", "errno", "faulthandler", "fcntl", "filecmp", "fileinput", "fnmatch", "fractions", "ftplib", "functools", "gc",
    "genericpath", "getopt", "getpass", "gettext", "glob", "graphlib", "grp", "gzip", "hashlib", "heapq", "hmac", "html", "http", "imaplib",
    "importlib", "inspect", "io", "ipaddress", "itertools", "json", "keyword", "linecache", "locale", "logging", "lzma", "mailbox", "marshal", "math",
    "mimetypes", "mmap", "modulefinder", "multiprocessing", "netrc", "ntpath", "numbers", "opcode", "operator", "optparse", "os", "pathlib", "pdb",
    "pickle", "pickletools", "pkgutil", "platform", "plistlib", "poplib", "posix", "posixpath", "pprint", "profile", "pstats", "pty", "pwd",
    "py_compile", "pyclbr", "pydoc", "queue", "quopri", "random", "re", "readline", "reprlib", "resource", "rlcompleter", "runpy", "sched", "secrets",
    "select", "selectors", "shelve", "shlex", "shutil", "signal", "site", "smtplib", "socket", "socketserver", "sqlite3", "ssl", "stat",
    "statistics", "string", "stringprep", "struct", "subprocess", "symtable", "sys", "sysconfig", "syslog", "tabnanny", "tarfile", "tempfile",
    "termios", "textwrap", "this", "threading", "time", "timeit", "tkinter", "token", "tokenize", "tomllib", "trace", "traceback", "tracemalloc",
    "tty", "turtle", "types", "typing", "unicodedata", "unittest", "urllib", "uuid", "venv", "warnings", "wave", "weakref", "webbrowser", "wsgiref",
    "xml", "xmlrpc", "zipapp", "zipfile", "zipimport", "zlib", "zoneinfo",
];

/// A native module's declaration.
pub fn find(name: &str) -> Option<&'static ModuleSpec> {
    NATIVE.iter().copied().find(|spec| spec.name == name)
}

/// The text of a module written in Python.
pub fn source(name: &str) -> Option<&'static str> {
    PYTHON.iter().find(|row| row.0 == name).map(|row| row.1)
}

/// Whether a module written in Python has submodules.
pub fn is_package(name: &str) -> bool {
    let inner = format!("{name}.");
    PYTHON.iter().any(|row| row.0.starts_with(&inner))
}
