//! The list of builtin types, and how they come to life.
//!
//! Rows stand in an order in which a base comes before what derives from it. Start-up makes a zeroed, immortal block for every row first (so
//! that headers can point to their types), then the singletons, then completes every type from its `SPEC`.

use std::cell::Cell;

use super::body::TypeBody;
use super::ctx::Ctx;
use super::finalize;
use super::immortal::immortal_object;
use super::names::Names;
use super::ready;
use super::spec::TypeSpec;
use super::types::*;
use crate::heap::Field;

macro_rules! builtin_types {
    ($($name:ident: $file:ident::$spec:ident,)*) => {
        /// The builtin types, one field each. They are immortal.
        #[allow(missing_docs)]
        pub struct Types { $(pub $name: &'static TypeBody,)* }

        impl Types {
            /// Makes every type object's block with `make`, which is told its position among the rows.
            pub(super) fn allocate(mut make: impl FnMut(&'static TypeSpec) -> &'static TypeBody) -> Types {
                Types { $($name: make({ const SPEC: &TypeSpec = &$file::$spec; SPEC }),)* }
            }
            /// Visits every type.
            pub fn each_type(&self, visit: &mut dyn FnMut(&'static TypeBody)) {
                $(visit(self.$name);)*
            }
            /// Visits every type with its declaration, bases first.
            pub(super) fn each(&self, mut visit: impl FnMut(&'static TypeBody, &'static TypeSpec)) {
                $(visit(self.$name, { const SPEC: &TypeSpec = &$file::$spec; SPEC });)*
            }
        }
    };
}

builtin_types! {
    object: object::SPEC,
    type_: class::SPEC,
    int: int::SPEC,
    bool_: bool_::SPEC,
    float: float::SPEC,
    complex: complex::SPEC,
    str_: str_::SPEC,
    str_iterator: str_::ITERATOR_SPEC,
    str_ascii_iterator: str_::ASCII_ITERATOR_SPEC,
    bytes: bytes::SPEC,
    bytes_iterator: bytes::ITERATOR_SPEC,
    bytearray: bytearray::SPEC,
    bytearray_iterator: bytearray::ITERATOR_SPEC,
    memoryview: memoryview::SPEC,
    memory_iterator: memoryview::ITERATOR_SPEC,
    managed_buffer: memoryview::BUFFER_SPEC,
    tuple: tuple::SPEC,
    tuple_iterator: tuple::ITERATOR_SPEC,
    list: list::SPEC,
    list_iterator: list::ITERATOR_SPEC,
    list_reverse_iterator: list::REVERSE_ITERATOR_SPEC,
    dict: dict::SPEC,
    dict_keys: dict::KEYS_SPEC,
    dict_values: dict::VALUES_SPEC,
    dict_items: dict::ITEMS_SPEC,
    dict_key_iterator: dict::KEY_ITERATOR_SPEC,
    dict_value_iterator: dict::VALUE_ITERATOR_SPEC,
    dict_item_iterator: dict::ITEM_ITERATOR_SPEC,
    dict_reverse_key_iterator: dict::REVERSE_KEY_ITERATOR_SPEC,
    dict_reverse_value_iterator: dict::REVERSE_VALUE_ITERATOR_SPEC,
    dict_reverse_item_iterator: dict::REVERSE_ITEM_ITERATOR_SPEC,
    set: set::SPEC,
    frozenset: set::FROZEN_SPEC,
    set_iterator: set::ITERATOR_SPEC,
    range: range::SPEC,
    range_iterator: range::ITERATOR_SPEC,
    long_range_iterator: range::LONG_ITERATOR_SPEC,
    slice: slice::SPEC,
    none_type: singletons::NONE_SPEC,
    ellipsis_type: singletons::ELLIPSIS_SPEC,
    not_implemented_type: singletons::NOT_IMPLEMENTED_SPEC,
    enumerate: iterators::ENUMERATE_SPEC,
    zip: iterators::ZIP_SPEC,
    map: iterators::MAP_SPEC,
    filter: iterators::FILTER_SPEC,
    reversed: iterators::REVERSED_SPEC,
    sequence_iterator: iterators::SEQUENCE_SPEC,
    callable_iterator: iterators::CALLABLE_SPEC,
    function: function::SPEC,
    method: method::SPEC,
    builtin_function: builtin_function::SPEC,
    cell: cell::SPEC,
    code: code::SPEC,
    module: module::SPEC,
    frame: frame::SPEC,
    traceback: traceback::SPEC,
    generator: generator::SPEC,
    coroutine: generator::COROUTINE_SPEC,
    coroutine_wrapper: generator::COROUTINE_WRAPPER_SPEC,
    async_generator: generator::ASYNC_GENERATOR_SPEC,
    async_generator_asend: async_step::ASEND_SPEC,
    async_generator_athrow: async_step::ATHROW_SPEC,
    async_generator_wrapped_value: generator::WRAPPED_VALUE_SPEC,
    method_descriptor: descriptor::METHOD_SPEC,
    class_method_descriptor: descriptor::CLASS_METHOD_SPEC,
    wrapper_descriptor: descriptor::WRAPPER_SPEC,
    method_wrapper: descriptor::METHOD_WRAPPER_SPEC,
    member_descriptor: descriptor::MEMBER_SPEC,
    getset_descriptor: descriptor::GETSET_SPEC,
    property: property::SPEC,
    static_method: static_method::SPEC,
    class_method: static_method::CLASS_SPEC,
    super_: super_::SPEC,
    mapping_proxy: mapping_proxy::SPEC,
    simple_namespace: namespace::SPEC,
    weak_ref: weakref::SPEC,
    weak_proxy: weakref::PROXY_SPEC,
    weak_callable_proxy: weakref::CALLABLE_PROXY_SPEC,
    generic_alias: generic_alias::SPEC,
    union_type: generic_alias::UNION_SPEC,
    type_var: type_param::SPEC,
    type_var_tuple: type_param::TUPLE_SPEC,
    param_spec: type_param::PARAM_SPEC_SPEC,
    param_spec_args: type_param::ARGS_SPEC,
    param_spec_kwargs: type_param::KWARGS_SPEC,
    type_alias: type_param::ALIAS_SPEC,
    generic: type_param::GENERIC_SPEC,

    base_exception: exception::BASE_EXCEPTION,
    base_exception_group: exception::BASE_EXCEPTION_GROUP,
    generator_exit: exception::GENERATOR_EXIT,
    keyboard_interrupt: exception::KEYBOARD_INTERRUPT,
    system_exit: exception::SYSTEM_EXIT,
    exception: exception::EXCEPTION,
    arithmetic_error: exception::ARITHMETIC_ERROR,
    floating_point_error: exception::FLOATING_POINT_ERROR,
    overflow_error: exception::OVERFLOW_ERROR,
    zero_division_error: exception::ZERO_DIVISION_ERROR,
    assertion_error: exception::ASSERTION_ERROR,
    attribute_error: exception::ATTRIBUTE_ERROR,
    buffer_error: exception::BUFFER_ERROR,
    eof_error: exception::EOF_ERROR,
    import_error: exception::IMPORT_ERROR,
    module_not_found_error: exception::MODULE_NOT_FOUND_ERROR,
    lookup_error: exception::LOOKUP_ERROR,
    index_error: exception::INDEX_ERROR,
    key_error: exception::KEY_ERROR,
    memory_error: exception::MEMORY_ERROR,
    name_error: exception::NAME_ERROR,
    unbound_local_error: exception::UNBOUND_LOCAL_ERROR,
    os_error: exception::OS_ERROR,
    blocking_io_error: exception::BLOCKING_IO_ERROR,
    child_process_error: exception::CHILD_PROCESS_ERROR,
    connection_error: exception::CONNECTION_ERROR,
    broken_pipe_error: exception::BROKEN_PIPE_ERROR,
    connection_aborted_error: exception::CONNECTION_ABORTED_ERROR,
    connection_refused_error: exception::CONNECTION_REFUSED_ERROR,
    connection_reset_error: exception::CONNECTION_RESET_ERROR,
    file_exists_error: exception::FILE_EXISTS_ERROR,
    file_not_found_error: exception::FILE_NOT_FOUND_ERROR,
    interrupted_error: exception::INTERRUPTED_ERROR,
    is_a_directory_error: exception::IS_A_DIRECTORY_ERROR,
    not_a_directory_error: exception::NOT_A_DIRECTORY_ERROR,
    permission_error: exception::PERMISSION_ERROR,
    process_lookup_error: exception::PROCESS_LOOKUP_ERROR,
    timeout_error: exception::TIMEOUT_ERROR,
    reference_error: exception::REFERENCE_ERROR,
    runtime_error: exception::RUNTIME_ERROR,
    not_implemented_error: exception::NOT_IMPLEMENTED_ERROR,
    recursion_error: exception::RECURSION_ERROR,
    stop_async_iteration: exception::STOP_ASYNC_ITERATION,
    stop_iteration: exception::STOP_ITERATION,
    syntax_error: exception::SYNTAX_ERROR,
    indentation_error: exception::INDENTATION_ERROR,
    tab_error: exception::TAB_ERROR,
    system_error: exception::SYSTEM_ERROR,
    type_error: exception::TYPE_ERROR,
    value_error: exception::VALUE_ERROR,
    unicode_error: exception::UNICODE_ERROR,
    unicode_decode_error: exception::UNICODE_DECODE_ERROR,
    unicode_encode_error: exception::UNICODE_ENCODE_ERROR,
    unicode_translate_error: exception::UNICODE_TRANSLATE_ERROR,
    warning: exception::WARNING,
    bytes_warning: exception::BYTES_WARNING,
    deprecation_warning: exception::DEPRECATION_WARNING,
    encoding_warning: exception::ENCODING_WARNING,
    future_warning: exception::FUTURE_WARNING,
    import_warning: exception::IMPORT_WARNING,
    pending_deprecation_warning: exception::PENDING_DEPRECATION_WARNING,
    resource_warning: exception::RESOURCE_WARNING,
    runtime_warning: exception::RUNTIME_WARNING,
    syntax_warning: exception::SYNTAX_WARNING,
    unicode_warning: exception::UNICODE_WARNING,
    user_warning: exception::USER_WARNING,
}

/// Makes the interpreter's objects on this thread and installs the context. `hash_key` is the key of string hashes.
pub fn start(hash_key: (u64, u64)) -> &'static Ctx {
    let types = Types::allocate(ready::allocate);
    types.each(|class, spec| ready::inherit(&types, class, spec));
    let single = |class: &'static TypeBody| immortal_object(class, 16);
    let number = |class: &'static TypeBody, value: i64| {
        let object = int::new_raw(class, value);
        object.immortalize();
        object
    };
    let none = single(types.none_type);
    let (empty_str, latin1) = str_::start(types.str_, hash_key);
    let context = Ctx {
        names: Names::new(str_::intern_text),
        true_: number(types.bool_, 1),
        false_: number(types.bool_, 0),
        ellipsis: single(types.ellipsis_type),
        not_implemented: single(types.not_implemented_type),
        empty_tuple: immortal_object(types.tuple, 24),
        small_ints: (-5..=256).map(|value| number(types.int, value)).collect(),
        latin1,
        empty_str,
        empty_bytes: bytes::start(types.bytes),
        raised: Field::new(None),
        handled: Field::new(None),
        handled_outside: Cell::new(0),
        returned: Field::new(None),
        modules: Field::new(None),
        builtins: Field::new(None),
        sys_dict: Field::new(None),
        thread_dict: Field::new(None),
        native_depth: Cell::new(0),
        python_depth: Cell::new(0),
        recursion_limit: Cell::new(1000),
        hash_key: Cell::new(hash_key),
        lookups: class::LookupCache::empty(),
        last_version: Cell::new(0),
        number_ids_asked: Cell::new(false),
        finalizing: Cell::new(false),
        engine: Cell::new(None),
        none,
        types,
    };
    let cx: &'static Ctx = Box::leak(Box::new(context));
    Ctx::install(cx);
    cx.types.each(|class, spec| ready::fill(cx, class, spec));
    finalize::set_builtins_aside(cx);
    cx.modules.set(Some(dict::new(cx)));
    cx
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::Object;

    #[test]
    fn starts_and_completes_every_type() {
        let clock = std::time::Instant::now();
        let cx = start((0, 0));
        println!("start took {:?}", clock.elapsed());
        cx.types.each(|class, spec| {
            assert!(
                (class.header().is_immortal() || class.has(crate::object::type_flags::HEAP_TYPE)) && class.dict.borrow().is_some(),
                "{}",
                spec.name
            );
            assert_eq!(class.display_name(), spec.name);
        });
        assert!(cx.types.bool_.is_subtype(cx.types.int) && cx.types.bool_.is_subtype(cx.types.object));
        assert!(cx.none.is_exact(cx.types.none_type));
        let found = class::lookup(cx, cx.types.list, &cx.names.__repr__).expect("inherited at least");
        assert!(found.is_exact(cx.types.wrapper_descriptor));
        assert!(class::lookup(cx, cx.types.list, &cx.intern("nothing")).is_none());
    }
}
