//! `__reduce_ex__`, `__reduce__`, `__getstate__` of object: what copying and pickling ask.
//!
//! Protocols from 2 on: `(copyreg.__newobj__, (cls, *args), state, list items, dict items)`; below that `copyreg._reduce_ex` does the work.

use crate::heap::Ref;
use crate::object::protocol::{attribute, call, iterate};
use crate::object::types::{class, dict, int, str_, tuple};
use crate::object::{Args, Ctx, Object, PyResult, type_flags};

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
fn state_of(cx: &Ctx, this: &Ref, required: bool) -> PyResult<Ref> {
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
    let mut state = match attribute::get_optional(cx, this, &cx.names.__dict__)? {
        Some(names) if !(names.has_flag(type_flags::DICT) && dict::len(&names) == 0) => names,
        _ => cx.none(),
    };
    let slots = slot_names(cx, &cx.type_of(this))?;
    if required {
        // The object may have nothing beyond object's header, its dict and weak list, and the named slots.
        let mut known = cx.types.object.kind.basic_size.get() as usize + 8 * slots.len();
        known += 8 * (class.dict_offset.get() > 0) as usize + 8 * (class.weak_list_offset.get() > 0) as usize;
        if class.kind.basic_size.get() as usize > known {
            return cannot_pickle(cx, this);
        }
    }
    if !slots.is_empty() {
        let values = dict::new(cx);
        for name in &slots {
            if let Some(value) = attribute::get_optional(cx, this, name)? {
                dict::set(cx, &values, name, &value)?;
            }
        }
        if dict::len(&values) > 0 {
            state = tuple::from_vec(cx, vec![state, values]);
        }
    }
    Ok(state)
}

/// Names of all slots along the MRO, mangled (`copyreg._slotnames`).
fn slot_names(cx: &Ctx, class: &Ref) -> PyResult<Vec<Ref>> {
    let mut names: Vec<Ref> = Vec::new();
    let Some(order) = class.as_type().and_then(|class| class.mro.get()) else { return Ok(names) };
    for entry in tuple::items(&order) {
        let Some(base) = entry.as_type() else { continue };
        let declared = base.dict.get().and_then(|own| dict::get_str(cx, &own, &cx.names.__slots__));
        let Some(declared) = declared else { continue };
        let slots = if declared.has_flag(type_flags::STR) { vec![declared] } else { iterate::to_vec(cx, &declared)? };
        for slot in slots {
            let special = str_::eq(&slot, &cx.names.__dict__) || str_::eq(&slot, &cx.names.__weakref__);
            if slot.has_flag(type_flags::STR) && !special {
                names.push(class::mangle(cx, &base.name_string(), &slot));
            }
        }
    }
    Ok(names)
}
