//! `code.replace(...)`: a copy of a code object with other names, another first line or flags. What the instructions depend on stays as it is.

use std::rc::Rc;

use super::code::{CodeBody, links_constant, new, this};
use super::str_::{self, convert};
use crate::code::{Code, CodeFlags, ConstId, Word};
use crate::heap::Ref;
use crate::object::protocol::{attribute, compare};
use crate::object::{Args, Ctx, Object, PyResult, Signature, type_flags};

const SIGNATURE: Signature<18> = Signature {
    function: "replace",
    names: [
        "co_argcount",
        "co_posonlyargcount",
        "co_kwonlyargcount",
        "co_nlocals",
        "co_stacksize",
        "co_flags",
        "co_firstlineno",
        "co_code",
        "co_consts",
        "co_names",
        "co_varnames",
        "co_freevars",
        "co_cellvars",
        "co_filename",
        "co_name",
        "co_qualname",
        "co_linetable",
        "co_exceptiontable",
    ],
    positional_only: 0,
    keyword_from: 0,
    required: 0,
};

/// Flags that say nothing about the instructions.
const FREE_FLAGS: u32 = CodeFlags::NESTED | CodeFlags::ITERABLE_COROUTINE;

/// `code.replace(**changes)`
pub(super) fn replace(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let given = args.bind(cx, &SIGNATURE)?;
    let body = this(object);
    let mut data = body.data().clone();
    let mut flags = data.flags.0;
    for (name, value) in SIGNATURE.names.into_iter().zip(given) {
        let Some(value) = value else { continue };
        let wanted = match name {
            "co_filename" | "co_name" | "co_qualname" => ("str", type_flags::STR),
            "co_code" | "co_linetable" | "co_exceptiontable" => ("bytes", type_flags::BYTES),
            "co_consts" | "co_names" | "co_varnames" | "co_freevars" | "co_cellvars" => ("tuple", type_flags::TUPLE),
            _ => ("int", 0),
        };
        if wanted.1 != 0 && !value.has_flag(wanted.1) {
            let (wanted, got) = (wanted.0, convert::shown_type(cx, value));
            return cx.type_error(&format!("replace() argument '{name}' must be {wanted}, not {got}"));
        }
        let number = if wanted.1 == 0 { convert::c_int(cx, value)? } else { 0 };
        if number < 0 {
            return cx.value_error(&format!("{name} must be a positive integer"));
        }
        let number = number as u32;
        match name {
            "co_filename" => data.filename = str_::to_string_lossy(value).into(),
            "co_name" => data.name = str_::to_string_lossy(value).into(),
            "co_qualname" => data.qualname = str_::to_string_lossy(value).into(),
            "co_firstlineno" => move_lines(&mut data, number),
            "co_flags" if (number ^ flags) & CodeFlags::SHOWN & !FREE_FLAGS == 0 => {
                flags = flags & !FREE_FLAGS | number & FREE_FLAGS;
                data.flags = CodeFlags(flags);
            }
            _ => {
                let now = attribute::get_optional(cx, object, &cx.intern(name))?;
                if !now.map_or(Ok(false), |now| compare::equal(cx, &now, value))? {
                    return cx.not_yet(&format!("glasspy cannot give a code object another {name}"));
                }
            }
        }
    }
    let constants = constants(cx, body);
    let made = new(cx, &Rc::new(data), &constants);
    let copy = this(&made);
    for (theirs, ours) in [(&body.consts, &copy.consts), (&body.names, &copy.names), (&body.varnames, &copy.varnames)] {
        ours.set(theirs.get());
    }
    Ok(made)
}

/// Places are told from the first line on.
fn move_lines(data: &mut Code, first: u32) {
    let by = first.wrapping_sub(data.first_line);
    data.first_line = first;
    let places = data.positions.iter_mut().map(|run| &mut run.position).chain(data.reads.iter_mut().map(|read| &mut read.position));
    for place in places.filter(|place| place.line != 0) {
        place.line = place.line.wrapping_add(by);
        place.end_line = place.end_line.wrapping_add(by);
    }
}

/// The constants of a linked body by their ids in the unit; None where it uses none.
fn constants(cx: &Ctx, body: &CodeBody) -> Vec<Ref> {
    let data = body.data();
    let mut found: Vec<Ref> = Vec::new();
    let mut keep = |id: ConstId, constant: Ref| {
        let at = id as usize;
        if found.len() <= at {
            found.resize(at + 1, cx.none());
        }
        found[at] = constant;
    };
    if let Some(constants) = body.consts.borrow() {
        data.consts.iter().zip(super::tuple::items(constants)).for_each(|(&id, constant)| keep(id, constant.clone()));
    }
    let mut at = 0;
    while at < data.words.len() {
        let op = Word(data.words[at]).op();
        if links_constant(op) {
            for cache in at + 1..=at + op.cache_words() {
                keep(data.words[cache] as ConstId, body.linked_constant(cache));
            }
        }
        at += 1 + op.cache_words();
    }
    found
}
