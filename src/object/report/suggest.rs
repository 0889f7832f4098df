//! "Did you mean": the closest known name, by CPython's edit distance (a move costs 2, a change of case 1), and at most a third changed.

use crate::heap::Ref;
use crate::object::protocol::{attribute, call, item, iterate};
use crate::object::types::{code, dict, exception, frame, str_, traceback, tuple};
use crate::object::{Args, Ctx, Object, PyResult, Raised, type_flags};

const CANDIDATES_MAX: usize = 750;
const LENGTH_MAX: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

fn substitution_cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// Edit distance of two names; anything above `most` counts as `most + 1`.
pub fn distance(a: &str, b: &str, most: usize) -> usize {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    if a == b {
        return 0;
    }
    let common = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    (a, b) = (&a[common..], &b[common..]);
    let common = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    (a, b) = (&a[..a.len() - common], &b[..b.len() - common]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > LENGTH_MAX || b.len() > LENGTH_MAX {
        return most + 1;
    }
    if b.len() < a.len() {
        (a, b) = (b, a);
    }
    if (b.len() - a.len()) * MOVE_COST > most {
        return most + 1;
    }
    let mut row = [0; LENGTH_MAX];
    for (index, cost) in row.iter_mut().enumerate() {
        *cost = (index + 1) * MOVE_COST;
    }
    let mut result = 0;
    for (index, &y) in b.iter().enumerate() {
        let mut diagonal = index * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (&x, place) in a.iter().zip(&mut row) {
            let substitute = diagonal + substitution_cost(y, x);
            diagonal = *place;
            result = substitute.min(result.min(diagonal) + MOVE_COST);
            *place = result;
            least = least.min(result);
        }
        if least > most {
            return most + 1;
        }
    }
    result
}

/// The closest of these names, if one is close enough.
pub fn closest<'a>(wrong: &str, names: impl ExactSizeIterator<Item = &'a str>) -> Option<&'a str> {
    if names.len() >= CANDIDATES_MAX || wrong.len() > LENGTH_MAX {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for name in names.filter(|&name| name != wrong) {
        let third = (wrong.len() + name.len() + 3) * MOVE_COST / 6;
        let Some(most) = best.map_or(Some(third), |(cost, _)| cost.checked_sub(1).map(|below| below.min(third))) else { break };
        let cost = distance(wrong, name, most);
        if cost <= most {
            best = Some((cost, name));
        }
    }
    best.map(|(_, name)| name)
}

/// What to append to the message of an uncaught exception: ". Did you mean: 'x'?" and the like, or nothing. Errors on the way are swallowed.
pub fn suggestion(cx: &Ctx, exception: &Ref) -> String {
    find(cx, exception)
        .unwrap_or_else(|Raised| {
            drop(cx.take_raised());
            None
        })
        .unwrap_or_default()
}

fn find(cx: &Ctx, exception: &Ref) -> PyResult<Option<String>> {
    let did_you_mean = |name: String| format!(". Did you mean: '{name}'?");
    if exception.is_exact(cx.types.attribute_error) || exception.is_instance(cx.types.attribute_error) {
        let (Some(object), Some(name)) = exception::attribute_error_parts(cx, exception) else { return Ok(None) };
        if !name.has_flag(type_flags::STR) {
            return Ok(None);
        }
        return Ok(among_attributes(cx, &object, &name)?.map(did_you_mean));
    }
    if exception.is_instance(cx.types.name_error) {
        let Some(name) = exception::name_error_name(cx, exception).filter(|name| name.has_flag(type_flags::STR)) else {
            return Ok(None);
        };
        let found = in_frame(cx, exception, &name)?;
        let importable = is_stdlib_module(cx, &name);
        let shown = str_::to_string_lossy(&name);
        return Ok(match (found, importable) {
            (Some(found), true) => Some(format!(". Did you mean: '{found}'? Or did you forget to import '{shown}'?")),
            (Some(found), false) => Some(did_you_mean(found)),
            (None, true) => Some(format!(". Did you forget to import '{shown}'?")),
            (None, false) => None,
        });
    }
    if exception.is_instance(cx.types.import_error) {
        let (Some(module), Some(wrong)) = exception::import_error_names(cx, exception) else { return Ok(None) };
        let Some(modules) = cx.modules.get() else { return Ok(None) };
        if !wrong.has_flag(type_flags::STR) || !module.has_flag(type_flags::STR) {
            return Ok(None);
        }
        let Some(module) = dict::get(cx, &modules, &module)? else { return Ok(None) };
        return Ok(among_attributes(cx, &module, &wrong)?.map(did_you_mean));
    }
    Ok(None)
}

fn among(wrong: &Ref, names: &[Ref]) -> Option<String> {
    if !names.iter().all(|name| name.has_flag(type_flags::STR)) {
        return None;
    }
    let names: Vec<String> = names.iter().map(str_::to_string_lossy).collect();
    closest(&str_::to_string_lossy(wrong), names.iter().map(String::as_str)).map(str::to_owned)
}

/// The closest of `dir(object)`.
fn among_attributes(cx: &Ctx, object: &Ref, wrong: &Ref) -> PyResult<Option<String>> {
    let Some(method) = attribute::get_special(cx, object, &cx.names.__dir__)? else { return Ok(None) };
    let names = call::call(cx, &method, Args::NONE)?;
    let mut names = iterate::to_vec(cx, &names)?;
    if !names.iter().all(|name| name.has_flag(type_flags::STR)) {
        return Ok(None);
    }
    // `dir()` answers a sorted list: the first of equally close names wins.
    names.sort_by(|a, b| str_::wtf8(a).cmp(&str_::wtf8(b)));
    Ok(among(wrong, &names))
}

/// The closest name that the innermost frame of the traceback knows: its variables, globals, builtins.
fn in_frame(cx: &Ctx, exception: &Ref, wrong: &Ref) -> PyResult<Option<String>> {
    let Some(mut entry) = exception::traceback(exception) else { return Ok(None) };
    while let Some(next) = traceback::this(&entry).next.get() {
        entry = next;
    }
    let Some(frame) = traceback::this(&entry).frame.get().filter(|frame| frame.is_exact(cx.types.frame)) else { return Ok(None) };
    let body = frame::this(&frame);
    let code_object = body.code();
    let Some(code) = code_object.as_ref().and_then(|object| code::body(cx, object)) else { return Ok(None) };
    let varnames = code.varnames.get().unwrap_or_else(|| cx.empty_tuple.clone());
    if tuple::items(&varnames).iter().any(|name| str_::eq_str(name, "self")) {
        let locals = attribute::get(cx, &frame, &cx.intern("f_locals"))?;
        let this = cx.intern("self");
        if item::contains(cx, &locals, &this)? {
            let this = item::get(cx, &locals, &this)?;
            if attribute::get_optional(cx, &this, wrong)?.is_some() {
                return Ok(Some(format!("self.{}", str_::to_string_lossy(wrong))));
            }
        }
    }
    if let Some(found) = among(wrong, tuple::items(&varnames)) {
        return Ok(Some(found));
    }
    for scope in [body.globals(), body.builtins().or_else(|| cx.builtins.get())].into_iter().flatten() {
        if let Some(found) = among(wrong, &iterate::to_vec(cx, &scope)?) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn is_stdlib_module(cx: &Ctx, name: &Ref) -> bool {
    let names = cx.sys_dict.get().and_then(|sys| dict::get_str(cx, &sys, &cx.intern("stdlib_module_names")));
    let Some(names) = names.filter(|names| names.is_instance(cx.types.frozenset)) else { return false };
    item::contains(cx, &names, name).unwrap_or_else(|Raised| {
        drop(cx.take_raised());
        false
    })
}
