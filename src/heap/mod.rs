//! Bytes, counts, cycles; no word of Python.
