//! Objects that native modules keep for themselves, as long as the interpreter lives: their classes of errors, their caches.

use std::cell::RefCell;

use crate::heap::{Ref, Visit};

/// What is kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(usize)]
pub enum Kept {
    /// `struct.error`
    StructError,
    /// Formats and their `struct.Struct`s: a dict.
    StructCache,
    /// `pickle.PickleError`
    PickleError,
    /// `pickle.PicklingError`
    PicklingError,
    /// `pickle.UnpicklingError`
    UnpicklingError,
}
const COUNT: usize = Kept::UnpicklingError as usize + 1;

thread_local! {
    static PLACES: RefCell<[Option<Ref>; COUNT]> = const { RefCell::new([const { None }; COUNT]) };
}

impl Kept {
    /// The object, if there is one.
    #[inline]
    pub fn get(self) -> Option<Ref> {
        PLACES.with_borrow(|places| places[self as usize].clone())
    }
    /// Keeps this one.
    pub fn set(self, object: Option<Ref>) {
        drop(PLACES.with_borrow_mut(|places| std::mem::replace(&mut places[self as usize], object)));
    }
}

/// Visits every object kept.
pub fn each_held(visit: Visit<'_>) {
    PLACES.with_borrow(|places| places.iter().flatten().for_each(|held| visit(held)));
}

/// Gives all of them up.
pub fn forget() {
    drop(PLACES.with_borrow_mut(std::mem::take));
}
