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
    let resolved = resolve_bases(cx, &given)?;
    let bases = resolved.as_ref().unwrap_or(&given);

    // Keywords other than `metaclass` go to `__prepare__` and to the metaclass, in a dict that is there until the class is made.
    let named = args.keyword_dict(cx)?;
    let meta = match &named {
        Some(named) => dict::take(cx, named, &cx.names.metaclass)?,
        None => None,
    };
    let named = named.as_ref().filter(|named| dict::len(named) != 0);

    let mut meta = match meta {
        Some(meta) => meta,
        None => match tuple::items(bases).first() {
            Some(first) => cx.type_of(first),
            None => cx.types.type_.to_ref(),
        },
    };
    let is_class = meta.as_type().is_some();
    if is_class {
        meta = calculate_metaclass(cx, &meta, bases)?;
    }
    let namespace = prepare(cx, &meta, name, bases, named)?;
    if namespace.ty().slots().subscript.is_none() {
        let who = if is_class { meta.as_type().map_or_else(String::new, |meta| meta.display_name()) } else { "<metaclass>".to_owned() };
        return cx.type_error(&format!("{who}.__prepare__() must return a mapping, not {}", namespace.ty().display_name()));
    }
    let class_cell = cx.engine().run_class_body(cx, function, &namespace)?;
    if resolved.is_some() {
        item::set(cx, &namespace, &cx.names.__orig_bases__, &given)?;
    }
    let class = call::call_dict(cx, &meta, [name, bases, &namespace], named)?;
    if class.as_type().is_some() && class_cell.is_exact(cx.types.cell) {
        check_cell(cx, name, &class, &class_cell)?;
    }
    Ok(class)
}

/// Bases that are not types are replaced by what their `__mro_entries__` gives; None if there are none.
fn resolve_bases(cx: &Ctx, bases: &Ref) -> PyResult<Option<Ref>> {
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
    Ok(changed.map(|changed| tuple::from_vec(cx, changed)))
}

fn prepare(cx: &Ctx, meta: &Ref, name: &Ref, bases: &Ref, named: Option<&Ref>) -> PyResult<Ref> {
    if meta.as_type().is_some_and(|meta| meta.is(cx.types.type_)) {
        return Ok(dict::new(cx));
    }
    let Some(hook) = attribute::get_optional(cx, meta, &cx.names.__prepare__)? else { return Ok(dict::new(cx)) };
    call::call_dict(cx, &hook, [name, bases], named)
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
