//! `_re`: expressions compiled.

use super::parse::{Parser, Wrong, flag};
use super::program::Program;
use super::{match_, pattern};
use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::str_::{self, Chars};
use crate::object::types::{bytes, dict, int, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, PyResult};

/// What a text was translated to.
struct Translated {
    program: Program,
    /// The flags given and those that stand inside.
    flags: u32,
    groups: u32,
    names: Vec<(String, u32)>,
}

fn translate(text: Chars<'_>, is_bytes: bool, flags: u32) -> Result<Translated, Wrong> {
    let first = if is_bytes { flags | flag::ASCII } else { flags };
    let mut parser = Parser::new(text, is_bytes, first);
    let mut result = parser.parse();
    if result.is_ok() && parser.flags & flag::VERBOSE & !first != 0 {
        // The flag stood inside: white space in front of it counts too.
        let again = parser.flags;
        parser = Parser::new(text, is_bytes, again);
        result = parser.parse();
    }
    let program = Program::new(&result?, &parser);
    Ok(Translated { program, flags: parser.flags, groups: parser.groups, names: parser.names })
}

/// `compile(pattern, flags)`: a Pattern, or (message, position) of an error.
fn compile(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "compile", 2, 2)?;
    let (text, flags) = (args.at(0), number::index_isize(cx, args.at(1))? as u32);
    let is_bytes = !str_::is_str(text);
    let made = if is_bytes {
        translate(Chars::One(&bytes::bytes_like(cx, text)?), true, flags)
    } else {
        translate(str_::chars(text), false, flags)
    };
    match made {
        Err(Wrong { message, at }) => {
            let place = at.map_or_else(|| cx.none(), |at| int::from_usize(cx, at));
            Ok(tuple::pair(cx, cx.new_str(&message), place))
        }
        Ok(Translated { program, flags: found, groups, names }) => {
            let told = if is_bytes {
                found & (!flag::ASCII | flags)
            } else if found & flag::ASCII == 0 {
                found | flag::UNICODE
            } else {
                found
            };
            pattern::new(cx, text, &program.words, told, groups, &names)
        }
    }
}

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let types = [("Pattern", pattern::class(cx)), ("Match", match_::class(cx))];
    types.iter().try_for_each(|(name, class)| dict::set(cx, names, &cx.intern(name), &class.to_ref()))
}

/// `_re`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_re",
    doc: "Regular expressions, the part that is native.",
    functions: &[MethodDef::new("compile", Arity::Positional, compile)],
    fill: Some(fill),
};
