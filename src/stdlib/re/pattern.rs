//! `re.Pattern`: a compiled expression. Its program lies in the object itself.
//!
//! ```text
//!  ┌────────┬──────┬────────┬────────────┬────────────┬─────────┬───────┬───────────┬──────────┬───────┬─ ─
//!  │ Header │ size │ groups │ groupindex │ indexgroup │ pattern │ flags │ weak list │ is_bytes │ words │ the words, 4 bytes each
//!  └────────┴──────┴────────┴────────────┴────────────┴─────────┴───────┴───────────┴──────────┴───────┴─ ─
//!  0        16     24       32           40           48        56      64          72         80      88
//! ```
//! `groupindex` is a dict from names to numbers, `indexgroup` a tuple of the groups' names, None for those that have none.

use std::cell::Cell;
use std::mem::offset_of;
use std::ptr::NonNull;

use super::matcher::{Matcher, NOWHERE};
use super::{edit, match_, scanner};
use crate::heap::{self, Field, Header, Ref, Visit, flags};
use crate::object::protocol::{compare, number, text};
use crate::object::types::str_::{self, Chars, each_width};
use crate::object::types::{bytes, dict, generic_alias, int, list, mapping_proxy, object, tuple, weakref};
use crate::object::{
    Args, Arity, Body, CompareOp, Ctx, GetSetDef, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeSpec,
    free_object, try_new_object, type_flags,
};
use crate::stdlib::declare::lazy_class;

#[repr(C)]
pub(super) struct PatternBody {
    head: Header,
    size: Cell<isize>,
    groups: Cell<isize>,
    group_index: Field,
    index_group: Field,
    pattern: Field,
    flags: Cell<i64>,
    weak_list: Cell<Option<NonNull<Header>>>,
    is_bytes: Cell<bool>,
    count: Cell<usize>,
    first: Cell<u64>,
}
const WORDS: usize = offset_of!(PatternBody, first);
const BASIC: usize = size_of::<PatternBody>();
const _: () = assert!(WORDS == 88 && BASIC == 96);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for PatternBody {}

lazy_class!();

pub(super) fn this(object: &Header) -> &PatternBody {
    // SAFETY: called for patterns only.
    unsafe { object.body() }
}

impl PatternBody {
    /// The program.
    pub(super) fn words(&self) -> &[u32] {
        // SAFETY: so many words lie behind the front (`new`), and they never change.
        unsafe { std::slice::from_raw_parts(NonNull::from(self).cast::<u8>().add(WORDS).cast::<u32>().as_ptr(), self.count.get()) }
    }
    /// Number of groups, the whole match not counted.
    pub(super) fn groups(&self) -> usize {
        self.groups.get() as usize
    }
    /// The dict of the groups' names.
    pub(super) fn group_index(&self, cx: &Ctx) -> Ref {
        self.group_index.get().unwrap_or_else(|| cx.none())
    }
    /// The name of a group, or None.
    pub(super) fn group_name(&self, cx: &Ctx, group: usize) -> Ref {
        let name = self.index_group.borrow().and_then(|names| tuple::items(names).get(group).cloned());
        name.unwrap_or_else(|| cx.none())
    }
}

/// A new pattern.
pub(super) fn new(cx: &Ctx, pattern: &Ref, program: &[u32], pattern_flags: u32, groups: u32, names: &[(String, u32)]) -> PyResult<Ref> {
    let table = dict::new(cx);
    let mut by_group = vec![cx.none(); groups as usize + 1];
    for (name, group) in names {
        let name = cx.new_str(name);
        dict::set(cx, &table, &name, &int::new(cx, (*group).into()))?;
        by_group[*group as usize] = name;
    }
    let Some(made) = try_new_object(class(cx), BASIC + 4 * program.len()) else { return cx.no_memory() };
    let body = this(&made);
    body.size.set(program.len() as isize);
    body.count.set(program.len());
    body.groups.set(groups as isize);
    body.flags.set(pattern_flags.into());
    body.is_bytes.set(!str_::is_str(pattern));
    // SAFETY: the block is new and has room for the words behind its front.
    unsafe {
        let words = made.as_ptr().cast::<u8>().add(WORDS).cast::<u32>();
        NonNull::from(program).cast::<u32>().copy_to_nonoverlapping(words, program.len());
    }
    body.group_index.set(Some(table));
    body.index_group.set(Some(tuple::from_vec(cx, by_group)));
    body.pattern.set(Some(pattern.clone()));
    heap::track(&made);
    Ok(made)
}

/// `work` with the characters of a string that this pattern may be used on.
pub(super) fn with_text<R>(cx: &Ctx, pattern: &Ref, string: &Ref, work: impl FnOnce(Chars<'_>) -> PyResult<R>) -> PyResult<R> {
    let wants_bytes = this(pattern).is_bytes.get();
    if str_::is_str(string) {
        if wants_bytes {
            return cx.type_error("cannot use a bytes pattern on a string-like object");
        }
        return work(str_::chars(string));
    }
    if !bytes::is_bytes_like(string) {
        return cx.type_error(&format!("expected string or bytes-like object, got '{}'", string.ty().display_name()));
    }
    if !wants_bytes {
        return cx.type_error("cannot use a string pattern on a bytes-like object");
    }
    let view = bytes::bytes_like(cx, string)?;
    work(Chars::One(&view))
}

/// Part of a string that was matched: a str, or bytes.
pub(super) fn piece(cx: &Ctx, string: &Ref, from: usize, to: usize) -> PyResult<Ref> {
    if str_::is_str(string) {
        let length = str_::len(string);
        return str_::substring(cx, string, from.min(length), to.min(length));
    }
    let view = bytes::bytes_like(cx, string)?;
    let (from, to) = (from.min(view.len()), to.min(view.len()));
    if string.is_exact(cx.types.bytes) && to - from == view.len() {
        return Ok(string.clone());
    }
    bytes::try_new(cx, &view[from..to])
}

/// A match that has been found: two places for each group, and the group closed last.
#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    /// Start and end of the whole match, then of each group.
    pub slots: &'a [usize],
    /// 0 if no group was closed.
    pub last: usize,
}

impl Found<'_> {
    /// Where a group lies, if it took part.
    pub(super) fn span(&self, group: usize) -> Option<(usize, usize)> {
        let (start, end) = (self.slots[2 * group], self.slots[2 * group + 1]);
        (start != NOWHERE && end != NOWHERE).then_some((start, end))
    }
    /// Where the whole match lies.
    pub(super) fn whole(&self) -> (usize, usize) {
        (self.slots[0], self.slots[1])
    }
    /// The text of a group; None if it took no part.
    pub(super) fn text(&self, cx: &Ctx, string: &Ref, group: usize) -> PyResult<Option<Ref>> {
        self.span(group).map(|(start, end)| piece(cx, string, start, end)).transpose()
    }
}

/// Part of a string in which is searched.
#[derive(Clone, Copy)]
pub(super) struct Range {
    /// First place where a match may begin.
    pub from: usize,
    /// Nothing from here on is looked at.
    pub to: usize,
}

impl Range {
    /// All of a string.
    pub(super) const ALL: Range = Range { from: 0, to: usize::MAX };

    /// Cut to the length of a string.
    pub(super) fn within(self, length: usize) -> Range {
        Range { from: self.from.min(length), to: self.to.min(length) }
    }
}

/// Calls `visit` with each match in turn, until it says that it has seen enough.
pub(super) fn each_match(
    cx: &Ctx,
    pattern: &Ref,
    string: &Ref,
    range: Range,
    mut visit: impl FnMut(Found<'_>) -> PyResult<bool>,
) -> PyResult<()> {
    with_text(cx, pattern, string, |chars| {
        let Range { from, to } = range.within(chars.len());
        each_width!(chars.slice(0, to), text => {
            let mut matcher = Matcher::new(this(pattern).words(), text);
            let mut at = from;
            while at <= to && matcher.search(at) {
                let found = Found { slots: &matcher.slots, last: matcher.last };
                let (start, end) = found.whole();
                if !visit(found)? {
                    break;
                }
                // Behind a match an empty one may follow only elsewhere.
                matcher.not_empty_at = if start == end { end } else { NOWHERE };
                at = end;
            }
            Ok(())
        })
    })
}

/// How a match may lie.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Search,
    Match,
    Full,
}

/// One match as an object, or None. No empty match at `refused` is taken.
pub(super) fn find(cx: &Ctx, pattern: &Ref, string: &Ref, range: Range, how: How, refused: usize) -> PyResult<Option<Ref>> {
    with_text(cx, pattern, string, |chars| {
        let range = range.within(chars.len());
        if range.from > range.to {
            return Ok(None);
        }
        each_width!(chars.slice(0, range.to), text => {
            let mut matcher = Matcher::new(this(pattern).words(), text);
            matcher.full = how == How::Full;
            matcher.not_empty_at = refused;
            let found = if how == How::Search { matcher.search(range.from) } else { matcher.match_at(range.from) };
            if !found {
                return Ok(None);
            }
            match_::new(cx, pattern, string, range, Found { slots: &matcher.slots, last: matcher.last }).map(Some)
        })
    })
}

/// The arguments `string, pos, endpos` that most methods take.
pub(super) fn string_and_range<'a>(cx: &Ctx, args: Args<'a>, function: &'static str) -> PyResult<(&'a Ref, Range)> {
    let signature = Signature { function, names: ["string", "pos", "endpos"], positional_only: 0, keyword_from: 3, required: 1 };
    let [string, from, to] = args.bind(cx, &signature)?;
    let place = |given: Option<&Ref>, default: usize| match given {
        Some(given) => number::index_any(cx, given).and_then(|index| int::to_isize(cx, &index)).map(|index| index.max(0) as usize),
        None => Ok(default),
    };
    let range = Range { from: place(from, 0)?, to: place(to, usize::MAX)? };
    // There is a string: it is required.
    Ok((string.unwrap_or_else(|| args.at(0)), range))
}

fn find_by(cx: &Ctx, pattern: &Ref, args: Args<'_>, function: &'static str, how: How) -> PyResult<Ref> {
    let (string, range) = string_and_range(cx, args, function)?;
    Ok(find(cx, pattern, string, range, how, NOWHERE)?.unwrap_or_else(|| cx.none()))
}

fn match_method(cx: &Ctx, pattern: &Ref, args: Args<'_>) -> PyResult<Ref> {
    find_by(cx, pattern, args, "match", How::Match)
}

fn full_match(cx: &Ctx, pattern: &Ref, args: Args<'_>) -> PyResult<Ref> {
    find_by(cx, pattern, args, "fullmatch", How::Full)
}

fn search(cx: &Ctx, pattern: &Ref, args: Args<'_>) -> PyResult<Ref> {
    find_by(cx, pattern, args, "search", How::Search)
}

fn find_all(cx: &Ctx, pattern: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (string, range) = string_and_range(cx, args, "findall")?;
    let groups = this(pattern).groups();
    let all = list::new(cx);
    each_match(cx, pattern, string, range, |found| {
        let text = |group| found.text(cx, string, group)?.map_or_else(|| piece(cx, string, 0, 0), Ok);
        let item = match groups {
            0 => text(0)?,
            1 => text(1)?,
            _ => tuple::from_vec(cx, (1..=groups).map(text).collect::<PyResult<Vec<Ref>>>()?),
        };
        list::append(cx, &all, item)?;
        Ok(true)
    })?;
    Ok(all)
}

fn itself(_cx: &Ctx, pattern: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(pattern.clone())
}

fn compare(cx: &Ctx, a: &Ref, b: &Ref, op: CompareOp) -> PyResult<Ref> {
    if !matches!(op, CompareOp::Eq | CompareOp::Ne) || !b.is_exact(a.ty()) {
        return Ok(cx.not_implemented());
    }
    let (left, right) = (this(a), this(b));
    let alike = left.flags.get() == right.flags.get() && left.is_bytes.get() == right.is_bytes.get() && left.words() == right.words();
    let same = alike
        && match (left.pattern.get(), right.pattern.get()) {
            (Some(left), Some(right)) => compare::equal(cx, &left, &right)?,
            _ => false,
        };
    Ok(cx.bool(same == (op == CompareOp::Eq)))
}

fn hash(cx: &Ctx, pattern: &Ref) -> PyResult<i64> {
    let body = this(pattern);
    let text = body.pattern.get().map_or(Ok(0), |text| dict::key_hash(cx, &text))?;
    let hash = text ^ body.flags.get() ^ body.groups.get() as i64;
    Ok(if hash == -1 { -2 } else { hash })
}

const FLAG_NAMES: [(&str, i64); 9] = [
    ("re.TEMPLATE", 1),
    ("re.IGNORECASE", 2),
    ("re.LOCALE", 4),
    ("re.MULTILINE", 8),
    ("re.DOTALL", 16),
    ("re.UNICODE", 32),
    ("re.VERBOSE", 64),
    ("re.DEBUG", 128),
    ("re.ASCII", 256),
];

fn repr(cx: &Ctx, pattern: &Ref) -> PyResult<Ref> {
    let body = this(pattern);
    let mut left = body.flags.get();
    // UNICODE goes without saying where neither LOCALE nor ASCII is set.
    if !body.is_bytes.get() && left & (4 | 32 | 256) == 32 {
        left &= !32;
    }
    let mut names = Vec::new();
    for (name, value) in FLAG_NAMES {
        if left & value != 0 {
            names.push(String::from(name));
            left &= !value;
        }
    }
    if left != 0 {
        names.push(format!("{left:#x}"));
    }
    let shown = text::repr(cx, &body.pattern.get().unwrap_or_else(|| cx.none()))?;
    let mut out = str_::build::Builder::new();
    out.push_str("re.compile(");
    out.push_chars(str_::chars(&shown).slice(0, str_::len(&shown).min(200)));
    if !names.is_empty() {
        out.push_str(", ");
        out.push_str(&names.join("|"));
    }
    out.push_str(")");
    out.finish(cx)
}

/// # Safety
/// The object is a pattern; its count is zero.
unsafe fn dealloc(head: &Header) {
    heap::untrack(head);
    if this(head).weak_list.get().is_some() {
        weakref::clear_for_dealloc(Ctx::current(), head);
    }
    let size = BASIC + 4 * this(head).count.get();
    // SAFETY: the object is a pattern at count zero, made with that size.
    unsafe {
        clear(head);
        free_object(head, size)
    }
}

fn fields(head: &Header) -> [&Field; 3] {
    let body = this(head);
    [&body.group_index, &body.index_group, &body.pattern]
}

/// # Safety
/// The object is a pattern.
unsafe fn traverse(head: &Header, visit: Visit<'_>) {
    visit(head.ty().header());
    fields(head).into_iter().filter_map(Field::borrow).for_each(|held| visit(held));
}

/// # Safety
/// The object is a pattern.
unsafe fn clear(head: &Header) {
    fields(head).into_iter().for_each(|field| drop(field.take()));
}

const RANGE: &str = "($self, /, string, pos=0, endpos=sys.maxsize)";

const SPEC: TypeSpec = TypeSpec {
    name: "re.Pattern",
    basic_size: BASIC,
    item_size: 4,
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::IMMUTABLE | type_flags::NO_INSTANTIATION,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { repr: Some(repr), hash: Some(hash), compare: Some(compare), get_attr: Some(object::get_attribute), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("match", Arity::Keywords, match_method).doc(RANGE, "A match at the beginning of the string, or None."),
        MethodDef::new("fullmatch", Arity::Keywords, full_match).doc(RANGE, "A match of the whole string, or None."),
        MethodDef::new("search", Arity::Keywords, search).doc(RANGE, "The first match anywhere in the string, or None."),
        MethodDef::new("sub", Arity::Keywords, edit::sub)
            .doc("($self, /, repl, string, count=0)", "The string with matches replaced, from the left."),
        MethodDef::new("subn", Arity::Keywords, edit::subn)
            .doc("($self, /, repl, string, count=0)", "The string with matches replaced, and how many were."),
        MethodDef::new("findall", Arity::Keywords, find_all).doc(RANGE, "The texts of all matches, or of their groups."),
        MethodDef::new("split", Arity::Keywords, edit::split)
            .doc("($self, /, string, maxsplit=0)", "The text between matches, and the groups of the matches."),
        MethodDef::new("finditer", Arity::Keywords, scanner::find_iter).doc(RANGE, "All matches, one after the other."),
        MethodDef::new("scanner", Arity::Keywords, scanner::scanner).doc(RANGE, "What goes from match to match."),
        MethodDef::new("__copy__", Arity::None, itself).doc("($self, /)", ""),
        MethodDef::new("__deepcopy__", Arity::One, itself).doc("($self, memo, /)", ""),
        MethodDef::class("__class_getitem__", Arity::One, generic_alias::class_getitem).doc("", "See PEP 585"),
    ],
    getset: &[GetSetDef { name: "groupindex", get: |cx, pattern| Ok(mapping_proxy::new(cx, &this(pattern).group_index(cx))), set: None }],
    members: &[
        MemberDef { name: "pattern", kind: MemberKind::Object, offset: offset_of!(PatternBody, pattern), writable: false },
        MemberDef { name: "flags", kind: MemberKind::Int, offset: offset_of!(PatternBody, flags), writable: false },
        MemberDef { name: "groups", kind: MemberKind::Int, offset: offset_of!(PatternBody, groups), writable: false },
    ],
    weak_list_offset: offset_of!(PatternBody, weak_list) as isize,
    doc: "Compiled regular expression object.",
    ..TypeSpec::DEFAULT
};
