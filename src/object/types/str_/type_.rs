//! Declaration of `str`: making one, and the tables of its methods and slots.

use super::body;
use super::convert::{c_string, exact, is_str, new_of_class, str_argument};
use super::{case, codec, format, format_spec, percent, repr, search, sequence, shape, split};
use crate::heap::Ref;
use crate::object::protocol::text;
use crate::object::types::{bytes, int, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, type_flags};

/// `str(object='', encoding=…, errors=…)`
fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<3> =
        Signature { function: "str", names: ["object", "encoding", "errors"], positional_only: 0, keyword_from: 3, required: 0 };
    let made = match (args.len(), args.keyword_count()) {
        (0, 0) => cx.empty_str.clone(),
        (1, 0) => text::str_(cx, args.at(0))?,
        _ => {
            let [object, encoding, errors] = args.bind(cx, &SIGNATURE)?;
            let encoding = encoding.map(|name| c_string(cx, "str", "argument 'encoding'", name)).transpose()?;
            let errors = errors.map(|name| c_string(cx, "str", "argument 'errors'", name)).transpose()?;
            match object {
                None => cx.empty_str.clone(),
                Some(object) if encoding.is_none() && errors.is_none() => text::str_(cx, object)?,
                Some(object) => from_encoded(cx, object, encoding.as_deref(), errors.as_deref())?,
            }
        }
    };
    if class.is(cx.types.str_) { Ok(made) } else { new_of_class(cx, class, &made) }
}

/// `str(bytes, encoding, errors)`
pub fn from_encoded(cx: &Ctx, object: &Ref, encoding: Option<&str>, errors: Option<&str>) -> PyResult<Ref> {
    if is_str(object) {
        return cx.type_error("decoding str is not supported");
    }
    if !bytes::is_bytes_like(object) {
        return cx.type_error(&format!("decoding to str: need a bytes-like object, {} found", object.ty().display_name()));
    }
    let source = bytes::bytes_like(cx, object)?;
    codec::decode(cx, object, &source, encoding, errors)
}

/// Encoding and errors of `encode` and `decode`.
pub(crate) fn codec_arguments(cx: &Ctx, args: Args<'_>, function: &'static str) -> PyResult<(Option<String>, Option<String>)> {
    let signature = Signature { function, names: ["encoding", "errors"], positional_only: 0, keyword_from: 2, required: 0 };
    let [encoding, errors] = args.bind(cx, &signature)?;
    let encoding = encoding.map(|name| c_string(cx, function, "argument 'encoding'", name)).transpose()?;
    let errors = errors.map(|name| c_string(cx, function, "argument 'errors'", name)).transpose()?;
    Ok((encoding, errors))
}

fn encode(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (encoding, errors) = codec_arguments(cx, args, "encode")?;
    codec::encode(cx, text, encoding.as_deref(), errors.as_deref())
}

fn format_method(cx: &Ctx, text: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let spec = str_argument(cx, "__format__", "argument", args.at(0))?;
    if body::len(spec) == 0 {
        return if text.is_exact(cx.types.str_) { Ok(text.clone()) } else { text::str_(cx, text) };
    }
    format_spec::format_str(cx, text, spec)
}

fn size_of(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    Ok(int::from_usize(cx, body::memory_bytes(text)))
}

fn get_new_args(cx: &Ctx, text: &Ref, _: Args<'_>) -> PyResult<Ref> {
    let copy = body::from_chars(cx, body::chars(text))?;
    Ok(tuple::new(cx, &[copy]))
}

/// `template % values`; NotImplemented if the template is no str.
fn modulo(cx: &Ctx, template: &Ref, values: &Ref) -> PyResult<Ref> {
    if is_str(template) { percent::format_str(cx, template, values) } else { Ok(cx.not_implemented()) }
}

const SLOTS: Slots = Slots {
    new: Some(new),
    repr: Some(repr::repr),
    str_: Some(exact),
    hash: Some(|cx, text| Ok(body::hash(cx, text))),
    compare: Some(sequence::compare),
    iter: Some(sequence::iter),
    mod_: Some(modulo),
    len: Some(|_, text| Ok(body::len(text))),
    subscript: Some(sequence::subscript),
    item: Some(sequence::item),
    concat: Some(sequence::concat),
    repeat: Some(sequence::repeat),
    contains: Some(sequence::contains),
    ..Slots::EMPTY
};

const METHODS: &[MethodDef] = &[
    MethodDef::new("encode", Arity::Keywords, encode)
        .doc("($self, /, encoding='utf-8', errors='strict')", "The text as bytes in an encoding."),
    MethodDef::new("replace", Arity::Positional, search::replace_)
        .doc("($self, old, new, count=-1, /)", "The text with old replaced by new, at most count times."),
    MethodDef::new("split", Arity::Keywords, split::split)
        .doc("($self, /, sep=None, maxsplit=-1)", "List of the words, or of the parts between separators."),
    MethodDef::new("rsplit", Arity::Keywords, split::rsplit)
        .doc("($self, /, sep=None, maxsplit=-1)", "As split, but splitting from the end."),
    MethodDef::new("join", Arity::One, split::join_).doc("($self, iterable, /)", "The strings of an iterable with this one between them."),
    MethodDef::new("capitalize", Arity::None, case::capitalize)
        .doc("($self, /)", "First character in title case, the others in lower case."),
    MethodDef::new("casefold", Arity::None, case::casefold).doc("($self, /)", "A form for comparison without case."),
    MethodDef::new("title", Arity::None, case::title).doc("($self, /)", "Each word in title case."),
    MethodDef::new("center", Arity::Positional, shape::center)
        .doc("($self, width, fillchar=' ', /)", "Centred in a string of the given width."),
    MethodDef::new("count", Arity::Positional, search::count)
        .doc("", "S.count(sub[, start[, end]]) -> int\n\nNumber of places where sub is found, without overlap."),
    MethodDef::new("expandtabs", Arity::Keywords, shape::expandtabs).doc("($self, /, tabsize=8)", "Tabs replaced by spaces."),
    MethodDef::new("find", Arity::Positional, search::find_)
        .doc("", "S.find(sub[, start[, end]]) -> int\n\nLowest index where sub is found, or -1."),
    MethodDef::new("partition", Arity::One, search::partition)
        .doc("($self, sep, /)", "What stands before the first separator, the separator, and the rest."),
    MethodDef::new("index", Arity::Positional, search::index)
        .doc("", "S.index(sub[, start[, end]]) -> int\n\nLowest index where sub is found; ValueError if it is not."),
    MethodDef::new("ljust", Arity::Positional, shape::ljust)
        .doc("($self, width, fillchar=' ', /)", "At the left of a string of the given width."),
    MethodDef::new("lower", Arity::None, case::lower).doc("($self, /)", "In lower case."),
    MethodDef::new("lstrip", Arity::Positional, shape::lstrip).doc("($self, chars=None, /)", "Without characters at the beginning."),
    MethodDef::new("rfind", Arity::Positional, search::rfind)
        .doc("", "S.rfind(sub[, start[, end]]) -> int\n\nHighest index where sub is found, or -1."),
    MethodDef::new("rindex", Arity::Positional, search::rindex)
        .doc("", "S.rindex(sub[, start[, end]]) -> int\n\nHighest index where sub is found; ValueError if it is not."),
    MethodDef::new("rjust", Arity::Positional, shape::rjust)
        .doc("($self, width, fillchar=' ', /)", "At the right of a string of the given width."),
    MethodDef::new("rstrip", Arity::Positional, shape::rstrip).doc("($self, chars=None, /)", "Without characters at the end."),
    MethodDef::new("rpartition", Arity::One, search::rpartition)
        .doc("($self, sep, /)", "What stands before the last separator, the separator, and the rest."),
    MethodDef::new("splitlines", Arity::Keywords, split::splitlines).doc("($self, /, keepends=False)", "List of the lines."),
    MethodDef::new("strip", Arity::Positional, shape::strip).doc("($self, chars=None, /)", "Without characters at both ends."),
    MethodDef::new("swapcase", Arity::None, case::swapcase).doc("($self, /)", "Upper case as lower case and the other way round."),
    MethodDef::new("translate", Arity::One, shape::translate).doc("($self, table, /)", "Each character mapped through a table."),
    MethodDef::new("upper", Arity::None, case::upper).doc("($self, /)", "In upper case."),
    MethodDef::new("startswith", Arity::Positional, search::startswith)
        .doc("", "S.startswith(prefix[, start[, end]]) -> bool\n\nWhether S begins with the prefix, or one of a tuple of prefixes."),
    MethodDef::new("endswith", Arity::Positional, search::endswith)
        .doc("", "S.endswith(suffix[, start[, end]]) -> bool\n\nWhether S ends with the suffix, or one of a tuple of suffixes."),
    MethodDef::new("removeprefix", Arity::One, search::removeprefix).doc("($self, prefix, /)", "Without the prefix, if it is there."),
    MethodDef::new("removesuffix", Arity::One, search::removesuffix).doc("($self, suffix, /)", "Without the suffix, if it is there."),
    MethodDef::new("isascii", Arity::None, case::isascii).doc("($self, /)", "Whether all characters are ASCII."),
    MethodDef::new("islower", Arity::None, case::islower)
        .doc("($self, /)", "Whether all cased characters are lower case, and there is one."),
    MethodDef::new("isupper", Arity::None, case::isupper)
        .doc("($self, /)", "Whether all cased characters are upper case, and there is one."),
    MethodDef::new("istitle", Arity::None, case::istitle).doc("($self, /)", "Whether each word is in title case."),
    MethodDef::new("isspace", Arity::None, case::isspace).doc("($self, /)", "Whether all is white space."),
    MethodDef::new("isdecimal", Arity::None, case::isdecimal).doc("($self, /)", "Whether all are decimal digits."),
    MethodDef::new("isdigit", Arity::None, case::isdigit).doc("($self, /)", "Whether all are digits."),
    MethodDef::new("isnumeric", Arity::None, case::isnumeric).doc("($self, /)", "Whether all are numeric."),
    MethodDef::new("isalpha", Arity::None, case::isalpha).doc("($self, /)", "Whether all are letters."),
    MethodDef::new("isalnum", Arity::None, case::isalnum).doc("($self, /)", "Whether all are letters or digits."),
    MethodDef::new("isidentifier", Arity::None, case::isidentifier).doc("($self, /)", "Whether it is a valid identifier."),
    MethodDef::new("isprintable", Arity::None, case::isprintable).doc("($self, /)", "Whether all characters are printable."),
    MethodDef::new("zfill", Arity::One, shape::zfill).doc("($self, width, /)", "Zeros in front, behind the sign, up to the width."),
    MethodDef::new("format", Arity::Gathered, format::format)
        .doc("", "S.format(*args, **kwargs) -> str\n\nS with its replacement fields filled from the arguments."),
    MethodDef::new("format_map", Arity::One, format::format_map)
        .doc("", "S.format_map(mapping) -> str\n\nS with its replacement fields filled from the mapping."),
    MethodDef::new("__format__", Arity::One, format_method).doc("($self, format_spec, /)", "Formatted by a specification."),
    MethodDef::static_("maketrans", Arity::Positional, shape::maketrans).doc("", "A table for translate."),
    MethodDef::new("__sizeof__", Arity::None, size_of).doc("($self, /)", "Bytes in memory."),
    MethodDef::new("__getnewargs__", Arity::None, get_new_args),
];

/// `str`
pub const SPEC: TypeSpec = TypeSpec {
    name: "str",
    basic_size: 64,
    flags: type_flags::BASE_TYPE | type_flags::STR | type_flags::MATCH_SELF,
    dealloc: Some(body::dealloc),
    slots: SLOTS,
    methods: METHODS,
    doc: "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nText: the object's str(), or bytes decoded.",
    ..TypeSpec::DEFAULT
};
