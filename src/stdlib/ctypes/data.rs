//! `_ctypes._CData`: the object that stands for a piece of C memory, its own or somebody else's.
//!
//! ```text
//!  ┌────────┬─────────┬───────┬──────┬──────┬────────┬───────┬──────────┬─────┬──────────────┐
//!  │ Header │ address │ owned │ base │ size │ length │ index │ _objects │ pad │ small value  │   96 bytes
//!  └────────┴────┬────┴───────┴──────┴──────┴────────┴───────┴──────────┴─────┴──────▲───────┘
//!                └───────────── up to 16 bytes of its own; more lie in a block ──────┘
//! ```
//! `base` is the object whose memory this one looks into; `_objects` keeps alive what the memory points to.

use std::cell::Cell;
use std::mem::{offset_of, size_of};
use std::ptr::NonNull;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::buffer::{Lender, Lent};
use crate::object::protocol::{attribute, number};
use crate::object::types::memoryview::Unit;
use crate::object::types::{bytes, object, str_};
use crate::object::{
    Args, Body, Ctx, MemberDef, MemberKind, Object, PyResult, Slots, TypeBody, TypeSpec, free_object, try_new_object, type_flags,
};
use crate::stdlib::declare::lazy_class;

#[repr(C)]
struct Data {
    head: Header,
    /// Where the memory is.
    address: Cell<usize>,
    /// 1 if it is the object's own.
    owned: Cell<i64>,
    base: Field,
    size: Cell<usize>,
    length: Cell<usize>,
    index: Cell<usize>,
    objects: Field,
    pad: u64,
    small: [Cell<u8>; SMALL],
}
/// Bytes that find room in the object.
const SMALL: usize = 16;
const SIZE: usize = size_of::<Data>();
const _: () = assert!(SIZE == 96);
// SAFETY: repr(C), begins with Header; only the type below and its subclasses have this body.
unsafe impl Body for Data {}

lazy_class!();

fn this(object: &Header) -> &Data {
    // SAFETY: called for objects of the type and its subclasses only.
    unsafe { object.body() }
}

/// Whether an object stands for C memory.
pub fn is_data(cx: &Ctx, object: &Ref) -> bool {
    object.is_instance(class(cx))
}

/// Where its memory is, and how many bytes it has.
pub fn place(object: &Ref) -> (usize, usize) {
    (this(object).address.get(), this(object).size.get())
}

/// The size of a type's instances: `_size_`, which the types in Python keep.
fn instance_size(cx: &Ctx, made: &TypeBody) -> PyResult<usize> {
    match attribute::get_optional(cx, &made.to_ref(), &cx.intern("_size_"))? {
        Some(size) if !cx.is_none(&size) => Ok(number::index_isize(cx, &size)?.max(0) as usize),
        _ => cx.type_error("abstract class"),
    }
}

fn blank(cx: &Ctx, made: &TypeBody, size: usize) -> PyResult<Ref> {
    let Some(object) = try_new_object(made, made.kind.basic_size.get() as usize) else { return cx.no_memory() };
    this(&object).size.set(size);
    Ok(object)
}

/// A new instance with zeroed memory of its own.
fn new(cx: &Ctx, made: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    let size = instance_size(cx, made)?;
    let object = blank(cx, made, size)?;
    let body = this(&object);
    if size <= SMALL {
        body.address.set(body.small.as_ptr() as usize);
    } else {
        let Some(block) = heap::try_alloc_zeroed(size) else { return cx.no_memory() };
        body.address.set(block.as_ptr() as usize);
    }
    body.owned.set(1);
    heap::track(&object);
    Ok(object)
}

/// An instance that looks at memory of `base`, or at an address that the script has named.
pub fn looking_at(cx: &Ctx, made: &TypeBody, address: usize, base: Option<&Ref>) -> PyResult<Ref> {
    let object = blank(cx, made, instance_size(cx, made)?)?;
    this(&object).address.set(address);
    this(&object).base.set(base.cloned());
    heap::track(&object);
    Ok(object)
}

fn hash(cx: &Ctx, _object: &Ref) -> PyResult<i64> {
    cx.type_error("unhashable type")
}

/// The bytes an object stands for, as a new `bytes`.
pub fn copied(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let (address, size) = place(object);
    bytes::try_new_with(cx, size, |out| super::memory::read(cx, address, out))
}

/// The letter of a simple type's values, or of an array's items.
fn letter(cx: &Ctx, class: &Ref) -> PyResult<Option<char>> {
    let Some(kind) = attribute::get_optional(cx, class, &cx.intern("_type_"))? else { return Ok(None) };
    if str_::is_str(&kind) { Ok(str_::to_string_lossy(&kind).chars().next()) } else { cx.nested("", || letter(cx, &kind)) }
}

/// Memory stays where it is as long as the object lives, whoever borrows it. What lies at address 0 may have no bytes only.
const LENDER: Lender = Lender {
    lend: |cx, object| {
        let (address, bytes) = place(object);
        let unit = letter(cx, &object.ty().to_ref())?.and_then(Unit::named).filter(|unit| bytes % unit.size() == 0);
        let data = NonNull::new(address as *mut u8).unwrap_or(NonNull::dangling()).as_ptr();
        Ok(Lent { data, bytes, unit: unit.unwrap_or(Unit::Byte), readonly: false })
    },
    give_back: |_| {},
};

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    // SAFETY: the count is zero; a block of its own was made with `size` bytes, the object with the basic size of its type.
    unsafe {
        clear(head);
        let body = this(head);
        let address = body.address.get();
        if body.owned.get() != 0
            && body.size.get() > SMALL
            && let Some(block) = NonNull::new(address as *mut u8)
        {
            heap::free(block, body.size.get());
        }
        free_object(head, head.kind().basic_size.get() as usize)
    }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    [&this(head).base, &this(head).objects].into_iter().filter_map(Field::borrow).for_each(|held| visit(held));
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(head: &Header) {
    drop(this(head).objects.take());
    drop(this(head).base.take());
}

const fn member(name: &'static str, kind: MemberKind, offset: usize, writable: bool) -> MemberDef {
    MemberDef { name, kind, offset, writable }
}

const SPEC: TypeSpec = TypeSpec {
    name: "_ctypes._CData",
    basic_size: SIZE,
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots {
        new: Some(new),
        hash: Some(hash),
        buffer: Some(&LENDER),
        get_attr: Some(object::get_attribute),
        set_attr: Some(object::set_attribute),
        ..Slots::EMPTY
    },
    members: &[
        member("_objects", MemberKind::Object, offset_of!(Data, objects), true),
        member("_b_base_", MemberKind::Object, offset_of!(Data, base), false),
        member("_b_needsfree_", MemberKind::Int, offset_of!(Data, owned), false),
    ],
    doc: "A piece of C memory.",
    ..TypeSpec::DEFAULT
};
