//! `Scanner`: values from JSON text, made once for a decoder and called with a text and a place.
//!
//! ```text
//!  ┌────────┬────────┬──────┬─────────────┬───────────────────┬─────────────┬───────────┬────────────────┐
//!  │ Header │ strict │ memo │ object_hook │ object_pairs_hook │ parse_float │ parse_int │ parse_constant │   72 bytes
//!  └────────┴────────┴──────┴─────────────┴───────────────────┴─────────────┴───────────┴────────────────┘
//! ```
//! `memo` is a dict that makes equal keys of one text one object; it is emptied after each call.

use std::cell::Cell;
use std::mem::offset_of;

use super::strings::{decode_error, scan};
use crate::heap::{self, Field, Header, Ref, flags};
use crate::object::protocol::{attribute, call, number};
use crate::object::types::str_::{self, Unit, each_width};
use crate::object::types::{dict, float, int, list, object, tuple};
use crate::object::{Args, Ctx, MemberDef, MemberKind, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, new_object, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Scanner {
    head: Header,
    strict: Cell<bool>,
    memo: Field,
    object_hook: Field,
    object_pairs_hook: Field,
    parse_float: Field,
    parse_int: Field,
    parse_constant: Field,
}
const _: () = assert!(size_of::<Scanner>() == 72);

counted_hooks!(Scanner { object_hook, object_pairs_hook, parse_float, parse_int, parse_constant, memo });
lazy_class!();

const IN_ARRAY: &str = " while decoding a JSON array from a unicode string";
const IN_OBJECT: &str = " while decoding a JSON object from a unicode string";

/// One call: the text, and what the scanner was made with.
struct Scan<'a, U> {
    cx: &'a Ctx,
    text: &'a Ref,
    s: &'a [U],
    strict: bool,
    memo: Ref,
    object_hook: Option<Ref>,
    object_pairs_hook: Option<Ref>,
    parse_float: Option<Ref>,
    parse_int: Option<Ref>,
    parse_constant: Ref,
}

impl<U: Unit> Scan<'_, U> {
    /// The character at a place; 0, which begins nothing, behind the end.
    #[inline(always)]
    fn at(&self, place: usize) -> u32 {
        self.s.get(place).map_or(0, |&c| c.into())
    }

    fn is(&self, place: usize, c: char) -> bool {
        self.at(place) == c as u32
    }

    fn is_digit(&self, place: usize) -> bool {
        (self.at(place)).wrapping_sub('0' as u32) < 10
    }

    fn behind_digits(&self, mut place: usize) -> usize {
        while self.is_digit(place) {
            place += 1;
        }
        place
    }

    fn behind_space(&self, mut place: usize) -> usize {
        while matches!(self.at(place), 0x20 | 9 | 10 | 13) {
            place += 1;
        }
        place
    }

    fn begins(&self, place: usize, word: &str) -> bool {
        self.s.len() - place >= word.len() && self.s[place..].iter().zip(word.bytes()).all(|(&c, letter)| c.into() == letter as u32)
    }

    /// What says that no value begins at a place.
    fn nothing<T>(&self, place: usize) -> PyResult<T> {
        self.cx.raise_with(self.cx.types.stop_iteration, &[int::from_usize(self.cx, place)])
    }

    fn wrong<T>(&self, message: &str, place: usize) -> PyResult<T> {
        decode_error(self.cx, message, self.text, place as isize)
    }

    /// The value that begins at a place, and the place behind it.
    fn value(&self, place: usize) -> PyResult<(Ref, usize)> {
        let cx = self.cx;
        if place >= self.s.len() {
            return self.nothing(place);
        }
        let word = match char::from_u32(self.at(place)) {
            Some('"') => return scan(cx, self.text, self.s, place + 1, self.strict),
            Some('{') => return cx.nested(IN_OBJECT, || self.object(place + 1)),
            Some('[') => return cx.nested(IN_ARRAY, || self.array(place + 1)),
            Some('n') if self.begins(place, "null") => return Ok((cx.none(), place + 4)),
            Some('t') if self.begins(place, "true") => return Ok((cx.bool(true), place + 4)),
            Some('f') if self.begins(place, "false") => return Ok((cx.bool(false), place + 5)),
            Some('N') => "NaN",
            Some('I') => "Infinity",
            Some('-') => "-Infinity",
            _ => return self.number(place),
        };
        if !self.begins(place, word) {
            return self.number(place);
        }
        Ok((call::call_with(cx, &self.parse_constant, [&cx.intern(word)])?, place + word.len()))
    }

    fn number(&self, start: usize) -> PyResult<(Ref, usize)> {
        let cx = self.cx;
        let first = if self.is(start, '-') { start + 1 } else { start };
        if !self.is_digit(first) {
            return self.nothing(start);
        }
        let mut end = if self.is(first, '0') { first + 1 } else { self.behind_digits(first) };
        let mut whole = true;
        if self.is(end, '.') && self.is_digit(end + 1) {
            whole = false;
            end = self.behind_digits(end + 1);
        }
        if self.is(end, 'e') || self.is(end, 'E') {
            let digits = if self.is(end + 1, '+') || self.is(end + 1, '-') { end + 2 } else { end + 1 };
            if self.is_digit(digits) {
                whole = false;
                end = self.behind_digits(digits);
            }
        }
        let written = &self.s[start..end];
        if let Some(parse) = if whole { &self.parse_int } else { &self.parse_float } {
            let written = str_::from_chars(cx, U::chars(written))?;
            return Ok((call::call_with(cx, parse, [&written])?, end));
        }
        if whole && written.len() < 19 {
            let value = self.s[first..end].iter().fold(0, |value, &digit| value * 10 + (digit.into() as i64 - '0' as i64));
            return Ok((int::new(cx, if first == start { value } else { -value }), end));
        }
        if whole {
            return Ok((int::from_text(cx, &str_::from_chars(cx, U::chars(written))?, 10)?, end));
        }
        let ascii: Vec<u8> = written.iter().map(|&c| c.into() as u8).collect();
        match float::parse(&ascii) {
            Some(value) => Ok((float::new(cx, value), end)),
            None => self.nothing(start),
        }
    }

    fn array(&self, place: usize) -> PyResult<(Ref, usize)> {
        let cx = self.cx;
        let values = list::new(cx);
        let mut place = self.behind_space(place);
        if self.is(place, ']') {
            return Ok((values, place + 1));
        }
        loop {
            let (value, behind) = self.value(place)?;
            list::append(cx, &values, value)?;
            place = self.behind_space(behind);
            if self.is(place, ']') {
                return Ok((values, place + 1));
            }
            if !self.is(place, ',') {
                return self.wrong("Expecting ',' delimiter", place);
            }
            place = self.behind_space(place + 1);
        }
    }

    fn object(&self, place: usize) -> PyResult<(Ref, usize)> {
        let cx = self.cx;
        let pairs = self.object_pairs_hook.as_ref().map(|_| list::new(cx));
        let members = pairs.is_none().then(|| dict::new(cx));
        let mut place = self.behind_space(place);
        if self.is(place, '}') {
            place += 1;
        } else {
            loop {
                if !self.is(place, '"') {
                    return self.wrong("Expecting property name enclosed in double quotes", place);
                }
                let (key, behind) = scan(cx, self.text, self.s, place + 1, self.strict)?;
                let key = dict::set_default(cx, &self.memo, &key, &key)?;
                place = self.behind_space(behind);
                if !self.is(place, ':') {
                    return self.wrong("Expecting ':' delimiter", place);
                }
                let (value, behind) = self.value(self.behind_space(place + 1))?;
                match (&members, &pairs) {
                    (Some(members), _) => dict::set(cx, members, &key, &value)?,
                    (None, Some(pairs)) => list::append(cx, pairs, tuple::pair(cx, key, value))?,
                    (None, None) => {}
                }
                place = self.behind_space(behind);
                if self.is(place, '}') {
                    place += 1;
                    break;
                }
                if !self.is(place, ',') {
                    return self.wrong("Expecting ',' delimiter", place);
                }
                place = self.behind_space(place + 1);
            }
        }
        let made = match (&self.object_pairs_hook, &self.object_hook, pairs.or(members)) {
            (Some(hook), _, Some(made)) | (None, Some(hook), Some(made)) => call::call_with(cx, hook, [&made])?,
            (.., made) => made.unwrap_or_else(|| cx.none()),
        };
        Ok((made, place))
    }
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<1> =
        Signature { function: "make_scanner", names: ["context"], positional_only: 0, keyword_from: 1, required: 1 };
    let [decoder] = args.bind(cx, &SIGNATURE)?;
    let get = |name: &str| attribute::get(cx, decoder.unwrap_or(&cx.none), &cx.intern(name));
    let made = new_object(class, size_of::<Scanner>());
    let scanner = this(&made);
    scanner.memo.set(Some(dict::new(cx)));
    scanner.strict.set(number::truth(cx, &get("strict")?)?);
    scanner.object_hook.set(Some(get("object_hook")?));
    scanner.object_pairs_hook.set(Some(get("object_pairs_hook")?));
    scanner.parse_float.set(Some(get("parse_float")?));
    scanner.parse_int.set(Some(get("parse_int")?));
    scanner.parse_constant.set(Some(get("parse_constant")?));
    heap::track(&made);
    Ok(made)
}

fn call_scanner(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<2> =
        Signature { function: "scan_once", names: ["string", "idx"], positional_only: 0, keyword_from: 2, required: 2 };
    let [text, place] = args.bind(cx, &SIGNATURE)?;
    let (text, place) = (text.unwrap_or(&cx.none), place.unwrap_or(&cx.none));
    let place = int::to_isize(cx, &number::index_any(cx, place)?)?;
    if !str_::is_str(text) {
        return cx.type_error(&format!("first argument must be a string, not {}", text.ty().display_name()));
    }
    if place < 0 {
        return cx.value_error("idx cannot be negative");
    }
    let scanner = this(object);
    let given = |field: &Field| field.get().filter(|value| !cx.is_none(value));
    let other = |field: &Field, class: &TypeBody| field.get().filter(|value| !value.is(&class.to_ref()));
    let memo = scanner.memo.get().unwrap_or_else(|| dict::new(cx));
    let found = each_width!(str_::chars(text), s => Scan {
        cx,
        text,
        s,
        strict: scanner.strict.get(),
        memo: memo.clone(),
        object_hook: given(&scanner.object_hook),
        object_pairs_hook: given(&scanner.object_pairs_hook),
        parse_float: other(&scanner.parse_float, cx.types.float),
        parse_int: other(&scanner.parse_int, cx.types.int),
        parse_constant: scanner.parse_constant.get().unwrap_or_else(|| cx.none()),
    }.value(place as usize));
    dict::clear(&memo);
    let (value, behind) = found?;
    Ok(tuple::pair(cx, value, int::from_usize(cx, behind)))
}

const fn member(name: &'static str, offset: usize) -> MemberDef {
    MemberDef { name, kind: MemberKind::Object, offset, writable: false }
}

const SPEC: TypeSpec = TypeSpec {
    name: "_json.Scanner",
    basic_size: size_of::<Scanner>(),
    flags: flags::GC | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { new: Some(new), call: Some(call_scanner), get_attr: Some(object::get_attribute), ..Slots::EMPTY },
    members: &[
        MemberDef { name: "strict", kind: MemberKind::Bool, offset: offset_of!(Scanner, strict), writable: false },
        member("object_hook", offset_of!(Scanner, object_hook)),
        member("object_pairs_hook", offset_of!(Scanner, object_pairs_hook)),
        member("parse_float", offset_of!(Scanner, parse_float)),
        member("parse_int", offset_of!(Scanner, parse_int)),
        member("parse_constant", offset_of!(Scanner, parse_constant)),
    ],
    doc: "A function that reads a value of a JSON text, as its decoder says.",
    ..TypeSpec::DEFAULT
};
