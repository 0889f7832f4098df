//! From the text of a format to the places of its values.
//!
//! ```text
//!   '@' '=' '<' '>' '!'   byte order, size and alignment: of the machine only with '@' or without a sign
//!   [count]letter         so many values; for 's' and 'p' one value of so many bytes; for 'x' so many zero bytes
//! ```

/// One letter with its count: 32 bytes, as in CPython's table, which `Struct.__sizeof__` tells.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Code {
    /// What the values are.
    pub item: Item,
    /// Where the first one lies.
    pub offset: usize,
    /// Bytes of one value.
    pub size: usize,
    /// How many values there are.
    pub repeat: usize,
}
const _: () = assert!(size_of::<Code>() == 32);

/// The type of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(C, align(8))]
pub struct Item {
    /// The letter of the format.
    pub letter: u8,
    /// The highest byte comes first.
    pub is_big_endian: bool,
    /// With the machine's sizes.
    pub is_native: bool,
}

/// A format, read.
pub struct Layout {
    /// The letters that stand for values.
    pub codes: Vec<Code>,
    /// Bytes in all.
    pub size: usize,
    /// Values in all.
    pub values: usize,
}

/// What is wrong with a format, in CPython's words.
pub type Wrong = &'static str;

const TOO_LONG: Wrong = "total struct size too long";

/// Bytes of a value, and to what it is aligned.
fn measure(letter: u8, is_native: bool) -> Option<(usize, usize)> {
    let size = match letter {
        b'x' | b'b' | b'B' | b'c' | b's' | b'p' => return Some((1, 0)),
        b'?' => 1,
        b'h' | b'H' | b'e' => 2,
        b'i' | b'I' | b'f' => 4,
        b'l' | b'L' if !is_native => 4,
        b'l' | b'L' | b'q' | b'Q' | b'd' => 8,
        b'n' | b'N' | b'P' if is_native => 8,
        _ => return None,
    };
    Some((size, size))
}

/// Reads a format.
pub fn parse(text: &[u8]) -> Result<Layout, Wrong> {
    if text.contains(&0) {
        return Err("embedded null character");
    }
    let (is_native, aligned, is_big_endian, text) = match text {
        [b'<', rest @ ..] | [b'=', rest @ ..] => (false, false, false, rest),
        [b'>', rest @ ..] | [b'!', rest @ ..] => (false, false, true, rest),
        [b'@', rest @ ..] => (true, true, false, rest),
        _ => (true, true, false, text),
    };
    let mut layout = Layout { codes: Vec::new(), size: 0, values: 0 };
    let mut rest = text.iter().copied().peekable();
    while let Some(letter) = rest.next() {
        if matches!(letter, b' ' | b'\t'..=b'\r') {
            continue;
        }
        let (mut count, mut letter) = (1usize, letter);
        if letter.is_ascii_digit() {
            count = (letter - b'0') as usize;
            loop {
                match rest.next() {
                    Some(digit @ b'0'..=b'9') => {
                        count = count.checked_mul(10).and_then(|count| count.checked_add((digit - b'0') as usize)).ok_or(TOO_LONG)?;
                        if count > isize::MAX as usize {
                            return Err(TOO_LONG);
                        }
                    }
                    Some(other) => {
                        letter = other;
                        break;
                    }
                    None => return Err("repeat count given without format specifier"),
                }
            }
        }
        let (size, alignment) = measure(letter, is_native).ok_or("bad char in struct format")?;
        if aligned && alignment > 1 {
            layout.size = layout.size.checked_next_multiple_of(alignment).ok_or(TOO_LONG)?;
        }
        let item = Item { letter, is_big_endian, is_native };
        match letter {
            b'x' => {}
            b's' | b'p' => {
                layout.codes.push(Code { item, offset: layout.size, size: count, repeat: 1 });
                layout.values += 1;
            }
            _ if count > 0 => {
                layout.codes.push(Code { item, offset: layout.size, size, repeat: count });
                layout.values = layout.values.checked_add(count).ok_or(TOO_LONG)?;
            }
            _ => {}
        }
        let bytes = count.checked_mul(size).ok_or(TOO_LONG)?;
        layout.size = layout.size.checked_add(bytes).filter(|&size| size <= isize::MAX as usize).ok_or(TOO_LONG)?;
    }
    Ok(layout)
}
