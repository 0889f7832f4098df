//! The list of all exception classes. A row names the base and where the class adds something, its extras.

use super::{base, body, fields, group, os, syntax, unicode};
use crate::heap::flags;
use crate::object::types::object;
use crate::object::{InitFn, Slots, TypeBody, TypeSpec, Types, type_flags};

/// A class that adds nothing to its base. It has the base's `__new__` and `__init__` in its own dict, as CPython's classes do.
const fn plain(name: &'static str, base: fn(&Types) -> &'static TypeBody, basic_size: usize) -> TypeSpec {
    TypeSpec {
        slots: Slots { new: Some(base::new), init: Some(base::init), ..Slots::EMPTY },
        ..with_init(name, base, basic_size, base::init)
    }
}

/// The same with only an `__init__` in its dict, that of the class which its line begins with.
const fn with_init(name: &'static str, base: fn(&Types) -> &'static TypeBody, basic_size: usize, init: InitFn) -> TypeSpec {
    TypeSpec {
        name,
        base: Some(base),
        basic_size,
        flags: flags::GC | flags::TRASHCAN | type_flags::BASE_TYPE,
        slots: Slots { init: Some(init), ..Slots::EMPTY },
        ..TypeSpec::DEFAULT
    }
}

/// A class with extra words, of which those in MASK are references.
const fn with_extra<const MASK: u32>(spec: TypeSpec) -> TypeSpec {
    TypeSpec { dealloc: Some(body::dealloc::<MASK>), traverse: Some(body::traverse::<MASK>), clear: Some(body::clear::<MASK>), ..spec }
}

/// `BaseException`
pub const BASE_EXCEPTION: TypeSpec = TypeSpec {
    name: "BaseException",
    basic_size: body::BASE_BYTES,
    flags: flags::GC | flags::TRASHCAN | type_flags::BASE_TYPE | type_flags::EXCEPTION,
    dealloc: Some(body::dealloc::<0>),
    traverse: Some(body::traverse::<0>),
    clear: Some(body::clear::<0>),
    slots: Slots {
        new: Some(base::new),
        init: Some(base::init),
        repr: Some(base::repr),
        str_: Some(base::str_),
        get_attr: Some(object::get_attribute),
        set_attr: Some(object::set_attribute),
        ..Slots::EMPTY
    },
    methods: base::METHODS,
    getset: base::GETSET,
    members: base::MEMBERS,
    doc: "Common base class for all exceptions",
    dict_offset: 16,
    ..TypeSpec::DEFAULT
};
/// `BaseExceptionGroup`
pub const BASE_EXCEPTION_GROUP: TypeSpec = TypeSpec {
    slots: Slots { new: Some(group::new), init: Some(group::init), str_: Some(group::to_str), ..Slots::EMPTY },
    methods: group::METHODS,
    members: group::MEMBERS,
    ..with_extra::<0b11>(plain("BaseExceptionGroup", |types| types.base_exception, 88))
};
/// `GeneratorExit`
pub const GENERATOR_EXIT: TypeSpec = plain("GeneratorExit", |types| types.base_exception, 72);
/// `KeyboardInterrupt`
pub const KEYBOARD_INTERRUPT: TypeSpec = plain("KeyboardInterrupt", |types| types.base_exception, 72);
/// `SystemExit`
pub const SYSTEM_EXIT: TypeSpec = TypeSpec {
    slots: Slots { init: Some(fields::system_exit_init), ..Slots::EMPTY },
    members: fields::SYSTEM_EXIT_MEMBERS,
    ..with_extra::<0b1>(plain("SystemExit", |types| types.base_exception, 80))
};
/// `Exception`
pub const EXCEPTION: TypeSpec = plain("Exception", |types| types.base_exception, 72);
/// `ArithmeticError`
pub const ARITHMETIC_ERROR: TypeSpec = plain("ArithmeticError", |types| types.exception, 72);
/// `FloatingPointError`
pub const FLOATING_POINT_ERROR: TypeSpec = plain("FloatingPointError", |types| types.arithmetic_error, 72);
/// `OverflowError`
pub const OVERFLOW_ERROR: TypeSpec = plain("OverflowError", |types| types.arithmetic_error, 72);
/// `ZeroDivisionError`
pub const ZERO_DIVISION_ERROR: TypeSpec = plain("ZeroDivisionError", |types| types.arithmetic_error, 72);
/// `AssertionError`
pub const ASSERTION_ERROR: TypeSpec = plain("AssertionError", |types| types.exception, 72);
/// `AttributeError`
pub const ATTRIBUTE_ERROR: TypeSpec = TypeSpec {
    slots: Slots { init: Some(fields::attribute_error_init), str_: Some(base::str_), ..Slots::EMPTY },
    methods: fields::ATTRIBUTE_ERROR_METHODS,
    members: fields::ATTRIBUTE_ERROR_MEMBERS,
    ..with_extra::<0b11>(plain("AttributeError", |types| types.exception, 88))
};
/// `BufferError`
pub const BUFFER_ERROR: TypeSpec = plain("BufferError", |types| types.exception, 72);
/// `EOFError`
pub const EOF_ERROR: TypeSpec = plain("EOFError", |types| types.exception, 72);
/// `ImportError`
pub const IMPORT_ERROR: TypeSpec = TypeSpec {
    slots: Slots { init: Some(fields::import_error_init), str_: Some(fields::import_error_str), ..Slots::EMPTY },
    methods: fields::IMPORT_ERROR_METHODS,
    members: fields::IMPORT_ERROR_MEMBERS,
    ..with_extra::<0b1111>(plain("ImportError", |types| types.exception, 104))
};
/// `ModuleNotFoundError`
pub const MODULE_NOT_FOUND_ERROR: TypeSpec = with_init("ModuleNotFoundError", |types| types.import_error, 104, fields::import_error_init);
/// `LookupError`
pub const LOOKUP_ERROR: TypeSpec = plain("LookupError", |types| types.exception, 72);
/// `IndexError`
pub const INDEX_ERROR: TypeSpec = plain("IndexError", |types| types.lookup_error, 72);
/// `KeyError`
pub const KEY_ERROR: TypeSpec = TypeSpec {
    slots: Slots { init: Some(base::init), str_: Some(fields::key_error_str), ..Slots::EMPTY },
    ..plain("KeyError", |types| types.lookup_error, 72)
};
/// `MemoryError`
pub const MEMORY_ERROR: TypeSpec = plain("MemoryError", |types| types.exception, 72);
/// `NameError`
pub const NAME_ERROR: TypeSpec = TypeSpec {
    slots: Slots { init: Some(fields::name_error_init), str_: Some(base::str_), ..Slots::EMPTY },
    members: fields::NAME_ERROR_MEMBERS,
    ..with_extra::<0b1>(plain("NameError", |types| types.exception, 80))
};
/// `UnboundLocalError`
pub const UNBOUND_LOCAL_ERROR: TypeSpec = with_init("UnboundLocalError", |types| types.name_error, 80, fields::name_error_init);
/// `OSError`
pub const OS_ERROR: TypeSpec = TypeSpec {
    slots: Slots { new: Some(os::new), init: Some(os::init), str_: Some(os::to_str), ..Slots::EMPTY },
    methods: os::METHODS,
    members: os::MEMBERS,
    getset: os::GETSET,
    ..with_extra::<0b1111>(plain("OSError", |types| types.exception, 112))
};
/// `BlockingIOError`
pub const BLOCKING_IO_ERROR: TypeSpec = with_init("BlockingIOError", |types| types.os_error, 112, os::init);
/// `ChildProcessError`
pub const CHILD_PROCESS_ERROR: TypeSpec = with_init("ChildProcessError", |types| types.os_error, 112, os::init);
/// `ConnectionError`
pub const CONNECTION_ERROR: TypeSpec = with_init("ConnectionError", |types| types.os_error, 112, os::init);
/// `BrokenPipeError`
pub const BROKEN_PIPE_ERROR: TypeSpec = with_init("BrokenPipeError", |types| types.connection_error, 112, os::init);
/// `ConnectionAbortedError`
pub const CONNECTION_ABORTED_ERROR: TypeSpec = with_init("ConnectionAbortedError", |types| types.connection_error, 112, os::init);
/// `ConnectionRefusedError`
pub const CONNECTION_REFUSED_ERROR: TypeSpec = with_init("ConnectionRefusedError", |types| types.connection_error, 112, os::init);
/// `ConnectionResetError`
pub const CONNECTION_RESET_ERROR: TypeSpec = with_init("ConnectionResetError", |types| types.connection_error, 112, os::init);
/// `FileExistsError`
pub const FILE_EXISTS_ERROR: TypeSpec = with_init("FileExistsError", |types| types.os_error, 112, os::init);
/// `FileNotFoundError`
pub const FILE_NOT_FOUND_ERROR: TypeSpec = with_init("FileNotFoundError", |types| types.os_error, 112, os::init);
/// `InterruptedError`
pub const INTERRUPTED_ERROR: TypeSpec = with_init("InterruptedError", |types| types.os_error, 112, os::init);
/// `IsADirectoryError`
pub const IS_A_DIRECTORY_ERROR: TypeSpec = with_init("IsADirectoryError", |types| types.os_error, 112, os::init);
/// `NotADirectoryError`
pub const NOT_A_DIRECTORY_ERROR: TypeSpec = with_init("NotADirectoryError", |types| types.os_error, 112, os::init);
/// `PermissionError`
pub const PERMISSION_ERROR: TypeSpec = with_init("PermissionError", |types| types.os_error, 112, os::init);
/// `ProcessLookupError`
pub const PROCESS_LOOKUP_ERROR: TypeSpec = with_init("ProcessLookupError", |types| types.os_error, 112, os::init);
/// `TimeoutError`
pub const TIMEOUT_ERROR: TypeSpec = with_init("TimeoutError", |types| types.os_error, 112, os::init);
/// `ReferenceError`
pub const REFERENCE_ERROR: TypeSpec = plain("ReferenceError", |types| types.exception, 72);
/// `RuntimeError`
pub const RUNTIME_ERROR: TypeSpec = plain("RuntimeError", |types| types.exception, 72);
/// `NotImplementedError`
pub const NOT_IMPLEMENTED_ERROR: TypeSpec = plain("NotImplementedError", |types| types.runtime_error, 72);
/// `RecursionError`
pub const RECURSION_ERROR: TypeSpec = plain("RecursionError", |types| types.runtime_error, 72);
/// `StopAsyncIteration`
pub const STOP_ASYNC_ITERATION: TypeSpec = plain("StopAsyncIteration", |types| types.exception, 72);
/// `StopIteration`
pub const STOP_ITERATION: TypeSpec = TypeSpec {
    slots: Slots { init: Some(fields::stop_iteration_init), ..Slots::EMPTY },
    members: fields::STOP_ITERATION_MEMBERS,
    ..with_extra::<0b1>(plain("StopIteration", |types| types.exception, 80))
};
/// `SyntaxError`
pub const SYNTAX_ERROR: TypeSpec = TypeSpec {
    slots: Slots { init: Some(syntax::init), str_: Some(syntax::to_str), ..Slots::EMPTY },
    members: syntax::MEMBERS,
    ..with_extra::<0b11111111>(plain("SyntaxError", |types| types.exception, 136))
};
/// `IndentationError`
pub const INDENTATION_ERROR: TypeSpec = with_init("IndentationError", |types| types.syntax_error, 136, syntax::init);
/// `TabError`
pub const TAB_ERROR: TypeSpec = with_init("TabError", |types| types.indentation_error, 136, syntax::init);
/// `SystemError`
pub const SYSTEM_ERROR: TypeSpec = plain("SystemError", |types| types.exception, 72);
/// `TypeError`
pub const TYPE_ERROR: TypeSpec = plain("TypeError", |types| types.exception, 72);
/// `ValueError`
pub const VALUE_ERROR: TypeSpec = plain("ValueError", |types| types.exception, 72);
/// `UnicodeError`
pub const UNICODE_ERROR: TypeSpec = plain("UnicodeError", |types| types.value_error, 72);
/// `UnicodeDecodeError`
pub const UNICODE_DECODE_ERROR: TypeSpec = TypeSpec {
    slots: Slots { new: Some(base::new), init: Some(unicode::decode_init), str_: Some(unicode::decode_str), ..Slots::EMPTY },
    members: unicode::MEMBERS,
    ..with_extra::<0b10011>(plain("UnicodeDecodeError", |types| types.unicode_error, 112))
};
/// `UnicodeEncodeError`
pub const UNICODE_ENCODE_ERROR: TypeSpec = TypeSpec {
    slots: Slots { new: Some(base::new), init: Some(unicode::encode_init), str_: Some(unicode::encode_str), ..Slots::EMPTY },
    members: unicode::MEMBERS,
    ..with_extra::<0b10011>(plain("UnicodeEncodeError", |types| types.unicode_error, 112))
};
/// `UnicodeTranslateError`
pub const UNICODE_TRANSLATE_ERROR: TypeSpec = TypeSpec {
    slots: Slots { new: Some(base::new), init: Some(unicode::translate_init), str_: Some(unicode::translate_str), ..Slots::EMPTY },
    members: unicode::MEMBERS,
    ..with_extra::<0b10011>(plain("UnicodeTranslateError", |types| types.unicode_error, 112))
};
/// `Warning`
pub const WARNING: TypeSpec = plain("Warning", |types| types.exception, 72);
/// `BytesWarning`
pub const BYTES_WARNING: TypeSpec = plain("BytesWarning", |types| types.warning, 72);
/// `DeprecationWarning`
pub const DEPRECATION_WARNING: TypeSpec = plain("DeprecationWarning", |types| types.warning, 72);
/// `EncodingWarning`
pub const ENCODING_WARNING: TypeSpec = plain("EncodingWarning", |types| types.warning, 72);
/// `FutureWarning`
pub const FUTURE_WARNING: TypeSpec = plain("FutureWarning", |types| types.warning, 72);
/// `ImportWarning`
pub const IMPORT_WARNING: TypeSpec = plain("ImportWarning", |types| types.warning, 72);
/// `PendingDeprecationWarning`
pub const PENDING_DEPRECATION_WARNING: TypeSpec = plain("PendingDeprecationWarning", |types| types.warning, 72);
/// `ResourceWarning`
pub const RESOURCE_WARNING: TypeSpec = plain("ResourceWarning", |types| types.warning, 72);
/// `RuntimeWarning`
pub const RUNTIME_WARNING: TypeSpec = plain("RuntimeWarning", |types| types.warning, 72);
/// `SyntaxWarning`
pub const SYNTAX_WARNING: TypeSpec = plain("SyntaxWarning", |types| types.warning, 72);
/// `UnicodeWarning`
pub const UNICODE_WARNING: TypeSpec = plain("UnicodeWarning", |types| types.warning, 72);
/// `UserWarning`
pub const USER_WARNING: TypeSpec = plain("UserWarning", |types| types.warning, 72);
