//! Types, exceptions and constants in `builtins`, in CPython's order.

use super::prompt;
use crate::heap::Ref;
use crate::object::types::dict;
use crate::object::{Ctx, PyResult, TypeBody};
use crate::stdlib::sys;

/// Adds them to the module's dict.
pub fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let set = |name: &str, value: &Ref| dict::set(cx, names, &cx.intern(name), value);
    let constants = [
        ("None", &cx.none),
        ("Ellipsis", &cx.ellipsis),
        ("NotImplemented", &cx.not_implemented),
        ("False", &cx.false_),
        ("True", &cx.true_),
    ];
    for (name, value) in constants {
        set(name, value)?;
    }
    let types = &cx.types;
    let rows: &[(&str, &TypeBody)] = &[
        ("bool", types.bool_),
        ("memoryview", types.memoryview),
        ("bytearray", types.bytearray),
        ("bytes", types.bytes),
        ("classmethod", types.class_method),
        ("complex", types.complex),
        ("dict", types.dict),
        ("enumerate", types.enumerate),
        ("filter", types.filter),
        ("float", types.float),
        ("frozenset", types.frozenset),
        ("property", types.property),
        ("int", types.int),
        ("list", types.list),
        ("map", types.map),
        ("object", types.object),
        ("range", types.range),
        ("reversed", types.reversed),
        ("set", types.set),
        ("slice", types.slice),
        ("staticmethod", types.static_method),
        ("str", types.str_),
        ("super", types.super_),
        ("tuple", types.tuple),
        ("type", types.type_),
        ("zip", types.zip),
    ];
    for (name, class) in rows {
        set(name, &class.to_ref())?;
    }
    set("__debug__", &cx.bool(sys::config().flags[3] == 0))?;
    for class in exceptions(cx) {
        set(&class.name_string(), &class.to_ref())?;
    }
    let group = dict_of_group(cx)?;
    set("ExceptionGroup", &group)?;
    set("EnvironmentError", &types.os_error.to_ref())?;
    set("IOError", &types.os_error.to_ref())?;
    prompt::fill(cx, names)
}

/// `ExceptionGroup` is a class made of two builtin ones.
fn dict_of_group(cx: &Ctx) -> PyResult<Ref> {
    crate::object::types::exception::exception_group(cx)
}

fn exceptions(cx: &Ctx) -> Vec<&'static TypeBody> {
    let t = &cx.types;
    vec![
        t.base_exception,
        t.base_exception_group,
        t.exception,
        t.generator_exit,
        t.keyboard_interrupt,
        t.system_exit,
        t.arithmetic_error,
        t.assertion_error,
        t.attribute_error,
        t.buffer_error,
        t.eof_error,
        t.import_error,
        t.lookup_error,
        t.memory_error,
        t.name_error,
        t.os_error,
        t.reference_error,
        t.runtime_error,
        t.stop_async_iteration,
        t.stop_iteration,
        t.syntax_error,
        t.system_error,
        t.type_error,
        t.value_error,
        t.warning,
        t.floating_point_error,
        t.overflow_error,
        t.zero_division_error,
        t.bytes_warning,
        t.deprecation_warning,
        t.encoding_warning,
        t.future_warning,
        t.import_warning,
        t.pending_deprecation_warning,
        t.resource_warning,
        t.runtime_warning,
        t.syntax_warning,
        t.unicode_warning,
        t.user_warning,
        t.blocking_io_error,
        t.child_process_error,
        t.connection_error,
        t.file_exists_error,
        t.file_not_found_error,
        t.interrupted_error,
        t.is_a_directory_error,
        t.not_a_directory_error,
        t.permission_error,
        t.process_lookup_error,
        t.timeout_error,
        t.indentation_error,
        t.index_error,
        t.key_error,
        t.module_not_found_error,
        t.not_implemented_error,
        t.recursion_error,
        t.unbound_local_error,
        t.unicode_error,
        t.broken_pipe_error,
        t.connection_aborted_error,
        t.connection_refused_error,
        t.connection_reset_error,
        t.tab_error,
        t.unicode_decode_error,
        t.unicode_encode_error,
        t.unicode_translate_error,
    ]
}
