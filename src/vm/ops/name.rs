//! Names: unbound locals, globals with their caches, namespaces, cells.
//!
//! ```text
//!  cache words                W1                                                            W2
//!  LoadGlobal, LoadName       version of the globals' keys << 32 | of the builtins' (or 0)  address of the value's place
//!  StoreGlobal, StoreName     version of the dict's keys << 32                              number of the entry
//! ```
//! The version of a key table changes when a key comes or goes or the table moves, not when a value is replaced, so an entry's place stays right as
//! long as the version does. `LoadName` and `StoreName` use them where the namespace is the globals.

use std::sync::atomic::Ordering::Relaxed;

use crate::code::{CONSUME_A, CONSUME_B, Op, Word};
use crate::heap::{self, Field, Ref};
use crate::object::protocol::item;
use crate::object::types::code::CodeBody;
use crate::object::types::function::FunctionBody;
use crate::object::types::{cell, dict, str_};
use crate::object::{Ctx, Object, PyResult};
use crate::vm::frame::{Vm, code_of, function_of, globals_of, reg};
use crate::vm::slot::{Slot, UNDEFINED, boxed};

/// Raises what reading an empty register means.
///
/// # Safety
/// See the head of this folder.
#[cold]
#[inline(never)]
pub unsafe fn unbound(vm: &Vm, base: *mut Slot, offset: usize) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    let code = unsafe { code_of(base) };
    let name = code.register_name(offset / 16).map_or_else(String::new, |name| name.to_string());
    let result = unbound_local(vm.cx, &name);
    vm.unbound.set((offset / 16) as u32 + 1);
    result
}

#[cold]
fn unbound_local(cx: &Ctx, name: &str) -> PyResult<()> {
    cx.raise(cx.types.unbound_local_error, &format!("cannot access local variable '{name}' where it is not associated with a value"))
}

#[cold]
fn not_defined<T>(cx: &Ctx, name: &Ref) -> PyResult<T> {
    let text = str_::to_string_lossy(name);
    name_error(cx, &format!("name '{text}' is not defined"), name)
}

/// NameError with its `name` attribute.
fn name_error<T>(cx: &Ctx, message: &str, name: &Ref) -> PyResult<T> {
    let error = crate::object::types::exception::new_exception(cx, cx.types.name_error, &[cx.new_str(message)])?;
    crate::object::protocol::attribute::set(cx, &error, &cx.names.name, name)?;
    cx.raise_object(error)
}

/// `Copy`, `CopyOperand`, `CopyLocal` of something that is no object yet.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn copy(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let from = reg(base, word.b());
        if (*from).tag == UNDEFINED {
            return unbound(vm, base, word.b());
        }
        boxed(vm.cx, from);
        *reg(base, word.a()) = Slot::read(from).counted();
        Ok(())
    }
}

/// Version of the keys and place of the value of a name in a dict, if both can be had.
fn locate(dict: &Ref, name: &Ref) -> Option<(u64, u64)> {
    let place = dict::value_place(dict, dict::entry_index(dict, name)?)?;
    let version = dict::keys_version(dict);
    (version != 0).then_some((version as u64, std::ptr::from_ref(place) as u64))
}

/// The global or builtin that the caches know.
///
/// # Safety
/// See the head of this folder; two cache words follow the instruction.
#[inline(always)]
pub unsafe fn cached_global<'a>(function: &FunctionBody, pc: *const u64) -> Option<&'a Ref> {
    // SAFETY: see the head of this file: the place is right as long as the versions are.
    unsafe {
        let versions = *pc.add(1);
        let globals = function.globals.borrow().unwrap_unchecked();
        if dict::current_version(globals) != (versions >> 32) as u32 || versions == 0 {
            return None;
        }
        let builtins = versions as u32;
        if builtins != 0 && dict::current_version(function.builtins.borrow().unwrap_unchecked()) != builtins {
            return None;
        }
        (*(*pc.add(2) as *const Field)).borrow()
    }
}

/// Global, else builtin.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn load_global(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let function = function_of(base);
        if let Some(value) = cached_global(function, pc) {
            *reg(base, word.a()) = Slot::object(value.clone());
            return Ok(());
        }
        let globals = function.globals.borrow().unwrap_unchecked();
        let builtins = function.builtins.borrow().unwrap_unchecked();
        let name = code_of(base).name_at(word.name());
        let value = find_global(vm.cx, globals, builtins, name)?;
        if globals.is_exact(vm.cx.types.dict) && builtins.is_exact(vm.cx.types.dict) {
            let caches = pc.cast_mut().add(1);
            if let Some((version, place)) = locate(globals, name) {
                *caches = version << 32;
                *caches.add(1) = place;
            } else if let Some((version, place)) = locate(builtins, name) {
                *caches = (dict::keys_version(globals) as u64) << 32 | version;
                *caches.add(1) = place;
            }
        }
        *reg(base, word.a()) = Slot::object(value);
        Ok(())
    }
}

fn find_global(cx: &Ctx, globals: &Ref, builtins: &Ref, name: &Ref) -> PyResult<Ref> {
    match in_mapping(cx, globals, name)? {
        Some(value) => Ok(value),
        None => match in_mapping(cx, builtins, name)? {
            Some(value) => Ok(value),
            None => not_defined(cx, name),
        },
    }
}

/// What a namespace has under a name; one that is no plain dict may make it up.
fn in_mapping(cx: &Ctx, mapping: &Ref, name: &Ref) -> PyResult<Option<Ref>> {
    if mapping.is_exact(cx.types.dict) {
        return dict::get(cx, mapping, name);
    }
    match item::get(cx, mapping, name) {
        Ok(value) => Ok(Some(value)),
        Err(raised) if !cx.swallow(cx.types.key_error) => Err(raised),
        Err(_) => Ok(None),
    }
}

/// # Safety
/// See the head of this folder.
unsafe fn store_in_dict(vm: &Vm, pc: *const u64, base: *mut Slot, dict: &Ref) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let place = reg(base, word.a());
        if (*place).tag == UNDEFINED {
            return unbound(vm, base, word.a());
        }
        let value = boxed(vm.cx, place).clone();
        if word.x() & CONSUME_A != 0 {
            Slot::read(place).release();
        }
        let caches = pc.cast_mut().add(1);
        if *caches != 0 && dict::current_version(dict) as u64 == *caches >> 32 && dict::value_at(dict, *caches.add(1) as usize).is_some() {
            dict::set_value_at(dict, *caches.add(1) as usize, value);
            return Ok(());
        }
        let name = code_of(base).name_at(word.name());
        dict::set(vm.cx, dict, name, &value)?;
        if let Some(entry) = dict::entry_index(dict, name) {
            *caches = (dict::keys_version(dict) as u64) << 32;
            *caches.add(1) = entry as u64;
        }
        Ok(())
    }
}

/// Stores a global.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn store_global(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe { store_in_dict(vm, pc, base, globals_of(base)) }
}

/// Deletes a global.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn delete_global(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let name = code_of(base).name_at(Word(*pc).name());
        if dict::delete(vm.cx, &globals_of(base).clone(), name)? { Ok(()) } else { not_defined(vm.cx, name) }
    }
}

/// Name of a module or class body.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn load_name(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let namespace = boxed(vm.cx, base);
        if namespace.is(globals_of(base)) {
            return load_global(vm, pc, base);
        }
        let word = Word(*pc);
        let name = code_of(base).name_at(word.name());
        let value = match in_mapping(vm.cx, &namespace.clone(), name)? {
            Some(value) => value,
            None => {
                let function = function_of(base);
                find_global(vm.cx, function.globals.borrow().unwrap_unchecked(), function.builtins.borrow().unwrap_unchecked(), name)?
            }
        };
        *reg(base, word.a()) = Slot::object(value);
        Ok(())
    }
}

/// Stores a name in a module or class body.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn store_name(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let namespace = boxed(vm.cx, base);
        if namespace.is_exact(vm.cx.types.dict) {
            return store_in_dict(vm, pc, base, namespace);
        }
        let word = Word(*pc);
        let place = reg(base, word.a());
        let value = boxed(vm.cx, place).clone();
        let result = item::set(vm.cx, &namespace.clone(), code_of(base).name_at(word.name()), &value);
        if word.x() & CONSUME_A != 0 {
            Slot::read(place).release();
        }
        result
    }
}

/// Deletes a name of a module or class body.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn delete_name(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let namespace = boxed(vm.cx, base).clone();
        let name = code_of(base).name_at(Word(*pc).name());
        if namespace.is_exact(vm.cx.types.dict) {
            return if dict::delete(vm.cx, &namespace, name)? { Ok(()) } else { not_defined(vm.cx, name) };
        }
        // Whatever the mapping says against it.
        item::delete(vm.cx, &namespace, name).or_else(|_| {
            drop(vm.cx.take_raised());
            not_defined(vm.cx, name)
        })
    }
}

/// Wraps a register's content in a new cell.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn make_cell(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let place = reg(base, Word(*pc).a());
        let content = if (*place).tag == UNDEFINED { None } else { Some((*place).into_object(vm.cx)) };
        *place = Slot::object(cell::new(vm.cx, content));
        if heap::attention().load(Relaxed) != 0 && ends_prologue(code_of(base), pc) { super::call::attend(vm) } else { Ok(()) }
    }
}

/// Whether the instruction at `pc` is the last to make a cell before the body of a function (not of a generator) begins: that is where what asks
/// for attention is granted on entry of such a function.
///
/// # Safety
/// `pc` points at a `MakeCell` of this code.
unsafe fn ends_prologue(code: &CodeBody, pc: *const u64) -> bool {
    // SAFETY: the words up to `pc` belong to the body, and so does the one behind, because no body ends with a `MakeCell`.
    unsafe {
        let index = code.index_of(pc);
        let prologue = |index: usize| matches!(Word(*code.words().add(index)).op(), Op::CopyFree | Op::MakeCell);
        (0..index).all(prologue) && !matches!(Word(*pc.add(1)).op(), Op::MakeCell | Op::MakeGenerator)
    }
}

/// Copies the closure's cells into registers.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn copy_free(_vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder; a function whose body has free variables has a closure of that length.
    unsafe {
        let word = Word(*pc);
        if let Some(closure) = function_of(base).closure.borrow() {
            let cells = crate::object::types::tuple::items(closure);
            let first = reg(base, word.a());
            for (index, cell) in cells.iter().enumerate().take(word.c()) {
                *first.add(index) = Slot::object(cell.clone());
            }
        }
        Ok(())
    }
}

/// The cell in a register.
///
/// # Safety
/// The compiler names a register that holds a cell.
#[inline(always)]
pub unsafe fn cell_in<'a>(base: *mut Slot, offset: usize) -> &'a Ref {
    // SAFETY: see the head of this folder: the compiler names registers that hold cells here.
    unsafe { &*(&raw const (*reg(base, offset)).bits).cast::<Ref>() }
}

/// # Safety
/// See the head of this folder.
#[cold]
unsafe fn empty_cell(vm: &Vm, base: *mut Slot, offset: usize) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    let code = unsafe { code_of(base) };
    let register = offset / 16;
    let name = code.register_name(register).map_or_else(String::new, |name| name.to_string());
    if register >= code.data().first_free as usize && !code.data().freevars.is_empty() {
        let text = format!("cannot access free variable '{name}' where it is not associated with a value in enclosing scope");
        return name_error(vm.cx, &text, &vm.cx.intern(&name));
    }
    unbound_local(vm.cx, &name)
}

/// Content of a cell.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn load_deref(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        match cell::body(cell_in(base, word.b())).contents.get() {
            Some(value) => {
                *reg(base, word.a()) = Slot::object(value);
                Ok(())
            }
            None => empty_cell(vm, base, word.b()),
        }
    }
}

/// Stores into a cell.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn store_deref(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let place = reg(base, word.b());
        if (*place).tag == UNDEFINED {
            return unbound(vm, base, word.b());
        }
        let value = boxed(vm.cx, place);
        let value = if word.x() & CONSUME_B != 0 { (*place).into_ref() } else { value.clone() };
        cell::body(&cell_in(base, word.a()).clone()).contents.set(Some(value));
        Ok(())
    }
}

/// Empties a cell.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn delete_deref(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let cell = cell_in(base, word.a()).clone();
        if cell::body(&cell).contents.get().is_none() {
            return empty_cell(vm, base, word.a());
        }
        cell::body(&cell).contents.set(None);
        Ok(())
    }
}

/// # Safety
/// See the head of this folder.
unsafe fn from_mapping(vm: &Vm, base: *mut Slot, word: Word) -> PyResult<Option<Ref>> {
    // SAFETY: see the head of this folder.
    unsafe {
        let mapping = (*reg(base, word.a())).into_ref();
        in_mapping(vm.cx, &mapping, code_of(base).name_at(word.c()))
    }
}

/// Name of a class body that a surrounding function has in a cell.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn load_from_dict_or_deref(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let mapping = (*reg(base, word.a())).into_ref();
        let name = code_of(base).register_name(word.b() / 16).map_or_else(|| vm.cx.empty_str.clone(), |name| vm.cx.intern(name));
        let found = in_mapping(vm.cx, &mapping, &name)?;
        match found.or_else(|| cell::body(cell_in(base, word.b())).contents.get()) {
            Some(value) => {
                *reg(base, word.a()) = Slot::object(value);
                Ok(())
            }
            None => empty_cell(vm, base, word.b()),
        }
    }
}

/// A local variable without a register.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn load_far(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        match from_mapping(vm, base, word)? {
            Some(value) => {
                *reg(base, word.a()) = Slot::object(value);
                Ok(())
            }
            None => unbound_local(vm.cx, &str_::to_string_lossy(code_of(base).name_at(word.c()))),
        }
    }
}

/// Name of a class body seen from a type-parameter scope.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn load_from_dict_or_globals(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let value = match from_mapping(vm, base, word)? {
            Some(value) => value,
            None => {
                let function = function_of(base);
                let (globals, builtins) = (function.globals.borrow().unwrap_unchecked(), function.builtins.borrow().unwrap_unchecked());
                find_global(vm.cx, globals, builtins, code_of(base).name_at(word.c()))?
            }
        };
        *reg(base, word.a()) = Slot::object(value);
        Ok(())
    }
}

/// Makes `__annotations__` in the namespace.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn setup_annotations(vm: &Vm, _pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let namespace = boxed(cx, base).clone();
        if namespace.is_exact(cx.types.dict) {
            if dict::get(cx, &namespace, &cx.names.__annotations__)?.is_none() {
                dict::set(cx, &namespace, &cx.names.__annotations__, &dict::new(cx))?;
            }
            return Ok(());
        }
        match item::get(cx, &namespace, &cx.names.__annotations__) {
            Ok(_) => Ok(()),
            Err(raised) if !cx.swallow(cx.types.key_error) => Err(raised),
            Err(_) => item::set(cx, &namespace, &cx.names.__annotations__, &dict::new(cx)),
        }
    }
}
