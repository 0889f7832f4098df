//! What a pickler has written already: from an object to its number.
//!
//! ```text
//!   ┌──────┬──────┬───────────┬───────┐        ┌────────┬────────┬─ ─
//!   │ mask │ used │ allocated │ table ┼──────► │ object │ number │        16 bytes for each place
//!   └──────┴──────┴───────────┴───────┘        └────────┴────────┴─ ─
//! ```
//! An open table of at least eight places, hashed by address, at most two thirds full. The objects are held, so that no other gets their address.

use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{self, Header, Ref};
use crate::object::{Ctx, PyResult};

#[repr(C)]
struct Entry {
    object: Option<Ref>,
    number: usize,
}
const _: () = assert!(size_of::<Entry>() == 16);

/// See the module comment. Lies in a block of its own.
#[repr(C)]
pub struct Memo {
    mask: Cell<usize>,
    used: Cell<usize>,
    allocated: Cell<usize>,
    table: Cell<NonNull<Entry>>,
}
const _: () = assert!(size_of::<Memo>() == 32);

/// Places of an empty table.
const PLACES_LEAST: usize = 8;

fn new_table(places: usize) -> Option<NonNull<Entry>> {
    Some(heap::try_alloc_zeroed(places.checked_mul(size_of::<Entry>())?)?.cast())
}

impl Memo {
    /// An empty memo in a block of its own.
    pub fn new(cx: &Ctx) -> PyResult<NonNull<Memo>> {
        let (Some(block), Some(table)) = (heap::try_alloc(size_of::<Memo>()), new_table(PLACES_LEAST)) else { return cx.no_memory() };
        let memo = block.cast::<Memo>();
        // SAFETY: a new block of that size.
        unsafe {
            memo.write(Memo {
                mask: Cell::new(PLACES_LEAST - 1),
                used: Cell::new(0),
                allocated: Cell::new(PLACES_LEAST),
                table: Cell::new(table),
            })
        };
        Ok(memo)
    }

    /// Gives the memo, its table and the objects up.
    ///
    /// # Safety
    /// `memo` was made by `new` and is not used any more.
    pub unsafe fn free(memo: NonNull<Memo>) {
        // SAFETY: the caller vouches; blocks go with the sizes they have.
        unsafe {
            let held = memo.as_ref().take_entries();
            heap::free(memo.as_ref().table.get().cast(), memo.as_ref().allocated.get() * size_of::<Entry>());
            heap::free(memo.cast(), size_of::<Memo>());
            drop(held);
        }
    }

    /// Bytes of memo and table.
    pub fn bytes(&self) -> usize {
        size_of::<Memo>() + self.allocated.get() * size_of::<Entry>()
    }

    /// How many objects there are.
    pub fn len(&self) -> usize {
        self.used.get()
    }

    fn place(&self, index: usize) -> NonNull<Entry> {
        debug_assert!(index < self.allocated.get());
        // SAFETY: the table has so many places.
        unsafe { self.table.get().add(index) }
    }

    /// The place of an object, or the free one where it belongs.
    fn find(&self, address: usize) -> NonNull<Entry> {
        let hash = address >> 3;
        let (mut index, mut perturb) = (hash & self.mask.get(), hash);
        loop {
            let place = self.place(index & self.mask.get());
            // SAFETY: places of the table are complete; nobody writes meanwhile.
            match unsafe { &(*place.as_ptr()).object } {
                Some(object) if object.address() != address => {}
                _ => return place,
            }
            index = index.wrapping_mul(5).wrapping_add(perturb).wrapping_add(1);
            perturb >>= 5;
        }
    }

    /// The number of an object.
    pub fn get(&self, object: &Header) -> Option<usize> {
        // SAFETY: places of the table are complete.
        let entry = unsafe { self.find(object.address()).as_ref() };
        entry.object.is_some().then_some(entry.number)
    }

    /// Gives an object a number.
    pub fn set(&self, cx: &Ctx, object: &Ref, number: usize) -> PyResult<()> {
        let mut place = self.find(object.address());
        // SAFETY: nobody else looks at the table meanwhile.
        let entry = unsafe { place.as_mut() };
        entry.number = number;
        if entry.object.is_none() {
            entry.object = Some(object.clone());
            self.used.set(self.used.get() + 1);
            if self.used.get() * 3 >= self.allocated.get() * 2 {
                return self.grow(cx);
            }
        }
        Ok(())
    }

    fn grow(&self, cx: &Ctx) -> PyResult<()> {
        let wanted = self.used.get() * if self.used.get() > 50_000 { 2 } else { 4 };
        let mut places = PLACES_LEAST;
        while places < wanted {
            places <<= 1;
        }
        let Some(table) = new_table(places) else { return cx.no_memory() };
        let (old, count) = (self.table.replace(table), self.allocated.replace(places));
        self.mask.set(places - 1);
        // SAFETY: the old table has `count` places, whose objects move to the new one; it goes with the size it has.
        unsafe {
            for index in 0..count {
                let entry = old.add(index).read();
                if let Some(object) = &entry.object {
                    self.find(object.address()).write(entry);
                }
            }
            heap::free(old.cast(), count * size_of::<Entry>());
        }
        Ok(())
    }

    /// Every object and its number, in the order of the table.
    pub fn entries(&self) -> impl Iterator<Item = (&Ref, usize)> {
        (0..self.allocated.get()).filter_map(|index| {
            // SAFETY: places of the table are complete.
            let entry = unsafe { self.place(index).as_ref() };
            entry.object.as_ref().map(|object| (object, entry.number))
        })
    }

    fn take_entries(&self) -> Vec<Ref> {
        (0..self.allocated.get())
            // SAFETY: places of the table are complete, and nobody else looks at them.
            .filter_map(|index| unsafe { (*self.place(index).as_ptr()).object.take() })
            .collect()
    }

    /// Takes every object out; the table keeps its size. The objects are to be dropped once the memo is at rest.
    pub fn clear(&self) -> Vec<Ref> {
        self.used.set(0);
        self.take_entries()
    }
}
