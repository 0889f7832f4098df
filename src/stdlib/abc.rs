//! The `_abc` module: what `abc.ABCMeta` asks when a class is made, registered with, or tested against.
//!
//! ```text
//!  class ──_abc_impl──▶ ┌────────┬──────────┬───────┬──────────┬─────────────────┐
//!                       │ Header │ registry │ cache │ negative │ negative's age  │   48 bytes
//!                       └────────┴──────────┴───────┴──────────┴─────────────────┘
//!                        0        16         24      32         40
//! ```
//! The three are sets of weak references to classes, made when first needed; a reference leaves its set when its class dies. Registering
//! anywhere makes all negative answers old: an age that differs from the global count means that the set is to be forgotten.

use std::cell::Cell;

use crate::heap::{self, Field, Header, Ref, flags};
use crate::object::protocol::{attribute, call, instance, iterate, number};
use crate::object::types::{builtin_function, dict, int, list, property, set, tuple, weakref};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult, Slots, TypeBody, TypeSpec, new_object, type_flags};
use crate::stdlib::LazyType;
use crate::stdlib::declare::counted_hooks;

/// What a class made by `ABCMeta` knows of its relations.
#[repr(C)]
struct Relations {
    head: Header,
    registry: Field,
    cache: Field,
    negative: Field,
    negative_age: Cell<i64>,
}

const SIZE: usize = size_of::<Relations>();
const _: () = assert!(SIZE == 48);

counted_hooks!(Relations { registry, cache, negative });

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
    /// Registrations so far.
    static AGE: Cell<i64> = const { Cell::new(0) };
}

fn relations_class(cx: &Ctx) -> &'static TypeBody {
    CLASS.with(|class| class.get(cx))
}

fn make(class: &TypeBody) -> Ref {
    let made = new_object(class, SIZE);
    this(&made).negative_age.set(AGE.get());
    heap::track(&made);
    made
}

fn make_slot(_cx: &Ctx, class: &TypeBody, _args: Args<'_>) -> PyResult<Ref> {
    Ok(make(class))
}

const SPEC: TypeSpec = TypeSpec {
    name: "_abc._abc_data",
    basic_size: SIZE,
    flags: flags::GC | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { new: Some(make_slot), ..Slots::EMPTY },
    doc: "What a class made by ABCMeta knows of its relations.",
    ..TypeSpec::DEFAULT
};

/// The relations of a class.
fn relations(cx: &Ctx, class: &Ref) -> PyResult<Ref> {
    let found = attribute::get(cx, class, &cx.intern("_abc_impl"))?;
    if found.is_exact(relations_class(cx)) { Ok(found) } else { cx.type_error("_abc_impl is set to a wrong type") }
}

/// Whether a class is in a set of weak references; things that cannot be referred to weakly are in none.
fn holds(cx: &Ctx, field: &Field, class: &Ref) -> PyResult<bool> {
    let Some(members) = field.get() else { return Ok(false) };
    if set::len(&members) == 0 || !weakref::is_possible(class) {
        return Ok(false);
    }
    let weak = weakref::new_ref(cx, class, None)?;
    set::contains(cx, &members, &weak)
}

/// Callback of a member of such a set: bound to a weak reference to the set, it takes the dead member out.
fn forget(cx: &Ctx, set_ref: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if let Some(members) = weakref::referent(set_ref) {
        set::discard(cx, &members, args.at(0))?;
    }
    Ok(cx.none())
}

static FORGET: MethodDef = MethodDef::new("_destroy", Arity::One, forget);

fn enter(cx: &Ctx, field: &Field, class: &Ref) -> PyResult<()> {
    let members = match field.get() {
        Some(members) => members,
        None => {
            let members = set::new(cx);
            field.set(Some(members.clone()));
            members
        }
    };
    let set_ref = weakref::new_ref(cx, &members, None)?;
    let callback = builtin_function::new(cx, &FORGET, Some(&set_ref), None);
    let member = weakref::new_ref(cx, class, Some(&callback))?;
    set::add(cx, &members, &member)
}

/// The members that live, counted.
fn living(field: &Field) -> Vec<Ref> {
    let mut found = Vec::new();
    if let Some(members) = field.get() {
        set::for_each(&members, |weak| found.extend(weakref::referent(weak)));
    }
    found
}

/// The names of methods that are still abstract become `__abstractmethods__`.
fn find_abstract(cx: &Ctx, class: &Ref) -> PyResult<()> {
    let mut names: Vec<Ref> = Vec::new();
    let own = attribute::get(cx, class, &cx.names.__dict__)?;
    let items = call::method(cx, &own, &cx.names.items, &[])?;
    for pair in iterate::to_vec(cx, &items)? {
        let pair = iterate::to_vec(cx, &pair)?;
        if let [name, value] = &pair[..]
            && property::is_abstract(cx, value)?
        {
            names.push(name.clone());
        }
    }
    let bases = attribute::get(cx, class, &cx.names.__bases__)?;
    if !bases.has_flag(type_flags::TUPLE) {
        return cx.type_error("__bases__ is not tuple");
    }
    for base in tuple::items(&bases) {
        let Some(inherited) = attribute::get_optional(cx, base, &cx.names.__abstractmethods__)? else { continue };
        for name in iterate::to_vec(cx, &inherited)? {
            if let Some(value) = attribute::get_optional(cx, class, &name)?
                && property::is_abstract(cx, &value)?
            {
                names.push(name);
            }
        }
    }
    let names = set::new_frozen(cx, &names)?;
    attribute::set(cx, class, &cx.names.__abstractmethods__, &names)
}

/// CPython's bits of `__abc_tpflags__`.
const SEQUENCE_BIT: i64 = 1 << 5;
const MAPPING_BIT: i64 = 1 << 6;
const PATTERNS: u64 = type_flags::SEQUENCE | type_flags::MAPPING;

/// `_abc_init(cls)`: for a new class.
fn init(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let class = args.at(0);
    find_abstract(cx, class)?;
    let made = make(relations_class(cx));
    attribute::set(cx, class, &cx.intern("_abc_impl"), &made)?;
    // A class may ask for `match` to take its instances as sequences or mappings.
    if let Some(body) = class.as_type()
        && let Some(names) = body.dict.get()
        && let Some(bits) = dict::get_str(cx, &names, &cx.intern("__abc_tpflags__"))
    {
        if let Some(bits) = int::as_i64(&bits).filter(|_| bits.is_exact(cx.types.int)) {
            if bits & SEQUENCE_BIT != 0 && bits & MAPPING_BIT != 0 {
                return cx.type_error("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            }
            set_patterns(body, pattern_flags(bits));
        }
        dict::delete(cx, &names, &cx.intern("__abc_tpflags__"))?;
    }
    Ok(cx.none())
}

fn pattern_flags(bits: i64) -> u64 {
    if bits & SEQUENCE_BIT != 0 {
        type_flags::SEQUENCE
    } else if bits & MAPPING_BIT != 0 {
        type_flags::MAPPING
    } else {
        0
    }
}

fn set_patterns(class: &TypeBody, wanted: u64) {
    if wanted != 0 && !class.has(type_flags::IMMUTABLE) {
        class.kind.flags.set(class.kind.flags.get() & !PATTERNS | wanted);
    }
}

/// The same for a class and all that derive from it.
fn set_patterns_below(class: &TypeBody, wanted: u64) {
    if class.kind.flags.get() & PATTERNS == wanted || class.has(type_flags::IMMUTABLE) {
        return;
    }
    set_patterns(class, wanted);
    let mut below = Vec::new();
    crate::object::types::class::each_subclass(class, |subclass| below.push(subclass.to_ref()));
    below.iter().filter_map(|subclass| subclass.as_type()).for_each(|subclass| set_patterns_below(subclass, wanted));
}

/// `_abc_register(cls, subclass)`
fn register(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_abc_register", 2, 2)?;
    let (class, subclass) = (args.at(0), args.at(1));
    let Some(body) = subclass.as_type() else { return cx.type_error("Can only register classes") };
    if instance::is_subclass(cx, subclass, class)? {
        return Ok(subclass.clone());
    }
    if instance::is_subclass(cx, class, subclass)? {
        return cx.raise(cx.types.runtime_error, "Refusing to create an inheritance cycle");
    }
    let relations = relations(cx, class)?;
    enter(cx, &this(&relations).registry, subclass)?;
    AGE.set(AGE.get() + 1);
    if let Some(class) = class.as_type() {
        let wanted = class.kind.flags.get() & PATTERNS;
        if wanted != 0 {
            set_patterns_below(body, wanted);
        }
    }
    Ok(subclass.clone())
}

/// `_abc_instancecheck(cls, instance)`
fn instance_check(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_abc_instancecheck", 2, 2)?;
    let (class, object) = (args.at(0), args.at(1));
    let relations = relations(cx, class)?;
    let body = this(&relations);
    let subclass = attribute::get(cx, object, &cx.names.__class__)?;
    if holds(cx, &body.cache, &subclass)? {
        return Ok(cx.bool(true));
    }
    let own = cx.type_of(object);
    if own.is(&subclass) {
        if body.negative_age.get() == AGE.get() && holds(cx, &body.negative, &subclass)? {
            return Ok(cx.bool(false));
        }
        return call::method(cx, class, &cx.names.__subclasscheck__, &[subclass]);
    }
    let answer = call::method(cx, class, &cx.names.__subclasscheck__, &[subclass])?;
    if number::truth(cx, &answer)? {
        return Ok(answer);
    }
    call::method(cx, class, &cx.names.__subclasscheck__, &[own])
}

/// `_abc_subclasscheck(cls, subclass)`
fn subclass_check(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_abc_subclasscheck", 2, 2)?;
    let (class, subclass) = (args.at(0), args.at(1));
    if subclass.as_type().is_none() {
        return cx.type_error("issubclass() arg 1 must be a class");
    }
    let relations = relations(cx, class)?;
    let body = this(&relations);
    if holds(cx, &body.cache, subclass)? {
        return Ok(cx.bool(true));
    }
    if body.negative_age.get() < AGE.get() {
        if let Some(old) = body.negative.get() {
            set::clear(&old);
        }
        body.negative_age.set(AGE.get());
    } else if holds(cx, &body.negative, subclass)? {
        return Ok(cx.bool(false));
    }
    let hook = call::method(cx, class, &cx.names.__subclasshook__, std::slice::from_ref(subclass))?;
    if hook.is(&cx.true_) {
        enter(cx, &body.cache, subclass)?;
        return Ok(hook);
    }
    if hook.is(&cx.false_) {
        enter(cx, &body.negative, subclass)?;
        return Ok(hook);
    }
    if !hook.is(&cx.not_implemented) {
        return cx.raise(cx.types.assertion_error, "__subclasshook__ must return either False, True, or NotImplemented");
    }
    if let (Some(derived), Some(base)) = (subclass.as_type(), class.as_type())
        && derived.is_subtype(base)
    {
        enter(cx, &body.cache, subclass)?;
        return Ok(cx.bool(true));
    }
    if holds(cx, &body.registry, subclass)? {
        return Ok(cx.bool(true));
    }
    for registered in living(&body.registry) {
        if instance::is_subclass(cx, subclass, &registered)? {
            enter(cx, &body.cache, subclass)?;
            return Ok(cx.bool(true));
        }
    }
    let below = call::method(cx, class, &cx.names.__subclasses__, &[])?;
    if !below.has_flag(type_flags::LIST) {
        return cx.type_error("__subclasses__() must return a list");
    }
    let mut index = 0;
    while let Some(other) = list::get(&below, index) {
        if instance::is_subclass(cx, subclass, &other)? {
            enter(cx, &body.cache, subclass)?;
            return Ok(cx.bool(true));
        }
        index += 1;
    }
    enter(cx, &body.negative, subclass)?;
    Ok(cx.bool(false))
}

fn get_cache_token(cx: &Ctx, _module: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(int::new(cx, AGE.get()))
}

fn get_dump(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let relations = relations(cx, args.at(0))?;
    let body = this(&relations);
    let mut parts = Vec::with_capacity(4);
    for field in [&body.registry, &body.cache, &body.negative] {
        let copy = set::new(cx);
        if let Some(members) = field.get() {
            set::update(cx, &copy, &members)?;
        }
        parts.push(copy);
    }
    parts.push(int::new(cx, body.negative_age.get()));
    Ok(tuple::from_vec(cx, parts))
}

fn reset_registry(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let relations = relations(cx, args.at(0))?;
    if let Some(members) = this(&relations).registry.get() {
        set::clear(&members);
    }
    Ok(cx.none())
}

fn reset_caches(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let relations = relations(cx, args.at(0))?;
    for field in [&this(&relations).cache, &this(&relations).negative] {
        if let Some(members) = field.get() {
            set::clear(&members);
        }
    }
    Ok(cx.none())
}

/// `_abc`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_abc",
    doc: "What the module abc builds on.",
    functions: &[
        MethodDef::new("get_cache_token", Arity::None, get_cache_token)
            .doc("($module, /)", "A number that changes whenever a class is registered with an abstract one."),
        MethodDef::new("_abc_init", Arity::One, init).doc("($module, self, /)", "Prepare a new class."),
        MethodDef::new("_reset_registry", Arity::One, reset_registry).doc("($module, self, /)", "Forget what was registered."),
        MethodDef::new("_reset_caches", Arity::One, reset_caches).doc("($module, self, /)", "Forget remembered answers."),
        MethodDef::new("_get_dump", Arity::One, get_dump).doc("($module, self, /)", "Registry, cache, negative cache and its age."),
        MethodDef::new("_abc_register", Arity::Positional, register).doc("($module, self, subclass, /)", "Register a class."),
        MethodDef::new("_abc_instancecheck", Arity::Positional, instance_check)
            .doc("($module, self, instance, /)", "isinstance() of an abstract class."),
        MethodDef::new("_abc_subclasscheck", Arity::Positional, subclass_check)
            .doc("($module, self, subclass, /)", "issubclass() of an abstract class."),
    ],
    fill: None,
};
