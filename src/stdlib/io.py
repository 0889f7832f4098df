"""Files and files in memory."""

__all__ = ["BlockingIOError", "open", "IOBase", "RawIOBase", "BytesIO", "StringIO", "BufferedIOBase", "BufferedReader", "BufferedWriter",
           "TextIOBase", "TextIOWrapper", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE"]

import abc

from _io import (DEFAULT_BUFFER_SIZE, BlockingIOError, BufferedReader, BufferedWriter, BytesIO, StringIO, TextIOWrapper,
                 UnsupportedOperation, open)

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2


class IOBase(metaclass=abc.ABCMeta):
    """What every file is."""

    closed = False

    def _unsupported(self, name):
        raise UnsupportedOperation(name)

    def seek(self, pos, whence=0): self._unsupported("seek")
    def tell(self): return self.seek(0, 1)
    def truncate(self, pos=None): self._unsupported("truncate")
    def fileno(self): self._unsupported("fileno")
    def flush(self): self._checkClosed()
    def close(self): self.closed = True
    def seekable(self): return False
    def readable(self): return False
    def writable(self): return False
    def isatty(self): return False

    def _checkClosed(self):
        if self.closed:
            raise ValueError("I/O operation on closed file.")

    def __enter__(self):
        self._checkClosed()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._checkClosed()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=None):
        lines, total = [], 0
        for line in self:
            lines.append(line)
            total += len(line)
            if hint is not None and 0 < hint <= total:
                break
        return lines

    def writelines(self, lines):
        self._checkClosed()
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """Byte files without a buffer."""


class BufferedIOBase(IOBase):
    """Byte files with a buffer."""

    def read(self, size=-1): self._unsupported("read")
    def write(self, b): self._unsupported("write")
    def detach(self): self._unsupported("detach")


class TextIOBase(IOBase):
    """Text files."""

    encoding = None
    newlines = None
    errors = None

    def read(self, size=-1): self._unsupported("read")
    def readline(self): self._unsupported("readline")
    def write(self, s): self._unsupported("write")
    def detach(self): self._unsupported("detach")


for _class in (BytesIO, BufferedReader, BufferedWriter):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class
