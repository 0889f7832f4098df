//! `_re`: compiling and matching, with programs in bytes objects.

use super::matcher::{Matcher, NOWHERE};
use super::parse::{Parser, flag};
use super::program::Program;
use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::{bytes, dict, int, list, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult};

/// The characters of a str, or those that bytes stand for.
fn with_chars<R>(cx: &Ctx, object: &Ref, work: impl FnOnce(str_::Chars<'_>) -> R) -> PyResult<R> {
    if str_::is_str(object) {
        return Ok(work(str_::chars(object)));
    }
    let view = bytes::bytes_like(cx, object)?;
    Ok(work(str_::Chars::One(&view)))
}

/// `compile(pattern, flags)`: (program, flags, groups, {name: group}), or (message, position) of an error.
fn compile(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "compile", 2, 2)?;
    let (pattern, flags) = (args.at(0), number::index_isize(cx, args.at(1))? as u32);
    let is_bytes = !str_::is_str(pattern);
    let made = with_chars(cx, pattern, |text| {
        let first = if is_bytes { flags | flag::ASCII } else { flags };
        let mut parser = Parser::new(text, is_bytes, first);
        let mut result = parser.parse();
        if result.is_ok() && parser.flags & flag::VERBOSE & !first != 0 {
            // The flag stood inside: white space in front of it counts too.
            let again = parser.flags;
            parser = Parser::new(text, is_bytes, again);
            result = parser.parse();
        }
        let node = result?;
        let program = Program::new(&node, &parser);
        Ok((program.words, parser.flags, parser.groups, parser.names))
    })?;
    match made {
        Err(super::parse::Wrong { message, at }) => {
            let place = at.map_or_else(|| cx.none(), |at| int::from_usize(cx, at));
            Ok(tuple::pair(cx, cx.new_str(&message), place))
        }
        Ok((words, mut flags, groups, names)) => {
            if is_bytes {
                flags &= !flag::ASCII | args_flags(cx, args) & flag::ASCII;
            }
            let data: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
            let table = dict::new(cx);
            for (name, group) in names {
                dict::set(cx, &table, &cx.new_str(&name), &int::new(cx, group.into()))?;
            }
            let row = vec![bytes::new(cx, &data), int::new(cx, flags.into()), int::new(cx, groups.into()), table];
            Ok(tuple::from_vec(cx, row))
        }
    }
}

fn args_flags(cx: &Ctx, args: Args<'_>) -> u32 {
    number::index_isize(cx, args.at(1)).unwrap_or(0) as u32
}

/// `run(program, text, position, end, how, not empty at)`: None, or [start, end of each group..., last group]; how: 0 search, 1 match,
/// 2 full match. -1 stands for no position.
fn run(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "run", 6, 6)?;
    let figure = |index: usize| number::index_isize(cx, args.at(index));
    let (position, end, how, not_empty) = (figure(2)?, figure(3)?, figure(4)?, figure(5)?);
    if !args.at(0).is_exact(cx.types.bytes) {
        return cx.type_error("a program is required");
    }
    let words: Vec<u32> =
        bytes::as_slice(args.at(0)).chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect();
    if words.len() < 3 {
        return cx.type_error("a program is required");
    }
    let found = with_chars(cx, args.at(1), |text| {
        let end = usize::try_from(end).unwrap_or(0).min(text.len());
        let at = usize::try_from(position).unwrap_or(0);
        let mut matcher = Matcher::new(&words, text, end);
        matcher.full = how == 2;
        matcher.not_empty_at = usize::try_from(not_empty).unwrap_or(NOWHERE);
        let found = at <= end && if how == 0 { matcher.search(at) } else { matcher.try_at(at) };
        found.then_some((matcher.slots, matcher.last))
    })?;
    let Some((slots, last)) = found else { return Ok(cx.none()) };
    // A group is there only if it has been closed.
    let mut row = Vec::with_capacity(slots.len() + 1);
    for pair in slots.chunks_exact(2) {
        let there = pair[0] != NOWHERE && pair[1] != NOWHERE;
        row.extend(pair.iter().map(|&place| if there { int::from_usize(cx, place) } else { int::new(cx, -1) }));
    }
    row.push(int::from_usize(cx, last));
    Ok(list::from_vec(cx, row))
}

/// `_re`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_re",
    doc: "Regular expressions, the part that is native.",
    functions: &[MethodDef::new("compile", Arity::Positional, compile), MethodDef::new("run", Arity::Positional, run)],
    fill: None,
};
