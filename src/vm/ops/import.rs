//! Import statements.

use crate::code::Word;
use crate::heap::Ref;
use crate::object::protocol::{attribute, call, item, iterate};
use crate::object::types::{dict, int, str_};
use crate::object::{Args, Ctx, Object, PyResult, type_flags};
use crate::vm::frame::{Vm, code_of, function_of, globals_of, reg};
use crate::vm::slot::{Slot, boxed};

/// `ImportName`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn import_name(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let level = (*reg(base, word.b())).into_object(cx);
        let from_list = (*reg(base, word.b()).add(1)).into_object(cx);
        let name = code_of(base).name_at(word.c()).clone();
        let globals = globals_of(base).clone();
        let builtins = function_of(base).builtins.get().unwrap_or_else(|| dict::new(cx));
        let hook = dict::get(cx, &builtins, &cx.names.__import__)?;
        let result = match hook {
            None => return cx.raise(cx.types.import_error, "__import__ not found"),
            Some(hook) if hook.is_exact(cx.types.builtin_function) => {
                let from = (!cx.is_none(&from_list)).then_some(&from_list);
                cx.engine().import(cx, &name, Some(&globals), from, int::as_i64(&level).unwrap_or(0))?
            }
            Some(hook) => {
                let locals = cx.engine().locals(cx)?;
                call::call(cx, &hook, Args::new(&[name, globals, locals, from_list, level]))?
            }
        };
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

/// `ImportFrom`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn import_from(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let module = boxed(cx, reg(base, word.b())).clone();
        let name = code_of(base).name_at(word.c());
        let value = match attribute::get_optional(cx, &module, name)? {
            Some(value) => value,
            None => submodule(cx, &module, name)?,
        };
        *reg(base, word.a()) = Slot::object(value);
        Ok(())
    }
}

fn submodule(cx: &Ctx, module: &Ref, name: &Ref) -> PyResult<Ref> {
    let text = str_::to_string_lossy(name);
    let package = attribute::get_optional(cx, module, &cx.names.__name__)?.filter(|name| name.has_flag(type_flags::STR));
    if let (Some(package), Some(modules)) = (&package, cx.modules.get()) {
        let full = cx.new_str(&format!("{}.{text}", str_::to_string_lossy(package)));
        if let Some(found) = dict::get(cx, &modules, &full)? {
            return Ok(found);
        }
    }
    let package_text = package.as_ref().map_or_else(|| "<unknown module name>".to_owned(), str_::to_string_lossy);
    let file = attribute::get_optional(cx, module, &cx.names.__file__)?;
    let place = file.as_ref().map_or_else(|| "unknown location".to_owned(), str_::to_string_lossy);
    let message = format!("cannot import name '{text}' from '{package_text}' ({place})");
    let error = crate::object::types::exception::new_exception(cx, cx.types.import_error, &[cx.new_str(&message)])?;
    attribute::set(cx, &error, &cx.names.name, &package.unwrap_or_else(|| cx.none()))?;
    attribute::set(cx, &error, &cx.names.path, &file.unwrap_or_else(|| cx.none()))?;
    attribute::set(cx, &error, &cx.intern("name_from"), name)?;
    cx.raise_object(error)
}

/// `ImportStar`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn import_star(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let module = (*reg(base, Word(*pc).a())).into_object(cx);
        let namespace = boxed(cx, base).clone();
        let all = attribute::get_optional(cx, &module, &cx.names.__all__)?;
        let skip_private = all.is_none();
        let names = match all {
            Some(all) => iterate::to_vec(cx, &all)?,
            None => {
                let dict = attribute::get(cx, &module, &cx.names.__dict__)?;
                let keys = call::method(cx, &dict, &cx.names.keys, &[])?;
                iterate::to_vec(cx, &keys)?
            }
        };
        for name in names {
            if !name.has_flag(type_flags::STR) {
                let module_name = attribute::get(cx, &module, &cx.names.__name__)?;
                let module_name = str_::to_string_lossy(&module_name);
                let (holder, kind) = if skip_private { ("__dict__", "Key") } else { ("__all__", "Item") };
                let found = name.ty().display_name();
                return cx.type_error(&format!("{kind} in {module_name}.{holder} must be str, not {found}"));
            }
            if skip_private && str_::len(&name) > 0 && str_::char_at(&name, 0) == '_' as u32 {
                continue;
            }
            let value = attribute::get(cx, &module, &name)?;
            if namespace.is_exact(cx.types.dict) {
                dict::set(cx, &namespace, &name, &value)?;
            } else {
                item::set(cx, &namespace, &name, &value)?;
            }
        }
        Ok(())
    }
}
