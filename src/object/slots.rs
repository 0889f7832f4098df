//! The special-method table of a type: one function pointer per operation, as CPython's type slots.
//!
//! Every type object points to one `Slots`. A function gets the context first, then borrowed operands; binary operations
//! answer `NotImplemented` (the object) when they do not know the other operand. Rows of `slot_table.rs` tie each field to
//! its special-method name(s), its wrapper and its Python-calling counterpart.

use super::args::Args;
use super::body::TypeBody;
use super::ctx::Ctx;
use super::protocol::buffer::Lender;
use super::raise::PyResult;
use crate::heap::Ref;

/// Which rich comparison is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum CompareOp {
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `>`
    Gt,
    /// `>=`
    Ge,
}

/// One operand, one result.
pub type UnaryFn = fn(&Ctx, &Ref) -> PyResult<Ref>;
/// Two operands, one result (perhaps `NotImplemented`).
pub type BinaryFn = fn(&Ctx, &Ref, &Ref) -> PyResult<Ref>;
/// Three operands (`pow`).
pub type TernaryFn = fn(&Ctx, &Ref, &Ref, &Ref) -> PyResult<Ref>;
/// Rich comparison.
pub type CompareFn = fn(&Ctx, &Ref, &Ref, CompareOp) -> PyResult<Ref>;
/// Hash; never -1.
pub type HashFn = fn(&Ctx, &Ref) -> PyResult<i64>;
/// Truth.
pub type BoolFn = fn(&Ctx, &Ref) -> PyResult<bool>;
/// Length.
pub type LenFn = fn(&Ctx, &Ref) -> PyResult<usize>;
/// Item by position (`sq_item`).
pub type ItemFn = fn(&Ctx, &Ref, isize) -> PyResult<Ref>;
/// Stores (or deletes) an item by key or subscript (`mp_ass_subscript`).
pub type SetItemFn = fn(&Ctx, &Ref, &Ref, Option<&Ref>) -> PyResult<()>;
/// Membership.
pub type ContainsFn = fn(&Ctx, &Ref, &Ref) -> PyResult<bool>;
/// Next item; None at the end (no StopIteration is raised).
pub type IterNextFn = fn(&Ctx, &Ref) -> PyResult<Option<Ref>>;
/// Attribute by name (a str).
pub type GetAttrFn = fn(&Ctx, &Ref, &Ref) -> PyResult<Ref>;
/// Stores (or deletes) an attribute.
pub type SetAttrFn = fn(&Ctx, &Ref, &Ref, Option<&Ref>) -> PyResult<()>;
/// Call.
pub type CallFn = fn(&Ctx, &Ref, Args<'_>) -> PyResult<Ref>;
/// `__get__(descriptor, instance or None, type)`.
pub type DescrGetFn = fn(&Ctx, &Ref, Option<&Ref>, &Ref) -> PyResult<Ref>;
/// `__set__`/`__delete__(descriptor, instance, value)`.
pub type DescrSetFn = fn(&Ctx, &Ref, &Ref, Option<&Ref>) -> PyResult<()>;
/// `__init__`.
pub type InitFn = fn(&Ctx, &Ref, Args<'_>) -> PyResult<()>;
/// `__new__`; the type to make is given.
pub type NewFn = fn(&Ctx, &TypeBody, Args<'_>) -> PyResult<Ref>;
/// `__del__` (`tp_finalize`): errors are reported by it, never returned.
pub type FinalizeFn = fn(&Ctx, &Ref);

macro_rules! slots {
    ($($(#[doc = $doc:literal])* $name:ident: $ty:ty,)*) => {
        /// The table. `None` means the type does not have the operation.
        #[derive(Clone, Copy)]
        #[repr(C)]
        pub struct Slots { $($(#[doc = $doc])* pub $name: Option<$ty>,)* }
        impl Slots {
            /// A table without any operation.
            pub const EMPTY: Slots = Slots { $($name: None,)* };
            /// Fills every empty place from the base's table (plain inheritance; groups that inherit together are handled by `class.rs`).
            pub fn inherit(&mut self, base: &Slots) { $(if self.$name.is_none() { self.$name = base.$name; })* }
        }
    };
}

slots! {
    /// `__repr__`
    repr: UnaryFn,
    /// `__str__`
    str_: UnaryFn,
    /// `__hash__`; inherited together with `compare`
    hash: HashFn,
    /// `__call__`
    call: CallFn,
    /// `__getattribute__` (and `__getattr__`)
    get_attr: GetAttrFn,
    /// `__setattr__`, `__delattr__`
    set_attr: SetAttrFn,
    /// `__lt__` … `__ge__`
    compare: CompareFn,
    /// `__iter__`
    iter: UnaryFn,
    /// `__next__`
    next: IterNextFn,
    /// `__get__`
    descr_get: DescrGetFn,
    /// `__set__`, `__delete__`
    descr_set: DescrSetFn,
    /// `__init__`
    init: InitFn,
    /// `__new__`
    new: NewFn,
    /// `__del__`
    finalize: FinalizeFn,
    /// `__await__`
    await_: UnaryFn,
    /// `__aiter__`
    aiter: UnaryFn,
    /// `__anext__`
    anext: UnaryFn,
    /// `__add__`, `__radd__` of numbers
    add: BinaryFn,
    /// `__sub__`
    sub: BinaryFn,
    /// `__mul__` of numbers
    mul: BinaryFn,
    /// `__mod__`
    mod_: BinaryFn,
    /// `__divmod__`
    divmod: BinaryFn,
    /// `__pow__`; third operand None when absent
    pow: TernaryFn,
    /// `__neg__`
    neg: UnaryFn,
    /// `__pos__`
    pos: UnaryFn,
    /// `__abs__`
    abs: UnaryFn,
    /// `__bool__`
    bool_: BoolFn,
    /// `__invert__`
    invert: UnaryFn,
    /// `__lshift__`
    lshift: BinaryFn,
    /// `__rshift__`
    rshift: BinaryFn,
    /// `__and__`
    and: BinaryFn,
    /// `__xor__`
    xor: BinaryFn,
    /// `__or__`
    or: BinaryFn,
    /// `__int__`
    int: UnaryFn,
    /// `__float__`
    float: UnaryFn,
    /// `__index__`
    index: UnaryFn,
    /// `__floordiv__`
    floordiv: BinaryFn,
    /// `__truediv__`
    truediv: BinaryFn,
    /// `__matmul__`
    matmul: BinaryFn,
    /// `__iadd__` of numbers
    iadd: BinaryFn,
    /// `__isub__`
    isub: BinaryFn,
    /// `__imul__` of numbers
    imul: BinaryFn,
    /// `__imod__`
    imod: BinaryFn,
    /// `__ipow__`
    ipow: TernaryFn,
    /// `__ilshift__`
    ilshift: BinaryFn,
    /// `__irshift__`
    irshift: BinaryFn,
    /// `__iand__`
    iand: BinaryFn,
    /// `__ixor__`
    ixor: BinaryFn,
    /// `__ior__`
    ior: BinaryFn,
    /// `__ifloordiv__`
    ifloordiv: BinaryFn,
    /// `__itruediv__`
    itruediv: BinaryFn,
    /// `__imatmul__`
    imatmul: BinaryFn,
    /// `__len__`
    len: LenFn,
    /// `__getitem__` (`mp_subscript`)
    subscript: BinaryFn,
    /// `__setitem__`, `__delitem__`
    set_subscript: SetItemFn,
    /// `__getitem__` by position (`sq_item`): makes a type a sequence; negative positions are already adjusted
    item: ItemFn,
    /// `__add__` of sequences (`sq_concat`)
    concat: BinaryFn,
    /// `__mul__` of sequences (`sq_repeat`); the count is given as isize
    repeat: ItemFn,
    /// `__contains__`
    contains: ContainsFn,
    /// `__iadd__` of sequences
    inplace_concat: BinaryFn,
    /// `__imul__` of sequences
    inplace_repeat: ItemFn,
    /// Lends its memory (`bf_getbuffer`, `bf_releasebuffer`)
    buffer: &'static Lender,
}

const _: () = assert!(std::mem::size_of::<Slots>() <= 504, "a class's table lies in its type object, bytes 416..920");
