//! Type parameters of generic aliases and unions, and putting arguments in their places.

use crate::heap::Ref;
use crate::object::protocol::{attribute, call, item, text};
use crate::object::types::{str_, tuple};
use crate::object::{Ctx, Object, PyResult, type_flags};

/// The distinct type parameters among these arguments, in order.
pub(super) fn make_parameters(cx: &Ctx, args: &Ref) -> PyResult<Ref> {
    let mut found: Vec<Ref> = Vec::new();
    let add = |found: &mut Vec<Ref>, parameter: &Ref| {
        if !found.iter().any(|known| known.is(parameter)) {
            found.push(parameter.clone());
        }
    };
    for arg in tuple::items(args) {
        if arg.as_type().is_some() {
            continue;
        }
        if attribute::get_optional(cx, arg, &cx.intern("__typing_subst__"))?.is_some() {
            add(&mut found, arg);
        } else if let Some(inner) = attribute::get_optional(cx, arg, &cx.names.__parameters__)?
            && inner.has_flag(type_flags::TUPLE)
        {
            for parameter in tuple::items(&inner) {
                add(&mut found, parameter);
            }
        }
    }
    Ok(tuple::from_vec(cx, found))
}

/// The arguments with each parameter replaced by its part of `key`. `whole` is shown in messages.
pub(super) fn substitute(cx: &Ctx, whole: &Ref, args: &Ref, parameters: &Ref, key: &Ref) -> PyResult<Ref> {
    let shown = |object: &Ref| text::repr(cx, object).map(|repr| str_::to_string_lossy(&repr));
    let wanted = tuple::len(parameters);
    if wanted == 0 {
        return cx.type_error(&format!("{} is not a generic class", shown(whole)?));
    }
    let mut given = if key.has_flag(type_flags::TUPLE) { tuple::items(key).to_vec() } else { vec![key.clone()] };
    for parameter in tuple::items(parameters) {
        if let Some(prepare) = attribute::get_optional(cx, parameter, &cx.intern("__typing_prepare_subst__"))?
            && !cx.is_none(&prepare)
        {
            let prepared = call::call_with(cx, &prepare, [whole, &tuple::new(cx, &given)])?;
            given = if prepared.has_flag(type_flags::TUPLE) { tuple::items(&prepared).to_vec() } else { vec![prepared] };
        }
    }
    if given.len() != wanted {
        let word = if given.len() > wanted { "many" } else { "few" };
        return cx.type_error(&format!("Too {word} arguments for {}; actual {}, expected {wanted}", shown(whole)?, given.len()));
    }
    let value_of =
        |parameter: &Ref| tuple::items(parameters).iter().position(|known| known.is(parameter)).map(|index| given[index].clone());
    let mut result: Vec<Ref> = Vec::new();
    for arg in tuple::items(args) {
        if arg.as_type().is_some() {
            result.push(arg.clone());
            continue;
        }
        if let Some(subst) = attribute::get_optional(cx, arg, &cx.intern("__typing_subst__"))? {
            let value = value_of(arg).unwrap_or_else(|| arg.clone());
            result.push(call::call_with(cx, &subst, [&value])?);
            continue;
        }
        let inner = attribute::get_optional(cx, arg, &cx.names.__parameters__)?;
        match inner.filter(|inner| inner.has_flag(type_flags::TUPLE) && tuple::len(inner) > 0) {
            Some(inner) => {
                let values =
                    tuple::items(&inner).iter().map(|parameter| value_of(parameter).unwrap_or_else(|| parameter.clone())).collect();
                result.push(item::get(cx, arg, &tuple::from_vec(cx, values))?);
            }
            None => result.push(arg.clone()),
        }
    }
    Ok(tuple::from_vec(cx, result))
}
