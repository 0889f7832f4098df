//! The deque object: a chain of blocks of 64 items, filled from the middle of the first.
//!
//! ```text
//!  ┌────────┬──────┬──────┬───────┬───────────┬────────────┬───────┬────────┬───────┬───────────┬───────────┐
//!  │ Header │ size │ left │ right │ left index│ right index│ state │ maxlen │ spare │ 16 spares │ weak list │   216 bytes
//!  └────────┴──────┴──┬───┴───┬───┴───────────┴────────────┴───────┴────────┴───────┴───────────┴───────────┘
//!   0        16       24      32  40           48           56      64       72      80          208
//!                     ▼       ▼
//!              ┌──────────┐  ┌──────────┐
//!              │ previous │◀─│ previous │      528 bytes each: two links and 64 items
//!              │ 64 items │  │ 64 items │
//!              │ next     │─▶│ next     │
//!              └──────────┘  └──────────┘
//! ```
//! Items stand from `left index` of the left block to `right index` of the right one. `state` changes whenever items come or go: iterators
//! remember it. Emptied blocks are kept in `spares`. Nothing here runs Python code except the drop of an item, which comes last.

use std::cell::Cell;
use std::mem::size_of;
use std::ptr::{NonNull, null_mut};

use crate::heap::{self, Header, Ref, Visit};
use crate::object::types::weakref;
use crate::object::{Body, Ctx, Object, PyResult, TypeBody, free_object, try_new_object};

/// Items of a block.
pub const BLOCK_LENGTH: isize = 64;
const CENTER: isize = (BLOCK_LENGTH - 1) / 2;
const SPARE_MOST: usize = 16;

/// A block. Its items are owned by the deque, those between the two indices only.
#[repr(C)]
pub struct Block {
    previous: *mut Block,
    items: [*mut Header; BLOCK_LENGTH as usize],
    next: *mut Block,
}
/// Bytes of a block.
pub const BLOCK_BYTES: usize = size_of::<Block>();
const _: () = assert!(BLOCK_BYTES == 528);

/// A deque.
#[repr(C)]
pub struct DequeBody {
    head: Header,
    size: Cell<isize>,
    left: Cell<*mut Block>,
    right: Cell<*mut Block>,
    left_index: Cell<isize>,
    right_index: Cell<isize>,
    state: Cell<usize>,
    max_len: Cell<isize>,
    spare_count: Cell<usize>,
    spares: [Cell<*mut Block>; SPARE_MOST],
    weak_list: Cell<Option<NonNull<Header>>>,
}

// SAFETY: repr(C), begins with Header; only the type of deques declares it.
unsafe impl Body for DequeBody {}
const _: () = assert!(size_of::<DequeBody>() == 216);
/// Offset of the weak reference list.
pub const WEAK_LIST_OFFSET: isize = std::mem::offset_of!(DequeBody, weak_list) as isize;

/// The body of a deque (subclasses included).
#[inline(always)]
pub fn body(deque: &Header) -> &DequeBody {
    // SAFETY: callers pass deques.
    unsafe { deque.body() }
}

/// Where an iteration stands: a block and an index in it.
#[derive(Clone, Copy)]
pub struct Place {
    block: *mut Block,
    index: isize,
}

/// An empty, tracked deque of this class.
pub fn allocate(cx: &Ctx, class: &TypeBody) -> PyResult<Ref> {
    let Some(object) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    let deque = body(&object);
    deque.max_len.set(-1);
    let Some(block) = deque.new_block() else { return cx.no_memory() };
    deque.start_with(block);
    heap::track(&object);
    Ok(object)
}

impl DequeBody {
    /// Number of items.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.size.get() as usize
    }
    /// The largest number of items; negative: any.
    #[inline(always)]
    pub fn max_len(&self) -> isize {
        self.max_len.get()
    }
    /// Changes the largest number of items.
    pub fn set_max_len(&self, most: isize) {
        self.max_len.set(most);
    }
    /// Changes whenever items come or go.
    #[inline(always)]
    pub fn state(&self) -> usize {
        self.state.get()
    }
    /// A position to come back to if nothing changed: changes `state` as any change does.
    pub fn touch(&self) {
        self.state.set(self.state.get().wrapping_add(1));
    }
    /// Blocks in use.
    pub fn block_count(&self) -> usize {
        ((self.left_index.get() + self.size.get() + BLOCK_LENGTH - 1) / BLOCK_LENGTH) as usize
    }

    fn new_block(&self) -> Option<*mut Block> {
        let spare = self.spare_count.get();
        if spare > 0 {
            self.spare_count.set(spare - 1);
            return Some(self.spares[spare - 1].get());
        }
        heap::try_alloc(BLOCK_BYTES).map(|block| block.cast::<Block>().as_ptr())
    }

    fn free_block(&self, block: *mut Block) {
        let spare = self.spare_count.get();
        if spare < SPARE_MOST {
            self.spares[spare].set(block);
            self.spare_count.set(spare + 1);
            return;
        }
        if let Some(block) = NonNull::new(block) {
            // SAFETY: it was made with that size and nothing refers to it any more.
            unsafe { heap::free(block.cast(), BLOCK_BYTES) }
        }
    }

    /// Makes the deque empty with this one block; what it held before is the caller's.
    fn start_with(&self, block: *mut Block) {
        // SAFETY: the block is ours and nobody looks into it yet.
        unsafe {
            (&raw mut (*block).previous).write(null_mut());
            (&raw mut (*block).next).write(null_mut());
        }
        self.size.set(0);
        self.left.set(block);
        self.right.set(block);
        self.center();
    }

    fn center(&self) {
        self.left_index.set(CENTER + 1);
        self.right_index.set(CENTER);
    }

    /// An empty deque is filled from the edge of its block: what is added next comes in bulk, to the right or to the left.
    pub fn prepare_bulk(&self, to_right: bool) {
        if self.size.get() == 0 {
            let left = if to_right { 1 } else { BLOCK_LENGTH - 1 };
            self.left_index.set(left);
            self.right_index.set(left - 1);
        }
    }

    /// A block more on the right, whose index is in front of its first item.
    fn grow_right(&self, block: *mut Block) {
        // SAFETY: both blocks are the deque's.
        unsafe {
            (&raw mut (*block).previous).write(self.right.get());
            (&raw mut (*block).next).write(null_mut());
            (*self.right.get()).next = block;
        }
        self.right.set(block);
        self.right_index.set(-1);
    }

    fn grow_left(&self, block: *mut Block) {
        // SAFETY: both blocks are the deque's.
        unsafe {
            (&raw mut (*block).next).write(self.left.get());
            (&raw mut (*block).previous).write(null_mut());
            (*self.left.get()).previous = block;
        }
        self.left.set(block);
        self.left_index.set(BLOCK_LENGTH);
    }

    #[inline(always)]
    fn write(&self, block: *mut Block, index: isize, item: *mut Header) {
        // SAFETY: the block is the deque's and the index is below its length.
        unsafe { (&raw mut (*block).items[index as usize]).write(item) }
    }

    #[inline(always)]
    fn read(&self, block: *mut Block, index: isize) -> *mut Header {
        // SAFETY: the block is the deque's and the place holds an item.
        unsafe { (*block).items[index as usize] }
    }

    /// Adds on the right; what a full deque loses on the left is dropped last.
    #[inline]
    pub fn append(&self, cx: &Ctx, item: Ref) -> PyResult<()> {
        if self.right_index.get() == BLOCK_LENGTH - 1 {
            let Some(block) = self.new_block() else { return cx.no_memory() };
            self.grow_right(block);
        }
        self.size.set(self.size.get() + 1);
        self.right_index.set(self.right_index.get() + 1);
        self.write(self.right.get(), self.right_index.get(), item.into_raw().as_ptr());
        if (self.max_len.get() as usize) < self.size.get() as usize {
            drop(self.pop_left());
        } else {
            self.touch();
        }
        Ok(())
    }

    /// Adds on the left.
    #[inline]
    pub fn append_left(&self, cx: &Ctx, item: Ref) -> PyResult<()> {
        if self.left_index.get() == 0 {
            let Some(block) = self.new_block() else { return cx.no_memory() };
            self.grow_left(block);
        }
        self.size.set(self.size.get() + 1);
        self.left_index.set(self.left_index.get() - 1);
        self.write(self.left.get(), self.left_index.get(), item.into_raw().as_ptr());
        if (self.max_len.get() as usize) < self.size.get() as usize {
            drop(self.pop());
        } else {
            self.touch();
        }
        Ok(())
    }

    /// Takes the last item out.
    #[inline]
    pub fn pop(&self) -> Option<Ref> {
        if self.size.get() == 0 {
            return None;
        }
        let item = self.read(self.right.get(), self.right_index.get());
        self.right_index.set(self.right_index.get() - 1);
        self.size.set(self.size.get() - 1);
        self.touch();
        if self.right_index.get() < 0 {
            if self.size.get() > 0 {
                let old = self.right.get();
                // SAFETY: there are items left, so a block before this one.
                self.right.set(unsafe { (*old).previous });
                self.free_block(old);
                self.right_index.set(BLOCK_LENGTH - 1);
            } else {
                self.center();
            }
        }
        // SAFETY: the place was in use; its count is handed over.
        NonNull::new(item).map(|item| unsafe { Ref::from_raw(item) })
    }

    /// Takes the first item out.
    #[inline]
    pub fn pop_left(&self) -> Option<Ref> {
        if self.size.get() == 0 {
            return None;
        }
        let item = self.read(self.left.get(), self.left_index.get());
        self.left_index.set(self.left_index.get() + 1);
        self.size.set(self.size.get() - 1);
        self.touch();
        if self.left_index.get() == BLOCK_LENGTH {
            if self.size.get() > 0 {
                let old = self.left.get();
                // SAFETY: there are items left, so a block behind this one.
                self.left.set(unsafe { (*old).next });
                self.free_block(old);
                self.left_index.set(0);
            } else {
                self.center();
            }
        }
        // SAFETY: the place was in use; its count is handed over.
        NonNull::new(item).map(|item| unsafe { Ref::from_raw(item) })
    }

    /// Where the first item is, and where the last.
    pub fn first(&self) -> Place {
        Place { block: self.left.get(), index: self.left_index.get() }
    }
    /// Where the last item is.
    pub fn last(&self) -> Place {
        Place { block: self.right.get(), index: self.right_index.get() }
    }

    /// The item at a place, which moves right; `left` is how many items follow it.
    ///
    /// # Safety
    /// The place came from `first` and was only moved by this function, and `state` is what it was then; an item is there.
    #[inline(always)]
    pub unsafe fn step(&self, place: &mut Place, left: usize) -> Ref {
        // SAFETY: the deque has not changed, so its blocks are where they were.
        unsafe {
            let item = (*place.block).items[place.index as usize];
            place.index += 1;
            if place.index == BLOCK_LENGTH && left > 0 {
                place.block = (*place.block).next;
                place.index = 0;
            }
            Ref::new(&*item)
        }
    }

    /// The same, moving left from `last`.
    ///
    /// # Safety
    /// As `step`.
    #[inline(always)]
    pub unsafe fn step_back(&self, place: &mut Place, left: usize) -> Ref {
        // SAFETY: the deque has not changed, so its blocks are where they were.
        unsafe {
            let item = (*place.block).items[place.index as usize];
            place.index -= 1;
            if place.index < 0 && left > 0 {
                place.block = (*place.block).previous;
                place.index = BLOCK_LENGTH - 1;
            }
            Ref::new(&*item)
        }
    }

    /// The place of an item; `index` is below the length.
    fn place_of(&self, index: usize) -> (*mut Block, isize) {
        let distance = index as isize + self.left_index.get();
        let (block, place) = (distance / BLOCK_LENGTH, distance % BLOCK_LENGTH);
        // SAFETY: as many blocks are chained as the items need.
        unsafe {
            if index < self.len() / 2 {
                let mut found = self.left.get();
                (0..block).for_each(|_| found = (*found).next);
                (found, place)
            } else {
                let last = (self.left_index.get() + self.size.get() - 1) / BLOCK_LENGTH;
                let mut found = self.right.get();
                (block..last).for_each(|_| found = (*found).previous);
                (found, place)
            }
        }
    }

    /// An item by position.
    pub fn get(&self, index: usize) -> Option<Ref> {
        if index >= self.len() {
            return None;
        }
        let (block, place) = self.place_of(index);
        // SAFETY: an item is there.
        Some(unsafe { Ref::new(&*self.read(block, place)) })
    }

    /// Stores an item by position (below the length) and hands out the old one.
    pub fn replace(&self, index: usize, item: Ref) -> Option<Ref> {
        if index >= self.len() {
            return Some(item);
        }
        let (block, place) = self.place_of(index);
        let old = self.read(block, place);
        self.write(block, place, item.into_raw().as_ptr());
        // SAFETY: the old item's count is handed over.
        NonNull::new(old).map(|old| unsafe { Ref::from_raw(old) })
    }

    /// Moves the last `count` items to the front (negative: the first ones to the end), by whole stretches.
    pub fn rotate(&self, cx: &Ctx, count: isize) -> PyResult<()> {
        let length = self.size.get();
        let half = length >> 1;
        if length <= 1 {
            return Ok(());
        }
        let mut count = count;
        if count > half || count < -half {
            count %= length;
            if count > half {
                count -= length;
            } else if count < -half {
                count += length;
            }
        }
        self.touch();
        // A block emptied on one side is used again on the other.
        let mut free: Option<*mut Block> = None;
        let mut result = Ok(());
        while count != 0 {
            let to_left = count > 0;
            if (to_left && self.left_index.get() == 0) || (!to_left && self.right_index.get() == BLOCK_LENGTH - 1) {
                let Some(block) = free.take().or_else(|| self.new_block()) else {
                    result = cx.no_memory();
                    break;
                };
                if to_left { self.grow_left(block) } else { self.grow_right(block) }
            }
            // SAFETY: both stretches lie in blocks of the deque; they do not overlap (at most half of the items move).
            unsafe {
                if to_left {
                    let moved = count.min(self.right_index.get() + 1).min(self.left_index.get());
                    self.right_index.set(self.right_index.get() - moved);
                    self.left_index.set(self.left_index.get() - moved);
                    count -= moved;
                    let from = (&raw mut (*self.right.get()).items).cast::<*mut Header>().offset(self.right_index.get() + 1);
                    let to = (&raw mut (*self.left.get()).items).cast::<*mut Header>().offset(self.left_index.get());
                    std::ptr::copy(from, to, moved as usize);
                    if self.right_index.get() < 0 {
                        let old = self.right.get();
                        self.right.set((*old).previous);
                        self.right_index.set(BLOCK_LENGTH - 1);
                        if let Some(block) = free.replace(old) {
                            self.free_block(block);
                        }
                    }
                } else {
                    let moved = (-count).min(BLOCK_LENGTH - self.left_index.get()).min(BLOCK_LENGTH - 1 - self.right_index.get());
                    let from = (&raw mut (*self.left.get()).items).cast::<*mut Header>().offset(self.left_index.get());
                    let to = (&raw mut (*self.right.get()).items).cast::<*mut Header>().offset(self.right_index.get() + 1);
                    self.left_index.set(self.left_index.get() + moved);
                    self.right_index.set(self.right_index.get() + moved);
                    count += moved;
                    std::ptr::copy(from, to, moved as usize);
                    if self.left_index.get() == BLOCK_LENGTH {
                        let old = self.left.get();
                        self.left.set((*old).next);
                        self.left_index.set(0);
                        if let Some(block) = free.replace(old) {
                            self.free_block(block);
                        }
                    }
                }
            }
        }
        if let Some(block) = free {
            self.free_block(block);
        }
        result
    }

    /// Turns the order of the items round.
    pub fn reverse(&self) {
        let (mut left, mut right) = (self.first(), self.last());
        for _ in 0..self.len() / 2 {
            let (a, b) = (self.read(left.block, left.index), self.read(right.block, right.index));
            self.write(left.block, left.index, b);
            self.write(right.block, right.index, a);
            // SAFETY: the blocks are chained as the items need.
            unsafe {
                left.index += 1;
                if left.index == BLOCK_LENGTH {
                    left = Place { block: (*left.block).next, index: 0 };
                }
                right.index -= 1;
                if right.index < 0 {
                    right = Place { block: (*right.block).previous, index: BLOCK_LENGTH - 1 };
                }
            }
        }
    }

    /// Gives up all items, from left to right; the deque is empty before the first of them goes.
    pub fn clear(&self) {
        if self.size.get() == 0 {
            return;
        }
        let Some(block) = self.new_block() else {
            while let Some(item) = self.pop_left() {
                drop(item);
            }
            return;
        };
        let (mut old, mut index, count) = (self.left.get(), self.left_index.get(), self.size.get());
        self.start_with(block);
        self.touch();
        for left in (0..count).rev() {
            let item = self.read(old, index);
            index += 1;
            // SAFETY: the old chain is ours alone now; the item's count is given up here, when its place is not looked at any more.
            unsafe {
                let used_up = index == BLOCK_LENGTH || left == 0;
                let block = old;
                if used_up {
                    old = (*old).next;
                    index = 0;
                }
                if let Some(item) = NonNull::new(item) {
                    heap::count_down(item);
                }
                if used_up {
                    self.free_block(block);
                }
            }
        }
    }
}

/// # Safety
/// The object is a deque at count zero.
pub unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    weakref::clear_for_dealloc(Ctx::current(), object);
    let deque = body(object);
    deque.clear();
    let blocks = take_spares(deque);
    if let Some(left) = NonNull::new(deque.left.replace(null_mut())) {
        // SAFETY: the deque is dead; each block was made with that size.
        unsafe { heap::free(left.cast(), BLOCK_BYTES) }
    }
    for block in blocks {
        // SAFETY: as above.
        unsafe { heap::free(block.cast(), BLOCK_BYTES) }
    }
    // SAFETY: made with the basic size of its type.
    unsafe { free_object(object, object.kind().basic_size.get() as usize) }
}

/// The blocks kept, taken out one after the other.
fn take_spares(deque: &DequeBody) -> impl Iterator<Item = NonNull<Block>> + use<'_> {
    deque.spares[..deque.spare_count.replace(0)].iter().filter_map(|spare| NonNull::new(spare.get()))
}

/// # Safety
/// The object is a deque.
pub unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    visit(object.ty().header());
    let deque = body(object);
    if deque.left.get().is_null() {
        return;
    }
    let mut place = deque.first();
    for left in (0..deque.len()).rev() {
        // SAFETY: visiting changes nothing; a place holds an item.
        unsafe {
            visit(&*(*place.block).items[place.index as usize]);
            place.index += 1;
            if place.index == BLOCK_LENGTH && left > 0 {
                place = Place { block: (*place.block).next, index: 0 };
            }
        }
    }
}

/// # Safety
/// The object is a deque.
pub unsafe fn clear(object: &Header) {
    body(object).clear();
}
