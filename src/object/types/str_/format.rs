//! `str.format` and `str.format_map`: literal text, `{field!conversion:spec}`, fields inside specs.
//!
//! ```text
//!   "a {0.name[key]!r:>{width}} b"
//!      └ first └ rest    │   └ a template itself, one level deep
//! ```
//! One loop (`template`) serves both levels; `markup.rs` takes the text apart.

use super::body::{self, Chars};
use super::build::Builder;
use super::markup::{self, Brace, Field};
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
    if markup::brace(body::chars(template), 0).is_none() {
        return super::convert::exact(cx, template);
    }
    let mut out = Builder::new();
    let mut formatter = Formatter { cx, values, numbering: Numbering::Undecided };
    formatter.template(body::chars(template), &mut out, 2)?;
    out.finish(cx)
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
            let Some(found) = markup::brace(template, at) else {
                out.push_chars(template.slice(at, end));
                break;
            };
            out.push_chars(template.slice(at, found));
            match markup::meaning(cx, template, found)? {
                Brace::Literal(c) => {
                    out.push(c);
                    at = found + 2;
                }
                Brace::Field => at = self.field(template, found + 1, out, depth)?,
            }
        }
        Ok(())
    }

    /// A field from behind its opening brace; answers the position behind its closing one.
    fn field(&mut self, template: Chars<'_>, start: usize, out: &mut Builder, depth: u32) -> PyResult<usize> {
        let cx = self.cx;
        let Field { name, conversion, spec, nested, end: at } = markup::field(cx, template, start)?;
        let is_last = at == template.len();
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
                self.put(out, &value, is_last);
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
        self.put(out, &made, is_last);
        Ok(at)
    }

    fn put(&self, out: &mut Builder, text: &Ref, is_last: bool) {
        if is_last { out.push_final(self.cx, text) } else { out.push_ref(text) }
    }

    /// The object that a field name means.
    fn value(&mut self, name: Chars<'_>) -> PyResult<Ref> {
        let cx = self.cx;
        let first_end = markup::first_end(name);
        let first = name.slice(0, first_end);
        let mut index = markup::integer(cx, first)?;
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
        while at < name.len() {
            let step = markup::step(cx, name, at)?;
            at = step.end;
            value = match step.index {
                Some(index) => item::get(cx, &value, &int::from_usize(cx, index))?,
                None if step.is_attribute => attribute::get(cx, &value, &body::from_chars(cx, step.part)?)?,
                None => item::get(cx, &value, &body::from_chars(cx, step.part)?)?,
            };
        }
        Ok(value)
    }
}
