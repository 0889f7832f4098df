//! Raising, handling and matching exceptions.

use crate::code::Word;
use crate::heap::Ref;
use crate::object::protocol::{call, text};
use crate::object::types::{exception, list, str_, tuple};
use crate::object::{Args, Ctx, Object, PyResult, type_flags};
use crate::vm::frame::{Vm, reg};
use crate::vm::slot::{OBJECT, Slot, boxed};

/// An exception instance from what a `raise` names: an instance, or a class, which is called.
fn instance(cx: &Ctx, thing: Ref, what: &str) -> PyResult<Ref> {
    if let Some(class) = thing.as_type()
        && class.has(type_flags::EXCEPTION)
    {
        let made = call::call(cx, &thing, Args::NONE)?;
        if exception::is_exception(&made) {
            return Ok(made);
        }
        let given = text::repr(cx, &cx.type_of(&made))?;
        return exception::no_exception(cx, &thing, &str_::to_string_lossy(&given));
    }
    if thing.has_flag(type_flags::EXCEPTION) { Ok(thing) } else { cx.type_error(what) }
}

/// `raise`, `raise x`, `raise x from y`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn raise(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        if word.x() == 0 {
            return match cx.handling() {
                Some(handled) => {
                    vm.silent.set(true);
                    cx.raise_again(handled)
                }
                None => cx.raise(cx.types.runtime_error, "No active exception to reraise"),
            };
        }
        let thing = (*reg(base, word.a())).into_object(cx);
        let cause = if word.x() == 2 { Some((*reg(base, word.a()).add(1)).into_object(cx)) } else { None };
        let raised = instance(cx, thing, "exceptions must derive from BaseException")?;
        if let Some(cause) = cause {
            let cause =
                if cx.is_none(&cause) { None } else { Some(instance(cx, cause, "exception causes must derive from BaseException")?) };
            exception::set_cause(&raised, cause);
        }
        cx.raise_object(raised)
    }
}

/// Raises an exception on its way again.
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn reraise(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let exception = (*reg(base, Word(*pc).a())).into_object(vm.cx);
        vm.silent.set(true);
        vm.cx.raise_again(exception)
    }
}

/// A handler begins.
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn push(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let place = reg(base, Word(*pc).a());
        let exception = boxed(vm.cx, place).clone();
        let before = vm.cx.handled.replace(Some(exception));
        *place.add(1) = before.map_or(Slot::EMPTY, Slot::object);
        Ok(())
    }
}

/// A handler ends.
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn pop(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let place = reg(base, Word(*pc).a());
        let before = Slot::read(place);
        let before = if before.tag == OBJECT { Some(before.into_ref()) } else { None };
        drop(vm.cx.handled.replace(before));
        Ok(())
    }
}

/// Checks what an `except` clause names.
fn check_class(cx: &Ctx, class: &Ref, star: bool) -> PyResult<()> {
    let good = |class: &Ref| class.as_type().is_some_and(|class| class.has(type_flags::EXCEPTION));
    let items: Vec<Ref> = if class.has_flag(type_flags::TUPLE) { tuple::items(class).to_vec() } else { vec![class.clone()] };
    for item in &items {
        if !good(item) {
            return cx.type_error("catching classes that do not inherit from BaseException is not allowed");
        }
        if star && item.as_type().is_some_and(|class| class.is_subtype(cx.types.base_exception_group)) {
            return cx.type_error("catching ExceptionGroup with except* is not allowed. Use except instead.");
        }
    }
    Ok(())
}

fn is_match(exception: &Ref, class: &Ref) -> bool {
    if class.has_flag(type_flags::TUPLE) {
        return tuple::items(class).iter().any(|class| is_match(exception, class));
    }
    class.as_type().is_some_and(|class| exception.is_instance(class))
}

/// Whether an exception matches an `except` clause.
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn matches(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let word = Word(*pc);
        let class = (*reg(base, word.c())).into_object(vm.cx);
        check_class(vm.cx, &class, false)?;
        let answer = is_match(boxed(vm.cx, reg(base, word.b())), &class);
        *reg(base, word.a()) = Slot::object(vm.cx.bool(answer));
        Ok(())
    }
}

/// `except*`: splits off what matches.
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn matches_star(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let class = (*reg(base, word.b())).into_object(cx);
        check_class(cx, &class, true)?;
        let place = reg(base, word.a());
        let exception = boxed(cx, place).clone();
        let (matched, rest) = split_star(cx, &exception, &class)?;
        let old = std::mem::replace(&mut *place, Slot::object(rest.unwrap_or_else(|| cx.none())));
        old.release();
        if let Some(matched) = &matched {
            // The clause handles this part, until the statement ends.
            drop(cx.handled.replace(Some(matched.clone())));
        }
        *reg(base, word.b()) = Slot::object(matched.unwrap_or_else(|| cx.none()));
        Ok(())
    }
}

/// What an `except*` statement raises in the end.
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn prepare_reraise_star(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let original = (*reg(base, word.a())).into_object(cx);
        let raised = (*reg(base, word.b())).into_object(cx);
        let items: Vec<Ref> = (0..list::len(&raised)).filter_map(|index| list::get(&raised, index)).collect();
        let result = reraise_star(cx, &original, &items)?;
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

/// What of an exception matches an `except*` clause, and the rest. A naked exception that matches is wrapped in a group.
fn split_star(cx: &Ctx, exception: &Ref, class: &Ref) -> PyResult<(Option<Ref>, Option<Ref>)> {
    if cx.is_none(exception) {
        return Ok((None, None));
    }
    let is_group = exception.is_instance(cx.types.base_exception_group);
    if is_match(exception, class) {
        if is_group {
            return Ok((Some(exception.clone()), None));
        }
        let members = tuple::new(cx, std::slice::from_ref(exception));
        let group = cx.types.base_exception_group.to_ref();
        let wrapped = call::call(cx, &group, Args::new(&[cx.empty_str.clone(), members]))?;
        exception::set_traceback(&wrapped, exception::traceback(exception));
        return Ok((Some(wrapped), None));
    }
    if !is_group {
        return Ok((None, Some(exception.clone())));
    }
    let pair = call::method(cx, exception, &cx.intern("split"), std::slice::from_ref(class))?;
    if !pair.is_exact(cx.types.tuple) || tuple::len(&pair) < 2 {
        return cx.type_error("split must return a tuple");
    }
    let part = |index| Some(tuple::get(&pair, index)).filter(|part| !cx.is_none(part));
    Ok((part(0), part(1)))
}

/// Whether two exceptions carry the same traceback, cause and context: then they are parts of one split.
fn same_metadata(a: &Ref, b: &Ref) -> bool {
    let same = |a: Option<Ref>, b: Option<Ref>| match (a, b) {
        (Some(a), Some(b)) => a.is(&b),
        (None, None) => true,
        _ => false,
    };
    same(exception::traceback(a), exception::traceback(b))
        && same(exception::cause(a), exception::cause(b))
        && same(exception::context(a), exception::context(b))
}

/// What an `except*` statement raises in the end: new exceptions of its clauses, and unhandled parts of the original put together again.
fn reraise_star(cx: &Ctx, original: &Ref, items: &[Ref]) -> PyResult<Ref> {
    let items: Vec<Ref> = items.iter().filter(|item| !cx.is_none(item)).cloned().collect();
    if items.is_empty() {
        return Ok(cx.none());
    }
    if !original.is_instance(cx.types.base_exception_group) {
        return Ok(items[0].clone());
    }
    let (reraised, mut raised): (Vec<Ref>, Vec<Ref>) = items.into_iter().partition(|item| same_metadata(item, original));
    let rest = if reraised.is_empty() { None } else { Some(projection(cx, original, &reraised)?) };
    if raised.is_empty() {
        return Ok(rest.unwrap_or_else(|| cx.none()));
    }
    raised.extend(rest);
    if raised.len() == 1 {
        return Ok(raised[0].clone());
    }
    let group = cx.types.base_exception_group.to_ref();
    call::call(cx, &group, Args::new(&[cx.empty_str.clone(), list::from_vec(cx, raised)]))
}

fn leaves(cx: &Ctx, exception: &Ref, found: &mut Vec<usize>) -> PyResult<()> {
    if exception.is_instance(cx.types.base_exception_group) {
        let members = crate::object::protocol::attribute::get(cx, exception, &cx.intern("exceptions"))?;
        for member in tuple::items(&members) {
            leaves(cx, member, found)?;
        }
    } else {
        found.push(exception.address());
    }
    Ok(())
}

/// The part of a group whose leaves occur in any of `keep`, its shape kept.
fn projection(cx: &Ctx, group: &Ref, keep: &[Ref]) -> PyResult<Ref> {
    let mut wanted = Vec::new();
    for exception in keep {
        leaves(cx, exception, &mut wanted)?;
    }
    wanted.sort_unstable();
    Ok(select(cx, group, &wanted)?.unwrap_or_else(|| cx.none()))
}

fn select(cx: &Ctx, exception: &Ref, wanted: &[usize]) -> PyResult<Option<Ref>> {
    if !exception.is_instance(cx.types.base_exception_group) {
        return Ok(wanted.binary_search(&exception.address()).is_ok().then(|| exception.clone()));
    }
    let members = crate::object::protocol::attribute::get(cx, exception, &cx.intern("exceptions"))?;
    let mut kept = Vec::new();
    for member in tuple::items(&members) {
        kept.extend(select(cx, member, wanted)?);
    }
    if kept.is_empty() {
        return Ok(None);
    }
    if kept.len() == tuple::len(&members) && kept.iter().zip(tuple::items(&members)).all(|(a, b)| a.is(b)) {
        return Ok(Some(exception.clone()));
    }
    let part = call::method(cx, exception, &cx.intern("derive"), &[list::from_vec(cx, kept)])?;
    exception::set_traceback(&part, exception::traceback(exception));
    exception::set_cause(&part, exception::cause(exception));
    exception::replace_context(&part, exception::context(exception));
    Ok(Some(part))
}
