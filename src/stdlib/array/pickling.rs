//! How arrays are pickled: from protocol 3 on as bytes with a code for the machine's format, which `_array_reconstructor` reads on any machine.

use super::body::{code, width};
use super::item::{Code, LETTERS};
use super::methods::{of, tolist};
use super::sequence::{append, append_bytes};
use super::type_::{check_initial, class};
use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::{bytes, float, int, str_, tuple};
use crate::object::{Args, Ctx, Object, PyResult, TypeBody, type_flags};

/// Formats by their code: bytes of an item, sign, highest byte first.
const INTEGERS: [(usize, bool, bool); 14] = [
    (1, false, false),
    (1, true, false),
    (2, false, false),
    (2, false, true),
    (2, true, false),
    (2, true, true),
    (4, false, false),
    (4, false, true),
    (4, true, false),
    (4, true, true),
    (8, false, false),
    (8, false, true),
    (8, true, false),
    (8, true, true),
];
const SINGLE: usize = 14;
const DOUBLE: usize = 16;
const UTF16: usize = 18;
const UTF32: usize = 20;
const LAST: usize = 21;

/// The format of this machine for a type code.
fn format_of(code: Code) -> usize {
    match code.letter() {
        'u' => UTF32,
        'f' => SINGLE,
        'd' => DOUBLE,
        _ => INTEGERS.iter().position(|&row| row == (code.size(), code.is_signed(), false)).unwrap_or(0),
    }
}

/// `__reduce_ex__`
pub fn reduce(cx: &Ctx, array: &Ref, protocol: isize, names: Ref) -> PyResult<Ref> {
    let letter = str_::from_char(cx, code(array).letter() as u32);
    let class = cx.type_of(array);
    if protocol < 3 {
        let args = tuple::pair(cx, letter, tolist(cx, array, Args::NONE)?);
        return Ok(tuple::from_vec(cx, vec![class, args, names]));
    }
    let maker = crate::object::protocol::attribute::get(cx, &super::type_::module(cx)?, &cx.intern("_array_reconstructor"))?;
    let data = bytes::try_new(cx, &super::sequence::bytes_of(array))?;
    let args = tuple::from_vec(cx, vec![class, letter, int::from_usize(cx, format_of(code(array))), data]);
    Ok(tuple::from_vec(cx, vec![maker, args, names]))
}

/// `_array_reconstructor(class, typecode, format, bytes)`
pub fn reconstruct(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_array_reconstructor", 4, 4)?;
    let (kind, letter, format, data) = (args.at(0), args.at(1), args.at(2), args.at(3));
    if !str_::is_str(letter) || str_::len(letter) != 1 {
        let shown = str_::convert::shown_type(cx, letter);
        return cx.type_error(&format!("_array_reconstructor() argument 2 must be a unicode character, not {shown}"));
    }
    let format = int::to_isize(cx, &number::index_any(cx, format)?)?;
    let Some(kind) = kind.as_type() else {
        return cx.type_error(&format!("first argument must be a type object, not {}", kind.ty().display_name()));
    };
    if !kind.is_subtype(class(cx)) {
        return cx.type_error(&format!("{} is not a subtype of array.array", kind.display_name()));
    }
    let Some(code) = Code::named(str_::char_at(letter, 0)) else { return cx.value_error("second argument must be a valid type code") };
    let Some(format) = usize::try_from(format).ok().filter(|&format| format <= LAST) else {
        return cx.value_error("third argument must be a valid machine format code.");
    };
    if !data.has_flag(type_flags::BYTES) {
        return cx.type_error(&format!("fourth argument should be bytes, not {}", data.ty().display_name()));
    }
    if format == format_of(code) {
        return of(cx, kind, code, Some(data));
    }
    translate(cx, kind, code, format, data)
}

fn translate(cx: &Ctx, kind: &TypeBody, code: Code, format: usize, data: &Ref) -> PyResult<Ref> {
    let source = bytes::as_slice(data);
    // As in CPython, a character must have twice the bytes that it takes.
    let size = match format {
        UTF32.. => 8,
        UTF16.. => 4,
        DOUBLE.. => 8,
        SINGLE.. => 4,
        _ => INTEGERS[format].0,
    };
    if !source.len().is_multiple_of(size) {
        return cx.value_error("string length not a multiple of item size");
    }
    if format >= UTF16 {
        let name = ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"][format - UTF16];
        let text = str_::codec::decode(cx, data, source, Some(name), None)?;
        check_initial(cx, &str_::from_char(cx, code.letter() as u32), &text)?;
        return of(cx, kind, code, Some(&text));
    }
    let made = of(cx, kind, code, None)?;
    if format >= SINGLE {
        for item in source.chunks_exact(size) {
            let mut word = [0; 8];
            word[..size].copy_from_slice(item);
            if format % 2 == 1 {
                word[..size].reverse();
            }
            let bits = u64::from_le_bytes(word);
            let value = if format < DOUBLE { f32::from_bits(bits as u32) as f64 } else { f64::from_bits(bits) };
            append(cx, &made, &float::new(cx, value))?;
        }
        return Ok(made);
    }
    let (size, is_signed, is_big_endian) = INTEGERS[format];
    // The last code of this machine with the same items keeps numbers that the code asked for could not.
    let same = LETTERS
        .chars()
        .rev()
        .filter_map(|letter| Code::named(letter as u32))
        .find(|other| !other.is_text() && !other.is_float() && other.size() == size && other.is_signed() == is_signed);
    let made = if let Some(same) = same { of(cx, kind, same, None)? } else { made };
    if width(&made) == size && !source.is_empty() {
        let mut items = source.to_vec();
        if is_big_endian {
            items.chunks_exact_mut(size).for_each(<[u8]>::reverse);
        }
        append_bytes(cx, &made, &items)?;
    }
    Ok(made)
}
