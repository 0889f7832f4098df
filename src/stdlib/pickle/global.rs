//! Objects that are found again by the names of a module and of what lies in it.

use super::module::{self, pickling_error};
use super::opcode::*;
use super::save::Saver;
use crate::heap::Ref;
use crate::object::protocol::{attribute, text};
use crate::object::types::{dict, int, str_, tuple};
use crate::object::{Ctx, Object, PyResult, type_flags};

fn shown(cx: &Ctx, object: &Ref) -> PyResult<String> {
    Ok(str_::to_string_lossy(&text::repr(cx, object)?))
}

/// The parts of a dotted name. A function's inside has no name from outside.
fn dotted(cx: &Ctx, owner: Option<&Ref>, name: &Ref) -> PyResult<Vec<Ref>> {
    let path = str_::to_string_lossy(name);
    let parts: Vec<Ref> = path.split('.').map(|part| cx.new_str(part)).collect();
    if !path.split('.').any(|part| part == "<locals>") {
        return Ok(parts);
    }
    let name = shown(cx, name)?;
    let message = match owner {
        None => format!("Can't pickle local object {name}"),
        Some(owner) => format!("Can't get local attribute {name} on {}", shown(cx, owner)?),
    };
    cx.raise(cx.types.attribute_error, &message)
}

/// Follows a path of attributes: what lies at its end, and in what.
fn follow(cx: &Ctx, start: &Ref, path: &[Ref]) -> PyResult<Option<(Ref, Ref)>> {
    let (mut found, mut parent) = (start.clone(), start.clone());
    for name in path {
        match attribute::get_optional(cx, &found, name)? {
            Some(next) => parent = std::mem::replace(&mut found, next),
            None => return Ok(None),
        }
    }
    Ok(Some((found, parent)))
}

/// An attribute by name or (from protocol 4 on) by a path of names.
pub fn attribute_of(cx: &Ctx, owner: &Ref, name: &Ref, is_path: bool) -> PyResult<Ref> {
    let path = if is_path { dotted(cx, Some(owner), name)? } else { vec![name.clone()] };
    match follow(cx, owner, &path)? {
        Some((found, _)) => Ok(found),
        None => {
            let message = format!("Can't get attribute {} on {}", shown(cx, name)?, shown(cx, owner)?);
            cx.raise(cx.types.attribute_error, &message)
        }
    }
}

/// The name of the module that an object is found in.
fn module_of(cx: &Ctx, object: &Ref, path: &[Ref]) -> PyResult<Ref> {
    if let Some(name) = attribute::get_optional(cx, object, &cx.names.__module__)?
        && !cx.is_none(&name)
    {
        return Ok(name);
    }
    let main = cx.names.__main__.clone();
    let Some(modules) = cx.modules.get() else { return Ok(main) };
    let mut position = 0;
    while let Some((name, module)) = dict::next(&modules, &mut position) {
        if cx.is_none(&module) || str_::is_str(&name) && str_::eq(&name, &main) {
            continue;
        }
        if let Some((found, _)) = follow(cx, &module, path)?
            && found.is(object)
        {
            return Ok(name);
        }
    }
    Ok(main)
}

/// A module by its name.
pub fn import(cx: &Ctx, name: &Ref) -> PyResult<Ref> {
    cx.engine().import(cx, name, None, None, 0)?;
    // What is imported by a dotted name is the outermost package; the module itself is among the modules.
    match cx.modules.get().map(|modules| dict::get(cx, &modules, name)) {
        Some(found) => match found? {
            Some(module) => Ok(module),
            None => cx.raise_with(cx.types.key_error, std::slice::from_ref(name)),
        },
        None => cx.raise(cx.types.runtime_error, "unable to get sys.modules"),
    }
}

impl Saver<'_> {
    /// Writes where an object is found; `name` overrides its own.
    pub fn save_global(self, object: &Ref, name: Option<&Ref>) -> PyResult<()> {
        let cx = self.cx;
        let name = match name {
            Some(name) => name.clone(),
            None => match attribute::get_optional(cx, object, &cx.names.__qualname__)? {
                Some(name) => name,
                None => attribute::get(cx, object, &cx.names.__name__)?,
            },
        };
        let path = dotted(cx, None, &name)?;
        let module_name = module_of(cx, object, &path)?;
        let module_text = str_::to_string_lossy(&text::str_(cx, &module_name)?);
        let Ok(module) = import(cx, &module_name) else {
            drop(cx.take_raised());
            let message = format!("Can't pickle {}: import of module {} failed", shown(cx, object)?, shown(cx, &module_name)?);
            return pickling_error(cx, &message);
        };
        let Some((found, parent)) = follow(cx, &module, &path)? else {
            let (object, name) = (shown(cx, object)?, str_::to_string_lossy(&name));
            return pickling_error(cx, &format!("Can't pickle {object}: attribute lookup {name} on {module_text} failed"));
        };
        if !found.is(object) {
            let (object, name) = (shown(cx, object)?, str_::to_string_lossy(&name));
            return pickling_error(cx, &format!("Can't pickle {object}: it's not the same object as {module_text}.{name}"));
        }
        if self.protocol() >= 2 && self.save_extension(object, &module_name, &name)? {
            return Ok(());
        }
        let last = path.last().unwrap_or(&name);
        if self.protocol() >= 4 {
            self.save(&module_name)?;
            self.save(&name)?;
            self.write(&[STACK_GLOBAL])?;
        } else if !parent.is(&module) {
            let get = module::imported(cx, "builtins", "getattr")?;
            let made = tuple::pair(cx, get, tuple::pair(cx, parent, last.clone()));
            return self.save_reduce(&made, Some(object));
        } else {
            self.save_names(&module_name, last)?;
        }
        self.memoize(object)
    }

    /// Module and name on two lines.
    fn save_names(self, module_name: &Ref, name: &Ref) -> PyResult<()> {
        let cx = self.cx;
        let (mut module_name, mut name) = (module_name.clone(), name.clone());
        if self.own.fix_imports.get() {
            (module_name, name) = module::old_names(cx, &module_name, &name)?;
        }
        let protocol = self.protocol();
        let mut line = vec![GLOBAL];
        for (text, what) in [(&module_name, "module"), (&name, "global")] {
            if protocol < 3 && !str_::is_ascii(text) {
                let text = str_::to_string_lossy(text);
                return pickling_error(cx, &format!("can't pickle {what} identifier '{text}' using pickle protocol {protocol}"));
            }
            line.extend_from_slice(&str_::wtf8(text));
            line.push(b'\n');
        }
        self.write(&line)
    }

    /// Objects in the extension registry are written as a number.
    fn save_extension(self, object: &Ref, module_name: &Ref, name: &Ref) -> PyResult<bool> {
        let cx = self.cx;
        let registry = module::copyreg(cx, "_extension_registry")?;
        if dict::len(&registry) == 0 {
            return Ok(false);
        }
        let key = tuple::pair(cx, module_name.clone(), name.clone());
        let Some(code) = dict::get(cx, &registry, &key)? else { return Ok(false) };
        if !code.has_flag(type_flags::INT) {
            let message = format!("Can't pickle {}: extension code {} isn't an integer", shown(cx, object)?, shown(cx, &code)?);
            return pickling_error(cx, &message);
        }
        let value = int::as_i64(&code).unwrap_or(-1);
        match (u8::try_from(value), u16::try_from(value), i32::try_from(value)) {
            (Ok(code @ 1..), _, _) => self.op(EXT1, &[code])?,
            (_, Ok(code @ 1..), _) => self.op(EXT2, &code.to_le_bytes())?,
            (_, _, Ok(code @ 1..)) => self.op(EXT4, &code.to_le_bytes())?,
            _ => {
                let message = format!("Can't pickle {}: extension code {value} is out of range", shown(cx, object)?);
                return cx.raise(cx.types.runtime_error, &message);
            }
        }
        Ok(true)
    }
}
