//! Functions of iterables.

use std::cell::{Cell, RefCell};

use crate::heap::Ref;
use crate::object::protocol::{attribute, call, compare, iterate, number};
use crate::object::types::{list, str_};
use crate::object::{Args, CompareOp, Ctx, Item, Object, PyResult};

/// `all(iterable)`
pub fn all(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let iterator = iterate::iter(cx, args.at(0))?;
    while let Some(item) = iterate::feed(cx, &iterator, |item| item.truth(cx) == Some(true))? {
        if !number::truth(cx, &item)? {
            return Ok(cx.bool(false));
        }
    }
    Ok(cx.bool(true))
}

/// `any(iterable)`
pub fn any(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let iterator = iterate::iter(cx, args.at(0))?;
    while let Some(item) = iterate::feed(cx, &iterator, |item| item.truth(cx) == Some(false))? {
        if number::truth(cx, &item)? {
            return Ok(cx.bool(true));
        }
    }
    Ok(cx.bool(false))
}

/// `iter(object)`, `iter(callable, sentinel)`
pub fn iter(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "iter", 1, 2)?;
    match args.get(1) {
        None => iterate::iter(cx, args.at(0)),
        Some(_) if !call::is_callable(args.at(0)) => cx.type_error("iter(object, sentinel): object must be callable"),
        Some(sentinel) => Ok(crate::object::types::iterators::callable_iterator(cx, args.at(0), sentinel)),
    }
}

/// `next(iterator[, default])`
pub fn next(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "next", 1, 2)?;
    let iterator = args.at(0);
    let Some(next) = iterator.ty().slots().next else {
        return cx.type_error(&format!("'{}' object is not an iterator", iterator.ty().display_name()));
    };
    match (next(cx, iterator), args.get(1)) {
        (Ok(Some(item)), _) => Ok(item),
        (Ok(None), Some(default)) => Ok(default.clone()),
        (Ok(None), None) => cx.raise_with(cx.types.stop_iteration, &[]),
        (Err(raised), default) => match default {
            Some(default) if cx.swallow(cx.types.stop_iteration) => Ok(default.clone()),
            _ => Err(raised),
        },
    }
}

/// `aiter(async_iterable)`
pub fn aiter(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let value = args.at(0);
    let found = value.ty().display_name();
    let Some(aiter) = value.ty().slots().aiter else {
        return cx.type_error(&format!("'{found}' object is not an async iterable"));
    };
    let iterator = aiter(cx, value)?;
    if iterator.ty().slots().anext.is_none() {
        return cx.type_error(&format!("aiter() returned not an async iterator of type '{}'", iterator.ty().display_name()));
    }
    Ok(iterator)
}

/// `anext(async_iterator)`
pub fn anext(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "anext", 1, 2)?;
    let value = args.at(0);
    let Some(anext) = value.ty().slots().anext else {
        return cx.type_error(&format!("'{}' object is not an async iterator", value.ty().display_name()));
    };
    let awaitable = anext(cx, value)?;
    Ok(match args.get(1) {
        Some(default) => super::anext::new(cx, awaitable, default),
        None => awaitable,
    })
}

fn extreme(cx: &Ctx, name: &str, op: CompareOp, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    let (mut key, mut default) = (None, None);
    if args.is_empty() {
        return cx.type_error(&format!("{name} expected at least 1 argument, got 0"));
    }
    for (word, value) in args.keywords() {
        if str_::eq_str(&word, "key") {
            key = Some(value).filter(|key| !cx.is_none(key));
        } else if str_::eq_str(&word, "default") {
            default = Some(value);
        } else {
            return cx.type_error(&format!("'{}' is an invalid keyword argument for {name}()", str_::to_string_lossy(&word)));
        }
    }
    let best: RefCell<Option<(Ref, Option<Ref>)>> = RefCell::new(None);
    let look = |item: Ref| -> PyResult<bool> {
        // Without a key the item stands for it, counted once more.
        let value = Some(match key {
            Some(key) => call::call_with(cx, key, [&item])?,
            None => item.clone(),
        });
        let better = match &*best.borrow() {
            None => true,
            Some((best_item, best_value)) => {
                let (a, b) = (value.as_ref().unwrap_or(&item), best_value.as_ref().unwrap_or(best_item));
                compare::compare_bool(cx, a, b, op)?
            }
        };
        if better {
            *best.borrow_mut() = Some((item, value));
        }
        Ok(better)
    };
    if args.len() > 1 {
        if default.is_some() {
            return cx.type_error(&format!("Cannot specify a default for {name}() with multiple positional arguments"));
        }
        for item in args.positional() {
            look(item.clone())?;
        }
    } else {
        let iterator = iterate::iter(cx, args.at(0))?;
        // Integers among integers need no further look.
        let standing = Cell::new(None);
        let plain = |item: Item<'_>| {
            let (Some(most), Some(number)) = (standing.get(), item.integer(cx)) else { return false };
            if op.holds(number.cmp(&most)) {
                let item = item.to_ref(cx);
                standing.set(Some(number));
                *best.borrow_mut() = Some((item.clone(), Some(item)));
            }
            true
        };
        while let Some(item) = iterate::feed(cx, &iterator, plain)? {
            let number = Item::Object(&item).integer(cx).filter(|_| key.is_none());
            if look(item)? {
                standing.set(number);
            }
        }
    }
    match (best.into_inner(), default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => cx.value_error(&format!("{name}() iterable argument is empty")),
    }
}

/// `max(…)`
pub fn max(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    extreme(cx, "max", CompareOp::Gt, args)
}
/// `min(…)`
pub fn min(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    extreme(cx, "min", CompareOp::Lt, args)
}

/// `sorted(iterable, /, *, key=None, reverse=False)`
pub fn sorted(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.len() != 1 {
        return cx.type_error(&format!("sorted expected 1 argument, got {}", args.len()));
    }
    let result = list::new(cx);
    list::extend(cx, &result, args.at(0))?;
    let sort = attribute::get(cx, &result, &cx.intern("sort"))?;
    call::call(cx, &sort, args.skip_first())?;
    Ok(result)
}
