//! Methods of bytes and bytearray that change case, pad, translate, ask, or show as hexadecimal; and the table of all shared methods.

use super::search::{self, is_space};
use super::split;
use super::view::{Bytes, bytes_like, is_bytes_like, like, own, whole};
use crate::heap::Ref;
use crate::object::protocol::item;
use crate::object::types::str_::{self, Chars, convert};
use crate::object::types::{bytearray, int};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, Signature, type_flags};

fn mapped(cx: &Ctx, this: &Ref, change: impl Fn(u8) -> u8) -> PyResult<Ref> {
    let text = own(this);
    let fill = |target: &mut [u8]| target.iter_mut().zip(text.iter()).for_each(|(target, &b)| *target = change(b));
    if this.has_flag(type_flags::BYTES) { super::try_new_with(cx, text.len(), fill) } else { bytearray::try_new_with(cx, text.len(), fill) }
}

fn upper(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    mapped(cx, this, |b| b.to_ascii_uppercase())
}

fn lower(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    mapped(cx, this, |b| b.to_ascii_lowercase())
}

fn swapcase(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    mapped(cx, this, |b| if b.is_ascii_alphabetic() { b ^ 0x20 } else { b })
}

fn title(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let mut out = own(this).to_vec();
    let mut inside = false;
    for b in &mut out {
        *b = if inside { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
        inside = b.is_ascii_alphabetic();
    }
    like(cx, this, &out)
}

fn capitalize(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let mut out = own(this).to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        *first = first.to_ascii_uppercase();
    }
    like(cx, this, &out)
}

fn all(cx: &Ctx, this: &Ref, test: impl Fn(u8) -> bool) -> PyResult<Ref> {
    let text = own(this);
    Ok(cx.bool(!text.is_empty() && text.iter().all(|&b| test(b))))
}

fn isalpha(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    all(cx, this, |b| b.is_ascii_alphabetic())
}

fn isalnum(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    all(cx, this, |b| b.is_ascii_alphanumeric())
}

fn isdigit(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    all(cx, this, |b| b.is_ascii_digit())
}

fn isspace(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    all(cx, this, is_space)
}

fn isascii(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(cx.bool(own(this).is_ascii()))
}

fn islower(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let text = own(this);
    Ok(cx.bool(text.iter().any(u8::is_ascii_lowercase) && !text.iter().any(u8::is_ascii_uppercase)))
}

fn isupper(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let text = own(this);
    Ok(cx.bool(text.iter().any(u8::is_ascii_uppercase) && !text.iter().any(u8::is_ascii_lowercase)))
}

fn istitle(cx: &Ctx, this: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let (mut some, mut inside) = (false, false);
    for b in own(this).iter() {
        if (b.is_ascii_uppercase() && inside) || (b.is_ascii_lowercase() && !inside) {
            return Ok(cx.bool(false));
        }
        inside = b.is_ascii_alphabetic();
        some |= inside;
    }
    Ok(cx.bool(some))
}

/// Between `left` and `right` fill bytes.
fn pad(cx: &Ctx, this: &Ref, left: usize, right: usize, fill: u8) -> PyResult<Ref> {
    let text = own(this);
    if left + right == 0 {
        return whole(cx, this, &text);
    }
    let Some(total) = text.len().checked_add(left + right).filter(|&n| n <= isize::MAX as usize) else { return cx.no_memory() };
    let write = |target: &mut [u8]| {
        target[..left].fill(fill);
        target[left..left + text.len()].copy_from_slice(&text);
        target[left + text.len()..].fill(fill);
    };
    if this.has_flag(type_flags::BYTES) { super::try_new_with(cx, total, write) } else { bytearray::try_new_with(cx, total, write) }
}

fn pad_arguments(cx: &Ctx, this: &Ref, args: Args<'_>, function: &str) -> PyResult<(isize, usize, u8)> {
    args.between(cx, function, 1, 2)?;
    let width = convert::size(cx, args.at(0))?;
    let fill = match args.get(1) {
        None => b' ',
        Some(fill) => {
            let one = if fill.has_flag(type_flags::BYTES) || fill.is_instance(cx.types.bytearray) {
                bytes_like(cx, fill)?.to_vec()
            } else {
                vec![]
            };
            match one[..] {
                [fill] => fill,
                _ => {
                    let got = fill.ty().display_name();
                    return cx.type_error(&format!("{function}() argument 2 must be a byte string of length 1, not {got}"));
                }
            }
        }
    };
    Ok((width, usize::try_from(width).unwrap_or(0).saturating_sub(own(this).len()), fill))
}

fn center(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (width, total, fill) = pad_arguments(cx, this, args, "center")?;
    let left = total / 2 + (total & width as usize & 1);
    pad(cx, this, left, total - left, fill)
}

fn ljust(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (_, total, fill) = pad_arguments(cx, this, args, "ljust")?;
    pad(cx, this, 0, total, fill)
}

fn rjust(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (_, total, fill) = pad_arguments(cx, this, args, "rjust")?;
    pad(cx, this, total, 0, fill)
}

fn zfill(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let width = convert::size(cx, args.at(0))?;
    let more = usize::try_from(width).unwrap_or(0).saturating_sub(own(this).len());
    let made = pad(cx, this, more, 0, b'0')?;
    let sign = own(this).first().copied();
    if more > 0
        && let Some(sign @ (b'+' | b'-')) = sign
    {
        let mut out = own(&made).to_vec();
        out[0] = sign;
        out[more] = b'0';
        return like(cx, this, &out);
    }
    Ok(made)
}

fn expandtabs(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let signature = Signature { function: "expandtabs", names: ["tabsize"], positional_only: 0, keyword_from: 1, required: 0 };
    let [tab] = args.bind(cx, &signature)?;
    let tab = match tab {
        Some(tab) => convert::c_int(cx, tab)?.max(0) as usize,
        None => 8,
    };
    let text = own(this);
    let mut out: Vec<u8> = Vec::new();
    let mut column = 0;
    for &b in text.iter() {
        if b == b'\t' {
            let gap = if tab > 0 { tab - column % tab } else { 0 };
            column += gap;
            if out.try_reserve(gap).is_err() {
                return cx.no_memory();
            }
            out.resize(out.len() + gap, b' ');
        } else {
            column = if matches!(b, b'\n' | b'\r') { 0 } else { column + 1 };
            out.push(b);
        }
    }
    like(cx, this, &out)
}

fn translate(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let signature = Signature { function: "translate", names: ["table", "delete"], positional_only: 1, keyword_from: 2, required: 1 };
    let [table, delete] = args.bind(cx, &signature)?;
    let table = match table.filter(|table| !cx.is_none(table)) {
        Some(table) => {
            let table = bytes_like(cx, table)?;
            if table.len() != 256 {
                return cx.value_error("translation table must be 256 characters long");
            }
            Some(table)
        }
        None => None,
    };
    let mut gone = [false; 256];
    if let Some(delete) = delete {
        bytes_like(cx, delete)?.iter().for_each(|&b| gone[b as usize] = true);
    }
    let text = own(this);
    let out: Vec<u8> = text.iter().filter(|&&b| !gone[b as usize]).map(|&b| table.as_ref().map_or(b, |table| table[b as usize])).collect();
    if this.has_flag(type_flags::BYTES) {
        return if out[..] == text[..] { whole(cx, this, &text) } else { like(cx, this, &out) };
    }
    bytearray::try_new_cut(cx, text.len(), &out)
}

fn maketrans(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "maketrans", 2, 2)?;
    let (from, to) = (bytes_like(cx, args.at(0))?, bytes_like(cx, args.at(1))?);
    if from.len() != to.len() {
        return cx.value_error("maketrans arguments must have same length");
    }
    let mut table: [u8; 256] = std::array::from_fn(|b| b as u8);
    from.iter().zip(to.iter()).for_each(|(&from, &to)| table[from as usize] = to);
    super::try_new(cx, &table)
}

fn decode(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (encoding, errors) = str_::codec_arguments(cx, args, "decode")?;
    str_::codec::decode(cx, this, &own(this), encoding.as_deref(), errors.as_deref())
}

fn hex(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (separator, group) = hex_arguments(cx, args)?;
    hex_of(cx, &own(this), separator, group)
}

/// `hex(sep, bytes_per_sep)` of anything in bytes.
pub fn hex_text(cx: &Ctx, bytes: &[u8], args: Args<'_>) -> PyResult<Ref> {
    let (separator, group) = hex_arguments(cx, args)?;
    hex_of(cx, bytes, separator, group)
}

fn hex_arguments(cx: &Ctx, args: Args<'_>) -> PyResult<(Option<u8>, i32)> {
    let signature = Signature { function: "hex", names: ["sep", "bytes_per_sep"], positional_only: 0, keyword_from: 2, required: 0 };
    let [separator, group] = args.bind(cx, &signature)?;
    let group = match group {
        Some(group) => convert::c_int(cx, group)?,
        None => 1,
    };
    let Some(separator) = separator else { return Ok((None, group)) };
    if item::len(cx, separator)? != 1 {
        return cx.value_error("sep must be length 1.");
    }
    let c = if str_::is_str(separator) {
        str_::char_at(separator, 0)
    } else if separator.has_flag(type_flags::BYTES) {
        super::as_slice(separator)[0] as u32
    } else {
        return cx.type_error("sep must be str or bytes.");
    };
    if c >= 0x80 { cx.value_error("sep must be ASCII.") } else { Ok((Some(c as u8), group)) }
}

fn hex_of(cx: &Ctx, bytes: &[u8], separator: Option<u8>, group: i32) -> PyResult<Ref> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let size = group.unsigned_abs() as usize;
    let mut out = Vec::new();
    if bytes.len() > isize::MAX as usize / 4 || out.try_reserve(bytes.len() * 3).is_err() {
        return cx.no_memory();
    }
    for (at, &b) in bytes.iter().enumerate() {
        if let Some(separator) = separator
            && at > 0
            && size > 0
            && (if group > 0 { bytes.len() - at } else { at }) % size == 0
        {
            out.push(separator);
        }
        out.extend_from_slice(&[DIGITS[b as usize >> 4], DIGITS[b as usize & 15]]);
    }
    str_::from_ascii(cx, &out)
}

/// The bytes that `fromhex` reads.
fn read_hex(cx: &Ctx, text: Chars<'_>) -> PyResult<Vec<u8>> {
    let digit = |at: usize| if at < text.len() { char::from_u32(text.at(at)).and_then(|c| c.to_digit(16)) } else { None };
    let wrong = |at: usize| cx.value_error(&format!("non-hexadecimal number found in fromhex() arg at position {at}"));
    let mut out = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if matches!(text.at(at), 0x20 | 9..=13) {
            at += 1;
            continue;
        }
        let Some(high) = digit(at) else { return wrong(at) };
        let Some(low) = digit(at + 1) else { return wrong(at + 1) };
        out.push((high << 4 | low) as u8);
        at += 2;
    }
    Ok(out)
}

fn fromhex(cx: &Ctx, class: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let text = convert::str_argument(cx, "fromhex", "argument", args.at(0))?;
    let out = read_hex(cx, str_::chars(text))?;
    let is_bytes = class.as_type().is_some_and(|class| class.has(type_flags::BYTES));
    let made = if is_bytes { super::try_new(cx, &out)? } else { bytearray::try_new(cx, &out)? };
    let exact = if is_bytes { cx.types.bytes } else { cx.types.bytearray };
    if class.address() == exact.header().address() {
        return Ok(made);
    }
    crate::object::protocol::call::call_with(cx, class, [&made])
}

/// `a + b`: bytes-like operands.
pub(super) fn concat(cx: &Ctx, a: &Ref, b: &Ref) -> PyResult<Ref> {
    if !is_bytes_like(b) {
        return cx.type_error(&format!("can't concat {} to {}", b.ty().display_name(), a.ty().display_name()));
    }
    let (left, right) = (own(a), bytes_like(cx, b)?);
    if left.is_empty() && b.is_exact(cx.types.bytes) {
        return Ok(b.clone());
    }
    if right.is_empty() && a.is_exact(cx.types.bytes) {
        return Ok(a.clone());
    }
    let total = left.len() + right.len();
    super::try_new_with(cx, total, |target| {
        let (first, second) = target.split_at_mut(left.len());
        first.copy_from_slice(&left);
        second.copy_from_slice(&right);
    })
}

/// `this * times`
pub(super) fn repeat(cx: &Ctx, this: &Ref, times: isize) -> PyResult<Ref> {
    let text: Bytes = own(this);
    let times = times.max(0) as usize;
    let Some(total) = text.len().checked_mul(times).filter(|&n| n <= isize::MAX as usize) else {
        return cx.raise(cx.types.overflow_error, "repeated bytes are too long");
    };
    if total == text.len() && this.is_exact(cx.types.bytes) {
        return Ok(this.clone());
    }
    if total == 0 {
        // CPython makes an empty one of its own here.
        return super::new_empty(cx);
    }
    super::try_new_with(cx, total, |target| str_::fill_repeated(target, &text))
}

/// `this[key]` of bytes.
pub(super) fn subscript(cx: &Ctx, this: &Ref, key: &Ref) -> PyResult<Ref> {
    let text = super::as_slice(this);
    if key.has_flag(type_flags::INT) || key.ty().slots().index.is_some() {
        return match search::place(cx, key, || text.len())? {
            Some(index) => Ok(int::new(cx, text[index] as i64)),
            None => cx.raise(cx.types.index_error, "index out of range"),
        };
    }
    if key.is_exact(cx.types.slice) {
        let (start, step, count) = crate::object::types::slice::indices(cx, key, text.len())?;
        if step == 1 || count == 0 {
            let start = start as usize * (count > 0) as usize;
            return super::view::part(cx, this, text, start, start + count);
        }
        let picked: Vec<u8> = (0..count as isize).map(|k| text[(start + k * step) as usize]).collect();
        return super::try_new(cx, &picked);
    }
    cx.type_error(&format!("byte indices must be integers or slices, not {}", key.ty().display_name()))
}

/// Item by position, negative ones already adjusted.
pub(super) fn item(cx: &Ctx, this: &Ref, index: isize) -> PyResult<Ref> {
    let found = usize::try_from(index).ok().and_then(|index| super::as_slice(this).get(index).copied());
    match found {
        Some(byte) => Ok(int::new(cx, byte as i64)),
        None => cx.raise(cx.types.index_error, "index out of range"),
    }
}

/// Comparison of two bytes-like objects.
pub(crate) fn order(a: &[u8], b: &[u8], op: crate::object::CompareOp) -> bool {
    use crate::object::CompareOp;
    match op {
        CompareOp::Eq => a == b,
        CompareOp::Ne => a != b,
        CompareOp::Lt => a < b,
        CompareOp::Le => a <= b,
        CompareOp::Gt => a > b,
        CompareOp::Ge => a >= b,
    }
}

/// The shared methods.
pub(crate) const SHARED: [MethodDef; 42] = [
    MethodDef::new("capitalize", Arity::None, capitalize).doc("", "First byte upper case, the others lower case."),
    MethodDef::new("center", Arity::Positional, center).doc("($self, width, fillchar=b' ', /)", "Centred in the given width."),
    MethodDef::new("count", Arity::Positional, search::count)
        .doc("", "B.count(sub[, start[, end]]) -> int\n\nNumber of places where sub is found, without overlap."),
    MethodDef::new("decode", Arity::Keywords, decode).doc("($self, /, encoding='utf-8', errors='strict')", "The text in an encoding."),
    MethodDef::new("endswith", Arity::Positional, search::endswith).doc("", "B.endswith(suffix[, start[, end]]) -> bool"),
    MethodDef::new("expandtabs", Arity::Keywords, expandtabs).doc("($self, /, tabsize=8)", "Tabs replaced by spaces."),
    MethodDef::new("find", Arity::Positional, search::find)
        .doc("", "B.find(sub[, start[, end]]) -> int\n\nLowest index where sub is found, or -1."),
    MethodDef::class("fromhex", Arity::One, fromhex).doc("($type, string, /)", "From pairs of hexadecimal digits."),
    MethodDef::new("hex", Arity::Keywords, hex).doc("", "Hexadecimal digits, with a separator between groups."),
    MethodDef::new("index", Arity::Positional, search::index)
        .doc("", "B.index(sub[, start[, end]]) -> int\n\nAs find; ValueError if it is not found."),
    MethodDef::new("isalnum", Arity::None, isalnum).doc("", "Whether all are ASCII letters or digits."),
    MethodDef::new("isalpha", Arity::None, isalpha).doc("", "Whether all are ASCII letters."),
    MethodDef::new("isascii", Arity::None, isascii).doc("", "Whether all are ASCII."),
    MethodDef::new("isdigit", Arity::None, isdigit).doc("", "Whether all are ASCII digits."),
    MethodDef::new("islower", Arity::None, islower).doc("", "Whether letters are lower case, and there is one."),
    MethodDef::new("isspace", Arity::None, isspace).doc("", "Whether all is ASCII white space."),
    MethodDef::new("istitle", Arity::None, istitle).doc("", "Whether each word begins in upper case."),
    MethodDef::new("isupper", Arity::None, isupper).doc("", "Whether letters are upper case, and there is one."),
    MethodDef::new("join", Arity::One, split::join).doc("($self, iterable_of_bytes, /)", "The items with this one between them."),
    MethodDef::new("ljust", Arity::Positional, ljust).doc("($self, width, fillchar=b' ', /)", "At the left of the given width."),
    MethodDef::new("lower", Arity::None, lower).doc("", "ASCII letters in lower case."),
    MethodDef::new("lstrip", Arity::Positional, search::lstrip).doc("($self, bytes=None, /)", "Without bytes at the beginning."),
    MethodDef::static_("maketrans", Arity::Positional, maketrans).doc("", "A table for translate."),
    MethodDef::new("partition", Arity::One, search::partition).doc("($self, sep, /)", "Before the first separator, it, and the rest."),
    MethodDef::new("replace", Arity::Positional, search::replace)
        .doc("($self, old, new, count=-1, /)", "With old replaced by new, at most count times."),
    MethodDef::new("removeprefix", Arity::One, search::removeprefix).doc("($self, prefix, /)", "Without the prefix, if it is there."),
    MethodDef::new("removesuffix", Arity::One, search::removesuffix).doc("($self, suffix, /)", "Without the suffix, if it is there."),
    MethodDef::new("rfind", Arity::Positional, search::rfind).doc("", "Highest index where sub is found, or -1."),
    MethodDef::new("rindex", Arity::Positional, search::rindex).doc("", "As rfind; ValueError if it is not found."),
    MethodDef::new("rjust", Arity::Positional, rjust).doc("($self, width, fillchar=b' ', /)", "At the right of the given width."),
    MethodDef::new("rpartition", Arity::One, search::rpartition).doc("($self, sep, /)", "Before the last separator, it, and the rest."),
    MethodDef::new("rsplit", Arity::Keywords, split::rsplit).doc("($self, /, sep=None, maxsplit=-1)", "As split, but from the end."),
    MethodDef::new("rstrip", Arity::Positional, search::rstrip).doc("($self, bytes=None, /)", "Without bytes at the end."),
    MethodDef::new("split", Arity::Keywords, split::split).doc("($self, /, sep=None, maxsplit=-1)", "List of the parts."),
    MethodDef::new("splitlines", Arity::Keywords, split::splitlines).doc("($self, /, keepends=False)", "List of the lines."),
    MethodDef::new("startswith", Arity::Positional, search::startswith).doc("", "B.startswith(prefix[, start[, end]]) -> bool"),
    MethodDef::new("strip", Arity::Positional, search::strip).doc("($self, bytes=None, /)", "Without bytes at both ends."),
    MethodDef::new("swapcase", Arity::None, swapcase).doc("", "Upper case as lower case and the other way round."),
    MethodDef::new("title", Arity::None, title).doc("", "Each word beginning in upper case."),
    MethodDef::new("translate", Arity::Keywords, translate).doc("($self, table, /, delete=b'')", "Each byte mapped through a table."),
    MethodDef::new("upper", Arity::None, upper).doc("", "ASCII letters in upper case."),
    MethodDef::new("zfill", Arity::One, zfill).doc("($self, width, /)", "Zeros in front, behind the sign, up to the width."),
];
