//! `functools.KeyWrapper`: what `cmp_to_key` makes, a key whose comparisons call a function.
//!
//! ```text
//!  ┌────────┬─────┬────────┐
//!  │ Header │ cmp │ object │   32 bytes; the one from `cmp_to_key` has no object and, called with one, makes the next
//!  └────────┴─────┴────────┘
//! ```

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{call, compare};
use crate::object::{
    Args, Body, CompareOp, Ctx, MemberDef, MemberKind, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, free_object, new_object,
    type_flags,
};
use crate::stdlib::LazyType;

/// A key.
#[repr(C)]
struct KeyBody {
    head: Header,
    cmp: Field,
    object: Field,
}
const SIZE: usize = std::mem::size_of::<KeyBody>();
const _: () = assert!(SIZE == 32);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for KeyBody {}

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
}

/// `functools.KeyWrapper`
pub fn class(cx: &Ctx) -> &'static TypeBody {
    CLASS.with(|class| class.get(cx))
}

fn this(object: &Header) -> &KeyBody {
    // SAFETY: called for objects of the type only; it has no subclasses.
    unsafe { object.body() }
}

fn make(cx: &Ctx, cmp: Ref, object: Option<&Ref>) -> Ref {
    let made = new_object(class(cx), SIZE);
    this(&made).cmp.set(Some(cmp));
    this(&made).object.set(object.cloned());
    heap::track(&made);
    made
}

const CMP_TO_KEY: Signature<1> = Signature { function: "cmp_to_key", names: ["mycmp"], positional_only: 0, keyword_from: 1, required: 1 };
const KEY: Signature<1> = Signature { function: "K", names: ["obj"], positional_only: 0, keyword_from: 1, required: 1 };

/// `cmp_to_key(mycmp)`
pub fn cmp_to_key(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let given = args.len() + args.keyword_count();
    if given > 1 {
        return cx.type_error(&format!("cmp_to_key() takes at most 1 argument ({given} given)"));
    }
    let [cmp] = args.bind(cx, &CMP_TO_KEY)?;
    Ok(make(cx, cmp.cloned().unwrap_or_else(|| cx.none()), None))
}

fn call_slot(cx: &Ctx, key: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let given = args.len() + args.keyword_count();
    if given > 1 {
        return cx.type_error(&format!("K() takes at most 1 argument ({given} given)"));
    }
    let _held = args.pass_in_tuple(cx);
    let [object] = args.bind(cx, &KEY)?;
    let _held = args.pass_in_tuple(cx);
    Ok(make(cx, this(key).cmp.get().unwrap_or_else(|| cx.none()), object))
}

fn compare_slot(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !b.is_exact(class(cx)) {
        return cx.type_error("other argument must be K instance");
    }
    let (Some(left), Some(right), Some(cmp)) = (this(a).object.get(), this(b).object.get(), this(a).cmp.get()) else {
        return cx.raise(cx.types.attribute_error, "object");
    };
    let order = call::call_giving(cx, &cmp, [left, right])?;
    compare::compare(cx, &order, &cx.small_ints[5], op)
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(object: &Header) {
    heap::untrack(object);
    drop(this(object).cmp.take());
    drop(this(object).object.take());
    // SAFETY: made with that size; the count is zero.
    unsafe { free_object(object, SIZE) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    visit(object.ty().header());
    this(object).cmp.borrow().into_iter().chain(this(object).object.borrow()).for_each(|held| visit(held));
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(object: &Header) {
    drop(this(object).cmp.take());
    drop(this(object).object.take());
}

static SPEC: TypeSpec = TypeSpec {
    name: "functools.KeyWrapper",
    basic_size: SIZE,
    flags: flags::GC | type_flags::NO_INSTANTIATION | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { call: Some(call_slot), compare: Some(compare_slot), ..Slots::EMPTY },
    members: &[MemberDef { name: "obj", kind: MemberKind::Object, offset: 24, writable: true }],
    ..TypeSpec::DEFAULT
};
