//! Typed views of blocks: how a `Ref` becomes a `&ListBody`, and the layout of type objects.
//!
//! ```text
//!  type object (block 16 + 416 bytes; a class: 16 + 920)
//!  ┌────────┬────────┬──────┬──────────┬──────────────────────────────┬─────┬───────────────────────┐
//!  │ prefix │ Header │ size │ Kind     │ slots, name, base, bases,    │ pad │ class only: its Slots │
//!  │        │        │      │          │ mro, dict, version …         │     │ and nothing else      │
//!  └────────┴────────┴──────┴──────────┴──────────────────────────────┴─────┴───────────────────────┘
//!   -16      0        16     24         64                                   416                 920
//! ```
//! A body is a `#[repr(C)]` struct that begins with `Header` and whose fields are `Cell`s or `Field`s, so a shared reference to
//! it is enough for everything. Bodies own no `Vec`, `Box` or `String`: what an object owns lies in our heap.

use std::cell::Cell;
use std::ptr::NonNull;

use super::slots::Slots;
use crate::heap::{self, Field, Header, Kind, Ref, TypeFront};

/// A layout that begins with `Header`.
///
/// # Safety
/// Implementors are `#[repr(C)]`, begin with a `Header`, and every object of a type that declares this body has that layout.
pub unsafe trait Body {}

/// The object room's bits in `Kind::flags`.
pub mod type_flags {
    /// A class made at run time: its type object lies in a block of 920 bytes.
    pub const HEAP_TYPE: u64 = 1 << 16;
    /// May be subclassed.
    pub const BASE_TYPE: u64 = 1 << 17;
    /// Instances have a dict in the managed pre-header.
    pub const MANAGED_DICT: u64 = 1 << 18;
    /// Instances have a weak reference list in the managed pre-header.
    pub const MANAGED_WEAKREF: u64 = 1 << 19;
    /// Cannot be called to make an instance.
    pub const NO_INSTANTIATION: u64 = 1 << 20;
    /// Attributes of the type itself cannot be set.
    pub const IMMUTABLE: u64 = 1 << 21;
    /// Functions of this type become methods when found on a class.
    pub const METHOD_DESCRIPTOR: u64 = 1 << 22;
    /// `match` treats instances as sequences.
    pub const SEQUENCE: u64 = 1 << 23;
    /// `match` treats instances as mappings.
    pub const MAPPING: u64 = 1 << 24;
    /// The type has been completed.
    pub const READY: u64 = 1 << 25;
    /// Abstract methods remain.
    pub const ABSTRACT: u64 = 1 << 26;
    /// `match` passes the subject itself to the one positional pattern (int, str …).
    pub const MATCH_SELF: u64 = 1 << 27;
    /// A class made by native code (`TypeSpec` with HEAP_TYPE): counted like a class, but its instances have native hooks.
    pub const NATIVE: u64 = 1 << 28;
    /// Subclass of int.
    pub const INT: u64 = 1 << 32;
    /// Subclass of list.
    pub const LIST: u64 = 1 << 33;
    /// Subclass of tuple.
    pub const TUPLE: u64 = 1 << 34;
    /// Subclass of bytes.
    pub const BYTES: u64 = 1 << 35;
    /// Subclass of str.
    pub const STR: u64 = 1 << 36;
    /// Subclass of dict.
    pub const DICT: u64 = 1 << 37;
    /// Subclass of BaseException.
    pub const EXCEPTION: u64 = 1 << 38;
    /// Subclass of type.
    pub const TYPE: u64 = 1 << 39;
    /// Every bit that subclasses inherit as it is.
    pub const SUBCLASS_BITS: u64 = INT | LIST | TUPLE | BYTES | STR | DICT | EXCEPTION | TYPE;
}

/// A type object.
#[repr(C)]
pub struct TypeBody {
    head: Header,
    /// `ob_size`: 0.
    pub size: Cell<isize>,
    /// What the heap knows: sizes, flags, hooks.
    pub kind: Kind,
    /// The special methods: for a class the table behind this struct, for a builtin type one beside it.
    pub slots: Cell<NonNull<Slots>>,
    /// `__name__`: the part behind the last dot of `full_name` (a str).
    pub name: Field,
    /// `tp_name` of a builtin type ("collections.deque"); empty for classes.
    pub full_name: Cell<&'static str>,
    /// `__doc__` text of a builtin type; classes keep it in their dict.
    pub doc: Cell<&'static str>,
    /// `__base__`
    pub base: Field,
    /// `__bases__`, a tuple.
    pub bases: Field,
    /// `__mro__`, a tuple.
    pub mro: Field,
    /// `__dict__`, a dict.
    pub dict: Field,
    /// Direct subclasses: a dict from address (int) to weak reference, or nothing.
    pub subclasses: Field,
    /// Head of the list of weak references to this type.
    pub weak_list: Cell<Option<NonNull<Header>>>,
    /// Changes whenever an attribute lookup on the type may change; 0 = none assigned. Never reused.
    pub version: Cell<u64>,
    /// Offset of a plain dict pointer in instances, 0 if none (negative: counted from the end of a variable-sized object).
    pub dict_offset: Cell<isize>,
    /// Offset of a plain weak list head in instances, 0 if none.
    pub weak_list_offset: Cell<isize>,
    /// `__qualname__` of a class.
    pub qualname: Field,
    /// Copy of a class's doc text, ending in a zero byte (`tp_doc`), in our heap, or null. Nothing reads it; CPython keeps one.
    pub doc_copy: Cell<*mut u8>,
    /// `__slots__` names of a class as a tuple in layout order, or nothing.
    pub slot_names: Field,
    /// Module object the type belongs to, or nothing.
    pub module: Field,
    /// Shared key table of the instances' dicts, in our heap (owned by `dict/shared.rs`), or null.
    pub shared_keys: Cell<*mut u8>,
    /// The class's `__init__` if it is a plain Python function, checked by `version` (the machine's cache). Not counted.
    pub init_cache: Cell<Option<NonNull<Header>>>,
    /// Version for which `init_cache` holds.
    pub init_version: Cell<u64>,
    /// Whether that `__init__` makes calls or tuples of its own, which find the tuple of its arguments in use.
    pub init_calls: Cell<bool>,
    pad: [u64; 21],
}

/// Bytes of a builtin type object.
pub const STATIC_TYPE_BYTES: usize = 416;
/// Bytes of a class.
pub const CLASS_BYTES: usize = 920;
const _: () = assert!(std::mem::size_of::<TypeBody>() == STATIC_TYPE_BYTES);

// SAFETY: repr(C), begins with Header; `type` and its subclasses declare it.
unsafe impl Body for TypeBody {}

impl TypeBody {
    /// Writes the fields that cannot be zero into the block of a new type object, which may be looked at from here on.
    ///
    /// # Safety
    /// The block has `STATIC_TYPE_BYTES` bytes behind and with its header, all zero behind the header; `slots` outlives the type.
    pub unsafe fn prepare(
        object: NonNull<Header>,
        slots: NonNull<Slots>,
        full_name: &'static str,
        doc: &'static str,
        dealloc: unsafe fn(&Header),
    ) {
        let body = object.cast::<TypeBody>().as_ptr();
        // SAFETY: the block is big enough; zero is a valid value of every field that is not written here.
        unsafe {
            (&raw mut (*body).kind).write(Kind {
                basic_size: Cell::new(0),
                item_size: Cell::new(0),
                flags: Cell::new(0),
                dealloc: Cell::new(dealloc),
                traverse: Cell::new(None),
                clear: Cell::new(None),
            });
            (&raw mut (*body).slots).write(Cell::new(slots));
            (&raw mut (*body).full_name).write(Cell::new(full_name));
            (&raw mut (*body).doc).write(Cell::new(doc));
        }
    }
    /// The type object as an object.
    #[inline(always)]
    pub fn header(&self) -> &Header {
        &self.head
    }
    /// A new count on the type object.
    #[inline(always)]
    pub fn to_ref(&self) -> Ref {
        Ref::new(&self.head)
    }
    /// Whether both are the same type.
    #[inline(always)]
    pub fn is(&self, other: &TypeBody) -> bool {
        std::ptr::eq(self, other)
    }
    /// The special methods.
    #[inline(always)]
    pub fn slots(&self) -> &Slots {
        // SAFETY: the pointer is set before the type is used and lives as long as the type.
        unsafe { self.slots.get().as_ref() }
    }
    /// Changes the table of special methods.
    pub fn update_slots(&self, change: impl FnOnce(&mut Slots)) {
        let mut table = *self.slots();
        change(&mut table);
        // SAFETY: nobody keeps a reference into the table across a change: every caller copies one function pointer out.
        unsafe { self.slots.get().write(table) }
    }
    /// Whether any bit of `mask` is set in the flags.
    #[inline(always)]
    pub fn has(&self, mask: u64) -> bool {
        self.kind.flags.get() & mask != 0
    }
    /// Sets flag bits.
    pub fn add_flags(&self, mask: u64) {
        self.kind.flags.set(self.kind.flags.get() | mask);
    }
    /// `issubclass(self, class)` by the MRO, without `__subclasscheck__`.
    #[inline]
    pub fn is_subtype(&self, class: &TypeBody) -> bool {
        self.is(class) || self.in_mro(class)
    }
    #[inline(never)]
    fn in_mro(&self, class: &TypeBody) -> bool {
        match self.mro.borrow() {
            Some(mro) => super::types::tuple::items(mro).iter().any(|entry| entry.address() == class.head.address()),
            None => {
                let mut base = self.base.get();
                while let Some(current) = base {
                    if current.address() == class.head.address() {
                        return true;
                    }
                    base = current.as_type().and_then(|type_| type_.base.get());
                }
                false
            }
        }
    }
    /// The name without module, for messages (CPython's `%.200s` of `tp_name` shows `full_name` for builtin types: see `display_name`).
    pub fn name_string(&self) -> String {
        self.name.borrow().map_or_else(|| self.full_name.get().to_owned(), super::types::str_::to_string_lossy)
    }
    /// `tp_name`: dotted for builtin types, the plain name for classes.
    pub fn display_name(&self) -> String {
        if self.full_name.get().is_empty() { self.name_string() } else { self.full_name.get().to_owned() }
    }
    /// The pointer that headers of instances hold.
    #[inline(always)]
    pub fn front(&self) -> NonNull<TypeFront> {
        NonNull::from(self).cast()
    }
}

/// What every object can be asked.
pub trait Object {
    /// Its type. Valid as long as the object keeps that type: clone it before running Python code.
    fn ty(&self) -> &TypeBody;
    /// Whether its type is exactly this one.
    fn is_exact(&self, class: &TypeBody) -> bool;
    /// Whether its type has any of these `type_flags`.
    fn has_flag(&self, mask: u64) -> bool;
    /// Whether it is an instance by the MRO.
    fn is_instance(&self, class: &TypeBody) -> bool {
        self.ty().is_subtype(class)
    }
    /// The object seen as a body.
    ///
    /// # Safety
    /// The object's type is, or derives from, a type that declares body `B`.
    unsafe fn body<B: Body>(&self) -> &B;
    /// The object seen as a type, if it is one.
    fn as_type(&self) -> Option<&TypeBody>;
}

impl Object for Header {
    #[inline(always)]
    fn ty(&self) -> &TypeBody {
        // SAFETY: every header points to a live type object, whose layout is `TypeBody`; its front is `TypeFront`.
        unsafe { self.type_ptr().cast::<TypeBody>().as_ref() }
    }
    #[inline(always)]
    fn is_exact(&self, class: &TypeBody) -> bool {
        self.type_ptr() == class.front()
    }
    #[inline(always)]
    fn has_flag(&self, mask: u64) -> bool {
        self.kind().flags.get() & mask != 0
    }
    /// # Safety
    /// See the trait.
    #[inline(always)]
    unsafe fn body<B: Body>(&self) -> &B {
        // SAFETY: the caller vouches for the layout; the header is at its start.
        unsafe { NonNull::from(self).cast::<B>().as_ref() }
    }
    #[inline(always)]
    fn as_type(&self) -> Option<&TypeBody> {
        // SAFETY: the flag is set on `type` and its subclasses only, whose instances are type objects.
        if self.has_flag(type_flags::TYPE) { Some(unsafe { self.body() }) } else { None }
    }
}

/// A zeroed block for an object of `class` with `size` body bytes (header included, fronts not): count one, untracked, one more count on a class.
/// Aborts only if the system refuses a small block.
#[inline]
pub fn new_object(class: &TypeBody, size: usize) -> Ref {
    try_new_object(class, size).unwrap_or_else(|| std::alloc::handle_alloc_error(std::alloc::Layout::new::<Header>()))
}

/// The same for sizes that a script chooses: None becomes MemoryError.
#[inline]
pub fn try_new_object(class: &TypeBody, size: usize) -> Option<Ref> {
    let object = heap::new_object(class.front(), size)?;
    if class.has(type_flags::HEAP_TYPE) {
        class.head.count_up();
    }
    // SAFETY: the block is new and carries one count, which is ours.
    Some(unsafe { Ref::from_raw(object) })
}

/// Frees the block of an object whose count is zero and which has given up everything it held; gives up the count on its class.
///
/// # Safety
/// `size` is what the block was made with; nobody uses the object afterwards.
#[inline]
pub unsafe fn free_object(object: &Header, size: usize) {
    let class = object.type_ptr();
    let is_class = object.has_flag(type_flags::HEAP_TYPE);
    // SAFETY: the caller vouches; the class is read before and is still alive: the object's count on it is given up last.
    unsafe {
        heap::delete_object(NonNull::from(object), size);
        if is_class {
            heap::count_down(class.cast());
        }
    }
}
