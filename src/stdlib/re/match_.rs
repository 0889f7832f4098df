//! `re.Match`: where an expression has matched.
//!
//! ```text
//!  ┌────────┬──────┬────────┬──────┬─────────┬─────┬────────┬───────────┬────────┬───────┬─────┬───────┬─ ─
//!  │ Header │ size │ string │ regs │ pattern │ pos │ endpos │ lastindex │ groups │ start │ end │ start │ two places a group, -1: no part
//!  └────────┴──────┴────────┴──────┴─────────┴─────┴────────┴───────────┴────────┴───────┴─────┴───────┴─ ─
//!  0        16     24       32     40        48    56       64          72       80
//! ```
//! `groups` counts the whole match, `size` the places; `regs` is made when it is asked for.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::NonNull;

use super::edit;
use super::pattern::{self, Found, Range, piece};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{number, text};
use crate::object::types::{dict, generic_alias, int, object, str_, tuple};
use crate::object::{
    Args, Arity, Body, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeSpec, free_object,
    try_new_object, type_flags,
};
use crate::stdlib::declare::lazy_class;

#[repr(C)]
struct MatchBody {
    head: Header,
    size: Cell<isize>,
    string: Field,
    regs: Field,
    pattern: Field,
    pos: Cell<isize>,
    endpos: Cell<isize>,
    last_index: Cell<isize>,
    groups: Cell<usize>,
    first: Cell<isize>,
}
const PLACES: usize = offset_of!(MatchBody, first);
const BASIC: usize = size_of::<MatchBody>();
const _: () = assert!(PLACES == 80 && BASIC == 88);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for MatchBody {}

lazy_class!();

fn this(object: &Header) -> &MatchBody {
    // SAFETY: called for matches only.
    unsafe { object.body() }
}

impl MatchBody {
    /// Start and end of each group.
    fn places(&self) -> &[Cell<isize>] {
        let start = NonNull::from(self).cast::<u8>();
        // SAFETY: two places for each group lie behind the front (`new`).
        unsafe { std::slice::from_raw_parts(start.add(PLACES).cast().as_ptr(), 2 * self.groups.get()) }
    }
    fn span(&self, group: usize) -> (isize, isize) {
        let places = self.places();
        (places[2 * group].get(), places[2 * group + 1].get())
    }
    fn pattern(&self, cx: &Ctx) -> Ref {
        self.pattern.get().unwrap_or_else(|| cx.none())
    }
    /// The text of a group; None if it took no part.
    fn text(&self, cx: &Ctx, group: usize) -> PyResult<Option<Ref>> {
        let (Some(string), (start, end)) = (self.string.get(), self.span(group)) else { return Ok(None) };
        if start < 0 { Ok(None) } else { piece(cx, &string, start as usize, end as usize).map(Some) }
    }
}

/// A new match.
pub(super) fn new(cx: &Ctx, pattern: &Ref, string: &Ref, range: Range, found: Found<'_>) -> PyResult<Ref> {
    let groups = found.slots.len() / 2;
    let Some(made) = try_new_object(class(cx), BASIC + 8 * 2 * groups) else { return cx.no_memory() };
    let body = this(&made);
    body.size.set(2 * groups as isize);
    body.groups.set(groups);
    body.pos.set(range.from as isize);
    body.endpos.set(range.to as isize);
    body.last_index.set(if found.last == 0 { -1 } else { found.last as isize });
    for (group, places) in body.places().chunks_exact(2).enumerate() {
        let (start, end) = found.span(group).map_or((-1, -1), |(start, end)| (start as isize, end as isize));
        places[0].set(start);
        places[1].set(end);
    }
    body.string.set(Some(string.clone()));
    body.pattern.set(Some(pattern.clone()));
    heap::track(&made);
    Ok(made)
}

/// Where a whole match lies.
pub(super) fn whole(object: &Ref) -> (usize, usize) {
    let (start, end) = this(object).span(0);
    (start as usize, end as usize)
}

/// Says where the search for a match began.
pub(super) fn set_pos(object: &Ref, pos: usize) {
    this(object).pos.set(pos as isize);
}

/// `work` with the places of a match.
fn with_found<R>(cx: &Ctx, object: &Ref, work: impl FnOnce(&Ref, Found<'_>) -> PyResult<R>) -> PyResult<R> {
    let body = this(object);
    // -1 becomes the place that is none.
    let slots: Vec<usize> = body.places().iter().map(|place| place.get() as usize).collect();
    let string = body.string.get().unwrap_or_else(|| cx.none());
    work(&string, Found { slots: &slots, last: body.last_index.get().max(0) as usize })
}

/// The number of a group that is told by number or name; IndexError "no such group".
fn group_number(cx: &Ctx, object: &Ref, group: &Ref) -> PyResult<usize> {
    let body = this(object);
    let number = if int::is_int(group) || group.ty().slots().index.is_some() {
        int::as_i64(&number::index_any(cx, group)?)
    } else {
        match dict::get(cx, &pattern::this(&body.pattern(cx)).group_index(cx), group) {
            Ok(number) => number.and_then(|number| int::as_i64(&number)),
            Err(_) => {
                drop(cx.take_raised());
                None
            }
        }
    };
    match number {
        Some(number) if (0..body.groups.get() as i64).contains(&number) => Ok(number as usize),
        _ => cx.raise(cx.types.index_error, "no such group"),
    }
}

fn group_text(cx: &Ctx, object: &Ref, group: &Ref) -> PyResult<Ref> {
    let number = group_number(cx, object, group)?;
    Ok(this(object).text(cx, number)?.unwrap_or_else(|| cx.none()))
}

fn group(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.no_keywords(cx, "group")?;
    match args.len() {
        0 => Ok(this(object).text(cx, 0)?.unwrap_or_else(|| cx.none())),
        1 => group_text(cx, object, args.at(0)),
        _ => {
            let texts: PyResult<Vec<Ref>> = args.positional().map(|number| group_text(cx, object, number)).collect();
            Ok(tuple::from_vec(cx, texts?))
        }
    }
}

fn default_of<'a>(cx: &'a Ctx, args: Args<'a>, function: &'static str) -> PyResult<&'a Ref> {
    let signature = Signature { function, names: ["default"], positional_only: 0, keyword_from: 1, required: 0 };
    let [default] = args.bind(cx, &signature)?;
    Ok(default.unwrap_or(&cx.none))
}

fn groups(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let default = default_of(cx, args, "groups")?;
    let body = this(object);
    let texts: PyResult<Vec<Ref>> =
        (1..body.groups.get()).map(|group| Ok(body.text(cx, group)?.unwrap_or_else(|| default.clone()))).collect();
    Ok(tuple::from_vec(cx, texts?))
}

fn group_dict(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let default = default_of(cx, args, "groupdict")?;
    let body = this(object);
    let names = pattern::this(&body.pattern(cx)).group_index(cx);
    let result = dict::new(cx);
    let mut position = 0;
    while let Some((name, number)) = dict::next(&names, &mut position) {
        let group = int::as_i64(&number).unwrap_or(0) as usize;
        let text = body.text(cx, group)?.unwrap_or_else(|| default.clone());
        dict::set(cx, &result, &name, &text)?;
    }
    Ok(result)
}

/// The span of the group that is the only argument, if any.
fn span_of(cx: &Ctx, object: &Ref, args: Args<'_>, function: &str) -> PyResult<(isize, isize)> {
    args.between(cx, function, 0, 1)?;
    let group = args.get(0).map_or(Ok(0), |group| group_number(cx, object, group))?;
    Ok(this(object).span(group))
}

fn start(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(int::new(cx, span_of(cx, object, args, "start")?.0 as i64))
}

fn end(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(int::new(cx, span_of(cx, object, args, "end")?.1 as i64))
}

fn pair(cx: &Ctx, (start, end): (isize, isize)) -> Ref {
    tuple::pair(cx, int::new(cx, start as i64), int::new(cx, end as i64))
}

fn span(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    Ok(pair(cx, span_of(cx, object, args, "span")?))
}

fn expand(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let signature = Signature { function: "expand", names: ["template"], positional_only: 0, keyword_from: 1, required: 1 };
    let [template] = args.bind(cx, &signature)?;
    let parts = edit::template(cx, &this(object).pattern(cx), template.unwrap_or(&cx.none))?;
    with_found(cx, object, |string, found| edit::fill(cx, string, &parts, found))
}

fn itself(_cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(object.clone())
}

fn last_index(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let last = this(object).last_index.get();
    Ok(if last >= 0 { int::new(cx, last as i64) } else { cx.none() })
}

fn last_group(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let body = this(object);
    let last = body.last_index.get();
    Ok(if last >= 0 { pattern::this(&body.pattern(cx)).group_name(cx, last as usize) } else { cx.none() })
}

fn regs(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let body = this(object);
    if let Some(regs) = body.regs.get() {
        return Ok(regs);
    }
    let made = tuple::from_vec(cx, (0..body.groups.get()).map(|group| pair(cx, body.span(group))).collect());
    body.regs.set(Some(made.clone()));
    Ok(made)
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let body = this(object);
    let (start, end) = body.span(0);
    let whole = body.text(cx, 0)?.unwrap_or_else(|| cx.none());
    let mut out = str_::build::Builder::new();
    out.push_str(&format!("<{} object; span=({start}, {end}), match=", object.ty().display_name()));
    out.push_ref(&text::repr(cx, &whole)?);
    out.push_str(">");
    out.finish(cx)
}

fn fields(head: &Header) -> [&Field; 3] {
    let body = this(head);
    [&body.string, &body.regs, &body.pattern]
}

/// # Safety
/// The object is a match; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    let size = BASIC + 8 * 2 * this(head).groups.get();
    // SAFETY: the object is a match at count zero, made with that size.
    unsafe {
        clear(head);
        free_object(head, size)
    }
}

/// # Safety
/// The object is a match.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
    fields(head).into_iter().filter_map(Field::borrow).for_each(|held| visit(held));
}

/// # Safety
/// The object is a match.
unsafe fn clear(head: &Header) {
    fields(head).into_iter().for_each(|field| drop(field.take()));
}

const SPEC: TypeSpec = TypeSpec {
    name: "re.Match",
    basic_size: BASIC,
    item_size: 8,
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::IMMUTABLE | type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { repr: Some(repr), subscript: Some(group_text), get_attr: Some(object::get_attribute), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("group", Arity::Positional, group).doc("", "group([group1, ...]): the texts of groups; 0 is the whole match."),
        MethodDef::new("start", Arity::Positional, start).doc("($self, group=0, /)", "Where a group begins."),
        MethodDef::new("end", Arity::Positional, end).doc("($self, group=0, /)", "Where a group ends."),
        MethodDef::new("span", Arity::Positional, span).doc("($self, group=0, /)", "Where a group begins and ends."),
        MethodDef::new("groups", Arity::Keywords, groups).doc("($self, /, default=None)", "The texts of all groups."),
        MethodDef::new("groupdict", Arity::Keywords, group_dict).doc("($self, /, default=None)", "The texts of the named groups."),
        MethodDef::new("expand", Arity::Keywords, expand).doc("($self, /, template)", "A template with the groups put in."),
        MethodDef::new("__copy__", Arity::None, itself).doc("($self, /)", ""),
        MethodDef::new("__deepcopy__", Arity::One, itself).doc("($self, memo, /)", ""),
        MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "See PEP 585"),
    ],
    getset: &[
        GetSetDef { name: "lastindex", get: last_index, set: None },
        GetSetDef { name: "lastgroup", get: last_group, set: None },
        GetSetDef { name: "regs", get: regs, set: None },
    ],
    members: &[
        MemberDef { name: "string", kind: MemberKind::Object, offset: offset_of!(MatchBody, string), writable: false },
        MemberDef { name: "re", kind: MemberKind::Object, offset: offset_of!(MatchBody, pattern), writable: false },
        MemberDef { name: "pos", kind: MemberKind::Int, offset: offset_of!(MatchBody, pos), writable: false },
        MemberDef { name: "endpos", kind: MemberKind::Int, offset: offset_of!(MatchBody, endpos), writable: false },
    ],
    doc: "The result of re.match() and re.search().",
    ..TypeSpec::DEFAULT
};
