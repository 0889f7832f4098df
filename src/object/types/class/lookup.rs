//! Attribute lookup on types: along the MRO, through a cache keyed by type version and interned name.
//!
//! ```text
//!  (version, name) ─► entry { version, name, found }      4096 entries, the last one wins
//! ```
//! A type's version changes (to 0, "none assigned") whenever its dict, bases or MRO change, and with it the versions of all its
//! subclasses; versions are never reused. So an entry whose version is the type's is true. `found` is not counted: the dict that holds it
//! cannot lose it without a change of version. Only immortal (interned) names are cached: their addresses are never given to another.
#![allow(unsafe_code)]

use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{Header, Ref};
use crate::object::types::{dict, int, tuple, weakref};
use crate::object::{Ctx, Object, TypeBody};

const ENTRIES: usize = 4096;

/// The entries, in memory that the system gives page by page: a short script asks for few of them.
pub struct LookupCache(&'static [Cell<Entry>; ENTRIES]);

impl LookupCache {
    /// An empty cache.
    pub fn empty() -> LookupCache {
        // More than the C library keeps in its own pieces, so that nothing is written to make it zero.
        const BYTES: usize = 132 << 10;
        const { assert!(std::mem::size_of::<[Cell<Entry>; ENTRIES]>() <= BYTES) };
        let place = vec![0u128; BYTES / 16].leak().as_ptr();
        // SAFETY: the memory is long enough, aligned, and nobody else's; all zero it is entries without version, name and object.
        LookupCache(unsafe { &*place.cast::<[Cell<Entry>; ENTRIES]>() })
    }
}

#[derive(Clone, Copy)]
struct Entry {
    version: u64,
    name: usize,
    found: Option<NonNull<Header>>,
}

/// First attribute of this name along the MRO (`_PyType_Lookup`), through the method cache; no descriptor is called.
#[inline]
pub fn lookup(cx: &Ctx, class: &TypeBody, name: &Ref) -> Option<Ref> {
    let version = class.version.get();
    if version == 0 || !name.is_immortal() {
        return lookup_slow(cx, class, name);
    }
    let index = ((version as usize) ^ (name.address() >> 4)) % ENTRIES;
    let entry = cx.lookups.0[index].get();
    if entry.version == version && entry.name == name.address() {
        // SAFETY: the version is still the type's, so some dict of its MRO holds the object (see above).
        return entry.found.map(|found| unsafe { Ref::new(found.as_ref()) });
    }
    lookup_slow(cx, class, name)
}

#[inline(never)]
fn lookup_slow(cx: &Ctx, class: &TypeBody, name: &Ref) -> Option<Ref> {
    if !name.is_immortal() || !name.is_exact(cx.types.str_) {
        return lookup_in_mro(cx, class, name);
    }
    let version = ensure_version(cx, class);
    let found = lookup_in_mro(cx, class, name);
    // A key that compares with Python code may have changed the class meanwhile.
    if class.version.get() == version {
        let entry = Entry { version, name: name.address(), found: found.as_ref().map(Ref::as_ptr) };
        let index = ((version as usize) ^ (name.address() >> 4)) % ENTRIES;
        cx.lookups.0[index].set(entry);
    }
    found
}

/// The same without the cache.
pub fn lookup_in_mro(cx: &Ctx, class: &TypeBody, name: &Ref) -> Option<Ref> {
    lookup_with_owner(cx, class, name).map(|(found, _)| found)
}

/// The attribute and the type of the MRO in whose dict it was found.
pub fn lookup_with_owner(cx: &Ctx, class: &TypeBody, name: &Ref) -> Option<(Ref, Ref)> {
    let mro = class.mro.get()?;
    let is_plain = name.is_exact(cx.types.str_);
    for entry in tuple::items(&mro) {
        let Some(names) = entry.as_type().and_then(|entry| entry.dict.borrow()) else { continue };
        let found = if is_plain && dict::has_str_table(names) {
            dict::get_str(cx, names, name)
        } else {
            // A name or key that is not exactly str may compare with Python code; an error there ends the search.
            let names = names.clone();
            match dict::get(cx, &names, name) {
                Ok(found) => found,
                Err(_) => {
                    drop(cx.raised.take());
                    return None;
                }
            }
        };
        if let Some(found) = found {
            return Some((found, entry.clone()));
        }
    }
    None
}

/// The type's version, assigned if it has none: first to its bases, so that a change of theirs reaches it.
pub fn ensure_version(cx: &Ctx, class: &TypeBody) -> u64 {
    let version = class.version.get();
    if version != 0 {
        return version;
    }
    if let Some(bases) = class.bases.get() {
        for base in tuple::items(&bases) {
            if let Some(base) = base.as_type() {
                ensure_version(cx, base);
            }
        }
    }
    let version = cx.next_version();
    class.version.set(version);
    version
}

/// The type's attributes have changed: neither its version nor those of its subclasses hold any longer.
pub fn modified(class: &TypeBody) {
    if class.version.get() == 0 {
        return;
    }
    class.version.set(0);
    each_subclass(class, modified);
}

/// Visits the living classes made with this one among their bases, in the order they were made.
pub fn each_subclass(class: &TypeBody, mut visit: impl FnMut(&TypeBody)) {
    let Some(subclasses) = class.subclasses.get() else { return };
    let mut position = 0;
    while let Some((_, weak)) = dict::next(&subclasses, &mut position) {
        if let Some(subclass) = weakref::referent(&weak)
            && let Some(subclass) = subclass.as_type()
        {
            visit(subclass);
        }
    }
}

fn address_key(cx: &Ctx, class: &TypeBody) -> Ref {
    int::new(cx, class.header().address() as i64)
}

/// Enters a class with its base.
pub fn add_subclass(cx: &Ctx, base: &TypeBody, class: &TypeBody) -> crate::object::PyResult<()> {
    let subclasses = match base.subclasses.get() {
        Some(subclasses) => subclasses,
        None => {
            let subclasses = dict::new(cx);
            base.subclasses.set(Some(subclasses.clone()));
            subclasses
        }
    };
    let weak = weakref::new_ref(cx, &class.to_ref(), None)?;
    dict::set(cx, &subclasses, &address_key(cx, class), &weak)
}

/// Takes a class off its base's list.
pub fn remove_subclass(cx: &Ctx, base: &TypeBody, class: &TypeBody) {
    if let Some(subclasses) = base.subclasses.get() {
        // An int key compares without Python code, so deleting cannot fail.
        let _ = dict::delete(cx, &subclasses, &address_key(cx, class));
        if dict::len(&subclasses) == 0 {
            drop(base.subclasses.take());
        }
    }
}
