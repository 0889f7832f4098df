//! `methodcaller`: a function that calls a method of its argument.
//!
//! ```text
//!  ┌────────┬──────┬───────────┬──────────┐
//!  │ Header │ name │ arguments │ keywords │     40 bytes
//!  └────────┴──────┴───────────┴──────────┘
//! ```

use crate::heap::{self, Field, Header, Ref, flags};
use crate::object::protocol::{attribute, call as calls, text};
use crate::object::types::{dict, object, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, new_object, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct MethodCaller {
    head: Header,
    name: Field,
    arguments: Field,
    keywords: Field,
}
const _: () = assert!(size_of::<MethodCaller>() == 40);

counted_hooks!(MethodCaller { name, arguments, keywords } type last);
lazy_class!();

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let Some(name) = args.get(0) else { return cx.type_error("methodcaller needs at least one argument, the method name") };
    if !str_::is_str(name) {
        return cx.type_error("method name must be a string");
    }
    let keywords = args.keyword_dict(cx)?;
    let made = new_object(class, size_of::<MethodCaller>());
    let caller = this(&made);
    caller.name.set(Some(str_::intern_object(cx, name)));
    caller.arguments.set(Some(args.skip_first().tuple(cx)));
    caller.keywords.set(keywords);
    heap::track(&made);
    Ok(made)
}

fn call(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.no_keywords(cx, "methodcaller")?;
    if args.len() != 1 {
        return cx.type_error(&format!("methodcaller expected 1 argument, got {}", args.len()));
    }
    let caller = this(object);
    let (Some(name), Some(arguments)) = (caller.name.get(), caller.arguments.get()) else {
        return cx.raise(cx.types.system_error, "a methodcaller without name");
    };
    let _held = args.pass_in_tuple(cx);
    let method = attribute::get(cx, args.at(0), &name)?;
    let Some(keywords) = caller.keywords.get() else { return calls::call(cx, &method, Args::of_tuple(&arguments)) };
    let mut values: Vec<Ref> = tuple::items(&arguments).to_vec();
    let mut names = Vec::with_capacity(dict::len(&keywords));
    let mut position = 0;
    while let Some((name, value)) = dict::next(&keywords, &mut position) {
        names.push(name);
        values.push(value);
    }
    let names = tuple::from_vec(cx, names);
    calls::call_named(cx, &method, &values, Some(&names))
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let caller = this(object);
    let show = |value: &Ref| text::repr(cx, value).map(|text| str_::to_string_lossy(&text));
    let mut shown = vec![show(&caller.name.get().unwrap_or_else(|| cx.none()))?];
    if let Some(arguments) = caller.arguments.get() {
        for argument in tuple::items(&arguments) {
            shown.push(show(argument)?);
        }
    }
    if let Some(keywords) = caller.keywords.get() {
        let mut position = 0;
        while let Some((name, value)) = dict::next(&keywords, &mut position) {
            shown.push(format!("{}={}", str_::to_string_lossy(&name), str_::to_string_lossy(&text::repr_giving(cx, value)?)));
        }
    }
    Ok(cx.new_str(&format!("{}({})", object.ty().display_name(), shown.join(", "))))
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let caller = this(object);
    let name = caller.name.get().unwrap_or_else(|| cx.none());
    let arguments = caller.arguments.get().unwrap_or_else(|| cx.empty_tuple.clone());
    let class = object.ty().to_ref();
    let Some(keywords) = caller.keywords.get() else {
        let mut all = vec![name];
        all.extend(tuple::items(&arguments).iter().cloned());
        return Ok(tuple::pair(cx, class, tuple::from_vec(cx, all)));
    };
    let functools = cx.engine().import(cx, &cx.intern("functools"), None, None, 0)?;
    let partial = attribute::get(cx, &functools, &cx.intern("partial"))?;
    let mut values = vec![class, name];
    let mut names = Vec::new();
    let mut position = 0;
    while let Some((key, value)) = dict::next(&keywords, &mut position) {
        names.push(key);
        values.push(value);
    }
    let names = tuple::from_vec(cx, names);
    let constructor = calls::call_named(cx, &partial, &values, Some(&names))?;
    Ok(tuple::pair(cx, constructor, arguments))
}

const SPEC: TypeSpec = TypeSpec {
    name: "operator.methodcaller",
    basic_size: size_of::<MethodCaller>(),
    flags: flags::GC | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { new: Some(new), call: Some(call), repr: Some(repr), get_attr: Some(object::get_attribute), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce).doc("", "Return state information for pickling")],
    doc: "methodcaller(name, /, *args, **kwargs): a function that gives operand.name(*args, **kwargs).",
    ..TypeSpec::DEFAULT
};
