//! The functions of `_pickle`, its classes of errors, and what picklers and unpicklers ask of other modules.

use super::unpickler::UnpicklerBody;
use super::{buffer, global, pickler, unpickler};
use crate::heap::Ref;
use crate::object::protocol::attribute;
use crate::object::types::{bytes, class as classes, dict, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult, Signature, type_flags};
use crate::stdlib::kept::Kept;

fn error<T>(cx: &Ctx, kept: Kept, message: &str) -> PyResult<T> {
    let class = kept.get();
    cx.raise(class.as_ref().and_then(|class| class.as_type()).unwrap_or(cx.types.exception), message)
}

/// Raises `PicklingError`.
pub fn pickling_error<T>(cx: &Ctx, message: &str) -> PyResult<T> {
    error(cx, Kept::PicklingError, message)
}

/// Raises `UnpicklingError`.
pub fn unpickling_error<T>(cx: &Ctx, message: &str) -> PyResult<T> {
    error(cx, Kept::UnpicklingError, message)
}

/// Whether an `UnpicklingError` waits.
pub fn is_unpickling_error(cx: &Ctx) -> bool {
    Kept::UnpicklingError.get().and_then(|class| class.as_type().map(|class| cx.raised_is(class))).unwrap_or(false)
}

/// An attribute of a module, which is imported.
pub fn imported(cx: &Ctx, module: &str, name: &str) -> PyResult<Ref> {
    let module = global::import(cx, &cx.intern(module))?;
    attribute::get(cx, &module, &cx.intern(name))
}

/// An attribute of `copyreg`.
pub fn copyreg(cx: &Ctx, name: &str) -> PyResult<Ref> {
    imported(cx, "copyreg", name)
}

/// `_codecs.encode`, by which older protocols make bytes.
pub fn codecs_encode(cx: &Ctx) -> PyResult<Ref> {
    imported(cx, "_codecs", "encode")
}

/// Looks a pair of names up in two tables of `_compat_pickle`: for both together, then for the module alone.
fn mapped(cx: &Ctx, [names, modules]: [&str; 2], module: &Ref, name: &Ref) -> PyResult<(Ref, Ref)> {
    let key = tuple::pair(cx, module.clone(), name.clone());
    if let Some(pair) = dict::get(cx, &imported(cx, "_compat_pickle", names)?, &key)? {
        if !pair.has_flag(type_flags::TUPLE) || tuple::len(&pair) != 2 {
            return cx.raise(cx.types.runtime_error, &format!("_compat_pickle.{names} values should be 2-tuples"));
        }
        return Ok((tuple::get(&pair, 0), tuple::get(&pair, 1)));
    }
    let found = dict::get(cx, &imported(cx, "_compat_pickle", modules)?, module)?;
    Ok((found.unwrap_or_else(|| module.clone()), name.clone()))
}

/// What Python 2 calls a module and what lies in it.
pub fn old_names(cx: &Ctx, module: &Ref, name: &Ref) -> PyResult<(Ref, Ref)> {
    mapped(cx, ["REVERSE_NAME_MAPPING", "REVERSE_IMPORT_MAPPING"], module, name)
}

/// What the names of a pickle stand for.
pub fn find_class(cx: &Ctx, own: &UnpicklerBody, module: &Ref, name: &Ref) -> PyResult<Ref> {
    let (mut module, mut name) = (module.clone(), name.clone());
    let protocol = own.protocol.get();
    if protocol < 3 && own.fix_imports.get() {
        (module, name) = mapped(cx, ["NAME_MAPPING", "IMPORT_MAPPING"], &module, &name)?;
    }
    let module = global::import(cx, &module)?;
    global::attribute_of(cx, &module, &name, protocol >= 4)
}

const DUMP: Signature<5> = Signature {
    function: "dump",
    names: ["obj", "file", "protocol", "fix_imports", "buffer_callback"],
    positional_only: 0,
    keyword_from: 3,
    required: 2,
};
const DUMPS: Signature<4> = Signature {
    function: "dumps",
    names: ["obj", "protocol", "fix_imports", "buffer_callback"],
    positional_only: 0,
    keyword_from: 2,
    required: 1,
};
const LOAD: Signature<5> = Signature {
    function: "load",
    names: ["file", "fix_imports", "encoding", "errors", "buffers"],
    positional_only: 0,
    keyword_from: 1,
    required: 1,
};
const LOADS: Signature<5> = Signature {
    function: "loads",
    names: ["", "fix_imports", "encoding", "errors", "buffers"],
    positional_only: 1,
    keyword_from: 1,
    required: 1,
};

fn dump(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [object, file, rest @ ..] = args.bind(cx, &DUMP)?;
    pickler::dump_once(cx, object.unwrap_or(&cx.none), file, rest)
}

fn dumps(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [object, rest @ ..] = args.bind(cx, &DUMPS)?;
    pickler::dump_once(cx, object.unwrap_or(&cx.none), None, rest)
}

fn load(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [file, rest @ ..] = args.bind(cx, &LOAD)?;
    unpickler::load_once(cx, file.unwrap_or(&cx.none), true, rest)
}

fn loads(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [data, rest @ ..] = args.bind(cx, &LOADS)?;
    unpickler::load_once(cx, data.unwrap_or(&cx.none), false, rest)
}

/// A class of errors, made when it is first asked for.
fn error_class(cx: &Ctx, kept: Kept, name: &str, base: &Ref) -> PyResult<Ref> {
    if let Some(class) = kept.get() {
        return Ok(class);
    }
    let own = dict::new(cx);
    dict::set(cx, &own, &cx.names.__module__, &cx.new_str("_pickle"))?;
    let class = classes::new_class(cx, name, std::slice::from_ref(base), &own)?;
    kept.set(Some(class.clone()));
    Ok(class)
}

fn fill(cx: &Ctx, names: &Ref) -> PyResult<()> {
    let base = error_class(cx, Kept::PickleError, "PickleError", &cx.types.exception.to_ref())?;
    let pickling = error_class(cx, Kept::PicklingError, "PicklingError", &base)?;
    let unpickling = error_class(cx, Kept::UnpicklingError, "UnpicklingError", &base)?;
    let entries = [
        ("PickleError", base),
        ("PicklingError", pickling),
        ("UnpicklingError", unpickling),
        ("Pickler", pickler::class(cx).to_ref()),
        ("Unpickler", unpickler::class(cx).to_ref()),
        ("PickleBuffer", buffer::class(cx).to_ref()),
    ];
    entries.iter().try_for_each(|(name, value)| dict::set_str(cx, names, name, value))
}

/// `_pickle`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_pickle",
    doc: "Objects into bytes and back.",
    functions: &[
        MethodDef::new("dump", Arity::Keywords, dump).doc(
            "($module, /, obj, file, protocol=None, *, fix_imports=True,\n     buffer_callback=None)",
            "Write the pickle of obj to a file.",
        ),
        MethodDef::new("dumps", Arity::Keywords, dumps)
            .doc("($module, /, obj, protocol=None, *, fix_imports=True,\n      buffer_callback=None)", "The pickle of obj as bytes."),
        MethodDef::new("load", Arity::Keywords, load).doc(
            "($module, /, file, *, fix_imports=True, encoding='ASCII',\n     errors='strict', buffers=())",
            "The object that the next pickle in a file stands for.",
        ),
        MethodDef::new("loads", Arity::Keywords, loads).doc(
            "($module, data, /, *, fix_imports=True, encoding='ASCII',\n      errors='strict', buffers=())",
            "The object that a pickle stands for.",
        ),
    ],
    fill: Some(fill),
};

const ENCODE: Signature<3> =
    Signature { function: "encode", names: ["obj", "encoding", "errors"], positional_only: 0, keyword_from: 3, required: 1 };
const DECODE: Signature<3> =
    Signature { function: "decode", names: ["obj", "encoding", "errors"], positional_only: 0, keyword_from: 3, required: 1 };

fn codec_names(cx: &Ctx, function: &str, given: [Option<&Ref>; 2]) -> PyResult<[Option<String>; 2]> {
    let text = |place: &str, given: Option<&Ref>| given.map(|given| str_::convert::c_string(cx, function, place, given)).transpose();
    Ok([text("argument 'encoding'", given[0])?, text("argument 'errors'", given[1])?])
}

fn encode(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [object, names @ ..] = args.bind(cx, &ENCODE)?;
    let (object, [encoding, errors]) = (object.unwrap_or(&cx.none), codec_names(cx, "encode", names)?);
    if !str_::is_str(object) {
        return cx.type_error(&format!(
            "{}_encode() argument 1 must be str, not {}",
            encoding.as_deref().unwrap_or("utf_8"),
            object.ty().display_name()
        ));
    }
    str_::codec::encode(cx, object, encoding.as_deref(), errors.as_deref())
}

fn decode(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [object, names @ ..] = args.bind(cx, &DECODE)?;
    let (object, [encoding, errors]) = (object.unwrap_or(&cx.none), codec_names(cx, "decode", names)?);
    let data = bytes::bytes_like(cx, object)?;
    str_::codec::decode(cx, object, &data, encoding.as_deref(), errors.as_deref())
}

/// `_codecs`: the two functions that pickles name.
pub const CODECS: ModuleSpec = ModuleSpec {
    name: "_codecs",
    doc: "Texts into bytes and back.",
    functions: &[
        MethodDef::new("encode", Arity::Keywords, encode).doc("($module, /, obj, encoding='utf-8', errors='strict')", "A text as bytes."),
        MethodDef::new("decode", Arity::Keywords, decode).doc("($module, /, obj, encoding='utf-8', errors='strict')", "Bytes as a text."),
    ],
    fill: None,
};
