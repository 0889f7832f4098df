//! Declaration of `array.array`, and the module.

use super::item::{Code, LETTERS};
use super::methods::{METHODS, of, tolist, tounicode};
use super::{body, iterator, pickling, sequence};
use crate::heap::{Ref, flags};
use crate::object::protocol::{attribute, call, text};
use crate::object::types::{dict, int, object, str_};
use crate::object::{Args, Arity, Ctx, GetSetDef, MethodDef, ModuleSpec, Object, PyResult, Slots, TypeBody, TypeSpec, type_flags};
use crate::stdlib::declare::lazy_class;

lazy_class!();

/// Whether it is an array.
pub fn is_array(cx: &Ctx, object: &Ref) -> bool {
    object.is_instance(class(cx))
}

fn import(cx: &Ctx, name: &str) -> PyResult<Ref> {
    cx.engine().import(cx, &cx.intern(name), None, None, 0)
}

/// The module `array`.
pub fn module(cx: &Ctx) -> PyResult<Ref> {
    import(cx, "array")
}

/// The module `builtins`.
pub fn builtins(cx: &Ctx) -> PyResult<Ref> {
    import(cx, "builtins")
}

/// TypeError if characters are to fill an array of numbers.
pub fn check_initial(cx: &Ctx, letter: &Ref, initial: &Ref) -> PyResult<()> {
    if str_::char_at(letter, 0) == 'u' as u32 {
        return Ok(());
    }
    let letter = str_::to_string_lossy(letter);
    if str_::is_str(initial) {
        return cx.type_error(&format!("cannot use a str to initialize an array with typecode '{letter}'"));
    }
    if is_array(cx, initial) && body::code(initial).is_text() {
        return cx.type_error(&format!("cannot use a unicode array to initialize an array with typecode '{letter}'"));
    }
    Ok(())
}

fn new(cx: &Ctx, made: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    if args.keyword_count() > 0 && (made.is(class(cx)) || object::is_own_init(made.slots())) {
        return cx.type_error("array.array() takes no keyword arguments");
    }
    let (letter, initial) = match args.len() {
        0 => return cx.type_error("array() takes at least 1 argument (0 given)"),
        1 | 2 => (args.at(0), args.get(1)),
        given => return cx.type_error(&format!("array() takes at most 2 arguments ({given} given)")),
    };
    if !str_::is_str(letter) || str_::len(letter) != 1 {
        let name = str_::convert::shown_type(cx, letter);
        return cx.type_error(&format!("array() argument 1 must be a unicode character, not {name}"));
    }
    if let Some(initial) = initial {
        check_initial(cx, letter, initial)?;
    }
    match Code::named(str_::char_at(letter, 0)) {
        Some(code) => of(cx, made, code, initial),
        None => cx.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"),
    }
}

fn repr(cx: &Ctx, array: &Ref) -> PyResult<Ref> {
    let (name, code) = (array.ty().name_string(), body::code(array));
    let letter = code.letter();
    if body::len(array) == 0 {
        return Ok(cx.new_str(&format!("{name}('{letter}')")));
    }
    let items = if code.is_text() { tounicode(cx, array, Args::NONE)? } else { tolist(cx, array, Args::NONE)? };
    let mut out = str_::build::Builder::new();
    out.push_str(&format!("{name}('{letter}', "));
    out.push_ref(&text::repr(cx, &items)?);
    out.push_str(")");
    out.finish(cx)
}

const SPEC: TypeSpec = TypeSpec {
    name: "array.array",
    basic_size: 64,
    flags: flags::GC | type_flags::HEAP_TYPE | type_flags::BASE_TYPE | type_flags::SEQUENCE | type_flags::IMMUTABLE,
    dealloc: Some(body::dealloc),
    traverse: Some(body::traverse),
    slots: Slots {
        new: Some(new),
        repr: Some(repr),
        get_attr: Some(object::get_attribute),
        compare: Some(sequence::rich_compare),
        iter: Some(iterator::new),
        len: Some(sequence::length),
        item: Some(sequence::item),
        subscript: Some(sequence::subscript),
        set_subscript: Some(sequence::set_subscript),
        concat: Some(sequence::concat),
        repeat: Some(sequence::repeat),
        contains: Some(sequence::contains),
        inplace_concat: Some(sequence::inplace_concat),
        inplace_repeat: Some(sequence::inplace_repeat),
        buffer: Some(&body::LENDER),
        ..Slots::EMPTY
    },
    methods: METHODS,
    getset: &[
        GetSetDef { name: "typecode", get: |cx, array| Ok(str_::from_char(cx, body::code(array).letter() as u32)), set: None },
        GetSetDef { name: "itemsize", get: |cx, array| Ok(int::from_usize(cx, body::width(array))), set: None },
    ],
    weak_list_offset: body::WEAK_LIST_OFFSET,
    doc: "array(typecode [, initializer]) -> array",
    ..TypeSpec::DEFAULT
};

/// The class is a mutable sequence for `collections.abc` as well.
fn register(cx: &Ctx, class: &Ref) -> PyResult<()> {
    let abc = import(cx, "collections.abc")?;
    let abc = attribute::get(cx, &abc, &cx.intern("abc"))?;
    let sequence = attribute::get(cx, &abc, &cx.intern("MutableSequence"))?;
    call::method(cx, &sequence, &cx.intern("register"), std::slice::from_ref(class)).map(drop)
}

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let class = class(cx).to_ref();
    dict::set_str(cx, names, "ArrayType", &class)?;
    dict::set_str(cx, names, "array", &class)?;
    register(cx, &class)?;
    dict::set_str(cx, names, "typecodes", &cx.new_str(LETTERS))
}

/// `array`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "array",
    doc: "Numbers of one type, side by side.",
    functions: &[MethodDef::new("_array_reconstructor", Arity::Positional, pickling::reconstruct)
        .doc("($module, arraytype, typecode, mformat_code, items, /)", "How pickled arrays are made again.")],
    fill: Some(fill),
};
