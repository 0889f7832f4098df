//! SyntaxError and its place in the source.
//!
//! ```text
//!  extra word    0    1         2       3       4           5           6     7
//!                msg  filename  lineno  offset  end_lineno  end_offset  text  print_file_and_line
//! ```

use super::base;
use super::body::extra;
use super::fields::member;
use crate::heap::{Field, Ref};
use crate::object::protocol::text;
use crate::object::types::{int, str_, tuple};
use crate::object::{Args, Ctx, MemberDef, Object, PyResult, type_flags};

fn field(exception: &Ref, index: usize) -> &Field {
    // SAFETY: only slots and accessors of SyntaxError call this, with its words 0 to 7.
    unsafe { extra(exception, index) }
}

pub(super) fn init(cx: &Ctx, exception: &Ref, args: Args<'_>) -> PyResult<()> {
    base::init(cx, exception, args)?;
    if let Some(message) = args.get(0) {
        field(exception, 0).set(Some(message.clone()));
    }
    if args.len() != 2 {
        return Ok(());
    }
    let info = base::sequence_tuple(cx, args.at(1))?;
    let items = tuple::items(&info);
    if items.len() < 4 {
        return cx.type_error(&format!("function takes at least 4 arguments ({} given)", items.len()));
    }
    if items.len() > 6 {
        return cx.type_error(&format!("function takes at most 6 arguments ({} given)", items.len()));
    }
    for (index, place) in [1, 2, 3, 6, 4, 5].into_iter().enumerate() {
        field(exception, place).set(items.get(index).cloned());
    }
    if items.len() == 5 {
        return cx.type_error("end_offset must be provided when end_lineno is provided");
    }
    Ok(())
}

pub(super) fn to_str(cx: &Ctx, exception: &Ref) -> PyResult<Ref> {
    let filename = field(exception, 1).get().filter(|name| name.has_flag(type_flags::STR));
    let line = field(exception, 2).get().filter(|line| line.is_exact(cx.types.int)).and_then(|line| int::as_i64(&line));
    let message = text::str_(cx, &field(exception, 0).get().unwrap_or_else(|| cx.none()))?;
    let name = filename.map(|name| {
        let name = str_::to_string_lossy(&name);
        name.rsplit('/').next().unwrap_or_default().to_owned()
    });
    let place = match (name, line) {
        (None, None) => return Ok(message),
        (Some(name), Some(line)) => format!(" ({name}, line {line})"),
        (Some(name), None) => format!(" ({name})"),
        (None, Some(line)) => format!(" (line {line})"),
    };
    str_::concat(cx, &message, &cx.new_str(&place))
}

/// The parts of a SyntaxError that its display needs.
pub struct SyntaxParts {
    /// `msg`
    pub message: Option<Ref>,
    /// `filename`
    pub filename: Option<Ref>,
    /// `lineno`
    pub line: Option<i64>,
    /// `offset`
    pub offset: Option<i64>,
    /// `end_lineno`
    pub end_line: Option<i64>,
    /// `end_offset`
    pub end_offset: Option<i64>,
    /// `text`
    pub text: Option<Ref>,
}

/// The parts of a SyntaxError; None for any other exception.
pub fn syntax_parts(cx: &Ctx, exception: &Ref) -> Option<SyntaxParts> {
    if !exception.is_instance(cx.types.syntax_error) {
        return None;
    }
    let object = |index: usize| field(exception, index).get().filter(|value| !cx.is_none(value));
    let number = |index: usize| object(index).and_then(|value| int::as_i64(&value));
    Some(SyntaxParts {
        message: field(exception, 0).get(),
        filename: object(1),
        line: number(2),
        offset: number(3),
        end_line: number(4),
        end_offset: number(5),
        text: object(6),
    })
}

pub(super) const MEMBERS: &[MemberDef] = &[
    member("msg", 0, true),
    member("filename", 1, true),
    member("lineno", 2, true),
    member("offset", 3, true),
    member("text", 6, true),
    member("end_lineno", 4, true),
    member("end_offset", 5, true),
    member("print_file_and_line", 7, true),
];
