//! `Encoder`: JSON text from values, made once for a call of `json.dumps` and called with the value.
//!
//! ```text
//!  ┌────────┬─────────┬─────────┬─────────┬────────┬───────────────┬────────────────┬───────┐
//!  │ Header │ markers │ default │ encoder │ indent │ key_separator │ item_separator │ flags │   72 bytes
//!  └────────┴─────────┴─────────┴─────────┴────────┴───────────────┴────────────────┴───────┘
//! ```
//! `markers` is a dict of the containers around the value in hand, by address, or None if nobody looks for circles.

use std::cell::Cell;
use std::mem::offset_of;

use super::strings;
use crate::heap::{self, Field, Header, Ref, flags};
use crate::object::protocol::{call, iterate, number};
use crate::object::types::str_::{self, build::Builder, convert::no_str};
use crate::object::types::{builtin_function, dict, float, int, list, object, tuple};
use crate::object::{Args, Ctx, MemberDef, MemberKind, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, new_object, type_flags};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Encoder {
    head: Header,
    markers: Field,
    default: Field,
    encoder: Field,
    indent: Field,
    key_separator: Field,
    item_separator: Field,
    sort_keys: Cell<bool>,
    skipkeys: Cell<bool>,
    allow_nan: Cell<bool>,
}
const _: () = assert!(size_of::<Encoder>() == 72);

counted_hooks!(Encoder { markers, default, encoder, indent, key_separator, item_separator });
lazy_class!();

/// How strings are put in quotes.
enum Quote {
    Ascii,
    Unicode,
    /// As a function of the script says.
    Call(Ref),
}

/// One call: what the encoder was made with, and the text so far.
struct Encode<'a> {
    cx: &'a Ctx,
    out: Builder,
    markers: Option<Ref>,
    default: Ref,
    quote: Quote,
    indent: Option<Ref>,
    key_separator: Ref,
    item_separator: Ref,
    sort_keys: bool,
    skipkeys: bool,
    allow_nan: bool,
}

impl Encode<'_> {
    fn word(&mut self, word: &str) -> PyResult<()> {
        self.out.push_latin1(word.as_bytes());
        Ok(())
    }

    fn string(&mut self, text: &Ref) -> PyResult<()> {
        match &self.quote {
            Quote::Ascii => strings::quote(&mut self.out, text, true),
            Quote::Unicode => strings::quote(&mut self.out, text, false),
            Quote::Call(function) => {
                let quoted = call::call_with(self.cx, function, [text])?;
                if !str_::is_str(&quoted) {
                    let got = quoted.ty().display_name();
                    return self.cx.type_error(&format!("encoder() must return a string, not {got}"));
                }
                self.out.push_ref(&quoted);
            }
        }
        Ok(())
    }

    fn float_text(&self, number: &Ref) -> PyResult<String> {
        let value = float::value(number);
        if value.is_finite() {
            return Ok(float::repr_value(value));
        }
        if !self.allow_nan {
            let shown = float::repr_value(value);
            return self.cx.value_error(&format!("Out of range float values are not JSON compliant: {shown}"));
        }
        Ok(String::from(if value.is_nan() {
            "NaN"
        } else if value > 0.0 {
            "Infinity"
        } else {
            "-Infinity"
        }))
    }

    /// The word for None, True and False.
    fn constant(&self, value: &Ref) -> Option<&'static str> {
        if self.cx.is_none(value) {
            Some("null")
        } else if value.is(&self.cx.true_) {
            Some("true")
        } else if value.is(&self.cx.false_) {
            Some("false")
        } else {
            None
        }
    }

    fn value(&mut self, value: &Ref, level: usize) -> PyResult<()> {
        let cx = self.cx;
        if str_::is_str(value) {
            return self.string(value);
        }
        if let Some(word) = self.constant(value) {
            return self.word(word);
        }
        if int::is_int(value) {
            return match int::short_value(value) {
                Some(short) => self.word(int::short_decimal(short, &mut [0; 20])),
                None => {
                    let text = int::to_decimal_checked(cx, value)?;
                    self.word(&text)
                }
            };
        }
        if float::is_float(cx, value) {
            let text = self.float_text(value)?;
            return self.word(&text);
        }
        if value.has_flag(type_flags::LIST | type_flags::TUPLE) {
            return cx.nested(" while encoding a JSON object", || self.array(value, level));
        }
        if value.has_flag(type_flags::DICT) {
            return cx.nested(" while encoding a JSON object", || self.object(value, level));
        }
        self.enter(value)?;
        let other = call::call_with(cx, &self.default, [value])?;
        cx.nested(" while encoding a JSON object", || self.value(&other, level))?;
        self.leave(value)
    }

    /// Remembers a container whose text is being written; ValueError if it is inside itself.
    fn enter(&self, container: &Ref) -> PyResult<()> {
        let Some(markers) = &self.markers else { return Ok(()) };
        let key = int::from_usize(self.cx, container.address());
        if dict::contains(self.cx, markers, &key)? {
            return self.cx.value_error("Circular reference detected");
        }
        dict::set(self.cx, markers, &key, container)
    }

    fn leave(&self, container: &Ref) -> PyResult<()> {
        let Some(markers) = &self.markers else { return Ok(()) };
        let key = int::from_usize(self.cx, container.address());
        if !dict::delete(self.cx, markers, &key)? {
            return self.cx.raise_with(self.cx.types.key_error, &[key]);
        }
        Ok(())
    }

    /// Begins a line of its own, if lines are wanted.
    fn line(&mut self, level: usize) {
        if let Some(indent) = &self.indent {
            self.out.push('\n' as u32);
            for _ in 0..level {
                self.out.push_ref(indent);
            }
        }
    }

    fn separator(&mut self, level: usize) {
        self.out.push_ref(&self.item_separator);
        self.line(level);
    }

    fn array(&mut self, array: &Ref, level: usize) -> PyResult<()> {
        let cx = self.cx;
        let items = iterate::fast(cx, array, "_iterencode_list needs a sequence")?;
        if iterate::fast_items(&items).is_empty() {
            return self.word("[]");
        }
        self.enter(array)?;
        self.word("[")?;
        self.line(level + 1);
        let mut index = 0;
        // A list may change while `default` runs.
        while let Some(item) = iterate::fast_items(&items).get(index).cloned() {
            if index != 0 {
                self.separator(level + 1);
            }
            self.value(&item, level + 1)?;
            index += 1;
        }
        self.leave(array)?;
        self.line(level);
        self.word("]")
    }

    /// A list of what `items()` gives, in the order in which it is written.
    fn items(&self, members: &Ref) -> PyResult<Ref> {
        let items = dict::listed(self.cx, members, &self.cx.intern("items"))?;
        if self.sort_keys {
            list::sort(self.cx, &items, None, false)?;
        }
        Ok(items)
    }

    /// The text of a key; None if it is left out.
    fn key(&self, key: &Ref) -> PyResult<Option<Ref>> {
        let cx = self.cx;
        if str_::is_str(key) {
            return Ok(Some(key.clone()));
        }
        let text = if float::is_float(cx, key) {
            self.float_text(key)?
        } else if let Some(word) = self.constant(key) {
            String::from(word)
        } else if int::is_int(key) {
            int::to_decimal_checked(cx, key)?
        } else if self.skipkeys {
            return Ok(None);
        } else {
            let got = key.ty().display_name();
            return cx.type_error(&format!("keys must be str, int, float, bool or None, not {got}"));
        };
        Ok(Some(cx.new_str(&text)))
    }

    /// Key and value, behind a separator unless they are the first.
    fn member(&mut self, key: &Ref, value: &Ref, level: usize, first: &mut bool) -> PyResult<()> {
        let Some(key) = self.key(key)? else { return Ok(()) };
        if !std::mem::replace(first, false) {
            self.separator(level);
        }
        self.string(&key)?;
        self.out.push_ref(&self.key_separator);
        self.value(value, level)
    }

    fn object(&mut self, members: &Ref, level: usize) -> PyResult<()> {
        if dict::len(members) == 0 {
            return self.word("{}");
        }
        self.enter(members)?;
        self.word("{")?;
        self.line(level + 1);
        let mut first = true;
        // Either may change while `default` runs.
        if members.is_exact(self.cx.types.dict) && !self.sort_keys {
            let mut position = 0;
            while let Some((key, value)) = dict::next(members, &mut position) {
                self.member(&key, &value, level + 1, &mut first)?;
            }
        } else {
            let (items, mut index) = (self.items(members)?, 0);
            while let Some(item) = list::get(&items, index) {
                let Some([key, value]) = item.has_flag(type_flags::TUPLE).then(|| tuple::items(&item)) else {
                    return self.cx.value_error("items must return 2-tuples");
                };
                self.member(key, value, level + 1, &mut first)?;
                index += 1;
            }
        }
        self.leave(members)?;
        self.line(level);
        self.word("}")
    }
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<9> = Signature {
        function: "make_encoder",
        names: ["markers", "default", "encoder", "indent", "key_separator", "item_separator", "sort_keys", "skipkeys", "allow_nan"],
        positional_only: 0,
        keyword_from: 9,
        required: 9,
    };
    let given = args.bind(cx, &SIGNATURE)?.map(|given| given.unwrap_or(&cx.none));
    let [markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan] = given;
    for (place, separator) in [(5, key_separator), (6, item_separator)] {
        if !str_::is_str(separator) {
            return no_str(cx, "make_encoder", &format!("argument {place}"), separator);
        }
    }
    if !cx.is_none(markers) && !markers.has_flag(type_flags::DICT) {
        let got = markers.ty().display_name();
        return cx.type_error(&format!("make_encoder() argument 1 must be dict or None, not {got}"));
    }
    let made = new_object(class, size_of::<Encoder>());
    let body = this(&made);
    body.sort_keys.set(number::truth(cx, sort_keys)?);
    body.skipkeys.set(number::truth(cx, skipkeys)?);
    body.allow_nan.set(number::truth(cx, allow_nan)?);
    body.markers.set(Some(markers.clone()));
    body.default.set(Some(default.clone()));
    body.encoder.set(Some(encoder.clone()));
    body.indent.set(Some(indent.clone()));
    body.key_separator.set(Some(key_separator.clone()));
    body.item_separator.set(Some(item_separator.clone()));
    heap::track(&made);
    Ok(made)
}

/// The module's own functions are not called, their work is done in place.
fn quote_of(cx: &Ctx, encoder: Ref) -> Quote {
    if encoder.is_exact(cx.types.builtin_function) {
        let function = builtin_function::body(&encoder).def.get().function;
        if std::ptr::fn_addr_eq(function, strings::encode_ascii as crate::object::NativeFn) {
            return Quote::Ascii;
        }
        if std::ptr::fn_addr_eq(function, strings::encode as crate::object::NativeFn) {
            return Quote::Unicode;
        }
    }
    Quote::Call(encoder)
}

fn call_encoder(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<2> =
        Signature { function: "_iterencode", names: ["obj", "_current_indent_level"], positional_only: 0, keyword_from: 2, required: 2 };
    let [value, level] = args.bind(cx, &SIGNATURE)?.map(|given| given.unwrap_or(&cx.none));
    let level = int::to_isize(cx, &number::index_any(cx, level)?)?.max(0) as usize;
    let body = this(object);
    let field = |field: &Field| field.get().unwrap_or_else(|| cx.none());
    let given = |field: &Field| field.get().filter(|value| !cx.is_none(value));
    let mut encode = Encode {
        cx,
        out: Builder::new(),
        markers: given(&body.markers),
        default: field(&body.default),
        quote: quote_of(cx, field(&body.encoder)),
        indent: given(&body.indent).filter(str_::is_str),
        key_separator: field(&body.key_separator),
        item_separator: field(&body.item_separator),
        sort_keys: body.sort_keys.get(),
        skipkeys: body.skipkeys.get(),
        allow_nan: body.allow_nan.get(),
    };
    encode.value(value, level)?;
    let text = encode.out.finish(cx)?;
    Ok(tuple::from_vec(cx, vec![text]))
}

const fn member(name: &'static str, offset: usize) -> MemberDef {
    MemberDef { name, kind: MemberKind::Object, offset, writable: false }
}

const SPEC: TypeSpec = TypeSpec {
    name: "_json.Encoder",
    basic_size: size_of::<Encoder>(),
    flags: flags::GC | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { new: Some(new), call: Some(call_encoder), get_attr: Some(object::get_attribute), ..Slots::EMPTY },
    members: &[
        member("markers", offset_of!(Encoder, markers)),
        member("default", offset_of!(Encoder, default)),
        member("encoder", offset_of!(Encoder, encoder)),
        member("indent", offset_of!(Encoder, indent)),
        member("key_separator", offset_of!(Encoder, key_separator)),
        member("item_separator", offset_of!(Encoder, item_separator)),
        MemberDef { name: "sort_keys", kind: MemberKind::Bool, offset: offset_of!(Encoder, sort_keys), writable: false },
        MemberDef { name: "skipkeys", kind: MemberKind::Bool, offset: offset_of!(Encoder, skipkeys), writable: false },
    ],
    doc: "A function that gives the JSON text of a value in a tuple.",
    ..TypeSpec::DEFAULT
};
