//! `print` and `input`.
//!
//! When `sys.stdout` is our own text file, `print` writes to it without looking its method up: nothing could see the difference.

use crate::heap::{Ref, cycles};
use crate::object::protocol::{attribute, call, number, text};
use crate::object::types::{dict, str_, tuple};
use crate::object::{Args, Ctx, Object, PyResult};
use crate::stdlib::io;

fn text_or_none<'a>(cx: &Ctx, value: Option<&'a Ref>, name: &str) -> PyResult<Option<&'a Ref>> {
    match value {
        None => Ok(None),
        Some(value) if cx.is_none(value) => Ok(None),
        Some(value) if str_::is_str(value) => Ok(Some(value)),
        Some(value) => cx.type_error(&format!("{name} must be None or a string, not {}", value.ty().display_name())),
    }
}

/// `file.write(str(value))`. CPython's bound `write` lives while the text is made: with our own file one container more is counted.
#[inline]
fn put(cx: &Ctx, file: &Ref, value: &Ref) -> PyResult<()> {
    if !io::is_text_file(file) {
        let write = attribute::get(cx, file, &cx.names.write)?;
        let shown = text::str_(cx, value)?;
        return call::call_with(cx, &write, [&shown]).map(drop);
    }
    cycles::count_taken();
    let result = text::str_(cx, value).and_then(|shown| io::write_fast(cx, file, &shown).unwrap_or(Ok(())));
    cycles::count_given();
    result
}

/// `print(*args, sep=' ', end='\n', file=None, flush=False)`
pub fn print(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let (mut sep, mut end, mut file, mut flush) = (None, None, None, None);
    for (name, value) in args.keywords() {
        if str_::eq_str(&name, "sep") {
            sep = Some(value);
        } else if str_::eq_str(&name, "end") {
            end = Some(value);
        } else if str_::eq_str(&name, "file") {
            file = Some(value);
        } else if str_::eq_str(&name, "flush") {
            flush = Some(value);
        } else {
            return cx.type_error(&format!("'{}' is an invalid keyword argument for print()", str_::to_string_lossy(&name)));
        }
    }
    let file = match file.filter(|file| !cx.is_none(file)) {
        Some(file) => file.clone(),
        None => match cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, &cx.names.stdout)) {
            Some(file) if cx.is_none(&file) => return Ok(cx.none()),
            Some(file) => file,
            None => return cx.raise(cx.types.runtime_error, "lost sys.stdout"),
        },
    };
    let sep = text_or_none(cx, sep, "sep")?;
    let end = text_or_none(cx, end, "end")?;
    // CPython gathers `*args` in a tuple: one more count on each value while it is shown, and one more container taken.
    let _values = tuple::from_iter(cx, args.positional().cloned());
    for (index, value) in args.positional().enumerate() {
        if index > 0 {
            put(cx, &file, sep.unwrap_or(&cx.latin1[usize::from(b' ')]))?;
        }
        put(cx, &file, value)?;
    }
    put(cx, &file, end.unwrap_or(&cx.latin1[usize::from(b'\n')]))?;
    if let Some(flush) = flush
        && number::truth(cx, flush)?
    {
        match io::flush_standard(cx, &file) {
            Some(result) => result?,
            None => drop(call::method(cx, &file, &cx.names.flush, &[])?),
        }
    }
    Ok(cx.none())
}

/// `input(prompt='')`
pub fn input(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "input", 0, 1)?;
    let stream = |name: &Ref| cx.sys_dict.get().and_then(|names| dict::get_str(cx, &names, name)).filter(|file| !cx.is_none(file));
    let lost = |what: &str| cx.raise(cx.types.runtime_error, &format!("input(): lost sys.{what}"));
    let Some(input) = stream(&cx.names.stdin) else { return lost("stdin") };
    let Some(output) = stream(&cx.names.stdout) else { return lost("stdout") };
    let Some(errors) = stream(&cx.names.stderr) else { return lost("stderr") };
    // A failure to flush is not the reader's concern.
    if call::method(cx, &errors, &cx.names.flush, &[]).is_err() {
        drop(cx.take_raised());
    }
    if let Some(prompt) = args.get(0) {
        put(cx, &output, prompt)?;
    }
    if call::method(cx, &output, &cx.names.flush, &[]).is_err() {
        drop(cx.take_raised());
    }
    let line = match attribute::get(cx, &input, &cx.names.readline) {
        Ok(readline) => call::call(cx, &readline, Args::NONE)?,
        Err(raised) => return Err(raised),
    };
    if !str_::is_str(&line) {
        return cx.type_error("object.readline() returned non-string");
    }
    let length = str_::len(&line);
    if length == 0 {
        return cx.raise(cx.types.eof_error, "EOF when reading a line");
    }
    let end = if str_::char_at(&line, length - 1) == u32::from(b'\n') { length - 1 } else { length };
    str_::substring(cx, &line, 0, end)
}
