//! `itemgetter`: a function that takes items out of its argument.
//!
//! ```text
//!  ┌────────┬───────┬──────┬───────┬──────┐
//!  │ Header │ count │ item │ index │ call │     48 bytes
//!  └────────┴───────┴──────┴───────┴──────┘
//! ```
//! `item` is what was given, or a tuple if there was more; `index` is the item if it is a position, -1 if not: then tuples and lists are
//! read directly.

use std::cell::Cell;

use crate::heap::{self, Field, Header, Ref, flags};
use crate::object::protocol::{item, text};
use crate::object::types::{int, list, object, str_, tuple};
use crate::object::{
    Args, Arity, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, new_object, type_flags,
};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct ItemGetter {
    head: Header,
    count: Cell<usize>,
    item: Field,
    index: Cell<isize>,
    call: Cell<usize>,
}
const _: () = assert!(size_of::<ItemGetter>() == 48);

counted_hooks!(ItemGetter { item });
lazy_class!();

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    args.no_keywords(cx, "itemgetter")?;
    if args.is_empty() {
        return cx.type_error("itemgetter expected 1 argument, got 0");
    }
    let item = if args.len() == 1 { args.at(0).clone() } else { args.tuple(cx) };
    let made = new_object(class, size_of::<ItemGetter>());
    let getter = this(&made);
    getter.count.set(args.len());
    getter.index.set(if args.len() == 1 { int::as_compact(cx, &item).filter(|&index| index >= 0).unwrap_or(-1) as isize } else { -1 });
    getter.item.set(Some(item));
    heap::track(&made);
    Ok(made)
}

fn call(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.no_keywords(cx, "itemgetter")?;
    if args.len() != 1 {
        return cx.type_error(&format!("itemgetter expected 1 argument, got {}", args.len()));
    }
    let (getter, from) = (this(object), args.at(0));
    let index = getter.index.get();
    if index >= 0 {
        let found = if from.is_exact(cx.types.tuple) {
            tuple::items(from).get(index as usize).cloned()
        } else if from.is_exact(cx.types.list) {
            list::get(from, index as usize)
        } else {
            None
        };
        if let Some(found) = found {
            return Ok(found);
        }
    }
    let Some(wanted) = getter.item.borrow() else { return cx.raise(cx.types.system_error, "an itemgetter without item") };
    if getter.count.get() == 1 {
        return item::get(cx, from, wanted);
    }
    let mut found = Vec::with_capacity(getter.count.get());
    for key in tuple::items(wanted) {
        found.push(item::get(cx, from, key)?);
    }
    Ok(tuple::from_vec(cx, found))
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let Some(wanted) = this(object).item.borrow() else { return Ok(cx.empty_str.clone()) };
    let shown = str_::to_string_lossy(&text::repr(cx, wanted)?);
    let name = object.ty().display_name();
    Ok(cx.new_str(&if this(object).count.get() == 1 { format!("{name}({shown})") } else { format!("{name}{shown}") }))
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let wanted = this(object).item.get().unwrap_or_else(|| cx.none());
    let arguments = if this(object).count.get() == 1 { tuple::from_iter(cx, [wanted].into_iter()) } else { wanted };
    Ok(tuple::pair(cx, object.ty().to_ref(), arguments))
}

const SPEC: TypeSpec = TypeSpec {
    name: "operator.itemgetter",
    basic_size: size_of::<ItemGetter>(),
    flags: flags::GC | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { new: Some(new), call: Some(call), repr: Some(repr), get_attr: Some(object::get_attribute), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling")],
    members: &[MemberDef {
        name: "__vectorcalloffset__",
        kind: MemberKind::Int,
        offset: std::mem::offset_of!(ItemGetter, call),
        writable: false,
    }],
    doc: "itemgetter(item, ...): a function that gives operand[item], or a tuple of such items.",
    ..TypeSpec::DEFAULT
};
