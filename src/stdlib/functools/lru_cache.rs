//! `functools._lru_cache_wrapper`: a function that remembers its results, the least recently used of which goes first.
//!
//! ```text
//!  wrapper   ┌────────┬──────┬──────┬─────┬───┬───────┬──────┬──────┬─────────┬────────┬─────┬──────────┬──────┬───────────┐
//!  152 bytes │ Header │ prev │ next │ ... │ … │ cache │ hits │ func │ maxsize │ misses │ …   │ info type│ dict │ weak list │
//!            └────────┴──┬───┴──┬───┴─────┴───┴───────┴──────┴──────┴─────────┴────────┴─────┴──────────┴──────┴───────────┘
//!                        ▼      ▼ oldest               each link is counted twice: by the ring and by the dict `cache`
//!  link      ┌────────┬──────┬──────┬──────┬─────┬────────┐
//!   56 bytes │ Header │ prev │ next │ hash │ key │ result │   no collector's prefix; its key and result are visited through the wrapper
//!            └────────┴──────┴──────┴──────┴─────┴────────┘
//! ```
//! Invariant: a link is in the ring exactly as long as the ring owns a count on it. Without a limit there are no links: the dict holds results.

use std::cell::Cell;
use std::ptr::NonNull;

use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{call, number};
use crate::object::types::{dict, int, method, object, tuple, weakref};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, free_object, immortal_object,
    new_object, try_new_object, type_flags,
};
use crate::stdlib::LazyType;

/// What links and the wrapper have in common: a place in the ring.
#[repr(C)]
struct Place {
    head: Header,
    prev: Cell<Option<NonNull<Place>>>,
    next: Cell<Option<NonNull<Place>>>,
}

/// A remembered result.
#[repr(C)]
struct LinkBody {
    place: Place,
    hash: Cell<i64>,
    key: Field,
    result: Field,
}
const LINK_SIZE: usize = std::mem::size_of::<LinkBody>();
const _: () = assert!(LINK_SIZE == 56);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for LinkBody {}

/// The wrapper; its own place is the ring's root: `next` the oldest link, `prev` the newest.
#[repr(C)]
struct LruBody {
    root: Place,
    unused: [Cell<usize>; 4],
    typed: Cell<usize>,
    cache: Field,
    hits: Cell<i64>,
    func: Field,
    /// -1: no limit.
    maxsize: Cell<i64>,
    misses: Cell<i64>,
    mark: Field,
    link_type: Field,
    info_type: Field,
    dict: Field,
    weak_list: Cell<Option<NonNull<Header>>>,
}
const SIZE: usize = std::mem::size_of::<LruBody>();
const _: () = assert!(SIZE == 152 && std::mem::offset_of!(LruBody, dict) == 136);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for LruBody {}

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
    static LINK: LazyType = const { LazyType::new(&LINK_SPEC) };
    static MARK: Cell<Option<NonNull<Header>>> = const { Cell::new(None) };
}

/// `functools._lru_cache_wrapper`
pub fn class(cx: &Ctx) -> &'static TypeBody {
    CLASS.with(|class| class.get(cx))
}

/// The type of the links in the ring.
pub fn link_class(cx: &Ctx) -> &'static TypeBody {
    LINK.with(|class| class.get(cx))
}

/// The object that separates positional from keyword arguments in a key; one for all, immortal.
fn mark(cx: &Ctx) -> Ref {
    let object = MARK.get().unwrap_or_else(|| {
        let made = immortal_object(cx.types.object, 16).into_raw();
        MARK.set(Some(made));
        made
    });
    // SAFETY: the object is immortal.
    Ref::new(unsafe { object.as_ref() })
}

fn this(object: &Header) -> &LruBody {
    // SAFETY: called for objects of the type and its subclasses only.
    unsafe { object.body() }
}

fn link(object: &Header) -> &LinkBody {
    // SAFETY: called for what the ring and the dict of a limited cache hold: links.
    unsafe { object.body() }
}

fn fields(body: &LruBody) -> [&Field; 6] {
    [&body.cache, &body.func, &body.mark, &body.link_type, &body.info_type, &body.dict]
}

impl Place {
    fn reset(&self) {
        self.prev.set(Some(NonNull::from(self)));
        self.next.set(Some(NonNull::from(self)));
    }
    /// Takes a place out of its ring.
    fn leave(&self) {
        if let (Some(prev), Some(next)) = (self.prev.take(), self.next.take()) {
            // SAFETY: neighbours in a ring are alive: the ring counts its links, and the root outlives the ring.
            unsafe {
                prev.as_ref().next.set(Some(next));
                next.as_ref().prev.set(Some(prev));
            }
        }
    }
    /// Enters a place before this one: as the newest if this is the root.
    fn enter_before(&self, place: &Place) {
        let last = self.prev.replace(Some(NonNull::from(place))).unwrap_or(NonNull::from(self));
        place.prev.set(Some(last));
        place.next.set(Some(NonNull::from(self)));
        // SAFETY: neighbours in a ring are alive.
        unsafe { last.as_ref().next.set(Some(NonNull::from(place))) }
    }
}

/// The oldest link, borrowed; None if the ring is empty.
fn oldest(body: &LruBody) -> Option<NonNull<Header>> {
    let first = body.root.next.get()?;
    (first != NonNull::from(&body.root)).then(|| first.cast())
}

/// Empties the ring and hands out the counts it owned, oldest first.
fn take_links(body: &LruBody) -> Vec<Ref> {
    let mut links = Vec::new();
    while let Some(first) = oldest(body) {
        // SAFETY: the ring owns a count on each of its links; the link leaves the ring here.
        let taken = unsafe { Ref::from_raw(first) };
        link(&taken).place.leave();
        links.push(taken);
    }
    links
}

const NEW: Signature<4> = Signature {
    function: "lru_cache",
    names: ["user_function", "maxsize", "typed", "cache_info_type"],
    positional_only: 0,
    keyword_from: 4,
    required: 4,
};

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [Some(function), Some(limit), Some(typed), Some(info_type)] = args.bind(cx, &NEW)? else {
        return cx.raise(cx.types.system_error, "lru_cache() without its arguments");
    };
    if !call::is_callable(function) {
        return cx.type_error("the first argument must be callable");
    }
    let maxsize = if cx.is_none(limit) {
        -1
    } else if number::is_index(limit) {
        (number::index_isize(cx, limit)? as i64).max(0)
    } else {
        return cx.type_error("maxsize should be integer or None");
    };
    let typed = number::truth(cx, typed)?;
    let cache = dict::new(cx);
    let Some(object) = try_new_object(class, class.kind.basic_size.get() as usize) else { return cx.no_memory() };
    let body = this(&object);
    body.root.reset();
    body.cache.set(Some(cache));
    body.func.set(Some(function.clone()));
    body.typed.set(typed as usize);
    body.maxsize.set(maxsize);
    body.mark.set(Some(mark(cx)));
    body.link_type.set(Some(link_class(cx).to_ref()));
    body.info_type.set(Some(info_type.clone()));
    heap::track(&object);
    Ok(object)
}

/// What a call is remembered by: the argument tuple, or the only argument if it is a plain str or int.
fn make_key(cx: &Ctx, body: &LruBody, positional: &Ref, args: Args<'_>) -> Ref {
    let values = tuple::items(positional);
    let typed = body.typed.get() != 0;
    if !typed && args.keyword_count() == 0 {
        return match values {
            [only] if only.is_exact(cx.types.str_) || only.is_exact(cx.types.int) => only.clone(),
            _ => positional.clone(),
        };
    }
    let mut key = values.to_vec();
    if args.keyword_count() > 0 {
        key.push(mark(cx));
        for (name, value) in args.keywords() {
            key.extend([name, value.clone()]);
        }
    }
    if typed {
        key.extend(args.all().map(|value| cx.type_of(value)));
    }
    tuple::from_vec(cx, key)
}

fn run(cx: &Ctx, function: &Ref, positional: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.keyword_count() == 0 {
        return call::call(cx, function, Args::new(tuple::items(positional)));
    }
    call::unpacked(args, |args| call::call(cx, function, args))
}

fn call_slot(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.in_tuple(cx, |args| call_held(cx, object, args))
}

/// The call with arguments that a tuple and a dict hold.
fn call_held(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let (Some(function), Some(cache)) = (body.func.get(), body.cache.get()) else { return cx.type_error("cleared lru_cache") };
    if body.maxsize.get() == 0 {
        body.misses.set(body.misses.get() + 1);
        return call::unpacked(args, |args| call::call(cx, &function, args));
    }
    let positional = args.tuple(cx);
    let key = make_key(cx, body, &positional, args);
    let hash = dict::key_hash(cx, &key)?;
    let found = dict::get_hashed(cx, &cache, &key, hash)?;
    if body.maxsize.get() < 0 {
        if let Some(result) = found {
            body.hits.set(body.hits.get() + 1);
            return Ok(result);
        }
        body.misses.set(body.misses.get() + 1);
        let result = run(cx, &function, &positional, args)?;
        dict::set_hashed(cx, &cache, &key, hash, &result)?;
        return Ok(result);
    }
    if let Some(found) = found {
        let place = &link(&found).place;
        // A link that is being replaced right now is in no ring.
        if place.next.get().is_some() {
            place.leave();
            body.root.enter_before(place);
        }
        body.hits.set(body.hits.get() + 1);
        return Ok(link(&found).result.get().unwrap_or_else(|| cx.none()));
    }
    body.misses.set(body.misses.get() + 1);
    let result = run(cx, &function, &positional, args)?;
    // The call may have remembered the same arguments itself.
    if dict::contains_hashed(cx, &cache, &key, hash)? {
        return Ok(result);
    }
    remember(cx, body, &cache, key, hash, &result)?;
    Ok(result)
}

fn remember(cx: &Ctx, body: &LruBody, cache: &Ref, key: Ref, hash: i64, result: &Ref) -> PyResult<()> {
    let full = dict::len(cache) as i64 >= body.maxsize.get();
    let Some(last) = oldest(body).filter(|_| full) else {
        let made = new_object(link_class(cx), LINK_SIZE);
        link(&made).hash.set(hash);
        link(&made).key.set(Some(key.clone()));
        link(&made).result.set(Some(result.clone()));
        dict::set_hashed(cx, cache, &key, hash, &made)?;
        body.root.enter_before(&link(&made).place);
        // The ring owns this count.
        let _ = made.into_raw();
        return Ok(());
    };
    // SAFETY: the ring owns a count on its links; the link leaves the ring here, the count is ours.
    let reused = unsafe { Ref::from_raw(last) };
    let fields = link(&reused);
    fields.place.leave();
    let Some(old_key) = fields.key.get() else { return Ok(()) };
    if !dict::delete_hashed(cx, cache, &old_key, fields.hash.get())? {
        // Somebody has taken it out of the dict meanwhile: it belongs to nobody.
        return Ok(());
    }
    fields.hash.set(hash);
    let old = (fields.key.replace(Some(key.clone())), fields.result.replace(Some(result.clone())));
    dict::set_hashed(cx, cache, &key, hash, &reused)?;
    body.root.enter_before(&fields.place);
    // The ring owns this count.
    let _ = reused.into_raw();
    drop(old_key);
    drop(old);
    Ok(())
}

fn cache_info(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let (Some(info_type), Some(cache)) = (body.info_type.get(), body.cache.get()) else { return Ok(cx.none()) };
    let limit = if body.maxsize.get() < 0 { cx.none() } else { int::new(cx, body.maxsize.get()) };
    let values = [int::new(cx, body.hits.get()), int::new(cx, body.misses.get()), limit, int::from_usize(cx, dict::len(&cache))];
    call::call(cx, &info_type, Args::new(&values))
}

fn cache_clear(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let body = this(object);
    let links = take_links(body);
    body.hits.set(0);
    body.misses.set(0);
    if let Some(cache) = body.cache.get() {
        dict::clear(&cache);
    }
    links.into_iter().for_each(drop);
    Ok(cx.none())
}

fn itself(_cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(object.clone())
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    crate::object::protocol::attribute::get(cx, object, &cx.names.__qualname__)
}

fn descr_get(cx: &Ctx, object: &Ref, instance: Option<&Ref>, _owner: &Ref) -> PyResult<Ref> {
    match instance {
        Some(instance) if !cx.is_none(instance) => Ok(method::new(cx, object, instance)),
        _ => Ok(object.clone()),
    }
}

fn drop_all(head: &Header) {
    let body = this(head);
    let links = if body.root.next.get().is_some() { take_links(body) } else { Vec::new() };
    fields(body).into_iter().for_each(|field| drop(field.take()));
    links.into_iter().for_each(drop);
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    if this(head).weak_list.get().is_some() {
        weakref::clear_for_dealloc(Ctx::current(), head);
    }
    drop_all(head);
    // SAFETY: the count is zero; made with the basic size of its type.
    unsafe { free_object(head, head.kind().basic_size.get() as usize) }
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
    let body = this(head);
    let root = NonNull::from(&body.root);
    let mut place = body.root.next.get();
    while let Some(current) = place.filter(|&current| current != root) {
        // SAFETY: places in the ring are links and alive.
        let held = unsafe { current.cast::<LinkBody>().as_ref() };
        held.key.borrow().into_iter().chain(held.result.borrow()).for_each(|value| visit(value));
        visit(held.place.head.ty().header());
        place = held.place.next.get();
    }
    fields(body).into_iter().filter_map(Field::borrow).for_each(|held| visit(held));
}

/// # Safety
/// The object is of a type that declares this hook.
unsafe fn clear(head: &Header) {
    drop_all(head);
}

/// # Safety
/// The object is of a type that declares this hook; its count is zero.
unsafe fn dealloc_link(head: &Header) {
    drop(link(head).key.take());
    drop(link(head).result.take());
    // SAFETY: the count is zero; made with that size.
    unsafe { free_object(head, LINK_SIZE) }
}

static LINK_SPEC: TypeSpec = TypeSpec {
    name: "functools._lru_list_elem",
    basic_size: LINK_SIZE,
    flags: type_flags::NO_INSTANTIATION | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc_link),
    ..TypeSpec::DEFAULT
};

static SPEC: TypeSpec = TypeSpec {
    name: "functools._lru_cache_wrapper",
    basic_size: SIZE,
    flags: flags::GC | type_flags::BASE_TYPE | type_flags::METHOD_DESCRIPTOR | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots {
        new: Some(new),
        call: Some(call_slot),
        descr_get: Some(descr_get),
        get_attr: Some(object::get_attribute),
        set_attr: Some(object::set_attribute),
        ..Slots::EMPTY
    },
    methods: &[
        MethodDef::new("cache_info", Arity::None, cache_info).doc("($self, /)", "Report cache statistics"),
        MethodDef::new("cache_clear", Arity::None, cache_clear).doc("($self, /)", "Clear the cache and cache statistics"),
        MethodDef::new("__reduce__", Arity::None, reduce),
        MethodDef::new("__copy__", Arity::Positional, itself),
        MethodDef::new("__deepcopy__", Arity::Positional, itself),
    ],
    getset: &[GetSetDef { name: "__dict__", get: object::instance_dict, set: Some(object::replace_instance_dict) }],
    dict_offset: 136,
    weak_list_offset: 144,
    doc: "Create a cached callable that wraps another function.",
    ..TypeSpec::DEFAULT
};
