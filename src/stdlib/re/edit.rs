//! Strings cut at matches, and strings in which matches are replaced.
//!
//! A template (`\1`, `\g<name>`) is taken apart by `re.py`, once for each pattern and text: into a list of texts and numbers of groups.

use super::match_;
use super::pattern::{self, Found, Range, each_match, piece};
use crate::heap::Ref;
use crate::object::protocol::{attribute, call, iterate, number};
use crate::object::types::{bytes, int, list, str_, tuple};
use crate::object::{Args, Ctx, PyResult, Signature};

/// The parts of a template.
pub(super) fn template(cx: &Ctx, pattern: &Ref, template: &Ref) -> PyResult<Ref> {
    let module = cx.engine().import(cx, &cx.intern("re"), None, None, 0)?;
    let take_apart = attribute::get(cx, &module, &cx.intern("_template"))?;
    call::call_with(cx, &take_apart, [pattern, template])
}

/// Pieces of a string put together: exact texts stay the objects they are where there is only one.
fn joined(cx: &Ctx, string: &Ref, pieces: &Ref) -> PyResult<Ref> {
    let nothing = piece(cx, string, 0, 0)?;
    call::method(cx, &nothing, &cx.intern("join"), std::slice::from_ref(pieces))
}

/// The text of a template, with the groups of a match put in.
pub(super) fn fill(cx: &Ctx, string: &Ref, parts: &Ref, found: Found<'_>) -> PyResult<Ref> {
    let pieces = list::new(cx);
    for part in iterate::fast_items(parts) {
        let text = match int::is_int(part).then(|| int::as_i64(part)).flatten() {
            None => part.clone(),
            Some(group) => match found.text(cx, string, group as usize)? {
                Some(text) => text,
                None => continue,
            },
        };
        list::append(cx, &pieces, text)?;
    }
    joined(cx, string, &pieces)
}

/// What stands in the place of a match.
enum Replacement {
    Text(Ref),
    Template(Ref),
    Call(Ref),
}

impl Replacement {
    fn new(cx: &Ctx, pattern: &Ref, given: &Ref) -> PyResult<Replacement> {
        if call::is_callable(given) {
            return Ok(Replacement::Call(given.clone()));
        }
        let plain = if str_::is_str(given) {
            !str_::chars(given).iter().any(|c| c == '\\' as u32)
        } else {
            bytes::is_bytes_like(given) && !bytes::bytes_like(cx, given)?.contains(&b'\\')
        };
        if plain {
            return Ok(Replacement::Text(given.clone()));
        }
        let parts = template(cx, pattern, given)?;
        Ok(match iterate::fast_items(&parts) {
            [part] if !int::is_int(part) => Replacement::Text(part.clone()),
            _ => Replacement::Template(parts.clone()),
        })
    }
}

/// The string with matches replaced, and how many were.
fn replace(cx: &Ctx, pattern: &Ref, args: Args<'_>, function: &'static str) -> PyResult<(Ref, i64)> {
    let signature = Signature { function, names: ["repl", "string", "count"], positional_only: 0, keyword_from: 3, required: 2 };
    let [replacement, string, most] = args.bind(cx, &signature)?;
    let (replacement, string) = (replacement.unwrap_or(&cx.none), string.unwrap_or(&cx.none));
    let most = most.map_or(Ok(0), |most| number::index_any(cx, most).and_then(|most| int::to_isize(cx, &most)))?;
    let replacement = Replacement::new(cx, pattern, replacement)?;
    let pieces = list::new(cx);
    let (mut at, mut done) = (0, 0);
    each_match(cx, pattern, string, Range::ALL, |found| {
        let (start, end) = found.whole();
        if most < 0 {
            return Ok(false);
        }
        if at < start {
            list::append(cx, &pieces, piece(cx, string, at, start)?)?;
        }
        let text = match &replacement {
            Replacement::Text(text) => text.clone(),
            Replacement::Template(parts) => fill(cx, string, parts, found)?,
            Replacement::Call(function) => {
                let length = pattern::with_text(cx, pattern, string, |chars| Ok(chars.len()))?;
                let made = match_::new(cx, pattern, string, Range::ALL.within(length), found)?;
                call::call_with(cx, function, [&made])?
            }
        };
        if !cx.is_none(&text) {
            list::append(cx, &pieces, text)?;
        }
        at = end;
        done += 1;
        Ok(most == 0 || done < most)
    })?;
    let length = pattern::with_text(cx, pattern, string, |chars| Ok(chars.len()))?;
    if at < length || done == 0 {
        list::append(cx, &pieces, piece(cx, string, at, length)?)?;
    }
    Ok((joined(cx, string, &pieces)?, done as i64))
}

/// `sub(repl, string, count=0)`
pub(super) fn sub(cx: &Ctx, pattern: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(replace(cx, pattern, args, "sub")?.0)
}

/// `subn(repl, string, count=0)`
pub(super) fn subn(cx: &Ctx, pattern: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (text, done) = replace(cx, pattern, args, "subn")?;
    Ok(tuple::pair(cx, text, int::new(cx, done)))
}

/// `split(string, maxsplit=0)`
pub(super) fn split(cx: &Ctx, pattern: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<2> =
        Signature { function: "split", names: ["string", "maxsplit"], positional_only: 0, keyword_from: 2, required: 1 };
    let [string, most] = args.bind(cx, &SIGNATURE)?;
    let string = string.unwrap_or(&cx.none);
    let most = most.map_or(Ok(0), |most| number::index_any(cx, most).and_then(|most| int::to_isize(cx, &most)))?;
    let groups = pattern::this(pattern).groups();
    let pieces = list::new(cx);
    let (mut at, mut done) = (0, 0);
    each_match(cx, pattern, string, Range::ALL, |found| {
        if most < 0 {
            return Ok(false);
        }
        let (start, end) = found.whole();
        list::append(cx, &pieces, piece(cx, string, at, start)?)?;
        for group in 1..=groups {
            list::append(cx, &pieces, found.text(cx, string, group)?.unwrap_or_else(|| cx.none()))?;
        }
        at = end;
        done += 1;
        Ok(most == 0 || done < most)
    })?;
    let length = pattern::with_text(cx, pattern, string, |chars| Ok(chars.len()))?;
    list::append(cx, &pieces, piece(cx, string, at, length)?)?;
    Ok(pieces)
}
