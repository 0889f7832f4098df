# Code without a file has no source lines.
exec("def f():\n    1 / 0\nf()")
