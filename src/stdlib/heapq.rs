//! `_heapq`: lists kept as heaps. Every item is not larger than its two children, those at positions 2n+1 and 2n+2.
//!
//! An item goes down to a leaf along the smaller children first, and from there up to where it belongs: that compares less often than looking
//! at every step whether it fits. Comparisons may run Python code; a list whose length they change ends the work with an error.

use crate::heap::Ref;
use crate::object::protocol::compare;
use crate::object::types::list;
use crate::object::{Args, Arity, CompareOp, Ctx, MethodDef, ModuleSpec, Object, PyResult, type_flags};

/// Which items come to the top: `first` is asked whether its left operand goes above its right one.
#[derive(Clone, Copy)]
struct Order {
    largest: bool,
}

const SMALLEST: Order = Order { largest: false };
const LARGEST: Order = Order { largest: true };

impl Order {
    fn above(self, cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<bool> {
        let (a, b) = if self.largest { (b, a) } else { (a, b) };
        compare::compare_bool(cx, a, b, CompareOp::Lt)
    }
}

#[cold]
fn changed<T>(cx: &Ctx) -> PyResult<T> {
    cx.raise(cx.types.runtime_error, "list changed size during iteration")
}

fn out_of_range<T>(cx: &Ctx) -> PyResult<T> {
    cx.raise(cx.types.index_error, "index out of range")
}

/// Exchanges two items of a list; nothing is counted.
fn swap(heap: &Ref, a: usize, b: usize) {
    if let (Some(a), Some(b)) = (list::item_ptr(heap, a), list::item_ptr(heap, b)) {
        // SAFETY: both are places of items of the list, and nothing else looks at them meanwhile.
        unsafe { std::ptr::swap(a.as_ptr(), b.as_ptr()) }
    }
}

/// Lets the item at `place` rise, at most to `start`.
fn rise(cx: &Ctx, heap: &Ref, start: usize, place: usize, order: Order) -> PyResult<()> {
    let length = list::len(heap);
    let mut place = place;
    if place >= length {
        return out_of_range(cx);
    }
    while place > start {
        let parent = (place - 1) >> 1;
        let (Some(item), Some(above)) = (list::get(heap, place), list::get(heap, parent)) else { return changed(cx) };
        let rises = order.above(cx, &item, &above)?;
        if list::len(heap) != length {
            return changed(cx);
        }
        if !rises {
            return Ok(());
        }
        swap(heap, place, parent);
        place = parent;
    }
    Ok(())
}

/// Lets the item at `start` sink to a leaf, then rise to where it belongs.
fn sink(cx: &Ctx, heap: &Ref, start: usize, order: Order) -> PyResult<()> {
    let length = list::len(heap);
    let mut place = start;
    if place >= length {
        return out_of_range(cx);
    }
    while place < length >> 1 {
        let mut child = 2 * place + 1;
        if child + 1 < length {
            let (Some(a), Some(b)) = (list::get(heap, child), list::get(heap, child + 1)) else { return changed(cx) };
            if !order.above(cx, &a, &b)? {
                child += 1;
            }
            if list::len(heap) != length {
                return changed(cx);
            }
        }
        swap(heap, place, child);
        place = child;
    }
    rise(cx, heap, start, place, order)
}

/// The heap, which must be a list.
fn heap_argument<'a>(cx: &Ctx, function: &str, given: &'a Ref, numbered: bool) -> PyResult<&'a Ref> {
    if given.has_flag(type_flags::LIST) {
        return Ok(given);
    }
    let place = if numbered { " 1" } else { "" };
    cx.type_error(&format!("{function}() argument{place} must be list, not {}", given.ty().display_name()))
}

fn push(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "heappush", 2, 2)?;
    let heap = heap_argument(cx, "heappush", args.at(0), true)?;
    list::append(cx, heap, args.at(1).clone())?;
    rise(cx, heap, 0, list::len(heap) - 1, SMALLEST)?;
    Ok(cx.none())
}

fn take(cx: &Ctx, heap: &Ref, order: Order) -> PyResult<Ref> {
    let Some(last) = list::pop_last(cx, heap)? else { return out_of_range(cx) };
    match list::replace(heap, 0, last.clone()) {
        Some(top) if list::len(heap) > 0 => {
            drop(last);
            sink(cx, heap, 0, order)?;
            Ok(top)
        }
        _ => Ok(last),
    }
}

fn pop(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    take(cx, heap_argument(cx, "heappop", args.at(0), false)?, SMALLEST)
}

fn pop_largest(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    take(cx, heap_argument(cx, "_heappop_max", args.at(0), false)?, LARGEST)
}

fn exchange(cx: &Ctx, heap: &Ref, item: &Ref, order: Order) -> PyResult<Ref> {
    if list::len(heap) == 0 {
        return out_of_range(cx);
    }
    let Some(top) = list::replace(heap, 0, item.clone()) else { return out_of_range(cx) };
    sink(cx, heap, 0, order)?;
    Ok(top)
}

fn replace(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "heapreplace", 2, 2)?;
    exchange(cx, heap_argument(cx, "heapreplace", args.at(0), true)?, args.at(1), SMALLEST)
}

fn replace_largest(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_heapreplace_max", 2, 2)?;
    exchange(cx, heap_argument(cx, "_heapreplace_max", args.at(0), true)?, args.at(1), LARGEST)
}

fn push_pop(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "heappushpop", 2, 2)?;
    let heap = heap_argument(cx, "heappushpop", args.at(0), true)?;
    let item = args.at(1);
    let Some(top) = list::get(heap, 0) else { return Ok(item.clone()) };
    if !SMALLEST.above(cx, &top, item)? {
        return Ok(item.clone());
    }
    drop(top);
    exchange(cx, heap, item, SMALLEST)
}

fn make_heap(cx: &Ctx, heap: &Ref, order: Order) -> PyResult<Ref> {
    for start in (0..list::len(heap) / 2).rev() {
        sink(cx, heap, start, order)?;
    }
    Ok(cx.none())
}

fn heapify(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    make_heap(cx, heap_argument(cx, "heapify", args.at(0), false)?, SMALLEST)
}

fn heapify_largest(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    make_heap(cx, heap_argument(cx, "_heapify_max", args.at(0), false)?, LARGEST)
}

/// `_heapq`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_heapq",
    doc: "What the module heapq builds on.",
    functions: &[
        MethodDef::new("heappush", Arity::Positional, push).doc("($module, heap, item, /)", "Add an item to a heap."),
        MethodDef::new("heappushpop", Arity::Positional, push_pop)
            .doc("($module, heap, item, /)", "Add an item to a heap, then take the smallest one out."),
        MethodDef::new("heappop", Arity::One, pop).doc("($module, heap, /)", "Take the smallest item out of a heap."),
        MethodDef::new("heapreplace", Arity::Positional, replace)
            .doc("($module, heap, item, /)", "Take the smallest item out of a heap and put another in."),
        MethodDef::new("heapify", Arity::One, heapify).doc("($module, heap, /)", "Make a list a heap, in linear time."),
        MethodDef::new("_heappop_max", Arity::One, pop_largest).doc("($module, heap, /)", "As heappop, with the largest on top."),
        MethodDef::new("_heapify_max", Arity::One, heapify_largest).doc("($module, heap, /)", "As heapify, with the largest on top."),
        MethodDef::new("_heapreplace_max", Arity::Positional, replace_largest)
            .doc("($module, heap, item, /)", "As heapreplace, with the largest on top."),
    ],
    fill: None,
};
