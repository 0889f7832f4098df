//! `Struct`: a format, read once.
//!
//! ```text
//!  ┌────────┬──────┬────────┬─────────┬────────┬───────────┐        ┌──────┬─ … ─┬───────┐
//!  │ Header │ size │ values │ codes ──┼─format─┼ weak list │     ─► │ Code │     │ (end) │   32 bytes each
//!  └────────┴──────┴────────┴─────────┴────────┴───────────┘        └──────┴─ … ─┴───────┘
//! ```
//! 56 bytes. The end of the codes is a code whose values are none, as in CPython.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::NonNull;

use super::format::{self, Code, Item};
use super::{item, iterator, packing};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::types::{bytes, int, object, str_, weakref};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, free_object, try_new_object,
    type_flags,
};
use crate::stdlib::declare::lazy_class;

#[repr(C)]
struct StructBody {
    head: Header,
    size: Cell<isize>,
    values: Cell<isize>,
    codes: Cell<*mut Code>,
    format: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
}
const _: () = assert!(size_of::<StructBody>() == 56);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for StructBody {}

lazy_class!();

fn this(object: &Header) -> &StructBody {
    // SAFETY: called for objects of the type and its subclasses only.
    unsafe { object.body() }
}

/// Bytes of the format; -1 before `__init__`.
pub fn size(object: &Ref) -> isize {
    this(object).size.get()
}

/// Values of the format; -1 before `__init__`.
pub fn values(object: &Ref) -> isize {
    this(object).values.get()
}

/// The codes of the format.
pub fn codes(object: &Ref) -> &[Code] {
    let start = this(object).codes.get();
    if start.is_null() {
        return &[];
    }
    // SAFETY: `set` has written codes up to the one without values; who reads them holds the object and does not call its `__init__`.
    unsafe { std::slice::from_raw_parts(start, code_count(start)) }
}

/// # Safety
/// At `start` lie codes up to one without values.
unsafe fn count_codes(start: *const Code) -> usize {
    // SAFETY: the caller vouches.
    unsafe { (0..).take_while(|&index| (*start.add(index)).repeat > 0).count() }
}

fn code_count(start: *const Code) -> usize {
    // SAFETY: only called for blocks that `set` has filled.
    unsafe { count_codes(start) }
}

fn drop_codes(body: &StructBody) {
    if let Some(start) = NonNull::new(body.codes.replace(std::ptr::null_mut())) {
        let bytes = (code_count(start.as_ptr()) + 1) * size_of::<Code>();
        // SAFETY: the block was made with that size by `set`; nobody refers to it any more.
        unsafe { heap::free(start.cast(), bytes) };
    }
}

/// Enters a format.
fn set(cx: &Ctx, object: &Ref, text: &[u8], format: &Ref) -> PyResult<()> {
    let layout = match format::parse(text) {
        Ok(layout) => layout,
        Err(wrong) => return item::error(cx, wrong),
    };
    let Some(block) = heap::try_alloc((layout.codes.len() + 1) * size_of::<Code>()) else { return cx.no_memory() };
    let start = block.cast::<Code>();
    let end = Code { item: Item { letter: 0, is_big_endian: false, is_native: false }, offset: layout.size, size: 0, repeat: 0 };
    for (index, code) in layout.codes.iter().chain([&end]).enumerate() {
        // SAFETY: the block has room for the codes and their end.
        unsafe { start.add(index).write(*code) };
    }
    let body = this(object);
    drop_codes(body);
    body.codes.set(start.as_ptr());
    body.size.set(layout.size as isize);
    body.values.set(layout.values as isize);
    body.format.set(Some(format.clone()));
    Ok(())
}

/// The format as ASCII bytes.
fn format_bytes(cx: &Ctx, given: &Ref) -> PyResult<Ref> {
    if str_::is_str(given) {
        return str_::codec::encode(cx, given, Some("ascii"), None);
    }
    if given.has_flag(type_flags::BYTES) {
        return Ok(given.clone());
    }
    cx.type_error(&format!("Struct() argument 1 must be a str or bytes object, not {}", given.ty().display_name()))
}

fn new(cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    let Some(made) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    if class.has(type_flags::MANAGED_DICT) {
        crate::object::types::dict::shared::init_values(cx, &made)?;
    }
    this(&made).size.set(-1);
    this(&made).values.set(-1);
    heap::track(&made);
    Ok(made)
}

const INIT: Signature<1> = Signature { function: "Struct", names: ["format"], positional_only: 0, keyword_from: 1, required: 1 };

fn init(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<()> {
    let [given] = args.bind(cx, &INIT)?;
    let format = format_bytes(cx, given.unwrap_or(&cx.none))?;
    set(cx, object, bytes::as_slice(&format), &format)
}

/// `Struct(format)`
pub fn make(cx: &Ctx, format: &Ref) -> PyResult<Ref> {
    let made = new(cx, class(cx), Args::NONE)?;
    let format = format_bytes(cx, format)?;
    set(cx, &made, bytes::as_slice(&format), &format)?;
    Ok(made)
}

fn format(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    match this(object).format.borrow() {
        Some(format) => str_::from_chars(cx, str_::Chars::One(bytes::as_slice(format))),
        None => Ok(cx.empty_str.clone()),
    }
}

fn size_of_struct(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let own = object.kind().basic_size.get() as usize;
    let codes = if this(object).codes.get().is_null() { 0 } else { (codes(object).len() + 1) * size_of::<Code>() };
    Ok(int::from_usize(cx, own + codes))
}

/// # Safety
/// The object is a Struct at count zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let body = this(head);
    if body.weak_list.get().is_some() {
        weakref::clear_for_dealloc(Ctx::current(), head);
    }
    drop_codes(body);
    drop(body.format.take());
    // SAFETY: the count is zero; made with the basic size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is a Struct.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
    if let Some(format) = this(head).format.borrow() {
        visit(format);
    }
}

const SPEC: TypeSpec = TypeSpec {
    name: "_struct.Struct",
    basic_size: size_of::<StructBody>(),
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    slots: Slots {
        new: Some(new),
        init: Some(init),
        get_attr: Some(object::get_attribute),
        set_attr: Some(object::set_attribute),
        ..Slots::EMPTY
    },
    methods: &[
        MethodDef::new("iter_unpack", Arity::One, |cx, object, args| iterator::new(cx, object, args.at(0)))
            .doc("($self, buffer, /)", "Iterator over the values in buffer, record after record."),
        MethodDef::new("pack", Arity::Positional, packing::pack).doc("", "pack(v1, v2, ...): the values in bytes."),
        MethodDef::new("pack_into", Arity::Positional, packing::pack_into)
            .doc("", "pack_into(buffer, offset, v1, v2, ...): the values written into a buffer from offset on."),
        MethodDef::new("unpack", Arity::One, |cx, object, args| packing::unpack(cx, object, args.at(0)))
            .doc("($self, buffer, /)", "The values in buffer, as a tuple."),
        MethodDef::new("unpack_from", Arity::Keywords, packing::unpack_from)
            .doc("($self, /, buffer, offset=0)", "The values in buffer from offset on, as a tuple."),
        MethodDef::new("__sizeof__", Arity::None, size_of_struct).doc("", "Bytes of the object and its table."),
    ],
    getset: &[
        GetSetDef { name: "format", get: format, set: None },
        GetSetDef { name: "size", get: |cx, object| Ok(int::new(cx, size(object) as i64)), set: None },
    ],
    weak_list_offset: offset_of!(StructBody, weak_list) as isize,
    doc: "Struct(fmt): a format, read once.",
    ..TypeSpec::DEFAULT
};
