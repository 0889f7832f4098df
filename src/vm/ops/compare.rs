//! Comparison, identity, membership and truth that the loop does not decide itself.

use super::arith::{drop_operands, finish};
use super::name;
use super::special::{self, After, Flow};
use crate::code::{CONSUME_B, CONSUME_C, Word};
use crate::heap::Ref;
use crate::object::protocol::{compare, item, number};
use crate::object::types::dict::{self, Peek};
use crate::object::types::{int, str_};
use crate::object::{CompareOp, Ctx, Object, PyResult};
use crate::vm::frame::{Vm, reg};
use crate::vm::ops::arith::taken;
use crate::vm::slot::{FLOAT, INT, Number, OBJECT, Slot, UNDEFINED, boxed};

fn ordered<T: PartialOrd>(x: T, y: T, op: CompareOp) -> bool {
    match op {
        CompareOp::Lt => x < y,
        CompareOp::Le => x <= y,
        CompareOp::Eq => x == y,
        CompareOp::Ne => x != y,
        CompareOp::Gt => x > y,
        CompareOp::Ge => x >= y,
    }
}

fn plain(x: Number, y: Number, op: CompareOp) -> Option<bool> {
    const EXACT: i64 = 1 << 53;
    let exact = |n: i64| (-EXACT..=EXACT).contains(&n);
    match (x, y) {
        (Number::Int(x), Number::Int(y)) => Some(ordered(x, y, op)),
        (Number::Float(x), Number::Float(y)) => Some(ordered(x, y, op)),
        (Number::Int(x), Number::Float(y)) if exact(x) => Some(ordered(x as f64, y, op)),
        (Number::Float(x), Number::Int(y)) if exact(y) => Some(ordered(x, y as f64, op)),
        _ => None,
    }
}

/// Exact strings need no slots.
fn strings(cx: &Ctx, x: &Ref, y: &Ref, op: CompareOp) -> Option<bool> {
    if !x.is_exact(cx.types.str_) || !y.is_exact(cx.types.str_) {
        return None;
    }
    Some(match op {
        CompareOp::Eq => str_::eq(x, y),
        CompareOp::Ne => !str_::eq(x, y),
        _ => op.holds(str_::order(x, y)),
    })
}

/// # Safety
/// See the head of this folder.
unsafe fn undefined(vm: &Vm, base: *mut Slot, word: Word, operands: &[*mut Slot]) -> Option<PyResult<()>> {
    // SAFETY: see the head of this folder.
    unsafe {
        let place = operands.iter().find(|place| (***place).tag == UNDEFINED)?;
        let offset = *place as usize - base as usize;
        drop_operands(base, word);
        Some(name::unbound(vm, base, offset))
    }
}

/// The condition of a compare-and-branch on two registers; operands are consumed. None: the frame of a special method will decide.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn holds(vm: &Vm, pc: *const u64, base: *mut Slot, op: CompareOp) -> PyResult<Option<bool>> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let (b, c) = (reg(base, word.b()), reg(base, word.c()));
        if let Some(answer) = plain((*b).number(vm.cx), (*c).number(vm.cx), op) {
            drop_operands(base, word);
            return Ok(Some(answer));
        }
        if let Some(error) = undefined(vm, base, word, &[b, c]) {
            return error.map(|()| None);
        }
        let (left, right) = (boxed(vm.cx, b), boxed(vm.cx, c));
        if left.is_exact(vm.cx.types.int) && right.is_exact(vm.cx.types.int) {
            let answer = op.holds(int::compare(left, right));
            drop_operands(base, word);
            return Ok(Some(answer));
        }
        if let Some(answer) = strings(vm.cx, left, right, op) {
            drop_operands(base, word);
            return Ok(Some(answer));
        }
        let (left, right) = (taken(vm.cx, b, word.x() & CONSUME_B != 0), taken(vm.cx, c, word.x() & CONSUME_C != 0));
        objects_hold(vm, pc, base, left, right, op)
    }
}

/// The condition of a compare-and-branch with an immediate int.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn holds_imm(vm: &Vm, pc: *const u64, base: *mut Slot, op: CompareOp) -> PyResult<Option<bool>> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let b = reg(base, word.b());
        match plain((*b).number(vm.cx), Number::Int(word.c_signed()), op) {
            Some(answer) => {
                if word.x() & CONSUME_B != 0 {
                    Slot::read(b).release();
                }
                Ok(Some(answer))
            }
            None if (*b).tag == UNDEFINED => name::unbound(vm, base, word.b()).map(|()| None),
            None => {
                let (left, right) = (taken(vm.cx, b, word.x() & CONSUME_B != 0), Slot::int(word.c_signed()).into_object(vm.cx));
                objects_hold(vm, pc, base, left, right, op)
            }
        }
    }
}

/// # Safety
/// See the head of this folder.
#[inline(always)]
unsafe fn objects_hold(vm: &Vm, pc: *const u64, base: *mut Slot, left: Ref, right: Ref, op: CompareOp) -> PyResult<Option<bool>> {
    // SAFETY: see the head of this folder.
    unsafe {
        if special::comparison(vm, pc, base, &left, &right, op, After::Branch(op)) {
            std::mem::forget((left, right));
            return Ok(None);
        }
        let result = compare::compare_objects(vm.cx, &left, &right, op);
        drop(left);
        drop(right);
        number::truth(vm.cx, &result?).map(Some)
    }
}

/// The comparison of two exact tuples.
///
/// # Safety
/// See the head of this folder; the operands are such tuples.
unsafe fn tuples(vm: &Vm, word: Word, base: *mut Slot, op: CompareOp) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let (b, c) = (reg(base, word.b()), reg(base, word.c()));
        let (left, right) = (taken(vm.cx, b, word.x() & CONSUME_B != 0), taken(vm.cx, c, word.x() & CONSUME_C != 0));
        let answer = compare::compare_objects(vm.cx, &left, &right, op);
        drop(left);
        drop(right);
        *reg(base, word.a()) = Slot::object(answer?);
        Ok(Flow::On)
    }
}

/// A comparison whose result is a value.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn value(vm: &Vm, pc: *const u64, base: *mut Slot, op: CompareOp) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let (b, c) = (reg(base, word.b()), reg(base, word.c()));
        if (*b).tag & (*c).tag == OBJECT {
            let (left, right) = ((*b).header(), (*c).header());
            if left.is_exact(vm.cx.types.tuple) && right.is_exact(vm.cx.types.tuple) {
                return tuples(vm, word, base, op);
            }
            if left.is_exact(vm.cx.types.int) && right.is_exact(vm.cx.types.int) {
                let answer = op.holds(int::compare(boxed(vm.cx, b), boxed(vm.cx, c)));
                finish(base, vm, word, Slot::object(vm.cx.bool(answer)), false);
                return Ok(Flow::On);
            }
        }
        if let Some(answer) = plain((*b).number(vm.cx), (*c).number(vm.cx), op) {
            finish(base, vm, word, Slot::object(vm.cx.bool(answer)), false);
            return Ok(Flow::On);
        }
        if let Some(error) = undefined(vm, base, word, &[b, c]) {
            return error.map(|()| Flow::On);
        }
        let (left, right) = (taken(vm.cx, b, word.x() & CONSUME_B != 0), taken(vm.cx, c, word.x() & CONSUME_C != 0));
        let answer = match strings(vm.cx, &left, &right, op) {
            Some(answer) => Ok(vm.cx.bool(answer)),
            None if special::comparison(vm, pc, base, &left, &right, op, After::Compare(op)) => {
                std::mem::forget((left, right));
                return Ok(Flow::In);
            }
            None => compare::compare_objects(vm.cx, &left, &right, op),
        };
        drop(left);
        drop(right);
        *reg(base, word.a()) = Slot::object(answer?);
        Ok(Flow::On)
    }
}

/// Whether the operands of `JumpIs`/`JumpIsNot` are the same object; they are consumed.
///
/// # Safety
/// See the head of this folder.
pub unsafe fn same(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<bool> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let (b, c) = (reg(base, word.b()), reg(base, word.c()));
        if (*b).tag == OBJECT && (*c).tag == OBJECT {
            let answer = (*b).bits == (*c).bits;
            drop_operands(base, word);
            return Ok(answer);
        }
        if let Some(error) = undefined(vm, base, word, &[b, c]) {
            return error.map(|()| false);
        }
        let answer = boxed(vm.cx, b).is(boxed(vm.cx, c));
        drop_operands(base, word);
        Ok(answer)
    }
}

/// `b is c`, `b is not c`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn is(vm: &Vm, pc: *const u64, base: *mut Slot, sense: bool) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let answer = same(vm, pc, base)?;
        *reg(base, Word(*pc).a()) = Slot::object(vm.cx.bool(answer == sense));
        Ok(())
    }
}

/// Membership of a plain key in a dict or of a str in a str; None: the ordinary way.
///
/// # Safety
/// See the head of this folder.
#[inline(always)]
unsafe fn contains_plainly(vm: &Vm, needle: *mut Slot, container: *mut Slot) -> Option<bool> {
    // SAFETY: see the head of this folder.
    unsafe {
        let cx = vm.cx;
        if (*container).tag != OBJECT {
            return None;
        }
        let container = boxed(cx, container);
        if container.is_exact(cx.types.dict) {
            return match dict::peek(cx, container, (*needle).plain_key(cx)?) {
                Peek::Found(_) => Some(true),
                Peek::Missing => Some(false),
                Peek::Ask => None,
            };
        }
        if container.is_exact(cx.types.str_) && (*needle).tag == OBJECT {
            let needle = boxed(cx, needle);
            return needle.is_exact(cx.types.str_).then(|| str_::includes(container, needle));
        }
        None
    }
}

/// `b in c`, `b not in c`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn contains(vm: &Vm, pc: *const u64, base: *mut Slot, sense: bool) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let (b, c) = (reg(base, word.b()), reg(base, word.c()));
        if let Some(error) = undefined(vm, base, word, &[b, c]) {
            return error.map(|()| Flow::On);
        }
        if let Some(answer) = contains_plainly(vm, b, c) {
            drop_operands(base, word);
            *reg(base, word.a()) = Slot::object(vm.cx.bool(answer == sense));
            return Ok(Flow::On);
        }
        let (needle, container) = (taken(vm.cx, b, word.x() & CONSUME_B != 0), taken(vm.cx, c, word.x() & CONSUME_C != 0));
        let (name, after) = (&vm.cx.names.__contains__, After::Contains(sense));
        if special::call(vm, pc, base, name, [&needle, &container], [&container, &needle], after, pc.add(1)) {
            std::mem::forget((needle, container));
            return Ok(Flow::In);
        }
        let answer = item::contains(vm.cx, &container, &needle);
        drop(needle);
        drop(container);
        *reg(base, word.a()) = Slot::object(vm.cx.bool(answer? == sense));
        Ok(Flow::On)
    }
}

/// The truth of a register; a temporary that dies afterwards is the one count CPython has on its stack.
///
/// # Safety
/// See the head of this folder.
unsafe fn truth_of(vm: &Vm, base: *mut Slot, offset: usize, dies: bool) -> PyResult<bool> {
    // SAFETY: see the head of this folder.
    unsafe {
        let slot = *reg(base, offset);
        match slot.tag {
            UNDEFINED => name::unbound(vm, base, offset).map(|()| false),
            INT => Ok(slot.bits != 0),
            FLOAT => Ok(f64::from_bits(slot.bits) != 0.0),
            _ => {
                let object = boxed(vm.cx, reg(base, offset));
                if object.is(&vm.cx.none) {
                    Ok(false)
                } else if dies {
                    number::truth(vm.cx, object)
                } else {
                    number::truth(vm.cx, &object.clone())
                }
            }
        }
    }
}

/// Truth of operand a of a conditional jump. On failure a consumed operand is dropped.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn truth(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<bool> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let truth = truth_of(vm, base, word.a(), word.x() & crate::code::CONSUME_A != 0);
        if truth.is_err() && word.x() & crate::code::CONSUME_A != 0 {
            (*reg(base, word.a())).release();
        }
        truth
    }
}

/// `not b`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn not(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let truth = truth_of(vm, base, word.b(), word.x() & CONSUME_B != 0);
        if word.x() & CONSUME_B != 0 {
            (*reg(base, word.b())).release();
        }
        *reg(base, word.a()) = Slot::object(vm.cx.bool(!truth?));
        Ok(())
    }
}
