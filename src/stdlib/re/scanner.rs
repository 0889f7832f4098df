//! `_sre.SRE_Scanner`: goes from match to match of a string; `finditer` calls its `search` until there is none.
//!
//! ```text
//!  ┌────────┬─────────┬────────┬────┬─────┬────┬─────────┐
//!  │ Header │ pattern │ string │ at │ pos │ to │ refused │     64 bytes; `at` is NOWHERE once there is no further match
//!  └────────┴─────────┴────────┴────┴─────┴────┴─────────┘
//! ```

use std::cell::Cell;

use super::matcher::NOWHERE;
use super::pattern::{self, How, Range};
use crate::heap::{self, Field, Header, Ref, flags};
use crate::object::protocol::attribute;
use crate::object::types::{iterators, object};
use crate::object::{Args, Arity, Ctx, MemberDef, MemberKind, MethodDef, PyResult, Slots, TypeSpec, new_object, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Scanner {
    head: Header,
    pattern: Field,
    string: Field,
    at: Cell<usize>,
    pos: Cell<usize>,
    to: Cell<usize>,
    refused: Cell<usize>,
}
const _: () = assert!(size_of::<Scanner>() == 64);

counted_hooks!(Scanner { pattern, string });
lazy_class!();

/// `scanner(string, pos, endpos)`
pub(super) fn scanner(cx: &Ctx, pattern: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (string, range) = pattern::string_and_range(cx, args, "scanner")?;
    let range = pattern::with_text(cx, pattern, string, |chars| Ok(range.within(chars.len())))?;
    let made = new_object(class(cx), size_of::<Scanner>());
    let body = this(&made);
    body.pattern.set(Some(pattern.clone()));
    body.string.set(Some(string.clone()));
    body.at.set(range.from);
    body.pos.set(range.from);
    body.to.set(range.to);
    body.refused.set(NOWHERE);
    heap::track(&made);
    Ok(made)
}

/// `finditer(string, pos, endpos)`
pub(super) fn find_iter(cx: &Ctx, pattern: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let scanner = scanner(cx, pattern, args)?;
    let search = attribute::get(cx, &scanner, &cx.intern("search"))?;
    Ok(iterators::callable_iterator(cx, &search, &cx.none))
}

fn step(cx: &Ctx, object: &Ref, how: How) -> PyResult<Ref> {
    let body = this(object);
    let (Some(pattern), Some(string), at) = (body.pattern.get(), body.string.get(), body.at.get()) else { return Ok(cx.none()) };
    if at == NOWHERE {
        return Ok(cx.none());
    }
    let range = Range { from: at, to: body.to.get() };
    let Some(found) = pattern::find(cx, &pattern, &string, range, how, body.refused.get())? else {
        body.at.set(NOWHERE);
        return Ok(cx.none());
    };
    let (start, end) = super::match_::whole(&found);
    super::match_::set_pos(&found, body.pos.get());
    body.refused.set(if start == end { end } else { NOWHERE });
    body.at.set(end);
    Ok(found)
}

fn search(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    step(cx, object, How::Search)
}

fn match_method(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    step(cx, object, How::Match)
}

const SPEC: TypeSpec = TypeSpec {
    name: "_sre.SRE_Scanner",
    basic_size: size_of::<Scanner>(),
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::IMMUTABLE | type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { get_attr: Some(object::get_attribute), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("match", Arity::None, match_method).doc("($self, /)", ""),
        MethodDef::new("search", Arity::None, search).doc("($self, /)", ""),
    ],
    members: &[MemberDef { name: "pattern", kind: MemberKind::Object, offset: std::mem::offset_of!(Scanner, pattern), writable: false }],
    ..TypeSpec::DEFAULT
};
