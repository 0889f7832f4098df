//! The format mini-language: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`, parsed and checked as CPython does.
//!
//! ```text
//!   parse(cx, spec, default type, default align, object)  ─►  FormatSpec  ─►  str: format_str here     numbers: their own files
//!                                                                        └─►  left_padding, write_padded
//! ```

use super::body::{self, Chars, each_width};
use super::build::Builder;
use super::unicode;
use crate::heap::Ref;
use crate::object::{Ctx, Object, PyResult};

/// A parsed specification.
#[derive(Clone, Copy, Debug)]
pub struct FormatSpec {
    /// Character that fills.
    pub fill: u32,
    /// `<`, `>`, `=` or `^`.
    pub align: u8,
    /// Whether the alignment was written (a `0` in front of the width does not count).
    pub align_given: bool,
    /// `+`, `-`, space, or 0.
    pub sign: u8,
    /// `z`
    pub no_negative_zero: bool,
    /// `#`
    pub alternate: bool,
    /// Least width, if given.
    pub width: Option<usize>,
    /// `,`, `_`, or 0. Groups are of four digits for `_` with types b, o, x, X.
    pub grouping: u8,
    /// After the dot, if given.
    pub precision: Option<usize>,
    /// Type letter, or the default.
    pub type_: u32,
}

/// A character as CPython's messages show it.
fn shown(c: u32) -> String {
    if c > 32 && c < 128 { char::from(c as u8).to_string() } else { format!("\\x{c:x}") }
}

/// Parses a specification (a str) for an object, which is named in messages. `default_align` is `<` for text and `>` for numbers.
pub fn parse(cx: &Ctx, spec: &Ref, default_type: u32, default_align: u8, object: &Ref) -> PyResult<FormatSpec> {
    each_width!(body::chars(spec), chars => parse_chars(cx, spec, chars, (default_type, default_align), object))
}

/// The same of the specification's characters.
fn parse_chars<C: Copy + Into<u32>>(cx: &Ctx, spec: &Ref, chars: &[C], defaults: (u32, u8), object: &Ref) -> PyResult<FormatSpec> {
    let (default_type, default_align) = defaults;
    let end = chars.len();
    let mut at = 0;
    let peek = |at: usize| chars.get(at).map_or(0, |&c| c.into());
    let is_align = |c: u32| matches!(c, 0x3c | 0x3e | 0x3d | 0x5e);
    let mut parsed = FormatSpec {
        fill: ' ' as u32,
        align: default_align,
        align_given: false,
        sign: 0,
        no_negative_zero: false,
        alternate: false,
        width: None,
        grouping: 0,
        precision: None,
        type_: default_type,
    };
    let mut fill_given = false;
    if end >= 2 && is_align(peek(1)) {
        parsed.fill = peek(0);
        parsed.align = peek(1) as u8;
        parsed.align_given = true;
        fill_given = true;
        at = 2;
    } else if is_align(peek(0)) {
        parsed.align = peek(0) as u8;
        parsed.align_given = true;
        at = 1;
    }
    if matches!(peek(at), 0x20 | 0x2b | 0x2d) {
        parsed.sign = peek(at) as u8;
        at += 1;
    }
    if peek(at) == 'z' as u32 {
        parsed.no_negative_zero = true;
        at += 1;
    }
    if peek(at) == '#' as u32 {
        parsed.alternate = true;
        at += 1;
    }
    if !fill_given && peek(at) == '0' as u32 {
        parsed.fill = '0' as u32;
        if !parsed.align_given && default_align == b'>' {
            parsed.align = b'=';
        }
        at += 1;
    }
    parsed.width = number(cx, chars, &mut at)?;
    if peek(at) == ',' as u32 {
        parsed.grouping = b',';
        at += 1;
    }
    if peek(at) == '_' as u32 {
        if parsed.grouping != 0 {
            return cx.value_error("Cannot specify both ',' and '_'.");
        }
        parsed.grouping = b'_';
        at += 1;
    }
    if peek(at) == ',' as u32 && parsed.grouping == b'_' {
        return cx.value_error("Cannot specify both ',' and '_'.");
    }
    if at < end && peek(at) == '.' as u32 {
        at += 1;
        parsed.precision = number(cx, chars, &mut at)?;
        if parsed.precision.is_none() {
            return cx.value_error("Format specifier missing precision");
        }
    }
    if end - at > 1 {
        return cx.value_error(&format!(
            "Invalid format specifier '{}' for object of type '{}'",
            body::to_string_lossy(spec),
            object.ty().display_name()
        ));
    }
    if end - at == 1 {
        parsed.type_ = peek(at);
    }
    if parsed.grouping != 0 {
        let type_ = char::from_u32(parsed.type_).unwrap_or('?');
        let fits = matches!(type_, 'd' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F' | '\0')
            || (parsed.grouping == b'_' && matches!(type_, 'b' | 'o' | 'x' | 'X'));
        if !fits {
            return cx.value_error(&format!("Cannot specify '{}' with '{}'.", char::from(parsed.grouping), shown(parsed.type_)));
        }
    }
    Ok(parsed)
}

/// A decimal number at `at`; None if there is no digit.
#[inline(always)]
fn number<C: Copy + Into<u32>>(cx: &Ctx, chars: &[C], at: &mut usize) -> PyResult<Option<usize>> {
    let mut value = None;
    while let Some(&character) = chars.get(*at)
        && let Some(digit) = unicode::decimal(character.into())
    {
        let next =
            value.unwrap_or(0usize).checked_mul(10).and_then(|v| v.checked_add(digit as usize)).filter(|&v| v <= isize::MAX as usize);
        if next.is_none() {
            return cx.value_error("Too many decimal digits in format string");
        }
        value = next;
        *at += 1;
    }
    Ok(value)
}

/// ValueError "Unknown format code 'x' for object of type 'int'".
#[cold]
pub fn unknown_code<T>(cx: &Ctx, code: u32, object: &Ref) -> PyResult<T> {
    cx.value_error(&format!("Unknown format code '{}' for object of type '{}'", shown(code), object.ty().display_name()))
}

impl FormatSpec {
    /// How much of the padding goes in front of a text of this length, and how much behind it. `=` counts as `>`.
    pub fn padding(&self, length: usize) -> (usize, usize) {
        let total = self.width.unwrap_or(0).saturating_sub(length);
        match self.align {
            b'<' => (0, total),
            b'^' => (total / 2, total - total / 2),
            _ => (total, 0),
        }
    }

    /// MemoryError if the width cannot be had: ask before padding.
    pub fn check_width(&self, cx: &Ctx) -> PyResult<()> {
        if self.width.unwrap_or(0) > (1 << 32) { cx.no_memory() } else { Ok(()) }
    }

    /// Writes a text with its padding.
    pub fn write_padded(&self, cx: &Ctx, out: &mut Builder, text: Chars<'_>) -> PyResult<()> {
        self.check_width(cx)?;
        let (left, right) = self.padding(text.len());
        out.push_repeated(self.fill, left);
        out.push_chars(text);
        out.push_repeated(self.fill, right);
        Ok(())
    }
}

/// `str.__format__` with a specification that is not empty.
pub fn format_str(cx: &Ctx, text: &Ref, spec: &Ref) -> PyResult<Ref> {
    let spec = parse(cx, spec, 's' as u32, b'<', text)?;
    if spec.type_ != 's' as u32 {
        return unknown_code(cx, spec.type_, text);
    }
    if spec.sign != 0 {
        let word = if spec.sign == b' ' { "Space" } else { "Sign" };
        return cx.value_error(&format!("{word} not allowed in string format specifier"));
    }
    if spec.no_negative_zero {
        return cx.value_error("Negative zero coercion (z) not allowed in string format specifier");
    }
    if spec.alternate {
        return cx.value_error("Alternate form (#) not allowed in string format specifier");
    }
    if spec.align == b'=' {
        return cx.value_error("'=' alignment not allowed in string format specifier");
    }
    let chars = body::chars(text);
    let length = spec.precision.map_or(chars.len(), |precision| precision.min(chars.len()));
    if spec.width.is_none_or(|width| width <= length) {
        if length == chars.len() && text.is_exact(cx.types.str_) {
            return Ok(text.clone());
        }
        return body::from_chars(cx, chars.slice(0, length));
    }
    if length == chars.len() {
        spec.check_width(cx)?;
        let (left, right) = spec.padding(length);
        return super::shape::pad(cx, text, left, right, spec.fill);
    }
    let mut out = Builder::new();
    spec.write_padded(cx, &mut out, chars.slice(0, length))?;
    out.finish(cx)
}
