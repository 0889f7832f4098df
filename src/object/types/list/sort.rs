//! `list.sort`: takes the items away from the list, makes the keys, sorts, puts the items back.
//!
//! While it runs the list is empty with capacity -1; if somebody puts something in meanwhile, that is dropped and ValueError raised. Keys that are all
//! machine-sized int, float without NaN, or str compare without running Python code and in a total order: then every stable sort gives the same result, and
//! the fastest at hand is used, on keys laid out beside the items. Everything else goes through `powersort.rs`, comparison by comparison as in CPython.

use std::cmp::Ordering;
use std::ptr::NonNull;

use super::body::{self, ListBody};
use super::powersort;
use crate::heap::{Header, Ref};
use crate::object::protocol::{call, compare, number};
use crate::object::types::{float, int, str_, tuple};
use crate::object::{Args, CompareOp, Ctx, Object, PyResult, Raised};

/// A reference whose count somebody else owns.
type Raw = NonNull<Header>;

/// What is sorted when there is a key function: the key and its item.
#[derive(Clone, Copy)]
struct Keyed {
    key: Raw,
    item: Raw,
}

/// An element of the generic sort.
trait Element: Copy {
    fn key(&self) -> &Raw;
}
impl Element for Raw {
    fn key(&self) -> &Raw {
        self
    }
}
impl Element for Keyed {
    fn key(&self) -> &Raw {
        &self.key
    }
}

/// A raw reference seen as a counted one.
#[inline(always)]
fn seen(raw: &Raw) -> &Ref {
    // SAFETY: `Ref` is transparent over the pointer; whoever sorts owns a count as long as the element is used.
    unsafe { &*std::ptr::from_ref(raw).cast::<Ref>() }
}

/// Sorts a list in place by `key` (or the items themselves), stably; `reverse` keeps stability.
pub fn sort(cx: &Ctx, list: &Ref, key: Option<&Ref>, reverse: bool) -> PyResult<()> {
    let target = body::body(list);
    let items = target.items.replace(std::ptr::null_mut());
    let length = target.length.replace(0) as usize;
    let capacity = target.capacity.replace(-1);
    let result = if length == 0 {
        Ok(())
    } else {
        // SAFETY: the block holds `length` references and belongs to nobody else now.
        let row = unsafe { std::slice::from_raw_parts_mut(items.cast::<Raw>(), length) };
        match key {
            None => sort_plain(cx, row, reverse),
            Some(key) => sort_keyed(cx, row, key, reverse),
        }
    };
    put_back(cx, target, items, length, capacity, result)
}

/// Gives the list its block back; what came in meanwhile goes.
fn put_back(cx: &Ctx, list: &ListBody, items: *mut Ref, length: usize, capacity: isize, result: PyResult<()>) -> PyResult<()> {
    let late_capacity = list.capacity.replace(capacity);
    let late_items = list.items.replace(items);
    let late_length = list.length.replace(length as isize);
    let result = if late_capacity != -1 && result.is_ok() { cx.value_error("list modified during sort") } else { result };
    if !late_items.is_null() {
        // SAFETY: the list does not refer to that block any more.
        unsafe { body::drop_block(late_items, late_length as usize, late_capacity.max(0)) }
    }
    result
}

fn sort_plain(cx: &Ctx, row: &mut [Raw], reverse: bool) -> PyResult<()> {
    if row.len() < 2 || sort_fast(cx, row, reverse) {
        return Ok(());
    }
    sort_generic(cx, row, reverse)
}

fn sort_keyed(cx: &Ctx, row: &mut [Raw], function: &Ref, reverse: bool) -> PyResult<()> {
    let mut pairs: Vec<Keyed> = Vec::with_capacity(row.len());
    for item in row.iter() {
        match call::call(cx, function, Args::new(std::slice::from_ref(seen(item)))) {
            Ok(key) => pairs.push(Keyed { key: key.into_raw(), item: *item }),
            Err(raised) => {
                drop_keys(&pairs);
                return Err(raised);
            }
        }
    }
    let result = if pairs.len() < 2 || sort_fast(cx, &mut pairs, reverse) { Ok(()) } else { sort_generic(cx, &mut pairs, reverse) };
    for (place, pair) in row.iter_mut().zip(&pairs) {
        *place = pair.item;
    }
    drop_keys(&pairs);
    result
}

fn drop_keys(pairs: &[Keyed]) {
    for pair in pairs {
        // SAFETY: each key was counted when it was made and is given up here.
        drop(unsafe { Ref::from_raw(pair.key) });
    }
}

/// Comparison by comparison, as CPython.
fn sort_generic<T: Element>(cx: &Ctx, row: &mut [T], reverse: bool) -> PyResult<()> {
    if reverse {
        row.reverse();
    }
    let first = seen(row[0].key()).ty();
    let alike = row.iter().all(|element| seen(element.key()).ty().is(first));
    let slot = if alike { first.slots().compare } else { None };
    let result = match slot {
        Some(less) if first.is(cx.types.tuple) => powersort::sort(row, |a, b| {
            // The first pair of items decides most comparisons.
            let (left, right) = (seen(a.key()), seen(b.key()));
            if let (Some(x), Some(y)) = (tuple::items(left).first(), tuple::items(right).first()) {
                if x.is_exact(cx.types.int)
                    && y.is_exact(cx.types.int)
                    && let (Some(x), Some(y)) = (int::as_i64(x), int::as_i64(y))
                    && x != y
                {
                    return Ok(x < y);
                }
                if x.is_exact(cx.types.str_) && y.is_exact(cx.types.str_) && !x.is(y) {
                    let order = compare_texts(x, y);
                    if order != Ordering::Equal {
                        return Ok(order == Ordering::Less);
                    }
                }
            }
            let answer = less(cx, left, right, CompareOp::Lt)?;
            if answer.is(&cx.false_) { Ok::<bool, Raised>(false) } else { number::truth(cx, &answer) }
        }),
        Some(less) if first.is(cx.types.list) || first.is(cx.types.float) => {
            // Builtin comparisons of one type: ask the slot directly.
            powersort::sort(row, |a, b| {
                let answer = less(cx, seen(a.key()), seen(b.key()), CompareOp::Lt)?;
                if answer.is(&cx.true_) {
                    Ok::<bool, Raised>(true)
                } else if answer.is(&cx.false_) {
                    Ok(false)
                } else if answer.is(&cx.not_implemented) {
                    compare::compare_bool(cx, seen(a.key()), seen(b.key()), CompareOp::Lt)
                } else {
                    number::truth(cx, &answer)
                }
            })
        }
        _ => powersort::sort(row, |a, b| compare::compare_bool(cx, seen(a.key()), seen(b.key()), CompareOp::Lt)),
    };
    if reverse {
        row.reverse();
    }
    result
}

/// Sorts keys of one plain type; false (and nothing done) if they are not.
fn sort_fast<T: Element>(cx: &Ctx, row: &mut [T], reverse: bool) -> bool {
    let first = seen(row[0].key());
    if first.is_exact(cx.types.int) {
        let decorate = |element: &T| {
            let key = seen(element.key());
            if key.is_exact(cx.types.int) { int::as_i64(key) } else { None }
        };
        sort_decorated(row, reverse, decorate, |a, b| a.cmp(b))
    } else if first.is_exact(cx.types.str_) {
        if !row.iter().all(|element| seen(element.key()).is_exact(cx.types.str_)) {
            return false;
        }
        sort_texts(row, reverse);
        true
    } else if first.is_exact(cx.types.float) {
        let decorate = |element: &T| {
            let key = seen(element.key());
            if key.is_exact(cx.types.float) { Some(float::value(key)).filter(|value| !value.is_nan()) } else { None }
        };
        sort_decorated(row, reverse, decorate, |a, b| a.partial_cmp(b).unwrap_or(Ordering::Equal))
    } else {
        false
    }
}

/// Sorts by plain values beside the elements.
fn sort_decorated<T: Element, K: Copy>(
    row: &mut [T],
    reverse: bool,
    decorate: impl Fn(&T) -> Option<K>,
    order: impl Fn(&K, &K) -> Ordering,
) -> bool {
    let mut pairs: Vec<(K, T)> = Vec::with_capacity(row.len());
    for element in row.iter() {
        match decorate(element) {
            Some(key) => pairs.push((key, *element)),
            None => return false,
        }
    }
    if reverse {
        pairs.sort_by(|a, b| order(&b.0, &a.0));
    } else {
        pairs.sort_by(|a, b| order(&a.0, &b.0));
    }
    for (place, pair) in row.iter_mut().zip(&pairs) {
        *place = pair.1;
    }
    true
}

/// Sorts str keys: by their first eight Latin-1 characters as a number, then by all characters.
fn sort_texts<T: Element>(row: &mut [T], reverse: bool) {
    let latin = row.iter().all(|element| matches!(str_::chars(seen(element.key())), str_::Chars::One(_)));
    let order = |a: &(u64, T), b: &(u64, T)| a.0.cmp(&b.0).then_with(|| compare_texts(seen(a.1.key()), seen(b.1.key())));
    let mut pairs: Vec<(u64, T)> = row.iter().map(|element| (if latin { prefix(seen(element.key())) } else { 0 }, *element)).collect();
    if reverse {
        pairs.sort_by(|a, b| order(b, a));
    } else {
        pairs.sort_by(order);
    }
    for (place, pair) in row.iter_mut().zip(&pairs) {
        *place = pair.1;
    }
}

/// The first eight Latin-1 characters, the first one most significant, zeros behind the end.
#[inline]
fn prefix(text: &Ref) -> u64 {
    let str_::Chars::One(characters) = str_::chars(text) else { return 0 };
    str_::low_bytes(characters).swap_bytes()
}

fn compare_texts(a: &Ref, b: &Ref) -> Ordering {
    use str_::Chars;
    fn by_characters<A: Copy + Into<u32>, B: Copy + Into<u32>>(a: &[A], b: &[B]) -> Ordering {
        a.iter().map(|&c| c.into()).cmp(b.iter().map(|&c| -> u32 { c.into() }))
    }
    match (str_::chars(a), str_::chars(b)) {
        (Chars::One(a), Chars::One(b)) => a.cmp(b),
        (Chars::One(a), Chars::Two(b)) => by_characters(a, b),
        (Chars::One(a), Chars::Four(b)) => by_characters(a, b),
        (Chars::Two(a), Chars::One(b)) => by_characters(a, b),
        (Chars::Two(a), Chars::Two(b)) => a.cmp(b),
        (Chars::Two(a), Chars::Four(b)) => by_characters(a, b),
        (Chars::Four(a), Chars::One(b)) => by_characters(a, b),
        (Chars::Four(a), Chars::Two(b)) => by_characters(a, b),
        (Chars::Four(a), Chars::Four(b)) => a.cmp(b),
    }
}
