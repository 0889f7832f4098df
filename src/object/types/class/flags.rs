//! `type.__flags__`: our flags in CPython's bits.

use crate::heap::flags;
use crate::object::{TypeBody, type_flags};

/// Our bit (or bits) and CPython's.
const BITS: &[(u64, u32)] = &[
    (type_flags::MANAGED_WEAKREF, 3),
    (type_flags::MANAGED_DICT, 4),
    (type_flags::SEQUENCE, 5),
    (type_flags::MAPPING, 6),
    (type_flags::NO_INSTANTIATION, 7),
    (type_flags::IMMUTABLE, 8),
    (type_flags::HEAP_TYPE, 9),
    (type_flags::BASE_TYPE, 10),
    (type_flags::READY, 12),
    (flags::GC, 14),
    (type_flags::METHOD_DESCRIPTOR, 17),
    (type_flags::ABSTRACT, 20),
    (type_flags::MATCH_SELF, 22),
    (type_flags::INT, 24),
    (type_flags::LIST, 25),
    (type_flags::TUPLE, 26),
    (type_flags::BYTES, 27),
    (type_flags::STR, 28),
    (type_flags::DICT, 29),
    (type_flags::EXCEPTION, 30),
    (type_flags::TYPE, 31),
];

/// The number that `__flags__` shows.
pub fn cpython_flags(class: &TypeBody) -> i64 {
    let mut result = 0i64;
    for &(ours, theirs) in BITS {
        if class.has(ours) {
            result |= 1 << theirs;
        }
    }
    if !class.has(type_flags::HEAP_TYPE) {
        result |= 1 << 1;
    }
    if class.version.get() != 0 || !class.has(type_flags::HEAP_TYPE) {
        result |= 1 << 19;
    }
    result
}
