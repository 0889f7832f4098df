"""What reads the values of a JSON text."""

__all__ = ["make_scanner"]

from _json import make_scanner as c_make_scanner

make_scanner = c_make_scanner
