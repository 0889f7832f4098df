//! Source at run time: `eval`, `exec`, `compile`, `__import__`.

use std::cell::RefCell;

use super::objects::frame_locals;
use crate::heap::Ref;
use crate::object::protocol::{attribute, call, number};
use crate::object::types::{bytes, code, dict, str_, tuple};
use crate::object::{Args, Ctx, Object, PyResult, Signature, type_flags};

/// Flag of `Engine::compile`: whoever compiles hands the constants to [`keep_constants`].
pub const KEEP_CONSTANTS: i64 = 1 << 40;
/// Flag of `compile()`: a prompt's text that is not finished.
const FLAGS_KNOWN: i64 = 0x1_ff0000 | 0x100 | 0x200 | 0x400 | 0x2000 | 0x4000 | 0x20 | 0x10;

thread_local! {
    static KEPT: RefCell<Vec<Vec<Ref>>> = const { RefCell::new(Vec::new()) };
}

/// Keeps a unit's constants until the `eval` or `exec` that asked for them has ended: CPython's compiler keeps what it has read that long.
pub fn keep_constants(constants: Vec<Ref>) {
    KEPT.with_borrow_mut(|kept| kept.push(constants));
}

fn kept() -> usize {
    KEPT.with_borrow(Vec::len)
}

fn release_kept(down_to: usize) {
    while let Some(constants) = KEPT.with_borrow_mut(|kept| if kept.len() > down_to { kept.pop() } else { None }) {
        drop(constants);
    }
}

/// Source that is neither str nor bytes-like is refused.
fn source_of(cx: &Ctx, source: &Ref, function: &str, what: &str) -> PyResult<Ref> {
    if str_::is_str(source) {
        return Ok(source.clone());
    }
    if bytes::is_bytes_like(source) {
        return if source.has_flag(type_flags::BYTES) {
            Ok(source.clone())
        } else {
            let data = bytes::bytes_like(cx, source)?;
            bytes::try_new(cx, &data)
        };
    }
    cx.type_error(&format!("{function}() arg 1 must be a {what} object"))
}

/// Globals and namespace of `eval` and `exec`, `__builtins__` added.
fn spaces(cx: &Ctx, globals: Option<&Ref>, locals: Option<&Ref>) -> PyResult<(Ref, Ref)> {
    let globals_given = globals.filter(|globals| !cx.is_none(globals));
    let locals_given = locals.filter(|locals| !cx.is_none(locals));
    let (globals, namespace) = match (globals_given, locals_given) {
        (Some(globals), Some(locals)) => (globals.clone(), locals.clone()),
        (Some(globals), None) => (globals.clone(), globals.clone()),
        (None, locals) => {
            let Some(globals) = cx.engine().globals(cx) else {
                return cx.raise(cx.types.system_error, "globals and locals cannot be NULL");
            };
            let namespace = match locals {
                Some(locals) => locals.clone(),
                None => frame_locals(cx)?,
            };
            (globals, namespace)
        }
    };
    if !dict::contains(cx, &globals, &cx.names.__builtins__)? {
        let running = match cx.engine().globals(cx) {
            Some(running) => crate::object::types::function::builtins_of(cx, &running),
            None => cx.builtins.get().unwrap_or_else(|| dict::new(cx)),
        };
        dict::set(cx, &globals, &cx.names.__builtins__, &running)?;
    }
    Ok((globals, namespace))
}

fn is_mapping(object: &Ref) -> bool {
    object.ty().slots().subscript.is_some()
}

/// Runs code; the namespace is held here besides, as in CPython.
fn run_holding(cx: &Ctx, code: &Ref, globals: Ref, namespace: Ref, closure: Option<&Ref>) -> PyResult<Ref> {
    cx.engine().run_code(cx, code, globals, namespace.clone(), closure)
}

fn run(cx: &Ctx, source: &Ref, mode: &str, globals: Ref, namespace: Ref) -> PyResult<Ref> {
    let before = kept();
    let flags = KEEP_CONSTANTS | inherited_flags(cx)?;
    let made = cx.engine().compile(cx, source, &cx.intern("<string>"), mode, flags, -1);
    let result = made.and_then(|made| run_holding(cx, &made, globals, namespace, None));
    release_kept(before);
    result
}

/// `__future__` features of the caller.
fn inherited_flags(cx: &Ctx) -> PyResult<i64> {
    let Some(frame) = cx.engine().frame(cx, 0)? else { return Ok(0) };
    let caller = attribute::get(cx, &frame, &cx.intern("f_code"))?;
    Ok(code::body(cx, &caller).map_or(0, |body| i64::from(body.flags.get()) & 0x1ff_0000))
}

/// `eval(source, globals=None, locals=None, /)`
pub fn eval(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "eval", 1, 3)?;
    let source = args.at(0);
    if let Some(locals) = args.get(2).filter(|locals| !cx.is_none(locals))
        && !is_mapping(locals)
    {
        return cx.type_error("locals must be a mapping");
    }
    if let Some(globals) = args.get(1).filter(|globals| !cx.is_none(globals))
        && !globals.has_flag(type_flags::DICT)
    {
        let is_mapping = is_mapping(globals);
        return cx.type_error(if is_mapping {
            "globals must be a real dict; try eval(expr, {}, mapping)"
        } else {
            "globals must be a dict"
        });
    }
    let (globals, namespace) = spaces(cx, args.get(1), args.get(2))?;
    if let Some(body) = code::body(cx, source) {
        if !body.data().freevars.is_empty() {
            return cx.type_error("code object passed to eval() may not contain free variables");
        }
        return run_holding(cx, source, globals, namespace, None);
    }
    let source = source_of(cx, source, "eval", "string, bytes or code")?;
    let source = without_indent(cx, &source)?;
    run(cx, &source, "eval", globals, namespace)
}

/// `eval` ignores spaces and tabs in front.
fn without_indent(cx: &Ctx, source: &Ref) -> PyResult<Ref> {
    if str_::is_str(source) {
        let blank = |index: usize| matches!(str_::char_at(source, index), 0x20 | 0x09);
        let length = str_::len(source);
        let start = (0..length).find(|&index| !blank(index)).unwrap_or(length);
        return if start == 0 { Ok(source.clone()) } else { str_::substring(cx, source, start, length) };
    }
    let data = bytes::as_slice(source);
    let start = data.iter().position(|byte| !matches!(byte, b' ' | b'\t')).unwrap_or(data.len());
    if start == 0 { Ok(source.clone()) } else { bytes::try_new(cx, &data.to_vec()[start..]) }
}

/// `exec(source, globals=None, locals=None, /, *, closure=None)`
pub fn exec(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<4> =
        Signature { function: "exec", names: ["", "", "", "closure"], positional_only: 3, keyword_from: 3, required: 1 };
    let [source, globals, locals, closure] = args.bind(cx, &SIGNATURE)?;
    let source = source.unwrap_or(&cx.none);
    let closure = closure.filter(|closure| !cx.is_none(closure));
    if let Some(globals) = globals.filter(|globals| !cx.is_none(globals))
        && !globals.has_flag(type_flags::DICT)
    {
        return cx.type_error(&format!("exec() globals must be a dict, not {}", globals.ty().display_name()));
    }
    if let Some(locals) = locals.filter(|locals| !cx.is_none(locals))
        && !is_mapping(locals)
    {
        return cx.type_error(&format!("locals must be a mapping or None, not {}", locals.ty().display_name()));
    }
    let (globals, namespace) = spaces(cx, globals, locals)?;
    if let Some(body) = code::body(cx, source) {
        let wanted = body.data().freevars.len();
        match closure {
            Some(_) if wanted == 0 => return cx.type_error("cannot use a closure with this code object"),
            Some(closure) => {
                let fits = closure.is_exact(cx.types.tuple)
                    && tuple::len(closure) == wanted
                    && tuple::items(closure).iter().all(|cell| cell.is_exact(cx.types.cell));
                if !fits {
                    return cx.type_error(&format!("code object requires a closure of exactly length {wanted}"));
                }
            }
            None if wanted > 0 => return cx.type_error(&format!("code object requires a closure of exactly length {wanted}")),
            None => {}
        }
        run_holding(cx, source, globals, namespace, closure)?;
        return Ok(cx.none());
    }
    if closure.is_some() {
        return cx.type_error("closure can only be used when source is a code object");
    }
    let source = source_of(cx, source, "exec", "string, bytes or code")?;
    run(cx, &source, "exec", globals, namespace)?;
    Ok(cx.none())
}

/// `compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)`
pub fn compile(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<7> = Signature {
        function: "compile",
        names: ["source", "filename", "mode", "flags", "dont_inherit", "optimize", "_feature_version"],
        positional_only: 0,
        keyword_from: 6,
        required: 3,
    };
    let [source, filename, mode, flags, dont_inherit, optimize, feature_version] = args.bind(cx, &SIGNATURE)?;
    let (source, filename, mode) = (source.unwrap_or(&cx.none), filename.unwrap_or(&cx.none), mode.unwrap_or(&cx.none));
    let filename = if str_::is_str(filename) {
        filename.clone()
    } else if filename.has_flag(type_flags::BYTES) {
        str_::codec::decode(cx, filename, bytes::as_slice(filename), Some("utf-8"), Some("surrogateescape"))?
    } else {
        match attribute::get_special(cx, filename, &cx.intern("__fspath__"))? {
            Some(method) => call::call(cx, &method, Args::NONE)?,
            None => {
                let found = filename.ty().display_name();
                return cx.type_error(&format!("expected str, bytes or os.PathLike object, not {found}"));
            }
        }
    };
    if str_::is_str(&filename) && (0..str_::len(&filename)).any(|at| str_::char_at(&filename, at) == 0) {
        return cx.value_error("embedded null character");
    }
    let mode = str_::convert::c_string(cx, "compile", "argument 'mode'", mode)?;
    let flags = flags.map_or(Ok(0), |flags| str_::convert::c_int(cx, flags))?.into();
    if flags & !FLAGS_KNOWN != 0 {
        return cx.value_error("compile(): unrecognised flags");
    }
    let optimize: i64 = optimize.map_or(Ok(-1), |level| str_::convert::c_int(cx, level))?.into();
    // Older grammars are none of ours; that it is a number is checked all the same.
    feature_version.map_or(Ok(-1), |version| str_::convert::c_int(cx, version))?;
    if !(-1..=2).contains(&optimize) {
        return cx.value_error("compile(): invalid optimize value");
    }
    let inherit = !dont_inherit.map_or(Ok(false), |value| number::truth(cx, value))?;
    let flags = if inherit { flags | inherited_flags(cx)? } else { flags };
    if !matches!(mode.as_str(), "exec" | "eval" | "single") {
        if mode == "func_type" {
            return match flags & 0x400 {
                0 => cx.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST"),
                _ => cx.not_yet("compile() to a syntax tree is not supported by glasspy"),
            };
        }
        return cx.value_error(if flags & 0x400 != 0 {
            "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
        } else {
            "compile() mode must be 'exec', 'eval' or 'single'"
        });
    }
    if flags & 0x400 != 0 {
        return cx.not_yet("compile() to a syntax tree is not supported by glasspy");
    }
    let source = source_of(cx, source, "compile", "string, bytes or AST")?;
    cx.engine().compile(cx, &source, &filename, &mode, flags, optimize)
}

/// `__import__(name, globals=None, locals=None, fromlist=(), level=0)`
pub fn import(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<5> = Signature {
        function: "__import__",
        names: ["name", "globals", "locals", "fromlist", "level"],
        positional_only: 0,
        keyword_from: 5,
        required: 1,
    };
    let [name, globals, _locals, from_list, level] = args.bind(cx, &SIGNATURE)?;
    let level = level.map_or(Ok(0), |level| number::index_isize(cx, level))?;
    let given = |value: Option<&Ref>| value.filter(|value| !cx.is_none(value)).cloned();
    let (globals, from_list) = (given(globals), given(from_list));
    cx.engine().import(cx, name.unwrap_or(&cx.none), globals.as_ref(), from_list.as_ref(), level as i64)
}
