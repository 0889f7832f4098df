//! `str.format` and `str.format_map`: literal text, `{field!conversion:spec}`, fields inside specs.
//!
//! ```text
//!   "a {0.name[key]!r:>{width}} b"
//!      └ first └ rest    │   └ a template itself, one level deep
//! ```
//! One loop (`template`) serves both levels; the error texts are CPython's.

use super::body::{self, Chars};
use super::build::Builder;
use super::unicode;
use crate::heap::Ref;
use crate::object::protocol::{attribute, item, text};
use crate::object::types::int;
use crate::object::{Args, Ctx, Object, PyResult};

/// Where values come from.
enum Values<'a> {
    Call(Args<'a>),
    Map(&'a Ref),
}

/// How fields without a name are numbered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Undecided,
    Automatic(usize),
    Manual,
}

struct Formatter<'a> {
    cx: &'a Ctx,
    values: Values<'a>,
    numbering: Numbering,
}

pub(super) fn format(cx: &Ctx, template: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let _held = args.pass_in_tuple(cx);
    run(cx, template, Values::Call(args))
}

pub(super) fn format_map(cx: &Ctx, template: &Ref, args: Args<'_>) -> PyResult<Ref> {
    run(cx, template, Values::Map(args.at(0)))
}

fn run(cx: &Ctx, template: &Ref, values: Values<'_>) -> PyResult<Ref> {
    if brace(body::chars(template), 0).is_none() {
        return super::convert::exact(cx, template);
    }
    let mut out = Builder::new();
    let mut formatter = Formatter { cx, values, numbering: Numbering::Undecided };
    formatter.template(body::chars(template), &mut out, 2)?;
    out.finish(cx)
}

const OPEN: u32 = '{' as u32;
const CLOSE: u32 = '}' as u32;

/// First brace at or behind a position.
fn brace(template: Chars<'_>, from: usize) -> Option<usize> {
    match template {
        Chars::One(bytes) => memchr::memchr2(b'{', b'}', &bytes[from..]).map(|at| from + at),
        _ => (from..template.len()).find(|&at| matches!(template.at(at), OPEN | CLOSE)),
    }
}

impl Formatter<'_> {
    fn template(&mut self, template: Chars<'_>, out: &mut Builder, depth: u32) -> PyResult<()> {
        let cx = self.cx;
        if depth == 0 {
            return cx.value_error("Max string recursion exceeded");
        }
        let end = template.len();
        let mut at = 0;
        while at < end {
            let Some(found) = brace(template, at) else {
                out.push_chars(template.slice(at, end));
                break;
            };
            out.push_chars(template.slice(at, found));
            let c = template.at(found);
            at = found + 1;
            let next = (at < end).then(|| template.at(at));
            if next == Some(c) {
                out.push(c);
                at += 1;
            } else if c == CLOSE {
                return cx.value_error("Single '}' encountered in format string");
            } else if next.is_none() {
                return cx.value_error("Single '{' encountered in format string");
            } else {
                at = self.field(template, at, out, depth)?;
            }
        }
        Ok(())
    }

    /// A field from behind its opening brace; answers the position behind its closing one.
    fn field(&mut self, template: Chars<'_>, start: usize, out: &mut Builder, depth: u32) -> PyResult<usize> {
        let cx = self.cx;
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
        let name = template.slice(start, at - 1);
        let mut conversion = 0;
        let mut spec = template.slice(at, at);
        let mut nested = false;
        let mut closed = stop == CLOSE;
        if stop == '!' as u32 {
            if at >= end {
                return cx.value_error("end of string while looking for conversion specifier");
            }
            conversion = template.at(at);
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
                        nested = true;
                        open += 1;
                    }
                    CLOSE => open -= 1,
                    _ => {}
                }
                at += 1;
            }
            spec = template.slice(spec_start, at - 1);
        }
        let mut value = self.value(name)?;
        match char::from_u32(conversion) {
            Some('\0') => {}
            Some('r') => value = text::repr(cx, &value)?,
            Some('s') => value = text::str_(cx, &value)?,
            Some('a') => value = text::ascii(cx, &value)?,
            _ if conversion > 32 && conversion < 127 => {
                return cx.value_error(&format!("Unknown conversion specifier {}", char::from(conversion as u8)));
            }
            _ => return cx.value_error(&format!("Unknown conversion specifier \\x{conversion:x}")),
        }
        let spec = if nested {
            let mut inner = Builder::new();
            self.template(spec, &mut inner, depth - 1)?;
            inner.finish(cx)?
        } else if spec.is_empty() {
            if value.is_exact(cx.types.str_) {
                self.put(out, &value, at == end);
                return Ok(at);
            }
            if value.is_exact(cx.types.int)
                && let Some(value) = int::as_i64(&value)
            {
                super::percent::push_decimal(out, value);
                return Ok(at);
            }
            cx.empty_str.clone()
        } else {
            body::from_chars(cx, spec)?
        };
        let made = text::format(cx, &value, &spec)?;
        self.put(out, &made, at == end);
        Ok(at)
    }

    fn put(&self, out: &mut Builder, text: &Ref, is_last: bool) {
        if is_last { out.push_final(self.cx, text) } else { out.push_ref(text) }
    }

    /// The object that a field name means.
    fn value(&mut self, name: Chars<'_>) -> PyResult<Ref> {
        let cx = self.cx;
        let end = name.len();
        let first_end = (0..end).find(|&at| matches!(name.at(at), 0x2e | 0x5b)).unwrap_or(end);
        let first = name.slice(0, first_end);
        let mut index = integer(cx, first)?;
        if index.is_some() || first.is_empty() {
            let automatic = first.is_empty();
            match self.numbering {
                Numbering::Undecided => self.numbering = if automatic { Numbering::Automatic(0) } else { Numbering::Manual },
                Numbering::Manual if automatic => {
                    return cx.value_error("cannot switch from manual field specification to automatic field numbering");
                }
                Numbering::Automatic(_) if !automatic => {
                    return cx.value_error("cannot switch from automatic field numbering to manual field specification");
                }
                _ => {}
            }
            if let (true, Numbering::Automatic(next)) = (automatic, &mut self.numbering) {
                index = Some(*next);
                *next += 1;
            }
        }
        let mut value = match (&self.values, index) {
            (Values::Call(args), Some(index)) => match args.get(index) {
                Some(value) => value.clone(),
                None => {
                    let message = format!("Replacement index {index} out of range for positional args tuple");
                    return cx.raise(cx.types.index_error, &message);
                }
            },
            (Values::Map(_), Some(_)) => return cx.value_error("Format string contains positional fields"),
            (Values::Call(args), None) => {
                let same = |name: &Ref| body::len(name) == first.len() && super::find::matches_at(body::chars(name), 0, first);
                let found = args.keywords().find(|(name, _)| same(name)).map(|(_, value)| value.clone());
                match found {
                    Some(value) => value,
                    None => return cx.raise_with(cx.types.key_error, &[body::from_chars(cx, first)?]),
                }
            }
            (Values::Map(map), None) => item::get(cx, map, &body::from_chars(cx, first)?)?,
        };
        let mut at = first_end;
        while at < end {
            let kind = name.at(at);
            at += 1;
            let start = at;
            let is_attribute = match kind {
                0x2e => {
                    at = (at..end).find(|&at| matches!(name.at(at), 0x2e | 0x5b)).unwrap_or(end);
                    true
                }
                0x5b => match (at..end).find(|&at| name.at(at) == ']' as u32) {
                    Some(close) => {
                        at = close;
                        false
                    }
                    None => return cx.value_error("Missing ']' in format string"),
                },
                _ => return cx.value_error("Only '.' or '[' may follow ']' in format field specifier"),
            };
            let part = name.slice(start, at);
            if !is_attribute {
                at += 1;
            }
            let index = if is_attribute { None } else { integer(cx, part)? };
            if part.is_empty() {
                return cx.value_error("Empty attribute in format string");
            }
            value = match index {
                Some(index) => item::get(cx, &value, &int::from_usize(cx, index))?,
                None if is_attribute => attribute::get(cx, &value, &body::from_chars(cx, part)?)?,
                None => item::get(cx, &value, &body::from_chars(cx, part)?)?,
            };
        }
        Ok(value)
    }
}

/// The number that a name is, if it consists of digits.
fn integer(cx: &Ctx, name: Chars<'_>) -> PyResult<Option<usize>> {
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
