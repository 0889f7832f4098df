# float_info, int_info, hash_info, version_info, thread_info: names, values, repr.
import sys
print(sys.float_info); print(sys.int_info); print(sys.hash_info); print(sys.version_info); print(sys.thread_info[:2])
print(len(sys.float_info), sys.float_info[0] == sys.float_info.max, sys.int_info[:2], sys.version_info > (3, 11), sys.version_info[:3], sys.version_info == (3, 12, 1, "final", 0), tuple(sys.version_info))
print(type(sys.float_info), type(sys.version_info).__name__, sys.version_info.n_fields, sys.version_info.n_sequence_fields, sys.version_info.n_unnamed_fields, sys.version_info.__match_args__)
for bad in (lambda: type(sys.version_info)(), lambda: setattr(sys.version_info, "major", 2), lambda: type("X", (type(sys.version_info),), {}), lambda: type(sys.flags)()):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
print(sys.hexversion == 0x30c01f0, sys.api_version, sys.maxsize == 2**63 - 1, sys.maxunicode, sys.byteorder, sys.float_repr_style, sys.platform, sys.abiflags)
print(hash(sys.int_info) == hash(tuple(sys.int_info)), sys.int_info + (1,), sys.getsizeof(sys.int_info), sys.getsizeof(sys.version_info))
