//! The exception hierarchy. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;

use crate::heap::Ref;
use crate::object::{Ctx, PyResult, TypeBody};
/// A new exception instance of a builtin or user class, made by calling the class.
pub fn new_exception(_cx: &Ctx, _class: &TypeBody, _args: &[Ref]) -> PyResult<Ref> {
    unimplemented!()
}
/// Sets `__context__` to the exception being handled (`cx.handled`), cutting cycles as CPython's `_PyErr_SetObject`.
pub fn set_context(_cx: &Ctx, _exception: &Ref) {
    unimplemented!()
}
/// `BaseException`
pub const BASE_EXCEPTION: TypeSpec = TypeSpec { name: "BaseException", base: None, basic_size: 72, ..TypeSpec::DEFAULT };
/// `BaseExceptionGroup`
pub const BASE_EXCEPTION_GROUP: TypeSpec =
    TypeSpec { name: "BaseExceptionGroup", base: Some(|types| types.base_exception), basic_size: 88, ..TypeSpec::DEFAULT };
/// `GeneratorExit`
pub const GENERATOR_EXIT: TypeSpec =
    TypeSpec { name: "GeneratorExit", base: Some(|types| types.base_exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `KeyboardInterrupt`
pub const KEYBOARD_INTERRUPT: TypeSpec =
    TypeSpec { name: "KeyboardInterrupt", base: Some(|types| types.base_exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `SystemExit`
pub const SYSTEM_EXIT: TypeSpec =
    TypeSpec { name: "SystemExit", base: Some(|types| types.base_exception), basic_size: 80, ..TypeSpec::DEFAULT };
/// `Exception`
pub const EXCEPTION: TypeSpec =
    TypeSpec { name: "Exception", base: Some(|types| types.base_exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `ArithmeticError`
pub const ARITHMETIC_ERROR: TypeSpec =
    TypeSpec { name: "ArithmeticError", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `FloatingPointError`
pub const FLOATING_POINT_ERROR: TypeSpec =
    TypeSpec { name: "FloatingPointError", base: Some(|types| types.arithmetic_error), basic_size: 72, ..TypeSpec::DEFAULT };
/// `OverflowError`
pub const OVERFLOW_ERROR: TypeSpec =
    TypeSpec { name: "OverflowError", base: Some(|types| types.arithmetic_error), basic_size: 72, ..TypeSpec::DEFAULT };
/// `ZeroDivisionError`
pub const ZERO_DIVISION_ERROR: TypeSpec =
    TypeSpec { name: "ZeroDivisionError", base: Some(|types| types.arithmetic_error), basic_size: 72, ..TypeSpec::DEFAULT };
/// `AssertionError`
pub const ASSERTION_ERROR: TypeSpec =
    TypeSpec { name: "AssertionError", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `AttributeError`
pub const ATTRIBUTE_ERROR: TypeSpec =
    TypeSpec { name: "AttributeError", base: Some(|types| types.exception), basic_size: 88, ..TypeSpec::DEFAULT };
/// `BufferError`
pub const BUFFER_ERROR: TypeSpec =
    TypeSpec { name: "BufferError", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `EOFError`
pub const EOF_ERROR: TypeSpec = TypeSpec { name: "EOFError", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `ImportError`
pub const IMPORT_ERROR: TypeSpec =
    TypeSpec { name: "ImportError", base: Some(|types| types.exception), basic_size: 104, ..TypeSpec::DEFAULT };
/// `ModuleNotFoundError`
pub const MODULE_NOT_FOUND_ERROR: TypeSpec =
    TypeSpec { name: "ModuleNotFoundError", base: Some(|types| types.import_error), basic_size: 104, ..TypeSpec::DEFAULT };
/// `LookupError`
pub const LOOKUP_ERROR: TypeSpec =
    TypeSpec { name: "LookupError", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `IndexError`
pub const INDEX_ERROR: TypeSpec =
    TypeSpec { name: "IndexError", base: Some(|types| types.lookup_error), basic_size: 72, ..TypeSpec::DEFAULT };
/// `KeyError`
pub const KEY_ERROR: TypeSpec = TypeSpec { name: "KeyError", base: Some(|types| types.lookup_error), basic_size: 72, ..TypeSpec::DEFAULT };
/// `MemoryError`
pub const MEMORY_ERROR: TypeSpec =
    TypeSpec { name: "MemoryError", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `NameError`
pub const NAME_ERROR: TypeSpec = TypeSpec { name: "NameError", base: Some(|types| types.exception), basic_size: 80, ..TypeSpec::DEFAULT };
/// `UnboundLocalError`
pub const UNBOUND_LOCAL_ERROR: TypeSpec =
    TypeSpec { name: "UnboundLocalError", base: Some(|types| types.name_error), basic_size: 80, ..TypeSpec::DEFAULT };
/// `OSError`
pub const OS_ERROR: TypeSpec = TypeSpec { name: "OSError", base: Some(|types| types.exception), basic_size: 112, ..TypeSpec::DEFAULT };
/// `BlockingIOError`
pub const BLOCKING_IO_ERROR: TypeSpec =
    TypeSpec { name: "BlockingIOError", base: Some(|types| types.os_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `ChildProcessError`
pub const CHILD_PROCESS_ERROR: TypeSpec =
    TypeSpec { name: "ChildProcessError", base: Some(|types| types.os_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `ConnectionError`
pub const CONNECTION_ERROR: TypeSpec =
    TypeSpec { name: "ConnectionError", base: Some(|types| types.os_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `BrokenPipeError`
pub const BROKEN_PIPE_ERROR: TypeSpec =
    TypeSpec { name: "BrokenPipeError", base: Some(|types| types.connection_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `ConnectionAbortedError`
pub const CONNECTION_ABORTED_ERROR: TypeSpec =
    TypeSpec { name: "ConnectionAbortedError", base: Some(|types| types.connection_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `ConnectionRefusedError`
pub const CONNECTION_REFUSED_ERROR: TypeSpec =
    TypeSpec { name: "ConnectionRefusedError", base: Some(|types| types.connection_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `ConnectionResetError`
pub const CONNECTION_RESET_ERROR: TypeSpec =
    TypeSpec { name: "ConnectionResetError", base: Some(|types| types.connection_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `FileExistsError`
pub const FILE_EXISTS_ERROR: TypeSpec =
    TypeSpec { name: "FileExistsError", base: Some(|types| types.os_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `FileNotFoundError`
pub const FILE_NOT_FOUND_ERROR: TypeSpec =
    TypeSpec { name: "FileNotFoundError", base: Some(|types| types.os_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `InterruptedError`
pub const INTERRUPTED_ERROR: TypeSpec =
    TypeSpec { name: "InterruptedError", base: Some(|types| types.os_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `IsADirectoryError`
pub const IS_A_DIRECTORY_ERROR: TypeSpec =
    TypeSpec { name: "IsADirectoryError", base: Some(|types| types.os_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `NotADirectoryError`
pub const NOT_A_DIRECTORY_ERROR: TypeSpec =
    TypeSpec { name: "NotADirectoryError", base: Some(|types| types.os_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `PermissionError`
pub const PERMISSION_ERROR: TypeSpec =
    TypeSpec { name: "PermissionError", base: Some(|types| types.os_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `ProcessLookupError`
pub const PROCESS_LOOKUP_ERROR: TypeSpec =
    TypeSpec { name: "ProcessLookupError", base: Some(|types| types.os_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `TimeoutError`
pub const TIMEOUT_ERROR: TypeSpec =
    TypeSpec { name: "TimeoutError", base: Some(|types| types.os_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `ReferenceError`
pub const REFERENCE_ERROR: TypeSpec =
    TypeSpec { name: "ReferenceError", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `RuntimeError`
pub const RUNTIME_ERROR: TypeSpec =
    TypeSpec { name: "RuntimeError", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `NotImplementedError`
pub const NOT_IMPLEMENTED_ERROR: TypeSpec =
    TypeSpec { name: "NotImplementedError", base: Some(|types| types.runtime_error), basic_size: 72, ..TypeSpec::DEFAULT };
/// `RecursionError`
pub const RECURSION_ERROR: TypeSpec =
    TypeSpec { name: "RecursionError", base: Some(|types| types.runtime_error), basic_size: 72, ..TypeSpec::DEFAULT };
/// `StopAsyncIteration`
pub const STOP_ASYNC_ITERATION: TypeSpec =
    TypeSpec { name: "StopAsyncIteration", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `StopIteration`
pub const STOP_ITERATION: TypeSpec =
    TypeSpec { name: "StopIteration", base: Some(|types| types.exception), basic_size: 80, ..TypeSpec::DEFAULT };
/// `SyntaxError`
pub const SYNTAX_ERROR: TypeSpec =
    TypeSpec { name: "SyntaxError", base: Some(|types| types.exception), basic_size: 136, ..TypeSpec::DEFAULT };
/// `IndentationError`
pub const INDENTATION_ERROR: TypeSpec =
    TypeSpec { name: "IndentationError", base: Some(|types| types.syntax_error), basic_size: 136, ..TypeSpec::DEFAULT };
/// `TabError`
pub const TAB_ERROR: TypeSpec =
    TypeSpec { name: "TabError", base: Some(|types| types.indentation_error), basic_size: 136, ..TypeSpec::DEFAULT };
/// `SystemError`
pub const SYSTEM_ERROR: TypeSpec =
    TypeSpec { name: "SystemError", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `TypeError`
pub const TYPE_ERROR: TypeSpec = TypeSpec { name: "TypeError", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `ValueError`
pub const VALUE_ERROR: TypeSpec = TypeSpec { name: "ValueError", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `UnicodeError`
pub const UNICODE_ERROR: TypeSpec =
    TypeSpec { name: "UnicodeError", base: Some(|types| types.value_error), basic_size: 72, ..TypeSpec::DEFAULT };
/// `UnicodeDecodeError`
pub const UNICODE_DECODE_ERROR: TypeSpec =
    TypeSpec { name: "UnicodeDecodeError", base: Some(|types| types.unicode_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `UnicodeEncodeError`
pub const UNICODE_ENCODE_ERROR: TypeSpec =
    TypeSpec { name: "UnicodeEncodeError", base: Some(|types| types.unicode_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `UnicodeTranslateError`
pub const UNICODE_TRANSLATE_ERROR: TypeSpec =
    TypeSpec { name: "UnicodeTranslateError", base: Some(|types| types.unicode_error), basic_size: 112, ..TypeSpec::DEFAULT };
/// `Warning`
pub const WARNING: TypeSpec = TypeSpec { name: "Warning", base: Some(|types| types.exception), basic_size: 72, ..TypeSpec::DEFAULT };
/// `BytesWarning`
pub const BYTES_WARNING: TypeSpec =
    TypeSpec { name: "BytesWarning", base: Some(|types| types.warning), basic_size: 72, ..TypeSpec::DEFAULT };
/// `DeprecationWarning`
pub const DEPRECATION_WARNING: TypeSpec =
    TypeSpec { name: "DeprecationWarning", base: Some(|types| types.warning), basic_size: 72, ..TypeSpec::DEFAULT };
/// `EncodingWarning`
pub const ENCODING_WARNING: TypeSpec =
    TypeSpec { name: "EncodingWarning", base: Some(|types| types.warning), basic_size: 72, ..TypeSpec::DEFAULT };
/// `FutureWarning`
pub const FUTURE_WARNING: TypeSpec =
    TypeSpec { name: "FutureWarning", base: Some(|types| types.warning), basic_size: 72, ..TypeSpec::DEFAULT };
/// `ImportWarning`
pub const IMPORT_WARNING: TypeSpec =
    TypeSpec { name: "ImportWarning", base: Some(|types| types.warning), basic_size: 72, ..TypeSpec::DEFAULT };
/// `PendingDeprecationWarning`
pub const PENDING_DEPRECATION_WARNING: TypeSpec =
    TypeSpec { name: "PendingDeprecationWarning", base: Some(|types| types.warning), basic_size: 72, ..TypeSpec::DEFAULT };
/// `ResourceWarning`
pub const RESOURCE_WARNING: TypeSpec =
    TypeSpec { name: "ResourceWarning", base: Some(|types| types.warning), basic_size: 72, ..TypeSpec::DEFAULT };
/// `RuntimeWarning`
pub const RUNTIME_WARNING: TypeSpec =
    TypeSpec { name: "RuntimeWarning", base: Some(|types| types.warning), basic_size: 72, ..TypeSpec::DEFAULT };
/// `SyntaxWarning`
pub const SYNTAX_WARNING: TypeSpec =
    TypeSpec { name: "SyntaxWarning", base: Some(|types| types.warning), basic_size: 72, ..TypeSpec::DEFAULT };
/// `UnicodeWarning`
pub const UNICODE_WARNING: TypeSpec =
    TypeSpec { name: "UnicodeWarning", base: Some(|types| types.warning), basic_size: 72, ..TypeSpec::DEFAULT };
/// `UserWarning`
pub const USER_WARNING: TypeSpec = TypeSpec { name: "UserWarning", base: Some(|types| types.warning), basic_size: 72, ..TypeSpec::DEFAULT };
