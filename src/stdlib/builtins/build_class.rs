//! `__build_class__`: what a class statement calls.
//!
//! ```text
//!   bases ──__mro_entries__──▶ real bases ──▶ metaclass ──__prepare__──▶ namespace ──body──▶ metaclass(name, bases, namespace)
//! ```

use crate::heap::Ref;
use crate::object::protocol::{attribute, call, item, text};
use crate::object::types::{cell, dict, str_, tuple};
use crate::object::{Args, Ctx, Object, PyResult};

/// `__build_class__(func, name, /, *bases, [metaclass], **kwds)`
pub fn build_class(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.len() < 2 {
        return cx.type_error("__build_class__: not enough arguments");
    }
    let (function, name) = (args.at(0), args.at(1));
    if !function.is_exact(cx.types.function) {
        return cx.type_error("__build_class__: func must be a function");
    }
    if !str_::is_str(name) {
        return cx.type_error("__build_class__: name is not a string");
    }
    let written = tuple::from_iter(cx, args.positional().skip(2).cloned().collect::<Vec<_>>().into_iter());
    let bases = real_bases(cx, &written)?;
    let mut keywords: Vec<(Ref, Ref)> = args.keywords().map(|(name, value)| (name, value.clone())).collect();
    let asked = keywords.iter().position(|(name, _)| str_::eq_str(name, "metaclass")).map(|index| keywords.remove(index).1);
    let mut metaclass = match asked {
        Some(metaclass) => metaclass,
        None if tuple::len(&bases) == 0 => cx.types.type_.to_ref(),
        None => tuple::get(&bases, 0).ty().to_ref(),
    };
    let is_class = metaclass.as_type().is_some();
    if is_class {
        metaclass = winner(cx, metaclass, &bases)?;
    }
    let names = (!keywords.is_empty()).then(|| tuple::from_vec(cx, keywords.iter().map(|(name, _)| name.clone()).collect()));
    let with_keywords = |first: &[Ref]| -> Vec<Ref> { first.iter().cloned().chain(keywords.iter().map(|(_, value)| value.clone())).collect() };
    let namespace = match attribute::get_optional(cx, &metaclass, &cx.names.__prepare__)? {
        None => dict::new(cx),
        Some(prepare) => {
            let values = with_keywords(&[name.clone(), bases.clone()]);
            call::call(cx, &prepare, Args::with_names(&values, names.as_ref()))?
        }
    };
    if namespace.ty().slots().subscript.is_none() {
        let shown = metaclass.as_type().map_or_else(|| "<metaclass>".to_owned(), |class| class.name_string());
        let found = namespace.ty().display_name();
        return cx.type_error(&format!("{shown}.__prepare__() must return a mapping, not {found}"));
    }
    let class_cell = cx.engine().run_class_body(cx, function, &namespace)?;
    if !bases.is(&written) {
        item::set(cx, &namespace, &cx.names.__orig_bases__, &written)?;
    }
    let values = with_keywords(&[name.clone(), bases, namespace]);
    let class = call::call(cx, &metaclass, Args::with_names(&values, names.as_ref()))?;
    drop(values);
    if class.as_type().is_some() && class_cell.is_exact(cx.types.cell) {
        check_cell(cx, &class_cell, &class, name)?;
    }
    Ok(class)
}

/// The `__class__` cell must hold the class that was made.
fn check_cell(cx: &Ctx, class_cell: &Ref, class: &Ref, name: &Ref) -> PyResult<()> {
    let content = cell::body(class_cell).contents.get();
    if content.as_ref().is_some_and(|content| content.is(class)) {
        return Ok(());
    }
    let shown = |object: &Ref| text::repr(cx, object).map(|text| str_::to_string_lossy(&text));
    let (name, class) = (shown(name)?, shown(class)?);
    match content {
        None => cx.raise(
            cx.types.runtime_error,
            &format!("__class__ not set defining {name} as {class}. Was __classcell__ propagated to type.__new__?"),
        ),
        Some(content) => {
            let content = shown(&content)?;
            cx.type_error(&format!("__class__ set to {content} defining {name} as {class}"))
        }
    }
}

/// Bases that are no types may stand for others (`__mro_entries__`); the same tuple if none does.
fn real_bases(cx: &Ctx, written: &Ref) -> PyResult<Ref> {
    let mut replaced: Option<Vec<Ref>> = None;
    for index in 0..tuple::len(written) {
        let base = tuple::get(written, index);
        let entries = match base.as_type() {
            Some(_) => None,
            None => attribute::get_optional(cx, &base, &cx.names.__mro_entries__)?,
        };
        match entries {
            None => {
                if let Some(list) = &mut replaced {
                    list.push(base);
                }
            }
            Some(method) => {
                let entries = call::call_with(cx, &method, [written])?;
                if !entries.is_instance(cx.types.tuple) {
                    return cx.type_error("__mro_entries__ must return a tuple");
                }
                let list = replaced.get_or_insert_with(|| tuple::items(written)[..index].to_vec());
                list.extend(tuple::items(&entries).iter().cloned());
            }
        }
    }
    Ok(match replaced {
        Some(list) => tuple::from_vec(cx, list),
        None => written.clone(),
    })
}

/// The most derived of a metaclass and those of the bases.
fn winner(cx: &Ctx, metaclass: Ref, bases: &Ref) -> PyResult<Ref> {
    let mut winner = metaclass;
    for base in tuple::items(bases) {
        let other = base.ty();
        let Some(current) = winner.as_type() else { break };
        if current.is_subtype(other) {
            continue;
        }
        if other.is_subtype(current) {
            winner = other.to_ref();
            continue;
        }
        return cx.type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
        );
    }
    Ok(winner)
}
