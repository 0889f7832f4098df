//! Iterators that hand out pairs: the pair they keep, and loops that take it apart at once.
//!
//! `zip` of two, `enumerate` and the items of a dict keep their result tuple and fill it again as long as nobody else holds it. For
//! `for a, b in …` the pair itself need not travel: `next_pair` fills it as always and hands out the two items.

use super::{enumerate, zip};
use crate::heap::{self, Field, Ref};
use crate::object::types::{dict, tuple};
use crate::object::{Ctx, Object, PyResult};

/// What `next_pair` found.
pub enum Pair {
    /// The items of the next pair, which the iterator holds too.
    Items(Ref, Ref),
    /// The iterator has ended.
    End,
    /// It does not go this way; nothing has happened.
    Other,
}

/// One step of an iterator whose pairs are taken apart at once.
pub fn next_pair(cx: &Ctx, iterator: &Ref) -> PyResult<Pair> {
    if iterator.is_exact(cx.types.zip) {
        zip::next_pair(cx, iterator)
    } else if iterator.is_exact(cx.types.enumerate) {
        enumerate::next_pair(cx, iterator)
    } else if iterator.is_exact(cx.types.dict_item_iterator) {
        dict::next_pair(cx, iterator)
    } else {
        Ok(Pair::Other)
    }
}

/// The kept pair, if nobody else holds it.
#[inline]
pub fn unshared(kept: &Field) -> Option<&Ref> {
    kept.borrow().filter(|pair| pair.count() == 1)
}

/// Fills a pair that nobody else holds.
#[inline]
pub fn refill(pair: &Ref, first: Ref, second: Ref) {
    // SAFETY: held by its iterator alone, so nobody has a slice of its items; it has two.
    let old = unsafe { (tuple::replace_item(pair, 0, first), tuple::replace_item(pair, 1, second)) };
    // A collection may have found it holding atoms only.
    if !heap::is_tracked(pair) {
        heap::track(pair);
    }
    drop(old.0);
    drop(old.1);
}

/// A pair in the kept tuple if nobody else holds that, else in a new one.
#[inline]
pub fn reuse_pair(cx: &Ctx, kept: &Field, first: Ref, second: Ref) -> Ref {
    match unshared(kept) {
        Some(pair) => {
            let pair = pair.clone();
            refill(&pair, first, second);
            pair
        }
        None => tuple::pair(cx, first, second),
    }
}
