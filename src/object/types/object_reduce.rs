//! `__reduce_ex__`, `__reduce__`, `__getstate__` of object: what copying and pickling ask.
//!
//! Protocols from 2 on: `(copyreg.__newobj__, (cls, *args), state, list items, dict items)`; below that `copyreg._reduce_ex` does the work.

use crate::heap::Ref;
use crate::object::protocol::{attribute, call, iterate};
use crate::object::types::{class, dict, int, list, object, tuple};
use crate::object::{Args, Ctx, Object, PyResult, TypeBody, type_flags};

/// `object.__reduce_ex__(protocol)`: an overridden `__reduce__` comes first.
pub fn reduce_ex(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let protocol = int::to_isize(cx, args.at(0))?;
    if let Some(method) = attribute::get_optional(cx, this, &cx.names.__reduce__)? {
        let found = class::lookup(cx, this.ty(), &cx.names.__reduce__);
        let own = class::lookup(cx, cx.types.object, &cx.names.__reduce__);
        let overridden = !matches!((&found, &own), (Some(found), Some(own)) if found.is(own));
        if overridden {
            return call::call(cx, &method, Args::NONE);
        }
    }
    common(cx, this, protocol)
}

/// `object.__reduce__()`: protocol 0.
pub fn reduce(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    common(cx, this, 0)
}

/// `object.__getstate__()`
pub fn get_state(cx: &Ctx, this: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    default_state(cx, this, false)
}

fn copyreg(cx: &Ctx, name: &str) -> PyResult<Ref> {
    let module = cx.engine().import(cx, &cx.intern("copyreg"), None, None, 0)?;
    attribute::get(cx, &module, &cx.intern(name))
}

fn common(cx: &Ctx, this: &Ref, protocol: isize) -> PyResult<Ref> {
    if protocol >= 2 {
        return new_object_form(cx, this);
    }
    let helper = copyreg(cx, "_reduce_ex")?;
    call::call_with(cx, &helper, [this, &int::new(cx, protocol as i64)])
}

fn cannot_pickle<T>(cx: &Ctx, this: &Ref) -> PyResult<T> {
    cx.type_error(&format!("cannot pickle '{}' object", this.ty().display_name()))
}

/// What `__new__` is to be given: positional arguments and keywords, if the class says so.
fn new_arguments(cx: &Ctx, this: &Ref) -> PyResult<(Option<Ref>, Option<Ref>)> {
    if let Some(method) = attribute::get_special(cx, this, &cx.names.__getnewargs_ex__)? {
        let pair = call::call(cx, &method, Args::NONE)?;
        if !pair.has_flag(type_flags::TUPLE) {
            return cx.type_error(&format!("__getnewargs_ex__ should return a tuple, not '{}'", pair.ty().display_name()));
        }
        if tuple::len(&pair) != 2 {
            return cx.value_error(&format!("__getnewargs_ex__ should return a tuple of length 2, not {}", tuple::len(&pair)));
        }
        let (args, keywords) = (tuple::get(&pair, 0), tuple::get(&pair, 1));
        if !args.has_flag(type_flags::TUPLE) {
            let name = args.ty().display_name();
            return cx.type_error(&format!("first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{name}'"));
        }
        if !keywords.has_flag(type_flags::DICT) {
            let name = keywords.ty().display_name();
            return cx.type_error(&format!("second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{name}'"));
        }
        return Ok((Some(args), Some(keywords)));
    }
    if let Some(method) = attribute::get_special(cx, this, &cx.names.__getnewargs__)? {
        let args = call::call(cx, &method, Args::NONE)?;
        if !args.has_flag(type_flags::TUPLE) {
            return cx.type_error(&format!("__getnewargs__ should return a tuple, not '{}'", args.ty().display_name()));
        }
        return Ok((Some(args), None));
    }
    Ok((None, None))
}

fn new_object_form(cx: &Ctx, this: &Ref) -> PyResult<Ref> {
    if this.ty().slots().new.is_none() {
        return cannot_pickle(cx, this);
    }
    let (args, keywords) = new_arguments(cx, this)?;
    let class = cx.type_of(this);
    let has_args = args.is_some();
    let keywords = keywords.filter(|keywords| dict::len(keywords) > 0);
    let (maker, maker_args) = match keywords {
        Some(keywords) => {
            let args = args.unwrap_or_else(|| cx.empty_tuple.clone());
            (copyreg(cx, "__newobj_ex__")?, tuple::from_vec(cx, vec![class, args, keywords]))
        }
        None => {
            let mut all = vec![class];
            if let Some(args) = &args {
                all.extend(tuple::items(args).iter().cloned());
            }
            (copyreg(cx, "__newobj__")?, tuple::from_vec(cx, all))
        }
    };
    let is_container = this.has_flag(type_flags::LIST | type_flags::DICT);
    let state = state_of(cx, this, !has_args && !is_container)?;
    let list_items = if this.has_flag(type_flags::LIST) { iterate::iter(cx, this)? } else { cx.none() };
    let dict_items =
        if this.has_flag(type_flags::DICT) { iterate::iter(cx, &call::method(cx, this, &cx.names.items, &[])?)? } else { cx.none() };
    Ok(tuple::from_vec(cx, vec![maker, maker_args, state, list_items, dict_items]))
}

/// `__getstate__`, with the check that nothing is forgotten if the method is object's own.
pub fn state_of(cx: &Ctx, this: &Ref, required: bool) -> PyResult<Ref> {
    let found = class::lookup(cx, this.ty(), &cx.names.__getstate__);
    let own = class::lookup(cx, cx.types.object, &cx.names.__getstate__);
    if matches!((&found, &own), (Some(found), Some(own)) if found.is(own)) {
        return default_state(cx, this, required);
    }
    call::method(cx, this, &cx.names.__getstate__, &[])
}

fn default_state(cx: &Ctx, this: &Ref, required: bool) -> PyResult<Ref> {
    let class = this.ty();
    if required && class.kind.item_size.get() != 0 {
        return cx.type_error(&format!("cannot pickle {} objects", class.display_name()));
    }
    let state = if object::has_values(this) { object::instance_dict(cx, this)? } else { cx.none() };
    let slots = slot_names(cx, &cx.type_of(this))?;
    let slot_count = || slots.as_ref().map_or(0, list::len);
    if required {
        if class.kind.item_size.get() != 0 {
            return cx.type_error(&format!("cannot pickle {} objects", class.display_name()));
        }
        // The object may have nothing beyond object's header, its dict and weak list, and the named slots.
        let mut known = cx.types.object.kind.basic_size.get() as usize + 8 * slot_count();
        known += 8 * (class.dict_offset.get() > 0) as usize + 8 * (class.weak_list_offset.get() > 0) as usize;
        if class.kind.basic_size.get() as usize > known {
            return cannot_pickle(cx, this);
        }
    }
    let Some(slots) = &slots else { return Ok(state) };
    let count = list::len(slots);
    if count == 0 {
        return Ok(state);
    }
    let values = dict::new(cx);
    for index in 0..count {
        // The list is the class's: what an attribute runs may change it.
        let Some(name) = list::get(slots, index) else { break };
        if let Some(value) = attribute::get_optional(cx, this, &name)? {
            dict::set(cx, &values, &name, &value)?;
        }
        if list::len(slots) != count {
            return cx.raise(cx.types.runtime_error, "__slotsname__ changed size during iteration");
        }
    }
    Ok(if dict::len(&values) > 0 { tuple::pair(cx, state, values) } else { state })
}

/// The list of the slots' names, as the class keeps it or `copyreg._slotnames` finds it; None if that says None.
fn slot_names(cx: &Ctx, class: &Ref) -> PyResult<Option<Ref>> {
    let own = class.as_type().and_then(|class| class.dict.get());
    if let Some(names) = own.and_then(|own| dict::get_str(cx, &own, &cx.intern("__slotnames__"))) {
        if names.has_flag(type_flags::LIST) {
            return Ok(Some(names));
        }
        if cx.is_none(&names) {
            return Ok(None);
        }
        let class = class.as_type().map(TypeBody::display_name).unwrap_or_default();
        return cx.type_error(&format!("{class}.__slotnames__ should be a list or None, not {}", names.ty().display_name()));
    }
    let names = call::call_with(cx, &copyreg(cx, "_slotnames")?, [class])?;
    match names.has_flag(type_flags::LIST) {
        true => Ok(Some(names)),
        false if cx.is_none(&names) => Ok(None),
        false => cx.type_error("copyreg._slotnames didn't return a list or None"),
    }
}
