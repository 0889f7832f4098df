//! `open`

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt;

use super::file::{self, OpenFile, enter, text_argument};
use super::{binary, text};
use crate::heap::Ref;
use crate::object::protocol::{call, number};
use crate::object::types::{bytes, int, str_};
use crate::object::{Args, Ctx, Object, PyResult, Signature};

const SIGNATURE: Signature<8> = Signature {
    function: "open",
    names: ["file", "mode", "buffering", "encoding", "errors", "newline", "closefd", "opener"],
    positional_only: 0,
    keyword_from: 8,
    required: 1,
};

struct Mode {
    read: bool,
    write: bool,
    append: bool,
    create: bool,
    update: bool,
    binary: bool,
}

fn parse(cx: &Ctx, mode: &str) -> PyResult<Mode> {
    let mut seen = Mode { read: false, write: false, append: false, create: false, update: false, binary: false };
    let mut text = false;
    for letter in mode.chars() {
        let flag = match letter {
            'r' => &mut seen.read,
            'w' => &mut seen.write,
            'a' => &mut seen.append,
            'x' => &mut seen.create,
            '+' => &mut seen.update,
            'b' => &mut seen.binary,
            't' => &mut text,
            _ => return cx.value_error(&format!("invalid mode: '{mode}'")),
        };
        if std::mem::replace(flag, true) {
            return cx.value_error(&format!("invalid mode: '{mode}'"));
        }
    }
    if text && seen.binary {
        return cx.value_error("can't have text and binary mode at once");
    }
    if [seen.read, seen.write, seen.append, seen.create].iter().filter(|&&given| given).count() != 1 {
        return cx.value_error("must have exactly one of create/read/write/append mode");
    }
    Ok(seen)
}

/// `open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)`
pub fn open(cx: &Ctx, _module: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [file, mode, buffering, encoding, errors, newline, closefd, _opener] = args.bind(cx, &SIGNATURE)?;
    let file = file.unwrap_or(&cx.none);
    let given = |value: Option<&Ref>| value.filter(|value| !cx.is_none(value)).cloned();
    let option = |value: Option<&Ref>, name: &str| -> PyResult<Option<String>> {
        match given(value) {
            None => Ok(None),
            Some(value) if str_::is_str(&value) => Ok(Some(str_::to_string_lossy(&value))),
            Some(value) => {
                let found = value.ty().display_name();
                cx.type_error(&format!("open() argument '{name}' must be str or None, not {found}"))
            }
        }
    };
    let mode_text = match mode {
        Some(mode) => str_::to_string_lossy(text_argument(cx, "open()", " 'mode'", mode)?),
        None => "r".to_owned(),
    };
    let buffering = buffering.map_or(Ok(-1), |value| number::index_isize(cx, value))?;
    let (encoding, errors, newline) = (option(encoding, "encoding")?, option(errors, "errors")?, option(newline, "newline")?);
    let mode = parse(cx, &mode_text)?;
    if mode.binary {
        for (value, name) in [(&encoding, "an encoding"), (&errors, "an errors"), (&newline, "a newline")] {
            if value.is_some() {
                return cx.value_error(&format!("binary mode doesn't take {name} argument"));
            }
        }
    } else if buffering == 0 {
        return cx.value_error("can't have unbuffered text I/O");
    }
    if let Some(newline) = &newline
        && !matches!(newline.as_str(), "" | "\n" | "\r" | "\r\n")
    {
        return cx.value_error(&format!("illegal newline value: {newline}"));
    }
    if let Some(encoding) = &encoding
        && str_::codec::Encoding::named(encoding).is_none()
    {
        return cx.raise(cx.types.lookup_error, &format!("unknown encoding: {encoding}"));
    }
    let (readable, writable) = (mode.read || mode.update, !mode.read || mode.update);
    let (mut entry, name) = if int::is_int(file) {
        let fd = number::index_isize(cx, file)?;
        let Ok(fd) = u32::try_from(fd).map(|fd| fd as i32) else { return cx.value_error("negative file descriptor") };
        let mut entry = OpenFile::borrowed(fd, readable, writable);
        if closefd.is_none_or(|value| !value.is(&cx.false_)) && fd > 2 {
            entry.own();
        }
        (entry, file.clone())
    } else {
        let path = path_of(cx, file)?;
        let mut options = OpenOptions::new();
        options.read(readable).write(writable && !mode.append).append(mode.append).mode(0o666);
        if mode.write {
            options.create(true).truncate(true);
        }
        if mode.append {
            options.create(true);
        }
        if mode.create {
            options.create_new(true);
        }
        let bytes = str_::wtf8(&path).into_owned();
        if bytes.contains(&0) {
            return cx.value_error("embedded null byte");
        }
        use std::os::unix::ffi::OsStrExt;
        let opened = options
            .open(std::ffi::OsStr::from_bytes(&bytes))
            .and_then(|opened| if opened.metadata()?.is_dir() { Err(std::io::Error::from_raw_os_error(21)) } else { Ok(opened) });
        match opened {
            Ok(opened) => (OpenFile::new(opened, true, readable, writable), path),
            Err(problem) => return file::os_error(cx, &problem, Some(&path)),
        }
    };
    entry.line_buffered = !mode.binary && (buffering == 1 || entry.is_terminal());
    entry.unbuffered = buffering == 0;
    let number = enter(entry);
    if mode.binary {
        let shown = match (mode.read, mode.write, mode.append, mode.update) {
            (true, _, _, false) => "rb",
            (true, ..) | (_, true, _, true) => "rb+",
            (_, true, ..) => "wb",
            (_, _, true, false) => "ab",
            (_, _, true, true) => "ab+",
            (.., false) => "xb",
            _ => "xb+",
        };
        return Ok(binary::make_owned(cx, number, &name, shown));
    }
    let coding = text::Coding {
        encoding: encoding.as_deref().unwrap_or("utf-8"),
        errors: errors.as_deref().unwrap_or("strict"),
        newline: newline.as_deref(),
    };
    let shown: String = mode_text.chars().filter(|&c| c != 't').collect();
    Ok(text::make(cx, number, &name, &shown, &coding))
}

/// A path as str: str, bytes, or what `__fspath__` says.
fn path_of(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    if str_::is_str(object) {
        return Ok(object.clone());
    }
    if object.is_instance(cx.types.bytes) {
        return str_::codec::decode(cx, object, bytes::as_slice(object), Some("utf-8"), Some("surrogateescape"));
    }
    let found = object.ty().display_name();
    match crate::object::protocol::attribute::get_special(cx, object, &cx.intern("__fspath__"))? {
        Some(method) => {
            let path = call::call(cx, &method, Args::NONE)?;
            if str_::is_str(&path) || path.is_instance(cx.types.bytes) {
                return path_of(cx, &path);
            }
            let got = path.ty().display_name();
            cx.type_error(&format!("expected {found}.__fspath__() to return str or bytes, not {got}"))
        }
        None => cx.type_error(&format!("expected str, bytes or os.PathLike object, not {found}")),
    }
}
