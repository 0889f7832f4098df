//! Displays, comprehension steps, formatted values, subscripts.

use std::mem::ManuallyDrop;

use super::arith::{drop_operands, write};
use super::name;
use super::special::{self, After, Flow};
use crate::code::{CONSUME_A, CONSUME_B, CONSUME_C, Op, Word};
use crate::heap::{self, Ref};
use crate::object::protocol::{item, text};
use crate::object::types::dict::{Peek, Plain};
use crate::object::types::{dict, exception, int, list, set, slice, str_, tuple};
use crate::object::{Object, PyResult, type_flags};
use crate::vm::frame::{Vm, reg};
use crate::vm::ops::arith::taken;
use crate::vm::slot::{INT, Number, OBJECT, SPAN, Slot, UNDEFINED, boxed};

/// Temporaries moved out as objects, one behind the other in the place where they lay; dropped in order. The result often goes to the first of
/// these registers: drop them before it is written.
struct Taken {
    first: *mut Ref,
    count: usize,
}

impl std::ops::Deref for Taken {
    type Target = [Ref];
    #[inline(always)]
    fn deref(&self) -> &[Ref] {
        // SAFETY: made by `take`: that many references lie there, and nobody else uses these registers meanwhile.
        unsafe { std::slice::from_raw_parts(self.first, self.count) }
    }
}

impl Drop for Taken {
    #[inline(always)]
    fn drop(&mut self) {
        for index in 0..self.count {
            // SAFETY: as above; each is dropped once.
            drop(unsafe { self.first.add(index).read() });
        }
    }
}

/// Moves `count` temporaries out as objects.
///
/// # Safety
/// See the head of this folder; so many temporaries are in use, and nobody uses them afterwards.
#[inline(always)]
unsafe fn take(vm: &Vm, first: *mut Slot, count: usize) -> Taken {
    let items = first.cast::<Ref>();
    for index in 0..count {
        // SAFETY: see the head of this folder; item `index` lies at or before register `index`, which has been read.
        unsafe { items.add(index).write((*first.add(index)).into_object(vm.cx)) };
    }
    Taken { first: items, count }
}

/// `[...]`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn build_list(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        if word.c() == 0 {
            *reg(base, word.a()) = Slot::object(list::new(vm.cx));
            return Ok(());
        }
        let mut at = reg(base, word.b());
        let list = list::fill(vm.cx, word.c(), |_| {
            let item = Slot::read(at).into_object(vm.cx);
            at = at.add(1);
            item
        });
        if list.is_err() {
            drop(take(vm, at, word.c()));
        }
        *reg(base, word.a()) = Slot::object(list?);
        Ok(())
    }
}

/// `(...)`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn build_tuple(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let first = reg(base, word.b());
        let items = tuple::from_iter(vm.cx, (0..word.c()).map(|index| Slot::read(first.add(index)).into_object(vm.cx)));
        *reg(base, word.a()) = Slot::object(items);
        Ok(())
    }
}

/// `{...}`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn build_set(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let items = take(vm, reg(base, word.b()), word.c());
        let result = set::new(vm.cx);
        let mut added = Ok(());
        let items = ManuallyDrop::new(items);
        for index in 0..items.count {
            // Each goes as soon as it is in the set.
            let item = items.first.add(index).read();
            if added.is_ok() {
                added = set::add(vm.cx, &result, &item);
            }
        }
        added?;
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

/// `{k: v, ...}`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn build_map(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        if word.c() == 0 {
            *reg(base, word.a()) = Slot::object(dict::new(vm.cx));
            return Ok(());
        }
        let items = take(vm, reg(base, word.b()), 2 * word.c());
        let result = dict_of(vm, items)?;
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

/// `{k: v, ...}` with constant keys
///
/// # Safety
/// See the head of this folder.
pub unsafe fn build_const_key_map(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder; the cache word was linked to a constant tuple with a key for each of the values, all of which are in
    // use. A value's register has room for the pair.
    unsafe {
        let word = Word(*pc);
        let keys = tuple::items(&*pc.add(1).cast::<Ref>());
        let first = reg(base, word.b());
        for (index, key) in keys.iter().enumerate() {
            let value = (*first.add(index)).into_object(vm.cx);
            first.add(index).cast::<[Ref; 2]>().write([key.clone(), value]);
        }
        let result = dict_of(vm, Taken { first: first.cast(), count: 2 * keys.len() })?;
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

/// The dict of keys and values that lie behind one another.
#[inline(always)]
fn dict_of(vm: &Vm, items: Taken) -> PyResult<Ref> {
    let count = items.count / 2;
    // SAFETY: the references are forgotten if the dict has them.
    unsafe {
        if let Some(result) = dict::take_names(vm.cx, &items) {
            std::mem::forget(items);
            return Ok(result);
        }
        let result = if count > 5 {
            dict::presized(vm.cx, count, items.iter().step_by(2).all(|key| key.is_exact(vm.cx.types.str_)))
        } else {
            dict::new(vm.cx)
        };
        for pair in items.chunks_exact(2) {
            if let Err(raised) = dict::set(vm.cx, &result, &pair[0], &pair[1]) {
                // The dict goes first, then the last of the items before the others.
                drop(result);
                let items = std::mem::ManuallyDrop::new(items);
                for index in (0..items.count).rev() {
                    drop(items.first.add(index).read());
                }
                return Err(raised);
            }
        }
        drop(items);
        Ok(result)
    }
}

/// The parts of an f-string put together.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn build_string(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let parts = take(vm, reg(base, word.b()), word.c());
        let text = join(vm, &parts)?;
        drop(parts);
        *reg(base, word.a()) = Slot::object(text);
        Ok(())
    }
}

fn join(vm: &Vm, parts: &[Ref]) -> PyResult<Ref> {
    str_::join_items(vm.cx, &vm.cx.empty_str, parts)
}

/// The bounds of a slice that the next instruction reads from an exact list, tuple or str and drops. Nobody sees such a slice: while one is
/// kept for reuse, which nobody watches, and the bounds are shared objects, making it would ask for no block.
///
/// # Safety
/// See the head of this folder; behind `BuildSlice` there is another instruction.
#[inline(always)]
unsafe fn span(vm: &Vm, pc: *const u64, base: *mut Slot) -> Option<Slot> {
    // SAFETY: the caller's.
    unsafe {
        let (word, next) = (Word(*pc), Word(*pc.add(1)));
        let reads = matches!(next.op_unchecked(), Op::Subscript | Op::SubscriptL);
        if !reads || word.x() != 2 || next.c() != word.a() || next.x() & CONSUME_C == 0 {
            return None;
        }
        let types = &vm.cx.types;
        let container = Slot::read(reg(base, next.b()));
        if container.tag != OBJECT || heap::is_watched() || !slice::is_kept() {
            return None;
        }
        let container = container.header();
        if !container.is_exact(types.list) && !container.is_exact(types.str_) && !container.is_exact(types.tuple) {
            return None;
        }
        let first = reg(base, word.b());
        let bound = |place: *mut Slot, missing: i32| match (*place).number(vm.cx) {
            Number::Int(bound) if (int::SMALL_MIN..=int::SMALL_MAX).contains(&bound) => Some(bound as i32),
            Number::Other if (*place).tag == OBJECT && (*place).bits == vm.cx.none.address() as u64 => Some(missing),
            _ => None,
        };
        let (start, stop) = (bound(first, 0)?, bound(first.add(1), i32::MAX)?);
        Some(Slot { tag: SPAN, bits: start as u32 as u64 | (stop as u32 as u64) << 32 })
    }
}

/// `b[start:stop]` of an exact list, tuple or str, the bounds in register c (see `span`). Runs no Python code.
///
/// # Safety
/// See the head of this folder; register c holds a SPAN.
unsafe fn part(vm: &Vm, word: Word, base: *mut Slot, is_local: bool) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let bounds = (*reg(base, word.c())).bits;
        let container = boxed(cx, reg(base, word.b()));
        let is_list = container.is_exact(cx.types.list);
        let is_str = !is_list && container.is_exact(cx.types.str_);
        let length = match (is_list, is_str) {
            (true, _) => list::len(container),
            (_, true) => str_::len(container),
            _ => tuple::len(container),
        };
        // A missing stop is the end of whatever is longer, too.
        let stop = if bounds >> 32 == i32::MAX as u64 { isize::MAX } else { (bounds >> 32) as i32 as isize };
        let (start, _, count) = slice::adjust(length, bounds as i32 as isize, stop, 1);
        let start = start as usize;
        let result = match (is_list, is_str) {
            (true, _) => list::slice(cx, container, start, start + count),
            (_, true) => str_::substring(cx, container, start, start + count),
            _ => tuple::slice(cx, container, start, count),
        };
        match result {
            Ok(value) => {
                super::arith::finish(base, vm, word, Slot::object(value), is_local);
                Ok(Flow::On)
            }
            Err(raised) => {
                drop_operands(base, word);
                Err(raised)
            }
        }
    }
}

/// `a:b`, `a:b:c`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn build_slice(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let first = reg(base, word.b());
        if let Some(span) = span(vm, pc, base) {
            Slot::read(first).release();
            Slot::read(first.add(1)).release();
            *reg(base, word.a()) = span;
            return Ok(());
        }
        let part = |index| Slot::read(first.add(index)).into_object(vm.cx);
        let (start, stop) = (part(0), part(1));
        let slice = slice::of(vm.cx, start, stop, if word.x() > 2 { part(2) } else { vm.cx.none() });
        *reg(base, word.a()) = Slot::object(slice);
        Ok(())
    }
}

/// The object in operand b: moved out if the instruction consumes it.
///
/// # Safety
/// See the head of this folder.
unsafe fn operand_b(vm: &Vm, base: *mut Slot, word: Word) -> PyResult<Ref> {
    // SAFETY: see the head of this folder.
    unsafe {
        let place = reg(base, word.b());
        if (*place).tag == UNDEFINED {
            name::unbound(vm, base, word.b())?;
        }
        Ok(taken(vm.cx, place, word.x() & CONSUME_B != 0))
    }
}

/// One step of a set comprehension.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn set_add(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let value = operand_b(vm, base, word)?;
        set::add(vm.cx, boxed(vm.cx, reg(base, word.a())), &value)
    }
}

/// One step of a dict comprehension.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn map_add(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let cx = vm.cx;
        let key = (*reg(base, word.b())).into_object(cx);
        let value = (*reg(base, word.c())).into_object(cx);
        let target = boxed(cx, reg(base, word.a()));
        let value = match Plain::of(cx, &key) {
            Some(plain) => match dict::put(cx, target, plain, || key.clone(), value)? {
                None => return Ok(()),
                Some(back) => back,
            },
            None => value,
        };
        dict::set_giving(cx, target, key, value)
    }
}

/// `[*items]`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn list_extend(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let items = (*reg(base, word.b())).into_object(vm.cx);
        let result = list::extend(vm.cx, boxed(vm.cx, reg(base, word.a())), &items);
        if result.is_err()
            && vm.cx.raised_is(vm.cx.types.type_error)
            && items.ty().slots().iter.is_none()
            && items.ty().slots().item.is_none()
        {
            drop(vm.cx.take_raised());
            return vm.cx.type_error(&format!("Value after * must be an iterable, not {}", items.ty().display_name()));
        }
        result
    }
}

/// `{*items}`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn set_update(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let items = (*reg(base, word.b())).into_object(vm.cx);
        set::update(vm.cx, boxed(vm.cx, reg(base, word.a())), &items)
    }
}

/// `{**mapping}`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn dict_update(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let other = (*reg(base, word.b())).into_object(cx);
        let target = boxed(cx, reg(base, word.a()));
        let Err(raised) = dict::merge(cx, target, &other, dict::Conflict::Replace) else { return Ok(()) };
        if cx.swallow(cx.types.attribute_error) {
            return cx.type_error(&format!("'{}' object is not a mapping", other.ty().display_name()));
        }
        Err(raised)
    }
}

/// `f(**mapping)`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn dict_merge(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let other = (*reg(base, word.b())).into_object(cx);
        let target = boxed(cx, reg(base, word.a())).clone();
        let callable = boxed(cx, reg(base, word.c())).clone();
        let Err(raised) = dict::merge(cx, &target, &other, dict::Conflict::Raise) else { return Ok(()) };
        if cx.swallow(cx.types.attribute_error) {
            let name = super::function::describe(cx, &callable)?;
            return cx.type_error(&format!("{name} argument after ** must be a mapping, not {}", other.ty().display_name()));
        }
        if !cx.raised_is(cx.types.key_error) {
            return Err(raised);
        }
        let error = cx.take_raised();
        let args = exception::args(cx, &error);
        let [key] = tuple::items(&args) else { return cx.raise_again(error) };
        let name = super::function::describe(cx, &callable)?;
        let key = text::str_(cx, key)?;
        cx.type_error(&format!("{name} got multiple values for keyword argument '{}'", str_::to_string_lossy(&key)))
    }
}

/// The list of a starred display becomes its tuple.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn list_to_tuple(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let place = reg(base, Word(*pc).a());
        let items = (*place).into_ref();
        let length = list::len(&items);
        let result = tuple::from_iter(vm.cx, (0..length).map(|index| list::get(&items, index).unwrap_or_else(|| vm.cx.none())));
        *place = Slot::object(result);
        Ok(())
    }
}

/// `{value!conversion:spec}` of an f-string.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn format_value(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let has_spec = word.x() & CONSUME_C != 0;
        let value = match operand_b(vm, base, word) {
            Ok(value) => value,
            Err(raised) => {
                if has_spec {
                    (*reg(base, word.c())).release();
                }
                return Err(raised);
            }
        };
        let spec = if has_spec { Some((*reg(base, word.c())).into_object(cx)) } else { None };
        let value = match word.x() >> 4 & 3 {
            1 => text::str_(cx, &value)?,
            2 => text::repr(cx, &value)?,
            3 => text::ascii(cx, &value)?,
            _ => value,
        };
        let result = match spec {
            None if value.is_exact(cx.types.str_) => value,
            None if value.is_exact(cx.types.int) || value.is_exact(cx.types.float) => text::str_(cx, &value)?,
            None => text::format(cx, &value, &cx.empty_str)?,
            Some(spec) => text::format(cx, &value, &spec)?,
        };
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

#[inline(always)]
fn position(index: i64, length: usize) -> Option<usize> {
    let at = if index < 0 { index + length as i64 } else { index };
    (0..length as i64).contains(&at).then_some(at as usize)
}

/// Item of an exact list, tuple or str at a plain position.
#[inline(always)]
fn quick_item(vm: &Vm, container: &Ref, index: i64) -> Option<Ref> {
    let types = &vm.cx.types;
    if container.is_exact(types.list) {
        return list::get(container, position(index, list::len(container))?);
    }
    if container.is_exact(types.tuple) {
        let items = tuple::items(container);
        return Some(items[position(index, items.len())?].clone());
    }
    if container.is_exact(types.str_) {
        return str_::compact_char(vm.cx, container, position(index, str_::len(container))?);
    }
    None
}

/// `b[c]`
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn subscript(vm: &Vm, pc: *const u64, base: *mut Slot, is_local: bool) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let (b, c) = (reg(base, word.b()), reg(base, word.c()));
        if (*c).tag == SPAN {
            return part(vm, word, base, is_local);
        }
        if (*b).tag == OBJECT {
            let container = boxed(cx, b);
            if container.is_exact(cx.types.dict) {
                if let Some(key) = (*c).plain_key(cx)
                    && let Peek::Found(value) = dict::peek(cx, container, key)
                {
                    super::arith::finish(base, vm, word, Slot::object(value.clone()), is_local);
                    return Ok(Flow::On);
                }
            } else if let Number::Int(index) = (*c).number(cx)
                && let Some(value) = quick_item(vm, container, index)
            {
                super::arith::finish(base, vm, word, Slot::object(value), is_local);
                return Ok(Flow::On);
            }
        }
        for place in [b, c] {
            if (*place).tag == UNDEFINED {
                let offset = place as usize - base as usize;
                drop_operands(base, word);
                return name::unbound(vm, base, offset).map(|()| Flow::On);
            }
        }
        let (container, key) = (taken(cx, b, word.x() & CONSUME_B != 0), taken(cx, c, word.x() & CONSUME_C != 0));
        let result = if container.is_exact(cx.types.dict) {
            match dict::get(cx, &container, &key) {
                Ok(Some(value)) => Ok(value),
                Ok(None) => cx.raise_with(cx.types.key_error, std::slice::from_ref(&key)),
                Err(raised) => Err(raised),
            }
        } else if container.has_flag(type_flags::HEAP_TYPE) && special::subscript(vm, pc, base, &container, &key, is_local) {
            std::mem::forget((container, key));
            return Ok(Flow::In);
        } else {
            item::get(cx, &container, &key)
        };
        drop(container);
        drop(key);
        write(vm, reg(base, word.a()), Slot::object(result?), is_local);
        Ok(Flow::On)
    }
}

/// `b[immediate]`
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn subscript_imm(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let b = reg(base, word.b());
        if (*b).tag == UNDEFINED {
            return name::unbound(vm, base, word.b()).map(|()| Flow::On);
        }
        let container = boxed(vm.cx, b);
        let found = match quick_item(vm, container, word.c_signed()) {
            None if container.is_exact(vm.cx.types.dict) => match dict::peek(vm.cx, container, Plain::Int(word.c_signed())) {
                Peek::Found(value) => Some(value.clone()),
                _ => None,
            },
            found => found,
        };
        let result = match found {
            Some(value) => {
                if word.x() & CONSUME_B != 0 {
                    Slot::read(b).release();
                }
                Ok(value)
            }
            None => {
                let key = Slot::int(word.c_signed()).into_object(vm.cx);
                let container = taken(vm.cx, b, word.x() & CONSUME_B != 0);
                if container.has_flag(type_flags::HEAP_TYPE) && special::subscript(vm, pc, base, &container, &key, false) {
                    std::mem::forget((container, key));
                    return Ok(Flow::In);
                }
                item::get(vm.cx, &container, &key)
            }
        };
        *reg(base, word.a()) = Slot::object(result?);
        Ok(Flow::On)
    }
}

/// `a[b] = c`
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn store_subscript(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let (a, b, c) = (reg(base, word.a()), reg(base, word.b()), reg(base, word.c()));
        // CPython drops value, container, key, in this order.
        let drop_all = || {
            for (place, flag) in [(c, CONSUME_C), (a, CONSUME_A), (b, CONSUME_B)] {
                if word.x() & flag != 0 {
                    Slot::read(place).release();
                }
            }
        };
        for place in [c, a, b] {
            if (*place).tag == UNDEFINED {
                drop_all();
                return name::unbound(vm, base, place as usize - base as usize).map(|()| Flow::On);
            }
        }
        let container = boxed(cx, a);
        if container.is_exact(cx.types.list)
            && ((*b).tag == INT || (*b).tag == OBJECT)
            && let Number::Int(index) = (*b).number(cx)
            && let Some(at) = position(index, list::len(container))
        {
            let value = taken(cx, c, word.x() & CONSUME_C != 0);
            drop(list::replace(container, at, value));
            for (place, flag) in [(a, CONSUME_A), (b, CONSUME_B)] {
                if word.x() & flag != 0 {
                    Slot::read(place).release();
                }
            }
            return Ok(Flow::On);
        }
        let mut value = taken(cx, c, word.x() & CONSUME_C != 0);
        if container.is_exact(cx.types.dict)
            && let Some(key) = (*b).plain_key(cx)
        {
            let mut moved = false;
            let key_object = || {
                moved = word.x() & CONSUME_B != 0;
                taken(cx, b, moved)
            };
            match dict::put(cx, container, key, key_object, value) {
                Ok(Some(back)) => value = back,
                done => {
                    for (place, flag) in [(a, word.x() & CONSUME_A != 0), (b, word.x() & CONSUME_B != 0 && !moved)] {
                        if flag {
                            Slot::read(place).release();
                        }
                    }
                    return done.map(|_| Flow::On);
                }
            }
        }
        let container = taken(cx, a, word.x() & CONSUME_A != 0);
        let key = taken(cx, b, word.x() & CONSUME_B != 0);
        let result = if container.is_exact(cx.types.dict) {
            dict::set(cx, &container, &key, &value)
        } else {
            let (name, held) = (&cx.names.__setitem__, [&value, &container, &key]);
            if special::call(vm, pc, base, name, held, [&container, &key, &value], After::Discard, pc.add(1)) {
                std::mem::forget((value, container, key));
                return Ok(Flow::In);
            }
            item::set(cx, &container, &key, &value)
        };
        drop(value);
        drop(container);
        drop(key);
        result.map(|()| Flow::On)
    }
}

/// `del a[b]`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn delete_subscript(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let (a, b) = (reg(base, word.a()), reg(base, word.b()));
        let drop_all = || {
            for (place, flag) in [(a, CONSUME_A), (b, CONSUME_B)] {
                if word.x() & flag != 0 {
                    Slot::read(place).release();
                }
            }
        };
        for place in [a, b] {
            if (*place).tag == UNDEFINED {
                drop_all();
                return name::unbound(vm, base, place as usize - base as usize);
            }
        }
        let (container, key) = (taken(cx, a, word.x() & CONSUME_A != 0), taken(cx, b, word.x() & CONSUME_B != 0));
        let result = item::delete(cx, &container, &key);
        drop(container);
        drop(key);
        result
    }
}
