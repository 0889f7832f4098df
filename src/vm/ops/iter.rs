//! Loops and unpacking.
//!
//! A loop owns two neighbouring registers: the iterator, and one that is the machine's. Over an exact `range` of machine words no
//! iterator object is made: the first register holds RANGE and the next number, the second the step (tag) and how many are left (bits).

use super::arith;
use super::call::{Next, last_count};
use super::name;
use super::special::{self, After, Flow};
use crate::code::{CONSUME_B, INPLACE, Op, Word};
use crate::heap::Ref;
use crate::object::protocol::iterate;
use crate::object::types::bytes::BytesIteratorBody;
use crate::object::types::dict::DictIteratorBody;
use crate::object::types::iterators::{self, Pair};
use crate::object::types::{list, range, str_, tuple};
use crate::object::{Ctx, Object, PyResult, Raised, type_flags};
use crate::vm::frame::{Vm, code_of, reg};
use crate::vm::generator;
use crate::vm::slot::{OBJECT, RANGE, Slot, UNDEFINED, boxed};

/// The object in operand b, moved out if consumed.
///
/// # Safety
/// See the head of this folder.
unsafe fn operand(vm: &Vm, base: *mut Slot, word: Word) -> PyResult<Ref> {
    // SAFETY: see the head of this folder.
    unsafe {
        let place = reg(base, word.b());
        if (*place).tag == UNDEFINED {
            name::unbound(vm, base, word.b())?;
        }
        if word.x() & CONSUME_B != 0 { Ok((*place).into_object(vm.cx)) } else { Ok(boxed(vm.cx, place).clone()) }
    }
}

/// `GetIter`
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn get_iter(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let iterable = operand(vm, base, word)?;
        let place = reg(base, word.a());
        if word.x() & INPLACE == 0
            && iterable.is_exact(vm.cx.types.range)
            && let Some((start, step, count)) = range::machine_words(&iterable)
        {
            *place = Slot { tag: RANGE, bits: start as u64 };
            *place.add(1) = Slot { tag: step as u64, bits: count };
            return Ok(Flow::On);
        }
        if special::call(vm, pc, base, &vm.cx.names.__iter__, [&iterable], [&iterable], After::Iterator, pc.add(1)) {
            std::mem::forget(iterable);
            return Ok(Flow::In);
        }
        *place = Slot::object(iterate::iter(vm.cx, &iterable)?);
        Ok(Flow::On)
    }
}

/// The iterator of a loop that is not over a range.
///
/// # Safety
/// The register holds an object; the result is used only while it does.
#[inline(always)]
pub unsafe fn iterator<'a>(place: *mut Slot) -> &'a Ref {
    // SAFETY: the caller's; a `Ref` is its address.
    unsafe { &*(&raw const (*place).bits).cast::<Ref>() }
}

/// The next item of the iterator in a register, which is not over a range; at the end (None) the iterator is dropped.
///
/// # Safety
/// See the head of this folder; the register holds an object.
// In line: an item that comes back through memory is written in halves and would be read as a whole, which processors wait for.
#[inline(always)]
unsafe fn step(vm: &Vm, place: *mut Slot) -> PyResult<Option<Slot>> {
    // SAFETY: see the head of this folder.
    unsafe {
        let object = iterator(place);
        let types = &vm.cx.types;
        let item = if object.is_exact(types.str_ascii_iterator) || object.is_exact(types.str_iterator) {
            object.body::<str_::StrIteratorBody>().step(vm.cx).map(Slot::object)
        } else if object.is_exact(types.dict_key_iterator) {
            object.body::<DictIteratorBody>().next_key(vm.cx)?.map(Slot::object)
        } else if object.is_exact(types.dict_value_iterator) {
            object.body::<DictIteratorBody>().next_value(vm.cx)?.map(Slot::object)
        } else if object.is_exact(types.bytes_iterator) || object.is_exact(types.bytearray_iterator) {
            object.body::<BytesIteratorBody>().step().map(|byte| Slot::int(byte as i64))
        } else {
            iterate::next(vm.cx, object)?.map(Slot::object)
        };
        if item.is_none() {
            end(place);
        }
        Ok(item)
    }
}

/// `ForIter` and `ForIterL` (`local`) over what the loop does not step itself: where to go on. Characters and
/// reversed lists are here, apart from all that needs registers of the processor.
///
/// # Safety
/// See the head of this folder; the register holds an object.
#[inline(never)]
pub unsafe fn advance(vm: &Vm, pc: *const u64, base: *mut Slot, local: bool) -> PyResult<*const u64> {
    // SAFETY: see the head of this folder; the target of a loop's jump is an instruction.
    unsafe {
        let word = Word(*pc);
        let object = iterator(reg(base, word.a()));
        let item = if object.is_exact(vm.cx.types.str_ascii_iterator) {
            object.body::<str_::StrIteratorBody>().step_ascii(vm.cx)
        } else if object.is_exact(vm.cx.types.list_reverse_iterator) {
            object.body::<list::ListIteratorBody>().step_back()
        } else {
            None
        };
        if let Some(item) = item {
            let place = reg(base, word.b());
            let old = Slot::read(place);
            *place = Slot::object(item);
            let body = pc.offset(1 + word.c_signed() as isize);
            return if local && old.tag == OBJECT { drop_before(vm, old, place, body) } else { Ok(body) };
        }
        advance_other(vm, pc, base, local)
    }
}

/// Drops what a loop's variable held and goes on at `body`.
///
/// # Safety
/// See the head of this folder; `old` is an object that is given up, `place` the register that held it.
#[inline(always)]
unsafe fn drop_before(vm: &Vm, old: Slot, place: *mut Slot, body: *const u64) -> PyResult<*const u64> {
    // SAFETY: the caller's.
    unsafe {
        let count = old.header().count() - 1;
        if count == 0 {
            return drop_last_before(vm, old, place, body);
        }
        old.header().set_count(count);
        Ok(body)
    }
}

/// # Safety
/// As `drop_before`.
#[cold]
#[inline(never)]
unsafe fn drop_last_before(vm: &Vm, old: Slot, place: *mut Slot, body: *const u64) -> PyResult<*const u64> {
    // SAFETY: the caller's.
    unsafe { last_count(vm, old, place) }
    Ok(body)
}

/// The rest of `advance`. A pair that the next instruction takes apart
/// goes straight into the registers of its items. An iterator written in Python gets a frame, the innermost one then.
///
/// # Safety
/// See the head of this folder; the register holds an object.
#[inline(never)]
unsafe fn advance_other(vm: &Vm, pc: *const u64, base: *mut Slot, local: bool) -> PyResult<*const u64> {
    // SAFETY: see the head of this folder; the target of a loop's jump is an instruction.
    unsafe {
        let word = Word(*pc);
        let place = reg(base, word.a());
        let body = pc.offset(1 + word.c_signed() as isize);
        let unpack = Word(*body);
        if unpack.op_unchecked() == Op::Unpack && unpack.c() == 2 && unpack.b() == word.b() && unpack.x() & CONSUME_B != 0 {
            match iterators::next_pair(vm.cx, iterator(place))? {
                Pair::Items(a, b) => {
                    let first = reg(base, unpack.a());
                    *first = Slot::object(a);
                    *first.add(1) = Slot::object(b);
                    return Ok(body.add(1));
                }
                Pair::End => {
                    end(place);
                    return Ok(pc.add(1));
                }
                Pair::Other => {}
            }
        }
        if iterator(place).has_flag(type_flags::HEAP_TYPE) && advance_class(vm, pc, base, local) {
            return Ok(code_of(vm.base.get()).words());
        }
        match step(vm, place)? {
            Some(item) => {
                arith::write(vm, reg(base, word.b()), item, local);
                Ok(body)
            }
            None => Ok(pc.add(1)),
        }
    }
}

/// Pushes the frame of `__next__` if that is written in Python.
///
/// # Safety
/// As `advance`.
#[inline(never)]
unsafe fn advance_class(vm: &Vm, pc: *const u64, base: *mut Slot, local: bool) -> bool {
    // SAFETY: the caller's.
    unsafe {
        let word = Word(*pc);
        let body = pc.offset(1 + word.c_signed() as isize);
        special::call(vm, pc, base, &vm.cx.names.__next__, [], [iterator(reg(base, word.a()))], After::Item { local }, body)
    }
}

/// `EnterLoop` while something asks for attention: the step of the loop's test, which would look at that first. A generator looks when it
/// is entered.
///
/// # Safety
/// See the head of this folder.
#[cold]
#[inline(never)]
pub unsafe fn enter(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Next> {
    // SAFETY: see the head of this folder; the target of a loop's jump is an instruction.
    unsafe {
        let test = pc.offset(1 + Word(*pc).bc_signed());
        let word = Word(*test);
        if word.op_unchecked() == Op::ForIterFar {
            return for_iter_far(vm, test, base);
        }
        let place = reg(base, word.a());
        let local = word.op_unchecked() == Op::ForIterL;
        if (*place).tag == RANGE {
            return Ok(match step_range(place) {
                None => (test.add(1), base),
                Some(item) => {
                    arith::write(vm, reg(base, word.b()), item, local);
                    (test.offset(1 + word.c_signed() as isize), base)
                }
            });
        }
        if (*place).header().is_exact(vm.cx.types.generator) {
            return Ok((test, base));
        }
        Ok((advance(vm, test, base, local)?, base))
    }
}

/// The next number of a loop over a range; at the end its register is emptied.
///
/// # Safety
/// See the head of this folder; the register and its neighbour hold a range.
unsafe fn step_range(place: *mut Slot) -> Option<Slot> {
    // SAFETY: see the head of this folder.
    unsafe {
        let end = place.add(1);
        if (*end).bits == 0 {
            (*place).tag = UNDEFINED;
            return None;
        }
        let next = (*place).bits as i64;
        (*end).bits -= 1;
        (*place).bits = next.wrapping_add((*end).tag as i64) as u64;
        Some(Slot::int(next))
    }
}

/// Drops an iterator that has ended.
///
/// # Safety
/// See the head of this folder; nobody uses the register's iterator afterwards.
pub unsafe fn end(place: *mut Slot) {
    // SAFETY: see the head of this folder.
    unsafe {
        let iterator = Slot::read(place);
        (*place).tag = UNDEFINED;
        iterator.release();
    }
}

/// `ForIterFar`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn for_iter_far(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Next> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let iterator = reg(base, word.a());
        let item = if (*iterator).tag != RANGE { step(vm, iterator)? } else { step_range(iterator) };
        match item {
            Some(item) => {
                *reg(base, word.b()) = item;
                Ok((pc.add(2), base))
            }
            None => Ok((pc.add(2).offset(*pc.add(1) as i64 as isize), base)),
        }
    }
}

/// `a, b, c = ...`
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn unpack(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let count = word.c();
        let first = reg(base, word.a());
        let place = Slot::read(reg(base, word.b()));
        if place.tag == OBJECT && place.header().is_exact(vm.cx.types.list) {
            let items = list::items(iterator(&raw const place as *mut Slot));
            if items.len() == count {
                for (index, item) in items.iter().enumerate() {
                    *first.add(index) = Slot::object(item.clone());
                }
                if word.x() & CONSUME_B != 0 {
                    place.release();
                }
                return Ok(());
            }
        }
        unpack_other(vm, pc, base)
    }
}

/// `Unpack` of what is no list of just so many items.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
unsafe fn unpack_other(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let count = word.c();
        let first = reg(base, word.a());
        let source = operand(vm, base, word)?;
        if source.is_exact(cx.types.tuple) {
            let items = tuple::items(&source);
            if items.len() == count {
                for (index, item) in items.iter().enumerate() {
                    *first.add(index) = Slot::object(item.clone());
                }
                return Ok(());
            }
            return wrong_count(vm, count, Some(items.len()), items.len() < count);
        }
        if source.is_exact(cx.types.list) {
            let length = list::len(&source);
            return wrong_count(vm, count, Some(length), length < count);
        }
        let items = unpacked(vm, &source, count)?;
        for (index, item) in items.into_iter().enumerate() {
            *first.add(index) = Slot::object(item);
        }
        Ok(())
    }
}

#[cold]
fn wrong_count(vm: &Vm, expected: usize, got: Option<usize>, few: bool) -> PyResult<()> {
    let text = match got {
        Some(got) if few => format!("not enough values to unpack (expected {expected}, got {got})"),
        _ => format!("too many values to unpack (expected {expected})"),
    };
    vm.cx.value_error(&text)
}

/// The iterator of what is unpacked.
fn unpacked_iter(vm: &Vm, source: &Ref) -> PyResult<Ref> {
    let cx = vm.cx;
    match iterate::iter(cx, source) {
        Ok(iterator) => Ok(iterator),
        Err(raised) => {
            let slots = source.ty().slots();
            if slots.iter.is_none() && slots.item.is_none() && cx.swallow(cx.types.type_error) {
                return cx.type_error(&format!("cannot unpack non-iterable {} object", source.ty().display_name()));
            }
            Err(raised)
        }
    }
}

/// Reads `count` items from an iterable; there must not be more.
fn unpacked(vm: &Vm, source: &Ref, count: usize) -> PyResult<Vec<Ref>> {
    let cx = vm.cx;
    let iterator = unpacked_iter(vm, source)?;
    let items = first_items(cx, &iterator, count, |got| wrong_count(vm, count, Some(got), true))?;
    match iterate::next(cx, &iterator) {
        Ok(None) => return Ok(items),
        Ok(Some(extra)) => {
            drop(extra);
            let _ = wrong_count(vm, count, None, false);
        }
        Err(_) => {}
    }
    items.into_iter().rev().for_each(drop);
    Err(Raised)
}

/// The next `count` items; `few` says that there are not that many. On failure what was read goes, the last first.
fn first_items(cx: &Ctx, iterator: &Ref, count: usize, few: impl FnOnce(usize) -> PyResult<()>) -> PyResult<Vec<Ref>> {
    let mut items = Vec::with_capacity(count);
    while items.len() < count {
        match iterate::next(cx, iterator) {
            Ok(Some(item)) => {
                items.push(item);
                continue;
            }
            Ok(None) => {
                let _ = few(items.len());
            }
            Err(_) => {}
        }
        items.into_iter().rev().for_each(drop);
        return Err(Raised);
    }
    Ok(items)
}

/// `a, *b, c = ...`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn unpack_ex(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let counts = *pc.add(1);
        let (before, after) = (counts as u32 as usize, (counts >> 32) as usize);
        let source = operand(vm, base, word)?;
        let few = |got| -> PyResult<()> {
            cx.value_error(&format!("not enough values to unpack (expected at least {}, got {got})", before + after))
        };
        let iterator = unpacked_iter(vm, &source)?;
        let items = first_items(cx, &iterator, before, few)?;
        // The list is made of the rest by its length hint; what stands behind the star is cut off it and leaves its place there.
        let starred = list::new(cx);
        let extended = list::extend(cx, &starred, &iterator);
        if extended.is_err() || list::len(&starred) < after {
            if extended.is_ok() {
                let _ = few(before + list::len(&starred));
            }
            drop(starred);
            items.into_iter().rev().for_each(drop);
            return Err(Raised);
        }
        let tail = list::split_end(&starred, after);
        let first = reg(base, word.a());
        for (index, item) in items.into_iter().chain([starred]).chain(tail).enumerate() {
            *first.add(index) = Slot::object(item);
        }
        Ok(())
    }
}

/// `yield from x`: the iterator to delegate to.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn get_yield_from_iter(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let source = (*reg(base, word.b())).into_object(cx);
        let coroutine_flags = crate::code::CodeFlags::COROUTINE | crate::code::CodeFlags::ASYNC_GENERATOR;
        let result = if source.is_exact(cx.types.coroutine) {
            if crate::vm::frame::code_of(base).flags.get() & coroutine_flags == 0 {
                return cx.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator");
            }
            source
        } else if source.is_exact(cx.types.generator) {
            source
        } else {
            iterate::iter(cx, &source)?
        };
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

/// `await x`: the iterator behind it.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn get_awaitable(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let source = (*reg(base, word.b())).into_object(cx);
        let place = match word.x() {
            1 => Some("__aenter__"),
            2 => Some("__aexit__"),
            _ => None,
        };
        let result = generator::awaitable_iterator(cx, &source, place)?;
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

/// `async for`: the asynchronous iterator.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn get_aiter(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let source = (*reg(base, word.b())).into_object(cx);
        let Some(aiter) = source.ty().slots().aiter else {
            let name = source.ty().display_name();
            return cx.type_error(&format!("'async for' requires an object with __aiter__ method, got {name}"));
        };
        let result = aiter(cx, &source)?;
        if result.ty().slots().anext.is_none() {
            let name = result.ty().display_name();
            return cx.type_error(&format!("'async for' received an object from __aiter__ that does not implement __anext__: {name}"));
        }
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

/// `async for`: the awaitable of the next item.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn get_anext(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let source = boxed(cx, reg(base, word.b())).clone();
        let Some(anext) = source.ty().slots().anext else {
            let name = source.ty().display_name();
            return cx.type_error(&format!("'async for' requires an iterator with __anext__ method, got {name}"));
        };
        let awaitable = anext(cx, &source)?;
        let result = if source.is_exact(cx.types.async_generator) {
            awaitable
        } else {
            generator::awaitable_iterator(cx, &awaitable, Some("__anext__"))?
        };
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

/// `async for`: StopAsyncIteration ends it.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn end_async_for(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let exception = (*reg(base, word.a())).into_object(cx);
        (*reg(base, word.b())).release();
        if exception.is_instance(cx.types.stop_async_iteration) {
            return Ok(());
        }
        vm.silent.set(true);
        cx.raise_again(exception)
    }
}
