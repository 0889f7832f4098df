//! The parts of a format string, as `str.format` and the `_string` module take it apart: `{field!conversion:spec}`, and a field's name into
//! its first part and the steps from there. The error texts are CPython's.

use super::body::Chars;
use super::unicode;
use crate::object::{Ctx, PyResult};

const OPEN: u32 = '{' as u32;
pub(super) const CLOSE: u32 = '}' as u32;

/// First brace at or behind a position.
pub fn brace(template: Chars<'_>, from: usize) -> Option<usize> {
    match template {
        Chars::One(bytes) => memchr::memchr2(b'{', b'}', &bytes[from..]).map(|at| from + at),
        _ => (from..template.len()).find(|&at| matches!(template.at(at), OPEN | CLOSE)),
    }
}

/// What a brace begins.
pub enum Brace {
    /// A brace that stands for itself, being doubled.
    Literal(u32),
    /// A field, behind its opening brace.
    Field,
}

/// What the brace at a position begins; text goes on behind it, by one more if it is doubled.
#[inline]
pub fn meaning(cx: &Ctx, template: Chars<'_>, found: usize) -> PyResult<Brace> {
    let c = template.at(found);
    let next = (found + 1 < template.len()).then(|| template.at(found + 1));
    if next == Some(c) {
        Ok(Brace::Literal(c))
    } else if c == CLOSE {
        cx.value_error("Single '}' encountered in format string")
    } else if next.is_none() {
        cx.value_error("Single '{' encountered in format string")
    } else {
        Ok(Brace::Field)
    }
}

/// A replacement field.
pub struct Field<'a> {
    /// What is to be put in.
    pub name: Chars<'a>,
    /// The letter behind `!`, or 0.
    pub conversion: u32,
    /// What stands behind `:`.
    pub spec: Chars<'a>,
    /// Whether there are fields in it.
    pub nested: bool,
    /// The position behind the closing brace.
    pub end: usize,
}

/// The field from behind its opening brace.
pub fn field<'a>(cx: &Ctx, template: Chars<'a>, start: usize) -> PyResult<Field<'a>> {
    let end = template.len();
    let mut at = start;
    let mut stop = 0;
    while at < end {
        let c = template.at(at);
        at += 1;
        match char::from_u32(c) {
            Some('{') => return cx.value_error("unexpected '{' in field name"),
            Some('[') => {
                while at < end && template.at(at) != ']' as u32 {
                    at += 1;
                }
            }
            Some('}' | ':' | '!') => {
                stop = c;
                break;
            }
            _ => {}
        }
    }
    if stop == 0 {
        return cx.value_error("expected '}' before end of string");
    }
    let mut found = Field { name: template.slice(start, at - 1), conversion: 0, spec: template.slice(at, at), nested: false, end: at };
    let mut closed = stop == CLOSE;
    if stop == '!' as u32 {
        if at >= end {
            return cx.value_error("end of string while looking for conversion specifier");
        }
        found.conversion = template.at(at);
        at += 1;
        if at < end {
            let c = template.at(at);
            at += 1;
            if c == CLOSE {
                closed = true;
            } else if c != ':' as u32 {
                return cx.value_error("expected ':' after conversion specifier");
            }
        }
    }
    if !closed {
        let spec_start = at;
        let mut open = 1;
        while open > 0 {
            if at >= end {
                return cx.value_error("unmatched '{' in format spec");
            }
            match template.at(at) {
                OPEN => {
                    found.nested = true;
                    open += 1;
                }
                CLOSE => open -= 1,
                _ => {}
            }
            at += 1;
        }
        found.spec = template.slice(spec_start, at - 1);
    }
    found.end = at;
    Ok(found)
}

/// Where the first part of a field's name ends.
pub fn first_end(name: Chars<'_>) -> usize {
    (0..name.len()).find(|&at| matches!(name.at(at), 0x2e | 0x5b)).unwrap_or(name.len())
}

/// A step from an object to what a field means: `.name` or `[key]`, the key as a number if it is one.
pub struct Step<'a> {
    /// Whether it is an attribute.
    pub is_attribute: bool,
    /// Name or key.
    pub part: Chars<'a>,
    /// The key's number.
    pub index: Option<usize>,
    /// The position behind it.
    pub end: usize,
}

/// The step that begins at a position of a field's name.
pub fn step<'a>(cx: &Ctx, name: Chars<'a>, at: usize) -> PyResult<Step<'a>> {
    let end = name.len();
    let start = at + 1;
    let (is_attribute, stop) = match name.at(at) {
        0x2e => (true, (start..end).find(|&at| matches!(name.at(at), 0x2e | 0x5b)).unwrap_or(end)),
        0x5b => match (start..end).find(|&at| name.at(at) == ']' as u32) {
            Some(close) => (false, close),
            None => return cx.value_error("Missing ']' in format string"),
        },
        _ => return cx.value_error("Only '.' or '[' may follow ']' in format field specifier"),
    };
    let part = name.slice(start, stop);
    let index = if is_attribute { None } else { integer(cx, part)? };
    if part.is_empty() {
        return cx.value_error("Empty attribute in format string");
    }
    Ok(Step { is_attribute, part, index, end: if is_attribute { stop } else { stop + 1 } })
}

/// The number that a name is, if it consists of digits.
pub fn integer(cx: &Ctx, name: Chars<'_>) -> PyResult<Option<usize>> {
    if name.is_empty() {
        return Ok(None);
    }
    let mut value = 0usize;
    for c in name.iter() {
        let Some(digit) = unicode::decimal(c) else { return Ok(None) };
        match value.checked_mul(10).and_then(|v| v.checked_add(digit as usize)).filter(|&v| v <= isize::MAX as usize) {
            Some(next) => value = next,
            None => return cx.value_error("Too many decimal digits in format string"),
        }
    }
    Ok(Some(value))
}
