//! `Ref`, the counted owner of an object, and what happens when a count reaches zero.
//!
//! Cloning counts up, dropping counts down; at zero the kind's `dealloc` runs at once, nested where CPython nests it. Kinds
//! with the TRASHCAN flag nest at most `NEST_MAX` deep; deeper ones wait in a list and are taken apart
//! when the outermost is done, so chains of any length need bounded stack, and the order is CPython's. Other kinds
//! (cells, functions, iterators …) nest freely in CPython; here they wait beyond `NEST_HARD`, where CPython's stack would end.

use std::cell::Cell;
use std::ops::Deref;
use std::ptr::NonNull;

use super::header::{Header, IMMORTAL_MARK};
use super::kind::flags;

/// CPython's nesting limit of trashcan kinds.
const NEST_MAX: u32 = 50;
/// Marks the count word of an object that waits to be taken apart: weak references to it count as dead.
const WAITING: u64 = 1 << 63;
/// Nesting limit of all other kinds.
const NEST_HARD: u32 = 2000;

/// An owned count on an object. Never null.
#[repr(transparent)]
pub struct Ref(NonNull<Header>);

impl Ref {
    /// Takes over one count.
    ///
    /// # Safety
    /// `object` is alive and the caller gives up one count on it.
    #[inline(always)]
    pub unsafe fn from_raw(object: NonNull<Header>) -> Ref {
        Ref(object)
    }

    /// Gives up ownership without counting down.
    #[inline(always)]
    pub fn into_raw(self) -> NonNull<Header> {
        let object = self.0;
        std::mem::forget(self);
        object
    }

    /// The address, without giving up the count.
    #[inline(always)]
    pub fn as_ptr(&self) -> NonNull<Header> {
        self.0
    }

    /// A new count on a live object.
    #[inline(always)]
    pub fn new(object: &Header) -> Ref {
        object.count_up();
        Ref(NonNull::from(object))
    }

    /// Whether both are the same object.
    #[inline(always)]
    pub fn is(&self, other: &Ref) -> bool {
        self.0 == other.0
    }
}

impl Clone for Ref {
    #[inline(always)]
    fn clone(&self) -> Ref {
        // Read once: behind the store of the count the place would be read again.
        let object = self.0;
        // SAFETY: we own a count, so the object is alive.
        unsafe { object.as_ref() }.count_up();
        Ref(object)
    }
}

impl Drop for Ref {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: we own one count, so the object is alive; it is given up here and not used afterwards.
        unsafe { count_down(self.0) }
    }
}

impl Deref for Ref {
    type Target = Header;
    #[inline(always)]
    fn deref(&self) -> &Header {
        // SAFETY: we own a count, so the object is alive as long as `self`.
        unsafe { self.0.as_ref() }
    }
}

impl std::fmt::Debug for Ref {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ref({:#x})", self.address())
    }
}

/// Gives up one count.
///
/// # Safety
/// The caller owns a count on `object` and does not use it afterwards.
#[inline(always)]
pub unsafe fn count_down(object: NonNull<Header>) {
    // SAFETY: the caller owns a count, so the object is alive.
    let head = unsafe { object.as_ref() };
    let count = head.count.get() - 1;
    head.count.set(count);
    if count == 0 {
        release(object);
    }
}

struct Nest {
    /// Trashcan kinds being taken apart right now.
    trash: Cell<u32>,
    /// All kinds being taken apart right now.
    all: Cell<u32>,
    /// Objects that wait, linked through their `count` word (which is zero otherwise) until their turn comes.
    waiting: Cell<Option<NonNull<Header>>>,
}

thread_local! {
    static NEST: Nest = const { Nest { trash: Cell::new(0), all: Cell::new(0), waiting: Cell::new(None) } };
}

/// The count of `object` has reached zero: takes it apart, or lets it wait when nested too deep.
#[cold]
#[inline(never)]
pub fn release(object: NonNull<Header>) {
    // SAFETY: at count zero we are the only one who knows the object; its memory is intact until `dealloc`.
    let kind = unsafe { object.as_ref() }.kind();
    if kind.flags.get() & (flags::GC | flags::TRASHCAN) == 0 {
        // Atoms hold nothing that could nest deep.
        // SAFETY: the count is zero and nobody else will take the object apart.
        return unsafe { (kind.dealloc.get())(object.as_ref()) };
    }
    release_container(object);
}

#[inline(never)]
fn release_container(object: NonNull<Header>) {
    NEST.with(|nest| {
        // SAFETY: at count zero we are the only one who knows the object; its memory is intact until `dealloc`.
        let head = unsafe { object.as_ref() };
        let trashcan = head.kind().flags.get() & flags::TRASHCAN != 0;
        if (trashcan && nest.trash.get() >= NEST_MAX) || nest.all.get() >= NEST_HARD {
            super::untrack(head);
            let next = nest.waiting.replace(Some(object));
            head.count.set(WAITING | next.map_or(0, |next| next.as_ptr() as u64));
            return;
        }
        take_apart(nest, head, trashcan);
        if nest.trash.get() == 0 && nest.waiting.get().is_some() {
            // Those that waited begin one level deep, as in CPython: nobody below them takes up the others.
            nest.trash.set(1);
            while let Some(first) = nest.waiting.get() {
                // SAFETY: a waiting object is at count zero, nobody else knows it, and its count word holds the link.
                let head = unsafe { first.as_ref() };
                nest.waiting.set(NonNull::new((head.count.replace(0) & !WAITING) as *mut Header));
                take_apart(nest, head, head.kind().flags.get() & flags::TRASHCAN != 0);
            }
            nest.trash.set(0);
        }
    })
}

fn take_apart(nest: &Nest, head: &Header, trashcan: bool) {
    nest.all.set(nest.all.get() + 1);
    nest.trash.set(nest.trash.get() + trashcan as u32);
    // SAFETY: the count is zero and nobody else will take the object apart.
    unsafe { (head.kind().dealloc.get())(head) };
    nest.trash.set(nest.trash.get() - trashcan as u32);
    nest.all.set(nest.all.get() - 1);
}

/// Whether a count stands for an immortal object.
#[inline(always)]
pub fn is_immortal_count(count: u64) -> bool {
    count >= IMMORTAL_MARK
}

/// A place inside an object body that may hold a reference: takes part in the rule "take out, then drop".
#[repr(transparent)]
#[derive(Default)]
pub struct Field(Cell<Option<Ref>>);

impl Field {
    /// A slot holding `value`.
    #[inline]
    pub const fn new(value: Option<Ref>) -> Field {
        Field(Cell::new(value))
    }
    /// A new count on what it holds.
    #[inline]
    pub fn get(&self) -> Option<Ref> {
        self.borrow().cloned()
    }
    /// What it holds, borrowed. Valid until the slot changes: do not run Python code meanwhile.
    #[inline]
    pub fn borrow(&self) -> Option<&Ref> {
        // SAFETY: one thread; callers do not keep the borrow across anything that may change the slot (stated above).
        unsafe { (*self.0.as_ptr()).as_ref() }
    }
    /// Stores a value and hands out the old one, to be dropped by the caller when everything is consistent.
    #[inline]
    pub fn replace(&self, value: Option<Ref>) -> Option<Ref> {
        self.0.replace(value)
    }
    /// Stores a value, then drops the old one.
    #[inline]
    pub fn set(&self, value: Option<Ref>) {
        drop(self.0.replace(value));
    }
    /// Takes the value out.
    #[inline]
    pub fn take(&self) -> Option<Ref> {
        self.0.replace(None)
    }
    /// Whether it holds nothing.
    #[inline]
    pub fn is_none(&self) -> bool {
        self.borrow().is_none()
    }
}
