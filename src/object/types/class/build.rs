//! The class statement: `__build_class__(function, name, *bases, metaclass=…, **keywords)`.

use super::mro::calculate_metaclass;
use crate::heap::Ref;
use crate::object::protocol::{attribute, call, item, text};
use crate::object::types::{cell, dict, str_, tuple};
use crate::object::{Args, Ctx, Object, PyResult, type_flags};

/// `builtins.__build_class__`
pub fn build_class(cx: &Ctx, args: Args<'_>) -> PyResult<Ref> {
    if args.len() < 2 {
        return cx.type_error("__build_class__: not enough arguments");
    }
    let (function, name) = (args.at(0), args.at(1));
    if !function.is_exact(cx.types.function) {
        return cx.type_error("__build_class__: func must be a function");
    }
    if !name.has_flag(type_flags::STR) {
        return cx.type_error("__build_class__: name is not a string");
    }
    let given = tuple::from_vec(cx, args.positional().skip(2).cloned().collect());
    let bases = resolve_bases(cx, &given)?;

    // Keywords other than `metaclass` go to `__prepare__` and to the metaclass.
    let named = args.keyword_dict(cx)?;
    let meta = match &named {
        Some(named) => dict::take(cx, named, &cx.names.metaclass)?,
        None => None,
    };
    let mut keys: Vec<Ref> = Vec::new();
    let mut values: Vec<Ref> = Vec::new();
    let mut position = 0;
    while let Some((key, value)) = named.as_ref().and_then(|named| dict::next(named, &mut position)) {
        keys.push(key);
        values.push(value);
    }
    let keywords = if keys.is_empty() { None } else { Some(tuple::from_vec(cx, keys)) };

    let mut meta = match meta {
        Some(meta) => meta,
        None => match tuple::items(&bases).first() {
            Some(first) => cx.type_of(first),
            None => cx.types.type_.to_ref(),
        },
    };
    let is_class = meta.as_type().is_some();
    if is_class {
        meta = calculate_metaclass(cx, &meta, &bases)?;
    }
    let namespace = prepare(cx, &meta, name, &bases, &values, keywords.as_ref())?;
    if namespace.ty().slots().subscript.is_none() {
        let who = if is_class { meta.as_type().map_or_else(String::new, |meta| meta.display_name()) } else { "<metaclass>".to_owned() };
        return cx.type_error(&format!("{who}.__prepare__() must return a mapping, not {}", namespace.ty().display_name()));
    }
    let class_cell = cx.engine().run_class_body(cx, function, &namespace)?;
    if !bases.is(&given) {
        item::set(cx, &namespace, &cx.names.__orig_bases__, &given)?;
    }
    let class = make(cx, &meta, name, &bases, namespace, values, keywords.as_ref())?;
    if class.as_type().is_some() && class_cell.is_exact(cx.types.cell) {
        check_cell(cx, name, &class, &class_cell)?;
    }
    Ok(class)
}

/// Bases that are not types are replaced by what their `__mro_entries__` gives; the same tuple if there are none.
fn resolve_bases(cx: &Ctx, bases: &Ref) -> PyResult<Ref> {
    let mut changed: Option<Vec<Ref>> = None;
    for (index, base) in tuple::items(bases).iter().enumerate() {
        let hook = match base.as_type() {
            Some(_) => None,
            None => attribute::get_optional(cx, base, &cx.names.__mro_entries__)?,
        };
        let Some(hook) = hook else {
            if let Some(changed) = &mut changed {
                changed.push(base.clone());
            }
            continue;
        };
        let entries = call::call_with(cx, &hook, [bases])?;
        if !entries.has_flag(type_flags::TUPLE) {
            return cx.type_error("__mro_entries__ must return a tuple");
        }
        changed.get_or_insert_with(|| tuple::items(bases)[..index].to_vec()).extend(tuple::items(&entries).iter().cloned());
    }
    Ok(changed.map_or_else(|| bases.clone(), |changed| tuple::from_vec(cx, changed)))
}

fn prepare(cx: &Ctx, meta: &Ref, name: &Ref, bases: &Ref, values: &[Ref], keywords: Option<&Ref>) -> PyResult<Ref> {
    if meta.as_type().is_some_and(|meta| meta.is(cx.types.type_)) {
        return Ok(dict::new(cx));
    }
    let Some(hook) = attribute::get_optional(cx, meta, &cx.names.__prepare__)? else { return Ok(dict::new(cx)) };
    let mut all = vec![name.clone(), bases.clone()];
    all.extend(values.iter().cloned());
    call::call_named(cx, &hook, &all, keywords)
}

fn make(cx: &Ctx, meta: &Ref, name: &Ref, bases: &Ref, namespace: Ref, values: Vec<Ref>, keywords: Option<&Ref>) -> PyResult<Ref> {
    let mut all = vec![name.clone(), bases.clone(), namespace];
    all.extend(values);
    call::call_named(cx, meta, &all, keywords)
}

fn check_cell(cx: &Ctx, name: &Ref, class: &Ref, class_cell: &Ref) -> PyResult<()> {
    let contents = cell::body(class_cell).contents.get();
    if contents.as_ref().is_some_and(|contents| contents.is(class)) {
        return Ok(());
    }
    let shown = |object: &Ref| text::repr(cx, object).map(|repr| str_::to_string_lossy(&repr));
    let (name, class) = (shown(name)?, shown(class)?);
    match contents {
        None => {
            let message = format!("__class__ not set defining {name} as {class}. Was __classcell__ propagated to type.__new__?");
            cx.raise(cx.types.runtime_error, &message)
        }
        Some(contents) => cx.type_error(&format!("__class__ set to {} defining {name} as {class}", shown(&contents)?)),
    }
}
