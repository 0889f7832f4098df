//! `format(x, spec)` of doubles.

use super::body::value;
use super::text::{Layout, Style, layout, short_fixed};
use crate::heap::Ref;
use crate::object::types::int::{self, Parts};
use crate::object::types::str_;
use crate::object::types::str_::format_spec::{self, FormatSpec};
use crate::object::{Ctx, PyResult};

/// Longest precision that is not refused.
pub const PRECISION_MAX: usize = i32::MAX as usize;
/// Longest precision that there is memory for.
const PRECISION_AFFORDABLE: usize = 1 << 30;

/// `float.__format__`
pub fn format(cx: &Ctx, object: &Ref, spec: &Ref) -> PyResult<Ref> {
    if str_::len(spec) == 0 {
        return crate::object::protocol::text::str_(cx, object);
    }
    let spec = format_spec::parse(cx, spec, 0, b'>', object)?;
    match char::from_u32(spec.type_) {
        Some('\0' | 'e' | 'E' | 'f' | 'F' | 'g' | 'G' | 'n' | '%') => format_value(cx, value(object), &spec),
        _ => format_spec::unknown_code(cx, spec.type_, object),
    }
}

/// How a type letter (0: none) lays digits out.
pub fn style_of(cx: &Ctx, spec: &FormatSpec) -> PyResult<Layout> {
    let type_ = char::from_u32(spec.type_).unwrap_or('\0');
    if spec.precision.is_some_and(|precision| precision > PRECISION_MAX) {
        return cx.value_error("precision too big");
    }
    if spec.precision.is_some_and(|precision| precision > PRECISION_AFFORDABLE) {
        return cx.no_memory();
    }
    let style = match type_ {
        '\0' if spec.precision.is_none() => Style::Shortest,
        'e' | 'E' => Style::Exponent,
        'f' | 'F' | '%' => Style::Fixed,
        _ => Style::General,
    };
    Ok(Layout {
        style,
        precision: spec.precision.unwrap_or(6),
        alternate: spec.alternate,
        dot_zero: type_ == '\0',
        upper: matches!(type_, 'E' | 'F' | 'G'),
    })
}

/// A double by a specification whose type suits it.
pub fn format_value(cx: &Ctx, value: f64, spec: &FormatSpec) -> PyResult<Ref> {
    let how = style_of(cx, spec)?;
    let percent = spec.type_ == '%' as u32;
    let value = if percent { value * 100.0 } else { value };
    let mut room = [0; 32];
    let mut laid_out = String::new();
    let text = match how.style {
        Style::Fixed if !percent && !how.alternate => short_fixed(value.abs(), how.precision, &mut room),
        _ => None,
    };
    let text = match text {
        Some(text) => text,
        None => {
            laid_out = layout(value, how);
            &laid_out
        }
    };
    let mut negative = value.is_sign_negative() && !value.is_nan();
    if spec.no_negative_zero && negative && is_zero_text(text) {
        negative = false;
    }
    let text = if percent {
        laid_out.push('%');
        &laid_out
    } else {
        text
    };
    let (digits, rest) = split(text);
    int::compose(cx, spec, &Parts { negative, prefix: "", digits, rest })
}

/// Whether the digits shown are all zero.
pub fn is_zero_text(text: &str) -> bool {
    let mantissa = text.split(['e', 'E']).next().unwrap_or(text);
    mantissa.bytes().all(|byte| matches!(byte, b'0' | b'.'))
}

/// The digits in front of the point, and everything behind them.
pub fn split(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len()))
}
