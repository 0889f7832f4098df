//! One register: a number held plainly, or a counted reference.
//!
//! ```text
//!            tag (8 bytes)            bits (8 bytes)
//!  UNDEFINED 0                        anything, owns nothing
//!  OBJECT    1                        address of an object, one count is ours
//!  INT       2                        an i64
//!  FLOAT     4                        the bits of an f64
//!  RANGE     8                        current number of a `for` over a range (see iter.rs); owns nothing
//!  SPAN     16                        start and stop of a slice, for the next instruction (see container.rs); owns nothing
//! ```
//! Tags are one-hot so that two operands are tested at once. A number becomes an object, once and in place, at the first moment
//! anybody could observe its identity (`Slot::boxed`). Slots are `Copy`: whoever copies one decides who owns the count. The two halves
//! are always read and written separately: a 16-byte load right behind two 8-byte stores stalls.

use crate::heap::{Header, Ref, count_down};
use crate::object::types::dict::Plain;
use crate::object::types::{float, int};
use crate::object::{Ctx, Object};
use std::ptr::NonNull;

/// Holds nothing.
pub const UNDEFINED: u64 = 0;
/// Holds a reference and owns its count.
pub const OBJECT: u64 = 1;
/// Holds a plain integer.
pub const INT: u64 = 2;
/// Holds a plain float.
pub const FLOAT: u64 = 4;
/// Holds the state of a loop over a range.
pub const RANGE: u64 = 8;

/// Holds the bounds of a slice that the next instruction reads.
pub const SPAN: u64 = 16;

/// A register.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Slot {
    /// What it holds.
    pub tag: u64,
    /// The payload.
    pub bits: u64,
}

/// A number taken out of a register, whether it lay there plainly or as an exact int, float or bool object (a bool is 0 or 1).
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// An integer that fits a machine word.
    Int(i64),
    /// A float.
    Float(f64),
    /// Anything else.
    Other,
}

impl Slot {
    /// Holds nothing.
    pub const EMPTY: Slot = Slot { tag: UNDEFINED, bits: 0 };

    /// A plain integer.
    #[inline(always)]
    pub fn int(value: i64) -> Slot {
        Slot { tag: INT, bits: value as u64 }
    }
    /// A plain float.
    #[inline(always)]
    pub fn float(value: f64) -> Slot {
        Slot { tag: FLOAT, bits: value.to_bits() }
    }
    /// Takes over the count of a reference.
    #[inline(always)]
    pub fn object(value: Ref) -> Slot {
        Slot { tag: OBJECT, bits: value.into_raw().as_ptr() as u64 }
    }
    /// The slot at a place, read half by half: a 16-byte load behind the two 8-byte stores that filled the place would wait for both to
    /// reach the cache, and the compiler makes one of two plain loads that are stored side by side.
    ///
    /// # Safety
    /// `place` points to a register.
    #[inline(always)]
    pub unsafe fn read(place: *const Slot) -> Slot {
        // SAFETY: the caller's.
        unsafe { Slot { tag: (&raw const (*place).tag).read_volatile(), bits: (&raw const (*place).bits).read_volatile() } }
    }
    /// The header of the object in it.
    ///
    /// # Safety
    /// The tag is OBJECT and the slot's count is still ours.
    #[inline(always)]
    pub unsafe fn header<'a>(self) -> &'a Header {
        // SAFETY: an OBJECT slot owns a count on a live object.
        unsafe { &*(self.bits as *const Header) }
    }
    /// The reference in it, moved out.
    ///
    /// # Safety
    /// The tag is OBJECT; the slot does not count as owner afterwards.
    #[inline(always)]
    pub unsafe fn into_ref(self) -> Ref {
        // SAFETY: the count passes from the slot to the result.
        unsafe { Ref::from_raw(NonNull::new_unchecked(self.bits as *mut Header)) }
    }
    /// Gives up what it holds.
    ///
    /// # Safety
    /// The slot's count, if it holds one, is given up with it.
    #[inline(always)]
    pub unsafe fn release(self) {
        if self.tag == OBJECT {
            // SAFETY: the caller gives up the count.
            unsafe { count_down(NonNull::new_unchecked(self.bits as *mut Header)) }
        }
    }
    /// The same slot with a count of its own (plain numbers stay plain).
    #[inline(always)]
    pub fn counted(self) -> Slot {
        if self.tag == OBJECT {
            // SAFETY: the tag says that it holds a live object.
            unsafe { self.header().count_up() };
        }
        self
    }
    /// The number in it.
    #[inline(always)]
    pub fn number(self, cx: &Ctx) -> Number {
        match self.tag {
            INT => Number::Int(self.bits as i64),
            FLOAT => Number::Float(f64::from_bits(self.bits)),
            OBJECT => {
                // SAFETY: the tag says that it holds a live object; the bit pattern of a `Ref` is its address.
                let object = unsafe { &*(&raw const self.bits).cast::<Ref>() };
                if object.is_exact(cx.types.int) {
                    int::as_compact(cx, object).map_or(Number::Other, Number::Int)
                } else if object.is_exact(cx.types.float) {
                    Number::Float(float::value(object))
                } else if object.is_exact(cx.types.bool_) {
                    Number::Int(object.is(&cx.true_) as i64)
                } else {
                    Number::Other
                }
            }
            _ => Number::Other,
        }
    }
    /// The integer in it, plain or an exact int object.
    #[inline(always)]
    pub fn integer(self, cx: &Ctx) -> Option<i64> {
        match self.tag {
            INT => Some(self.bits as i64),
            // SAFETY: the tag says that it holds a live object; the bit pattern of a `Ref` is its address.
            OBJECT => int::as_compact(cx, unsafe { &*(&raw const self.bits).cast::<Ref>() }),
            _ => None,
        }
    }
    /// The float in it, plain or an exact float object.
    #[inline(always)]
    pub fn real(self, cx: &Ctx) -> Option<f64> {
        match self.tag {
            FLOAT => Some(f64::from_bits(self.bits)),
            // SAFETY: as above.
            OBJECT => float::as_exact(cx, unsafe { &*(&raw const self.bits).cast::<Ref>() }),
            _ => None,
        }
    }
    /// What it holds as a key that a dict can look up without Python code, if it is one.
    ///
    /// # Safety
    /// The slot is alive as long as the result.
    #[inline(always)]
    pub unsafe fn plain_key<'a>(&'a self, cx: &Ctx) -> Option<Plain<'a>> {
        if self.tag == OBJECT {
            // SAFETY: the tag says that it holds a live object; the bit pattern of a `Ref` is its address.
            return Plain::of(cx, unsafe { &*(&raw const self.bits).cast::<Ref>() });
        }
        Plain::int(self.integer(cx)?)
    }
    /// The same value as an object reference: a plain number becomes a new object.
    #[inline(always)]
    pub fn into_object(self, cx: &Ctx) -> Ref {
        match self.tag {
            // SAFETY: the count passes over.
            OBJECT => unsafe { self.into_ref() },
            _ => number_object(cx, self),
        }
    }
}

/// A plain number as a new object.
#[inline(never)]
fn number_object(cx: &Ctx, slot: Slot) -> Ref {
    if slot.tag == INT { int::new(cx, slot.bits as i64) } else { float_object(cx, slot) }
}

#[inline(never)]
fn float_object(cx: &Ctx, slot: Slot) -> Ref {
    assert!(slot.tag == FLOAT, "an empty register is no value");
    float::new(cx, f64::from_bits(slot.bits))
}

/// Makes the number in a register an object, in place, and shows the reference.
///
/// # Safety
/// `slot` points to a register that holds a value; the result is used only while the register keeps it.
#[inline(always)]
pub unsafe fn boxed<'a>(cx: &Ctx, slot: *mut Slot) -> &'a Ref {
    // SAFETY: the caller vouches for the register; a plain number owns nothing, so overwriting it loses nothing.
    unsafe {
        if (*slot).tag != OBJECT {
            box_in_place(cx, slot);
        }
        &*(&raw const (*slot).bits).cast::<Ref>()
    }
}

/// # Safety
/// The register is in use.
#[cold]
#[inline(never)]
unsafe fn box_in_place(cx: &Ctx, slot: *mut Slot) {
    // SAFETY: see `boxed`.
    unsafe {
        let object = (*slot).into_object(cx);
        *slot = Slot::object(object);
    }
}
