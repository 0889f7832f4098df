//! `-m name`: which module runs as `__main__`, or the sentence that says why none does.
//!
//! ```text
//!   -m a.b     import a ─▶ a.b, sought on a.__path__ ─▶ a module: its text      (a warning if importing a has imported it)
//!                                                    ─▶ a package: a.b.__main__
//! ```
//! The order of the steps and the sentences are those of CPython's `runpy`, which is no module here: its frames are missing from tracebacks.

use super::loader::{Found, find as seek, import_absolute, in_modules, make_spec, source_of};
use crate::heap::Ref;
use crate::object::protocol::attribute;
use crate::object::types::str_;
use crate::object::{Ctx, PyResult, Raised, report, warn};
use crate::source::Source;
use crate::stdlib::{self, STANDARD_NAMES};

/// Modules that do something when CPython runs them, and nothing here.
const WITHOUT_COMMAND_LINE: &[&str] = &["heapq", "inspect", "random", "textwrap"];

/// A module to be run as `__main__`.
pub struct MainModule {
    found: Found,
    name: String,
    /// `__file__`
    pub filename: String,
    /// `__package__`
    pub package: String,
}

impl MainModule {
    /// Its text.
    pub fn source(&self, cx: &Ctx) -> PyResult<Source> {
        source_of(cx, &self.name, &self.found)
    }

    /// `__spec__`
    pub fn spec(&self, cx: &Ctx) -> PyResult<Ref> {
        make_spec(cx, &self.name, &self.found)
    }
}

/// Finds what `-m name` runs. The inner error is a sentence for standard error.
pub fn find(cx: &Ctx, name: &str) -> PyResult<Result<MainModule, String>> {
    if name.starts_with('.') {
        return Ok(Err("Relative module names not supported".to_owned()));
    }
    let front = name.rsplit_once('.').map(|(front, _)| front);
    if let Some(front) = front {
        if let Err(raised) = import_absolute(cx, front) {
            return not_imported(cx, name, front, raised);
        }
        if let Some(there) = in_modules(cx, name)?
            && attribute::get_optional(cx, &there, &cx.names.__path__)?.is_none()
        {
            let message = format!(
                "'{name}' found in sys.modules after import of package '{front}', but prior to execution of '{name}'; this may result in \
                 unpredictable behaviour"
            );
            warn::explicit(cx, cx.types.runtime_warning, &message, "<frozen runpy>", 128)?;
        }
    }
    let real = match real_name(cx, name)? {
        Ok(real) => real,
        Err(why) => return Ok(Err(why)),
    };
    let places = match real.rsplit_once('.') {
        None => None,
        Some((front, _)) => match attribute::get_optional(cx, &import_absolute(cx, front)?, &cx.names.__path__)? {
            Some(places) => Some(places),
            None => {
                let problem = format!("ModuleNotFoundError: __path__ attribute not found on '{front}' while trying to find '{name}'");
                return Ok(Err(no_specification(name, &problem)));
            }
        },
    };
    let Some(found) = seek(cx, &real, places.as_ref())? else {
        let absent = if STANDARD_NAMES.contains(&name) { " (glasspy does not have this module of the standard library)" } else { "" };
        return Ok(Err(format!("No module named {name}{absent}")));
    };
    let filename = match &found {
        Found::Native(_) => return Ok(Err(format!("No code object available for {name}"))),
        Found::File(_, Some(_)) | Found::Folders(_) => return inner_main(cx, name),
        Found::Text(_) if stdlib::is_package(&real) => return inner_main(cx, name),
        Found::Text(_) if WITHOUT_COMMAND_LINE.contains(&name) => {
            return Ok(Err(format!("glasspy does not have the command line of {name}")));
        }
        Found::Text(_) => format!("<frozen {real}>"),
        Found::File(file, None) => file.clone(),
    };
    let package = front.unwrap_or_default().to_owned();
    Ok(Ok(MainModule { found, name: real, filename, package }))
}

/// A package runs as its `__main__`.
fn inner_main(cx: &Ctx, name: &str) -> PyResult<Result<MainModule, String>> {
    if name == "__main__" || name.ends_with(".__main__") {
        return Ok(Err("Cannot use package as __main__ module".to_owned()));
    }
    let inner = find(cx, &format!("{name}.__main__"))?;
    Ok(inner.map_err(|why| format!("{why}; '{name}' is a package and cannot be directly executed")))
}

/// The name a module was imported under, if it is there already: `os.path` is `posixpath`.
fn real_name(cx: &Ctx, name: &str) -> PyResult<Result<String, String>> {
    let Some(there) = in_modules(cx, name)? else { return Ok(Ok(name.to_owned())) };
    let spec = attribute::get_optional(cx, &there, &cx.names.__spec__)?.filter(|spec| !cx.is_none(spec));
    let Some(spec) = spec else {
        return Ok(if name == "__main__" {
            Err(no_specification(name, "ValueError: __main__.__spec__ is None"))
        } else {
            Ok(name.to_owned())
        });
    };
    let real = attribute::get_optional(cx, &spec, &cx.names.name)?.filter(str_::is_str);
    Ok(Ok(real.map_or_else(|| name.to_owned(), |real| str_::to_string_lossy(&real))))
}

/// The parent could not be imported: because it, or one of its own parents, is missing?
fn not_imported(cx: &Ctx, name: &str, front: &str, raised: Raised) -> PyResult<Result<MainModule, String>> {
    if !cx.raised_is(cx.types.import_error) {
        return Err(raised);
    }
    let error = cx.take_raised();
    let missing = attribute::get_optional(cx, &error, &cx.names.name)?.filter(str_::is_str).map(|missing| str_::to_string_lossy(&missing));
    match missing {
        Some(missing) if missing == front || front.starts_with(&format!("{missing}.")) => {
            Ok(Err(no_specification(name, &report::exception_line(cx, &error))))
        }
        _ => cx.raise_again(error),
    }
}

fn no_specification(name: &str, problem: &str) -> String {
    let mut text = format!("Error while finding module specification for '{name}' ({problem})");
    if let Some(stem) = name.strip_suffix(".py") {
        text += &format!(". Try using '{stem}' instead of '{name}' as the module name.");
    }
    text
}
