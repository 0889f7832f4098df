//! The `_traceback` module: what the report of uncaught errors knows, for `traceback.py`.

use crate::heap::Ref;
use crate::object::protocol::number;
use crate::object::types::{exception, int, list, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, ModuleSpec, Object, PyResult, report};

/// `text(exception)`: the whole report.
fn text(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let given = args.at(0);
    if !exception::is_exception(given) {
        return cx.type_error(&format!("an exception is required, not '{}'", given.ty().display_name()));
    }
    Ok(cx.new_str(&report::exception_text(cx, given)))
}

/// `line(exception)`: its last line, with suggestion.
fn line(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let given = args.at(0);
    if !exception::is_exception(given) {
        return cx.type_error(&format!("an exception is required, not '{}'", given.ty().display_name()));
    }
    Ok(cx.new_str(&report::exception_line(cx, given)))
}

/// `entries(traceback)`: a list of (file, line, end line, column, end column, name); without a place the middle three are None.
fn entries(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let result = list::new(cx);
    for entry in report::entries(cx, args.at(0), usize::MAX) {
        let place = entry.position;
        let known = place.line != 0;
        let figure = |value: u32| if known { int::new(cx, value.into()) } else { cx.none() };
        let row = vec![
            cx.new_str(&entry.filename),
            int::new(cx, entry.line.into()),
            figure(place.end_line),
            figure(place.col),
            figure(place.end_col),
            cx.new_str(&entry.name),
        ];
        list::append(cx, &result, tuple::from_vec(cx, row))?;
    }
    Ok(result)
}

/// `marks(source line, line, end line, column, end column)`: the line of marks below it, or None. Columns count bytes.
fn marks(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "marks", 5, 5)?;
    if !str_::is_str(args.at(0)) {
        return cx.type_error("a source line is required");
    }
    let source = str_::to_string_lossy(args.at(0));
    let figure = |index: usize| number::index_isize(cx, args.at(index)).map(|value| u32::try_from(value).unwrap_or(0));
    let lines = (figure(1)?, figure(2)?);
    let columns = (figure(3)?, figure(4)?);
    Ok(report::mark_at(&source, lines, columns).map_or_else(|| cx.none(), |marks| cx.new_str(&marks.draw())))
}

/// `_traceback`
pub const MODULE: ModuleSpec = ModuleSpec {
    name: "_traceback",
    doc: "The texts of errors.",
    functions: &[
        MethodDef::new("text", Arity::One, text),
        MethodDef::new("line", Arity::One, line),
        MethodDef::new("entries", Arity::One, entries),
        MethodDef::new("marks", Arity::Positional, marks),
    ],
    fill: None,
};
