//! `-m py_compile FILE...`: compiles each file and writes nothing; the first that is wrong ends it, in the words of CPython's module.
//!
//! ```text
//!   SyntaxError      the place, the line and carets, as the `traceback` module draws them (not quite as an uncaught error is shown)
//!   anything else    Sorry: IndentationError: unexpected indent (name.py, line 1)        without a line end
//! ```
//! `-q` says nothing; `-` reads the names from standard input.

use std::io::BufRead;

use super::compile::{How, Mode, compile, read_bytes};
use super::start::options;
use crate::heap::Ref;
use crate::object::finalize::write_stderr;
use crate::object::protocol::{attribute, text};
use crate::object::types::{int, str_};
use crate::object::{Ctx, Object};

const USAGE: &str = "usage: py_compile.py [-h] [-q] filenames [filenames ...]\n";

/// Runs it; the exit code.
pub fn run(cx: &Ctx, arguments: &[String]) -> i32 {
    let refuse = |problem: &str| {
        write_stderr(cx, &format!("{USAGE}py_compile.py: error: {problem}\n"));
        2
    };
    let (mut quiet, mut files) = (false, Vec::new());
    for argument in arguments {
        match argument.as_str() {
            "-q" | "--quiet" => quiet = true,
            "-h" | "--help" => {
                print!("{USAGE}");
                return 0;
            }
            "-" => files.push(argument.clone()),
            unknown if unknown.starts_with('-') && files.is_empty() && arguments.len() == 1 => {
                return refuse("the following arguments are required: filenames");
            }
            unknown if unknown.starts_with('-') => return refuse(&format!("unrecognized arguments: {unknown}")),
            _ => files.push(argument.clone()),
        }
    }
    if files.is_empty() {
        return refuse("the following arguments are required: filenames");
    }
    if files == ["-"] {
        files = std::io::stdin().lock().lines().map_while(Result::ok).collect();
    }
    for file in &files {
        if let Err(words) = compiles(cx, file) {
            if !quiet {
                write_stderr(cx, &words);
            }
            return 1;
        }
    }
    0
}

fn compiles(cx: &Ctx, file: &str) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|problem| {
        let words = problem.to_string();
        let words = words.split(" (os error").next().unwrap_or_default();
        format!("[Errno {}] {words}: '{file}'", problem.raw_os_error().unwrap_or(0))
    })?;
    let result = read_bytes(cx, file, &bytes, false).and_then(|source| {
        let how = How { mode: Mode::Exec, optimize: options().optimize, flags: 0 };
        compile(cx, &source, how).map(drop)
    });
    let Err(_) = result else { return Ok(()) };
    let error = cx.take_raised();
    let said = shown(cx, text::str_(cx, &error).ok());
    if !error.is_exact(cx.types.syntax_error) {
        return Err(format!("Sorry: {}: {said}", error.ty().display_name()));
    }
    Err(syntax_error(cx, &error))
}

fn shown(cx: &Ctx, value: Option<Ref>) -> String {
    match value {
        Some(value) => str_::to_string_lossy(&value),
        None => {
            drop(cx.take_raised());
            String::new()
        }
    }
}

/// A SyntaxError as the `traceback` module draws it.
fn syntax_error(cx: &Ctx, error: &Ref) -> String {
    let get = |name: &str| match attribute::get(cx, error, &cx.intern(name)) {
        Ok(value) if cx.is_none(&value) => None,
        Ok(value) => Some(value),
        Err(_) => {
            drop(cx.take_raised());
            None
        }
    };
    let string = |name: &str| get(name).filter(str_::is_str).map(|value| str_::to_string_lossy(&value));
    let number = |name: &str| get(name).filter(int::is_int).and_then(|value| int::as_i64(&value));
    let message = format!("SyntaxError: {}\n", string("msg").unwrap_or_default());
    let Some(line) = number("lineno") else { return message };
    let mut out = format!("  File \"{}\", line {line}\n", string("filename").unwrap_or_default());
    if let Some(source) = string("text") {
        let whole = source.trim_end_matches('\n');
        let shown = whole.trim_start_matches([' ', '\n', '\x0c']);
        let spaces = (whole.chars().count() - shown.chars().count()) as i64;
        out += &format!("    {shown}\n");
        if let Some(offset) = number("offset") {
            let mut end = number("end_offset").filter(|&end| end != 0).unwrap_or(offset);
            if end == offset || end == -1 {
                end = offset + 1;
            }
            if let Ok(column) = usize::try_from(offset - 1 - spaces) {
                // Tabs are kept, so that the carets stand below what they mean.
                let before: String = shown.chars().take(column).map(|c| if c.is_whitespace() { c } else { ' ' }).collect();
                let carets = (end - offset).clamp(0, i64::from(u16::MAX)) as usize;
                out += &format!("    {before}{}\n", "^".repeat(carets));
            }
        }
    }
    out + &message
}
