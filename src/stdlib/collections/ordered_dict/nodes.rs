//! The OrderedDict object: a dict, a chain of nodes that says the order, and for each entry of the dict's table where its node is.
//!
//! ```text
//!  ┌───────────┬───────┬────────────┬───────┬───────┬───────┬──────┬──────────┬───────────┐
//!  │ a dict    │ index │ index size │ table │ state │ first │ last │ __dict__ │ weak list │     112 bytes
//!  └───────────┴───┬───┴────────────┴───────┴───────┴───┬───┴──┬───┴──────────┴───────────┘
//!   0           48 │    56           64      72      80 │   88 │    96         104
//!                  ▼                                    ▼      ▼
//!    one word per index slot of the table     ┌─────┬──────┬──────┬──────────┐
//!    [node of entry 0, node of entry 1, …]    │ key │ hash │ next │ previous │  32 bytes
//!                                             └─────┴──────┴──────┴──────────┘
//! ```
//! The index holds for one table only: when the dict has another (`table`), it is made anew from the chain. A node counts its key once more.
//! `state` changes with every change of the order. Somebody may call `dict`'s own methods on the object: then chain and dict disagree, which is
//! the caller's trouble, but nothing here relies on their agreement for its safety.

use std::cell::Cell;
use std::mem::{offset_of, size_of};
use std::ptr::{NonNull, null_mut};

use crate::heap::{self, Field, Header, Ref, Visit};
use crate::object::types::dict::{self, DictBody};
use crate::object::types::weakref;
use crate::object::{Body, Ctx, Object, PyResult};

/// A key's place in the order.
#[repr(C)]
pub struct Node {
    key: *mut Header,
    hash: i64,
    next: *mut Node,
    previous: *mut Node,
}
/// Bytes of a node.
pub const NODE_BYTES: usize = size_of::<Node>();
const _: () = assert!(NODE_BYTES == 32);

/// An OrderedDict.
#[repr(C)]
pub struct OrderedBody {
    dict: DictBody,
    index: Cell<*mut *mut Node>,
    index_size: Cell<usize>,
    table: Cell<usize>,
    state: Cell<usize>,
    first: Cell<*mut Node>,
    last: Cell<*mut Node>,
    attributes: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
}
// SAFETY: repr(C); a dict's body begins with Header; only OrderedDict declares it.
unsafe impl Body for OrderedBody {}
const _: () = assert!(size_of::<OrderedBody>() == 112);
/// Where `__dict__` lies.
pub const DICT_OFFSET: isize = offset_of!(OrderedBody, attributes) as isize;
/// Where the weak reference list lies.
pub const WEAK_LIST_OFFSET: isize = offset_of!(OrderedBody, weak_list) as isize;
const _: () = assert!(DICT_OFFSET == 96 && WEAK_LIST_OFFSET == 104);

/// The body of an OrderedDict (subclasses included).
#[inline(always)]
pub fn body(object: &Header) -> &OrderedBody {
    // SAFETY: callers pass OrderedDicts.
    unsafe { object.body() }
}

impl OrderedBody {
    /// Whether the chain is empty.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.first.get().is_null()
    }
    /// Changes with every change of the order.
    #[inline(always)]
    pub fn state(&self) -> usize {
        self.state.get()
    }
    /// Words of the index.
    pub fn index_size(&self) -> usize {
        self.index_size.get()
    }
    fn touch(&self) {
        self.state.set(self.state.get().wrapping_add(1));
    }
    /// Key and hash of the first node, or of the last.
    pub fn end(&self, last: bool) -> Option<(Ref, i64)> {
        let node = if last { self.last.get() } else { self.first.get() };
        NonNull::new(node).map(content)
    }

    fn link(&self, node: NonNull<Node>, at_end: bool) {
        let (first, last) = (self.first.get(), self.last.get());
        // SAFETY: the node is ours and in no chain; those of the chain are alive.
        unsafe {
            let place = node.as_ptr();
            (*place).next = if at_end { null_mut() } else { first };
            (*place).previous = if at_end { last } else { null_mut() };
            if first.is_null() {
                self.first.set(place);
                self.last.set(place);
            } else if at_end {
                (*last).next = place;
                self.last.set(place);
            } else {
                (*first).previous = place;
                self.first.set(place);
            }
        }
        self.touch();
    }

    fn unlink(&self, node: NonNull<Node>) {
        // SAFETY: the node is in the chain, whose nodes are alive.
        unsafe {
            let (next, previous) = ((*node.as_ptr()).next, (*node.as_ptr()).previous);
            if previous.is_null() {
                self.first.set(next)
            } else {
                (*previous).next = next
            }
            if next.is_null() { self.last.set(previous) } else { (*next).previous = previous }
        }
        self.touch();
    }

    fn free_index(&self) {
        let (index, size) = (self.index.replace(null_mut()), self.index_size.replace(0));
        self.table.set(0);
        if let Some(index) = NonNull::new(index) {
            // SAFETY: made with that size; the object does not refer to it any more.
            unsafe { heap::free(index.cast(), 8 * size) }
        }
    }
}

fn content(node: NonNull<Node>) -> (Ref, i64) {
    // SAFETY: the node is in a chain: it holds a count on its key.
    unsafe { (Ref::new(&*(*node.as_ptr()).key), (*node.as_ptr()).hash) }
}

/// A cursor over the chain.
#[derive(Clone, Copy)]
pub struct Cursor(*mut Node);

/// Walks keys and hashes from the first node on; valid while `state` stays.
pub fn start(object: &Ref) -> Cursor {
    Cursor(body(object).first.get())
}

impl Cursor {
    /// The next key with its hash.
    ///
    /// # Safety
    /// The order has not changed since `start`.
    pub unsafe fn next(&mut self) -> Option<(Ref, i64)> {
        let node = NonNull::new(self.0)?;
        // SAFETY: the chain is what it was.
        self.0 = unsafe { (*node.as_ptr()).next };
        Some(content(node))
    }
}

/// Brings the index in accord with the dict's table.
fn renew_index(cx: &Ctx, object: &Ref) -> PyResult<()> {
    let ordered = body(object);
    let (table, size) = dict::table_shape(object);
    let Some(index) = heap::try_alloc_zeroed(8 * size) else { return cx.no_memory() };
    let index = index.cast::<*mut Node>();
    let mut node = ordered.first.get();
    let state = ordered.state.get();
    while let Some(here) = NonNull::new(node) {
        let (key, hash) = content(here);
        let found = dict::find_entry(cx, object, &key, hash);
        drop(key);
        if ordered.state.get() != state || dict::table_shape(object) != (table, size) || found.is_err() {
            // SAFETY: made above with that size.
            unsafe { heap::free(index.cast(), 8 * size) }
            return match found {
                Err(raised) => Err(raised),
                Ok(_) => cx.raise(cx.types.runtime_error, "OrderedDict mutated during iteration"),
            };
        }
        // A key that the dict has lost behind our back gets the place of the next new entry, as in CPython.
        let entry = found.ok().flatten().unwrap_or_else(|| dict::entry_count(object));
        if entry < size {
            // SAFETY: the entry number is below the number of words; the chain has not changed.
            unsafe { index.add(entry).write(here.as_ptr()) }
        }
        // SAFETY: the chain has not changed.
        node = unsafe { (*here.as_ptr()).next };
    }
    ordered.free_index();
    ordered.index.set(index.as_ptr());
    ordered.index_size.set(size);
    ordered.table.set(table);
    Ok(())
}

/// The entry of a key in the dict, the index being in accord with it.
fn entry_of(cx: &Ctx, object: &Ref, key: &Ref, hash: i64) -> PyResult<Option<usize>> {
    let ordered = body(object);
    if dict::table_shape(object) != (ordered.table.get(), ordered.index_size.get()) {
        renew_index(cx, object)?;
    }
    let found = dict::find_entry(cx, object, key, hash)?;
    // Comparing keys may have changed everything.
    if dict::table_shape(object) != (ordered.table.get(), ordered.index_size.get()) {
        return cx.raise(cx.types.runtime_error, "OrderedDict mutated during iteration");
    }
    // Where there is no entry, the place of the next new one: it has a node only if the dict has lost keys behind our back.
    let entry = found.unwrap_or_else(|| dict::entry_count(object));
    Ok(Some(entry).filter(|&entry| entry < ordered.index_size.get()))
}

fn node_at(ordered: &OrderedBody, entry: usize) -> Option<NonNull<Node>> {
    // SAFETY: callers have the entry from `entry_of`: it is below the index's size.
    NonNull::new(unsafe { *ordered.index.get().add(entry) })
}

fn find_node(cx: &Ctx, object: &Ref, key: &Ref, hash: i64) -> PyResult<Option<NonNull<Node>>> {
    if body(object).is_empty() {
        return Ok(None);
    }
    Ok(entry_of(cx, object, key, hash)?.and_then(|entry| node_at(body(object), entry)))
}

/// The key that comes after this one (or before it); None at the end. Err(KeyError) if this one is not there: then `Ok(None)` outside.
pub fn neighbour(cx: &Ctx, object: &Ref, key: &Ref, backward: bool) -> PyResult<Option<Option<Ref>>> {
    let hash = dict::key_hash(cx, key)?;
    let Some(node) = find_node(cx, object, key, hash)? else { return Ok(None) };
    // SAFETY: the node has just been found in the chain.
    let next = unsafe { if backward { (*node.as_ptr()).previous } else { (*node.as_ptr()).next } };
    Ok(Some(NonNull::new(next).map(|next| content(next).0)))
}

/// Stores under a key; a new key comes last.
pub fn set(cx: &Ctx, object: &Ref, key: &Ref, hash: i64, value: &Ref) -> PyResult<()> {
    dict::set_hashed(cx, object, key, hash, value)?;
    let added = add_node(cx, object, key, hash);
    if added.is_err() {
        let waiting = cx.take_raised();
        if dict::delete_hashed(cx, object, key, hash).is_err() {
            drop(cx.take_raised());
        }
        return cx.raise_again(waiting);
    }
    added
}

fn add_node(cx: &Ctx, object: &Ref, key: &Ref, hash: i64) -> PyResult<()> {
    let ordered = body(object);
    let Some(entry) = entry_of(cx, object, key, hash)? else {
        return cx.raise_with(cx.types.key_error, std::slice::from_ref(key));
    };
    if node_at(ordered, entry).is_some() {
        return Ok(());
    }
    let Some(node) = heap::try_alloc(NODE_BYTES) else { return cx.no_memory() };
    let node = node.cast::<Node>();
    // SAFETY: the block is new and big enough; the entry is below the index's size.
    unsafe {
        node.write(Node { key: key.clone().into_raw().as_ptr(), hash, next: null_mut(), previous: null_mut() });
        *ordered.index.get().add(entry) = node.as_ptr();
    }
    ordered.link(node, true);
    Ok(())
}

/// Takes a key's node out of the chain, if it has one; the dict is left alone.
pub fn remove_node(cx: &Ctx, object: &Ref, key: &Ref, hash: i64) -> PyResult<bool> {
    let ordered = body(object);
    if ordered.is_empty() {
        return Ok(false);
    }
    let Some(entry) = entry_of(cx, object, key, hash)? else { return Ok(false) };
    let Some(node) = node_at(ordered, entry) else { return Ok(false) };
    // SAFETY: the entry is below the index's size.
    unsafe { *ordered.index.get().add(entry) = null_mut() };
    ordered.unlink(node);
    free_node(node);
    Ok(true)
}

/// Gives up the key and the block of a node that is in no chain any more.
fn free_node(node: NonNull<Node>) {
    // SAFETY: nobody refers to the node; its count on the key is given up.
    unsafe {
        let key = (*node.as_ptr()).key;
        heap::free(node.cast(), NODE_BYTES);
        if let Some(key) = NonNull::new(key) {
            heap::count_down(key);
        }
    }
}

/// Moves a key to the end or the beginning; whether it is there.
pub fn move_to_end(cx: &Ctx, object: &Ref, key: &Ref, last: bool) -> PyResult<bool> {
    let ordered = body(object);
    let end = if last { ordered.last.get() } else { ordered.first.get() };
    let Some(end) = NonNull::new(end) else { return Ok(false) };
    if content(end).0.is(key) {
        return Ok(true);
    }
    let hash = dict::key_hash(cx, key)?;
    let Some(node) = find_node(cx, object, key, hash)? else { return Ok(false) };
    let end = if last { ordered.last.get() } else { ordered.first.get() };
    if node.as_ptr() != end {
        ordered.unlink(node);
        ordered.link(node, last);
    }
    Ok(true)
}

/// Gives up the chain and its index.
pub fn clear_nodes(ordered: &OrderedBody) {
    ordered.free_index();
    let mut node = ordered.first.replace(null_mut());
    ordered.last.set(null_mut());
    ordered.touch();
    while let Some(here) = NonNull::new(node) {
        // SAFETY: the chain is ours alone now.
        node = unsafe { (*here.as_ptr()).next };
        free_node(here);
    }
}

/// # Safety
/// The object is an OrderedDict at count zero.
pub unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    let ordered = body(object);
    drop(ordered.attributes.take());
    weakref::clear_for_dealloc(Ctx::current(), object);
    clear_nodes(ordered);
    // SAFETY: what is left is a dict.
    unsafe { (Ctx::current().types.dict.kind.dealloc.get())(object) }
}

/// # Safety
/// The object is an OrderedDict.
pub unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    let ordered = body(object);
    if let Some(attributes) = ordered.attributes.borrow() {
        visit(attributes);
    }
    let mut node = ordered.first.get();
    while let Some(here) = NonNull::new(node) {
        // SAFETY: visiting changes nothing; a node holds its key.
        unsafe {
            visit(&*(*here.as_ptr()).key);
            node = (*here.as_ptr()).next;
        }
    }
    if let Some(traverse) = Ctx::current().types.dict.kind.traverse.get() {
        // SAFETY: it is a dict.
        unsafe { traverse(object, visit) }
    }
}

/// # Safety
/// The object is an OrderedDict.
pub unsafe fn clear(object: &Header) {
    let ordered = body(object);
    drop(ordered.attributes.take());
    if let Some(clear) = Ctx::current().types.dict.kind.clear.get() {
        // SAFETY: it is a dict.
        unsafe { clear(object) }
    }
    clear_nodes(ordered);
}
