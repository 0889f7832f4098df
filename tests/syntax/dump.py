"""Trees as dump.rs writes them, from CPython: for each file one line per statement's checksum.

    python3.12 dump.py FOLDER      prints: path TAB ok|kind TAB checksum,checksum,...
    python3.12 dump.py - FILE      prints the dump of one file
"""

import ast
import os
import struct
import sys
import warnings
import zlib


def constant(value):
    if value is None or value is True or value is False:
        return str(value)
    if value is ...:
        return "Ellipsis"
    if isinstance(value, str):
        return "s:" + value.encode("utf-8", "surrogatepass").hex()
    if isinstance(value, bytes):
        return "b:" + value.hex()
    if isinstance(value, int):
        return "i:%x" % value
    if isinstance(value, float):
        return "f:%016x" % struct.unpack("<Q", struct.pack("<d", value))
    return "c:%016x" % struct.unpack("<Q", struct.pack("<d", value.imag))


def dump(node, out):
    if node is None:
        out.append(" -")
    elif isinstance(node, list):
        out.append(" [")
        for item in node:
            dump(item, out)
        out.append("]")
    elif isinstance(node, (ast.expr_context, ast.operator, ast.unaryop, ast.boolop, ast.cmpop)):
        out.append(" " + type(node).__name__)
    elif isinstance(node, ast.AST):
        out.append(" (" + type(node).__name__)
        if hasattr(node, "lineno"):
            out.append(f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}")
        if isinstance(node, ast.Constant):
            out.append(f" {constant(node.value)} {node.kind or '-'})")
            return
        for field in node._fields:
            if field in ("type_comment", "type_ignores"):
                continue
            value = getattr(node, field)
            if isinstance(node, ast.MatchSingleton):
                value = str(value)
            if field == "values" and isinstance(node, ast.JoinedStr):
                # CPython leaves an empty constant behind a field in a format spec.
                value = [v for v in value if not (isinstance(v, ast.Constant) and v.value == "")]
            dump(value, out)
        out.append(")")
    else:
        out.append(f" {node}")


def parse(path):
    warnings.simplefilter("ignore")
    with open(path, "rb") as file:
        return ast.parse(file.read(), path)


def text(stmt):
    out = []
    dump(stmt, out)
    return "".join(out)


def main():
    sys.setrecursionlimit(100000)
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    if sys.argv[1] == "-":
        for stmt in parse(sys.argv[2]).body:
            print(text(stmt))
        return
    for folder, folders, files in os.walk(sys.argv[1]):
        folders.sort()
        for name in sorted(files):
            if not name.endswith(".py"):
                continue
            path = os.path.join(folder, name)
            try:
                tree = parse(path)
            except Exception as error:
                print(path, type(error).__name__, str(error).split("\n")[0], sep="\t")
                continue
            print(path, "ok", ",".join("%x" % zlib.crc32(text(s).encode("utf-8", "surrogatepass")) for s in tree.body), sep="\t")


main()
