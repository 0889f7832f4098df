//! Weak references: `weakref.ref`, `weakref.proxy`, and the list that hangs on their target.
//!
//! ```text
//!   target ─ weak list ─► ref ─► proxy ─► with callback, newest first ─► ...      (prev, next inside the weak references)
//!
//!   ┌────────┬────────┬──────────┬──────┬──────┬──────┬─────────┐
//!   │ Header │ target │ callback │ hash │ prev │ next │ (call)  │   64 bytes, and the collector's 16 in front
//!   └────────┴────────┴──────────┴──────┴──────┴──────┴─────────┘
//!    0        16       24         32     40     48     56
//! ```
//! One plain ref and one plain proxy (without callback, exact type) per target and shared; they stand first in its list.
//! The list's head lies in the managed pre-header, or where the type says (`weak_list_offset`). A target is not counted; when it dies
//! its dealloc hook calls [`clear_for_dealloc`], which tells the callbacks. A target whose count is zero, or that waits to be
//! taken apart, counts as dead.
//!
//! Proxies are in `proxy.rs`.

mod proxy;

pub use proxy::{CALLABLE_PROXY_SPEC, PROXY_SPEC, new_proxy};

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::NonNull;

use crate::heap::{Field, Header, Ref, Visit, flags, track, untrack};
use crate::object::finalize::{keeping_raised, write_unraisable};
use crate::object::protocol::{attribute, call, compare};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, free_object,
    try_new_object, type_flags,
};

/// A weak reference or proxy.
#[repr(C)]
pub struct WeakBody {
    head: Header,
    /// The target while it lives. Not counted.
    target: Cell<Option<NonNull<Header>>>,
    callback: Field,
    /// The target's hash once asked for; -1 before.
    hash: Cell<i64>,
    prev: Cell<Option<NonNull<WeakBody>>>,
    next: Cell<Option<NonNull<WeakBody>>>,
    call: Cell<usize>,
}

const _: () = assert!(size_of::<WeakBody>() == 64);

// SAFETY: repr(C), begins with Header; the three types here declare it.
unsafe impl Body for WeakBody {}

type ListHead = Cell<Option<NonNull<Header>>>;

/// Where the weak list of an object hangs; None: objects of its type cannot have any.
fn list_of(object: &Header) -> Option<&ListHead> {
    if let Some(type_) = object.as_type() {
        return Some(&type_.weak_list);
    }
    let class = object.ty();
    let offset = if class.has(type_flags::MANAGED_WEAKREF) { -32 } else { class.weak_list_offset.get() };
    if offset == 0 {
        return None;
    }
    // SAFETY: the type says that a list head lies there; the managed pre-header begins 32 bytes in front of the object.
    Some(unsafe { NonNull::from(object).cast::<u8>().offset(offset).cast::<ListHead>().as_ref() })
}

/// Whether weak references to the object can be made.
pub fn is_possible(object: &Header) -> bool {
    list_of(object).is_some()
}

/// Whether the object is a weak reference or a proxy (subclasses included).
pub fn is_weak(cx: &Ctx, object: &Header) -> bool {
    is_ref(cx, object) || is_proxy(cx, object)
}

fn is_ref(cx: &Ctx, object: &Header) -> bool {
    object.is_exact(cx.types.weak_ref) || object.ty().has(type_flags::HEAP_TYPE) && object.is_instance(cx.types.weak_ref)
}

fn is_proxy(cx: &Ctx, object: &Header) -> bool {
    object.is_exact(cx.types.weak_proxy) || object.is_exact(cx.types.weak_callable_proxy)
}

fn weak(object: &Header) -> &WeakBody {
    // SAFETY: called for weak references only.
    unsafe { object.body() }
}

/// The first weak reference of a target.
fn head_of(list: &ListHead) -> Option<NonNull<WeakBody>> {
    list.get().map(NonNull::cast)
}

/// A view of a weak reference in a list.
///
/// # Safety
/// It is in a list, and so alive, or the caller has a count on it; the view is not kept across anything that may free it.
unsafe fn at<'a>(weak: NonNull<WeakBody>) -> &'a WeakBody {
    // SAFETY: the caller's promise.
    unsafe { weak.as_ref() }
}

/// Whether an object that a weak reference still points at may be handed out.
fn is_alive(target: &Header) -> bool {
    // Counts with the highest bit are links of objects that wait to be taken apart (`heap/handle.rs`).
    let count = target.count();
    count != 0 && count >> 63 == 0
}

impl WeakBody {
    /// The target if it lives, one count more.
    pub fn target(&self) -> Option<Ref> {
        // SAFETY: a target is cleared from its weak references before its memory goes.
        self.target.get().map(|target| unsafe { target.as_ref() }).filter(|target| is_alive(target)).map(Ref::new)
    }

    /// Takes the weak reference out of its target's list; it is dead then. The callback stays.
    fn unlink(&self) {
        let Some(target) = self.target.take() else { return };
        // SAFETY: target and neighbours are alive while the list is.
        unsafe {
            let list = list_of(target.as_ref()).expect("a target has a list");
            if head_of(list) == Some(NonNull::from(self)) {
                list.set(self.next.get().map(NonNull::cast));
            }
            if let Some(prev) = self.prev.get() {
                at(prev).next.set(self.next.get());
            }
            if let Some(next) = self.next.get() {
                at(next).prev.set(self.prev.get());
            }
        }
        self.prev.set(None);
        self.next.set(None);
    }

    fn insert_first(&self, list: &ListHead) {
        let next = head_of(list);
        self.prev.set(None);
        self.next.set(next);
        if let Some(next) = next {
            // SAFETY: it is in the list.
            unsafe { at(next).prev.set(Some(NonNull::from(self))) };
        }
        list.set(Some(NonNull::from(&self.head)));
    }

    fn insert_after(&self, prev: NonNull<WeakBody>) {
        // SAFETY: `prev` and what follows are in the list.
        unsafe {
            self.prev.set(Some(prev));
            self.next.set(at(prev).next.get());
            if let Some(next) = at(prev).next.get() {
                at(next).prev.set(Some(NonNull::from(self)));
            }
            at(prev).next.set(Some(NonNull::from(self)));
        }
    }
}

/// The shared plain ref and the shared plain proxy of a list.
fn basic(cx: &Ctx, list: &ListHead) -> (Option<NonNull<WeakBody>>, Option<NonNull<WeakBody>>) {
    let (mut ref_, mut proxy) = (None, None);
    let mut first = head_of(list);
    // SAFETY: what stands in the list is alive.
    unsafe {
        if let Some(weak) = first.filter(|&weak| at(weak).callback.is_none())
            && at(weak).head.is_exact(cx.types.weak_ref)
        {
            ref_ = Some(weak);
            first = at(weak).next.get();
        }
        if let Some(weak) = first.filter(|&weak| at(weak).callback.is_none())
            && is_proxy(cx, &at(weak).head)
        {
            proxy = Some(weak);
        }
    }
    (ref_, proxy)
}

fn share(weak: NonNull<WeakBody>) -> Ref {
    // SAFETY: it is in a list, so alive.
    Ref::new(unsafe { &weak.as_ref().head })
}

fn check_possible(cx: &Ctx, target: &Ref) -> PyResult<()> {
    if is_possible(target) {
        return Ok(());
    }
    cx.type_error(&format!("cannot create weak reference to '{}' object", target.ty().display_name()))
}

/// A new weak reference of this type, in no list yet.
fn make(cx: &Ctx, class: &TypeBody, target: &Ref, callback: Option<&Ref>) -> PyResult<Ref> {
    let size = class.kind.basic_size.get() as usize;
    let Some(made) = try_new_object(class, size) else { return cx.no_memory() };
    let body = weak(&made);
    body.target.set(Some(target.as_ptr()));
    drop(body.callback.replace(callback.cloned()));
    body.hash.set(-1);
    Ok(made)
}

/// `weakref.ref(target, callback)`: without callback the shared one.
pub fn new_ref(cx: &Ctx, target: &Ref, callback: Option<&Ref>) -> PyResult<Ref> {
    new_ref_of(cx, cx.types.weak_ref, target, callback)
}

/// The same, of a given class: the shared one if class and callback allow.
pub fn new_ref_of(cx: &Ctx, class: &TypeBody, target: &Ref, callback: Option<&Ref>) -> PyResult<Ref> {
    check_possible(cx, target)?;
    let list = list_of(target).expect("just checked");
    let callback = callback.filter(|callback| !cx.is_none(callback));
    let shared = callback.is_none() && class.is(cx.types.weak_ref);
    if shared && let (Some(weak), _) = basic(cx, list) {
        return Ok(share(weak));
    }
    let made = make(cx, class, target, callback)?;
    let body = weak(&made);
    let (ref_, proxy) = basic(cx, list);
    match proxy.or(ref_) {
        Some(prev) if !shared => body.insert_after(prev),
        _ => body.insert_first(list),
    }
    track(&made);
    Ok(made)
}

/// The living target of a weak reference or proxy.
pub fn referent(weak_ref: &Header) -> Option<Ref> {
    weak(weak_ref).target()
}

/// The callback of a weak reference, if it still has one.
pub fn callback(weak_ref: &Header) -> Option<Ref> {
    weak(weak_ref).callback.get()
}

/// Kills a weak reference without calling its callback, which it keeps (`_PyWeakref_ClearRef`; for the collector).
pub fn kill(weak_ref: &Header) {
    weak(weak_ref).unlink();
}

/// The first weak reference to an object (what an instance's `__weakref__` shows), if any.
pub fn first(object: &Header) -> Option<Ref> {
    first_of(object).map(|weak| share(weak.cast()))
}

/// The same, borrowed (for the collector).
pub fn first_of(object: &Header) -> Option<NonNull<Header>> {
    list_of(object)?.get()
}

/// Number of weak references and proxies to an object.
pub fn count_of(object: &Header) -> usize {
    let mut count = 0;
    each_of(object, |_| count += 1);
    count
}

/// Visits the weak references and proxies to an object in the order of its list.
pub fn each_of(object: &Header, mut visit: impl FnMut(&Header)) {
    let mut next = list_of(object).and_then(head_of);
    while let Some(weak) = next {
        // SAFETY: it is in the list.
        let weak = unsafe { at(weak) };
        visit(&weak.head);
        next = weak.next.get();
    }
}

/// The object's memory is about to go: its weak references die, and callbacks are told, newest first (`PyObject_ClearWeakRefs`).
/// For dealloc hooks: the count is zero and the object is not tracked. Costs one load when there are none.
#[inline]
pub fn clear_for_dealloc(cx: &Ctx, object: &Header) {
    if let Some(list) = list_of(object)
        && list.get().is_some()
    {
        clear_list(cx, list);
    }
}

/// The same without callbacks: for weak references made by a finalizer of the dying object.
#[inline]
pub fn forget_all(object: &Header) {
    if let Some(list) = list_of(object) {
        while let Some(weak) = head_of(list) {
            // SAFETY: it is in the list.
            unsafe { at(weak) }.unlink();
        }
    }
}

#[cold]
fn clear_list(cx: &Ctx, list: &ListHead) {
    let mut told: Vec<(Option<Ref>, Ref)> = Vec::new();
    while let Some(weak) = head_of(list) {
        // SAFETY: it is in the list.
        let weak = unsafe { at(weak) };
        let callback = weak.callback.take();
        weak.unlink();
        if let Some(callback) = callback {
            told.push((is_alive(&weak.head).then(|| Ref::new(&weak.head)), callback));
        }
    }
    if told.is_empty() {
        return;
    }
    keeping_raised(cx, || {
        for (weak, callback) in &told {
            if let Some(weak) = weak {
                tell(cx, weak, callback);
            }
        }
        // In order: each weak reference, then its callback, as a tuple of them would go.
        while let Some((weak, callback)) = told.pop() {
            drop(callback);
            drop(weak);
        }
    });
}

/// Calls a callback; an error is reported and dropped.
pub fn tell(cx: &Ctx, weak: &Ref, callback: &Ref) {
    match call::call(cx, callback, Args::new(std::slice::from_ref(weak))) {
        Ok(result) => drop(result),
        Err(_) => write_unraisable(cx, None, Some(callback)),
    }
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(object: &Header) {
    untrack(object);
    let body = weak(object);
    body.unlink();
    drop(body.callback.take());
    // SAFETY: nothing is held any more; the size is that of the class.
    unsafe { free_object(object, object.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    if let Some(callback) = weak(object).callback.borrow() {
        visit(callback);
    }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(object: &Header) {
    let body = weak(object);
    body.unlink();
    drop(body.callback.take());
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let (target, callback) = unpack(cx, "__new__", args)?;
    new_ref_of(cx, class, target, callback)
}

fn init(cx: &Ctx, _self: &Ref, args: Args<'_>) -> PyResult<()> {
    if args.keyword_count() != 0 {
        return cx.type_error("ref() takes no keyword arguments");
    }
    unpack(cx, "__init__", args).map(drop)
}

/// One or two positional arguments; keywords are left to whoever derives from us.
fn unpack<'a>(cx: &Ctx, function: &str, args: Args<'a>) -> PyResult<(&'a Ref, Option<&'a Ref>)> {
    match args.len() {
        1 | 2 => Ok((args.at(0), args.get(1))),
        0 => cx.type_error(&format!("{function} expected at least 1 argument, got 0")),
        n => cx.type_error(&format!("{function} expected at most 2 arguments, got {n}")),
    }
}

fn call_ref(cx: &Ctx, weak_ref: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "weakref", 0, 0)?;
    Ok(referent(weak_ref).unwrap_or_else(|| cx.none()))
}

fn hash(cx: &Ctx, weak_ref: &Ref) -> PyResult<i64> {
    let body = weak(weak_ref);
    if body.hash.get() != -1 {
        return Ok(body.hash.get());
    }
    let Some(target) = body.target() else { return cx.type_error("weak object has gone away") };
    let hash = compare::hash(cx, &target)?;
    body.hash.set(hash);
    Ok(hash)
}

fn compare_refs(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || !is_weak(cx, a) || !is_weak(cx, b) {
        return Ok(cx.not_implemented());
    }
    match (referent(a), referent(b)) {
        (Some(x), Some(y)) => compare::compare(cx, &x, &y, op),
        _ => Ok(cx.bool(a.is(b) == (op == CompareOp::Eq))),
    }
}

fn repr(cx: &Ctx, weak_ref: &Ref) -> PyResult<Ref> {
    let Some(target) = referent(weak_ref) else { return Ok(cx.new_str(&format!("<weakref at {:#x}; dead>", weak_ref.address()))) };
    // The name is the type's business, as a special method is.
    let name = attribute::get_special(cx, &target, &cx.names.__name__)?;
    let mut text = format!("<weakref at {:#x}; to '{}' at {:#x}", weak_ref.address(), target.ty().display_name(), target.address());
    if let Some(name) = name.filter(|name| name.has_flag(type_flags::STR)) {
        text.push_str(&format!(" ({})", super::str_::to_string_lossy(&name)));
    }
    text.push('>');
    Ok(cx.new_str(&text))
}

fn class_getitem(cx: &Ctx, class: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let values = [class.clone(), args.at(0).clone()];
    call::call(cx, &cx.types.generic_alias.to_ref(), Args::new(&values))
}

/// `weakref.ReferenceType`
pub const SPEC: TypeSpec = TypeSpec {
    name: "weakref.ReferenceType",
    basic_size: size_of::<WeakBody>(),
    flags: flags::GC | type_flags::BASE_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots {
        new: Some(new),
        init: Some(init),
        call: Some(call_ref),
        hash: Some(hash),
        compare: Some(compare_refs),
        repr: Some(repr),
        ..Slots::EMPTY
    },
    methods: &[MethodDef::class("__class_getitem__", Arity::One, class_getitem).doc("", "See PEP 585")],
    members: &[MemberDef { name: "__callback__", kind: MemberKind::Object, offset: offset_of!(WeakBody, callback), writable: false }],
    ..TypeSpec::DEFAULT
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::object::start;

    #[test]
    fn plain_references_are_shared_and_leave_nothing_behind() {
        let cx = start((0, 0));
        let blocks = crate::heap::live_blocks();
        let target = cx.types.int.to_ref();
        let first = new_ref(cx, &target, None).unwrap();
        let again = new_ref(cx, &target, None).unwrap();
        let proxy = new_proxy(cx, &target, None).unwrap();
        assert!(first.is(&again) && !first.is(&proxy));
        assert_eq!(count_of(&target), 2);
        assert!(referent(&proxy).unwrap().is(&target));
        let told = new_ref(cx, &target, Some(&cx.none())).unwrap();
        assert!(told.is(&first));
        drop((first, again, told));
        assert_eq!(count_of(&target), 1);
        drop(proxy);
        assert!(first_of(&target).is_none());
        assert_eq!(crate::heap::live_blocks(), blocks);
        assert!(new_ref(cx, &cx.small_ints[0], None).is_err());
        crate::heap::check().unwrap();
    }
}
