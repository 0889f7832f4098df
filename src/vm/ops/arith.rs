//! Arithmetic that is not two plain numbers of one kind: mixed and boxed numbers, big results, everything through slots.

use super::call::last_count;
use super::name;
use super::special::{self, Flow};
use crate::code::{CONSUME_B, CONSUME_C, INPLACE, Word};
use crate::heap::Ref;
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::types::{float, int, str_};
use crate::object::{BinaryFn, Ctx, Object, PyResult, type_flags};
use crate::vm::frame::{Vm, reg};
use crate::vm::slot::{Number, OBJECT, Slot, UNDEFINED, boxed};

/// Mark in `x` of an instruction that has run before.
const SEEN: u8 = 0x80;

/// Whether an instruction has run before; from now on it has. Where CPython's specialised form, which appears at the second execution, does
/// something else: it lets strings grow in place, makes no super object, and hands the operands of `__getitem__` over.
///
/// # Safety
/// `pc` is at an instruction that has no use for the highest bit of `x`.
#[inline(always)]
pub unsafe fn seen(pc: *const u64) -> bool {
    // SAFETY: the caller's; instructions are the machine's to change.
    unsafe {
        let seen = Word(*pc).x() & SEEN != 0;
        if !seen {
            *pc.cast_mut() |= (SEEN as u64) << 8;
        }
        seen
    }
}

/// The destination is a temporary.
#[inline(always)]
pub const fn temp() -> bool {
    false
}
/// The destination is a local.
#[inline(always)]
pub const fn local() -> bool {
    true
}

/// `x // y` unless y is 0 or the result does not fit.
#[inline(always)]
pub fn floor_div(x: i64, y: i64) -> Option<i64> {
    let quotient = x.checked_div(y)?;
    Some(if (x % y != 0) && ((x < 0) != (y < 0)) { quotient - 1 } else { quotient })
}
/// `x % y` with the sign of y, unless y is 0.
#[inline(always)]
pub fn floor_mod(x: i64, y: i64) -> Option<i64> {
    let remainder = x.checked_rem(y)?;
    Some(if remainder != 0 && ((remainder < 0) != (y < 0)) { remainder + y } else { remainder })
}
/// `x << y` if it fits.
#[inline(always)]
pub fn shift_left(x: i64, y: i64) -> Option<i64> {
    if (0..63).contains(&y) && (x << y) >> y == x { Some(x << y) } else { None }
}
/// `x >> y` unless y is negative.
#[inline(always)]
pub fn shift_right(x: i64, y: i64) -> Option<i64> {
    if y >= 0 { Some(x >> y.min(63)) } else { None }
}

fn power(x: i64, y: i64) -> Option<i64> {
    if y < 0 { None } else { x.checked_pow(u32::try_from(y).ok()?) }
}

/// Every operator as a constant argument: `binary::<ADD, LOCAL>` is compiled apart for each, so that nothing is decided at run time.
pub const ADD: u8 = BinaryOp::Add as u8;
#[allow(missing_docs)]
pub const SUB: u8 = BinaryOp::Sub as u8;
#[allow(missing_docs)]
pub const MUL: u8 = BinaryOp::Mul as u8;
#[allow(missing_docs)]
pub const TRUE_DIV: u8 = BinaryOp::TrueDiv as u8;
#[allow(missing_docs)]
pub const FLOOR_DIV: u8 = BinaryOp::FloorDiv as u8;
#[allow(missing_docs)]
pub const MOD: u8 = BinaryOp::Mod as u8;
#[allow(missing_docs)]
pub const POW: u8 = BinaryOp::Pow as u8;
#[allow(missing_docs)]
pub const L_SHIFT: u8 = BinaryOp::LShift as u8;
#[allow(missing_docs)]
pub const R_SHIFT: u8 = BinaryOp::RShift as u8;
#[allow(missing_docs)]
pub const AND: u8 = BinaryOp::And as u8;
#[allow(missing_docs)]
pub const OR: u8 = BinaryOp::Or as u8;
#[allow(missing_docs)]
pub const XOR: u8 = BinaryOp::Xor as u8;
#[allow(missing_docs)]
pub const MAT_MUL: u8 = BinaryOp::MatMul as u8;

const fn operator(op: u8) -> BinaryOp {
    match op {
        ADD => BinaryOp::Add,
        SUB => BinaryOp::Sub,
        MUL => BinaryOp::Mul,
        TRUE_DIV => BinaryOp::TrueDiv,
        FLOOR_DIV => BinaryOp::FloorDiv,
        MOD => BinaryOp::Mod,
        POW => BinaryOp::Pow,
        L_SHIFT => BinaryOp::LShift,
        R_SHIFT => BinaryOp::RShift,
        AND => BinaryOp::And,
        OR => BinaryOp::Or,
        XOR => BinaryOp::Xor,
        _ => BinaryOp::MatMul,
    }
}

#[inline(always)]
fn int_op<const OP: u8>(x: i64, y: i64) -> Option<Slot> {
    Some(Slot::int(match OP {
        ADD => x.checked_add(y)?,
        SUB => x.checked_sub(y)?,
        MUL => x.checked_mul(y)?,
        FLOOR_DIV => floor_div(x, y)?,
        MOD => floor_mod(x, y)?,
        POW => power(x, y)?,
        AND => x & y,
        OR => x | y,
        XOR => x ^ y,
        L_SHIFT => shift_left(x, y)?,
        R_SHIFT => shift_right(x, y)?,
        TRUE_DIV => {
            const EXACT: i64 = 1 << 53;
            let fits = |n: i64| (-EXACT..=EXACT).contains(&n);
            return (y != 0 && fits(x) && fits(y)).then(|| Slot::float(x as f64 / y as f64));
        }
        _ => return None,
    }))
}

#[inline(always)]
fn float_op<const OP: u8>(x: f64, y: f64) -> Option<Slot> {
    Some(Slot::float(match OP {
        ADD => x + y,
        SUB => x - y,
        MUL => x * y,
        TRUE_DIV if y != 0.0 => x / y,
        FLOOR_DIV if y != 0.0 => float::floor_div(x, y),
        MOD if y != 0.0 => float::floor_mod(x, y),
        POW => float::pow_plain(x, y)?,
        _ => return None,
    }))
}

#[inline(always)]
fn number_op<const OP: u8>(x: Number, y: Number) -> Option<Slot> {
    match (x, y) {
        (Number::Int(x), Number::Int(y)) => int_op::<OP>(x, y),
        (Number::Float(x), Number::Float(y)) => float_op::<OP>(x, y),
        // An int beyond 2**53 rounds exactly as CPython's conversion does: to nearest even.
        (Number::Int(x), Number::Float(y)) => float_op::<OP>(x as f64, y),
        (Number::Float(x), Number::Int(y)) => float_op::<OP>(x, y as f64),
        _ => None,
    }
}

/// Completes an instruction with a result: consumed operands are dropped left to right, then the destination is written.
///
/// # Safety
/// See the head of this folder.
#[inline]
pub unsafe fn finish(base: *mut Slot, vm: &Vm, word: Word, value: Slot, is_local: bool) {
    // SAFETY: see the head of this folder.
    unsafe {
        if word.x() & CONSUME_B != 0 {
            (*reg(base, word.b())).release();
        }
        if word.x() & CONSUME_C != 0 {
            (*reg(base, word.c())).release();
        }
        write(vm, reg(base, word.a()), value, is_local);
    }
}

/// Writes a result: a temporary holds nothing, a local drops what it held.
///
/// # Safety
/// See the head of this folder.
#[inline]
pub unsafe fn write(vm: &Vm, place: *mut Slot, value: Slot, is_local: bool) {
    // SAFETY: see the head of this folder.
    unsafe {
        let old = Slot::read(place);
        *place = value;
        if is_local && old.tag == OBJECT {
            let count = old.header().count() - 1;
            if count == 0 {
                last_count(vm, old, place);
            } else {
                old.header().set_count(count);
            }
        }
    }
}

/// Drops the operands b and c as far as the instruction consumes them (it failed).
///
/// # Safety
/// See the head of this folder.
pub unsafe fn drop_operands(base: *mut Slot, word: Word) {
    // SAFETY: see the head of this folder.
    unsafe {
        if word.x() & CONSUME_B != 0 {
            (*reg(base, word.b())).release();
        }
        if word.x() & CONSUME_C != 0 {
            (*reg(base, word.c())).release();
        }
    }
}

/// The object in an operand, with one count as on CPython's stack: moved out of a temporary that dies, else counted.
///
/// # Safety
/// See the head of this folder; the register is not empty and, if `dies`, not used again.
#[inline(always)]
pub unsafe fn taken(cx: &Ctx, place: *mut Slot, dies: bool) -> Ref {
    // SAFETY: the caller's.
    unsafe { if dies { Slot::read(place).into_object(cx) } else { boxed(cx, place).clone() } }
}

/// Any binary operation on two registers.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn binary<const OP: u8, const LOCAL: bool>(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let (b, c) = (reg(base, word.b()), reg(base, word.c()));
        // `True & False` is a bool, which the slots know.
        let bits = matches!(OP, AND | OR | XOR);
        if bits && (is_bool(vm, *b) || is_bool(vm, *c)) {
            return binary_objects(vm, pc, base, operator(OP), LOCAL);
        }
        let slot = native::<OP>(vm.cx, *b, *c);
        let value = match slot {
            // Two int objects: short both, or both for the slot.
            Some(_) => match (int::short_value(boxed(vm.cx, b)), int::short_value(boxed(vm.cx, c))) {
                (Some(x), Some(y)) => int_op::<OP>(x, y),
                _ => None,
            },
            None => number_op::<OP>((*b).number(vm.cx), (*c).number(vm.cx)),
        };
        if let Some(value) = value {
            finish(base, vm, word, value, LOCAL);
            return Ok(Flow::On);
        }
        if let Some(slot) = slot {
            return match slot(vm.cx, boxed(vm.cx, b), boxed(vm.cx, c)) {
                Ok(value) => {
                    finish(base, vm, word, Slot::object(value), LOCAL);
                    Ok(Flow::On)
                }
                Err(raised) => {
                    drop_operands(base, word);
                    Err(raised)
                }
            };
        }
        if OP == ADD
            && (*b).tag & (*c).tag == OBJECT
            && (*b).header().is_exact(vm.cx.types.str_)
            && (*c).header().is_exact(vm.cx.types.str_)
        {
            return if LOCAL { add_strings(vm, pc, base) } else { join_strings(vm, pc, base, false) }.map(|()| Flow::On);
        }
        binary_objects(vm, pc, base, operator(OP), LOCAL)
    }
}

/// The slot that answers an operator of two exact ints: it runs no Python code, so that nobody sees whether it is lent or given counts.
#[inline(always)]
fn native<const OP: u8>(cx: &Ctx, b: Slot, c: Slot) -> Option<BinaryFn> {
    if matches!(OP, POW | MAT_MUL) || b.tag & c.tag != OBJECT {
        return None;
    }
    // SAFETY: the tags say that both hold live objects.
    let (b, c) = unsafe { (b.header(), c.header()) };
    if b.is_exact(cx.types.int) && c.is_exact(cx.types.int) { operator(OP).slot(cx.types.int.slots()) } else { None }
}

#[inline(always)]
fn is_bool(vm: &Vm, slot: Slot) -> bool {
    // SAFETY: the tag says that it holds a live object.
    slot.tag == OBJECT && unsafe { slot.header() }.is_exact(vm.cx.types.bool_)
}

/// A binary operation that is not one of short numbers.
///
/// # Safety
/// See the head of this folder.
unsafe fn binary_objects(vm: &Vm, pc: *const u64, base: *mut Slot, op: BinaryOp, is_local: bool) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let (b, c) = (reg(base, word.b()), reg(base, word.c()));
        for place in [b, c] {
            if (*place).tag == UNDEFINED {
                let offset = place as usize - base as usize;
                drop_operands(base, word);
                return name::unbound(vm, base, offset).map(|()| Flow::On);
            }
        }
        let left = taken(vm.cx, b, word.x() & CONSUME_B != 0);
        let right = taken(vm.cx, c, word.x() & CONSUME_C != 0);
        operate(vm, pc, base, left, right, op, is_local)
    }
}

/// # Safety
/// See the head of this folder.
#[inline(always)]
unsafe fn operate(vm: &Vm, pc: *const u64, base: *mut Slot, left: Ref, right: Ref, op: BinaryOp, is_local: bool) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let inplace = Word(*pc).x() & INPLACE != 0;
        let of_class = left.has_flag(type_flags::HEAP_TYPE) || right.has_flag(type_flags::HEAP_TYPE);
        if of_class && special::operate(vm, pc, base, &left, &right, op, inplace, is_local) {
            std::mem::forget((left, right));
            return Ok(Flow::In);
        }
        let result = if inplace { number::inplace(vm.cx, &left, &right, op) } else { number::binary(vm.cx, &left, &right, op) };
        drop(left);
        drop(right);
        write(vm, reg(base, Word(*pc).a()), Slot::object(result?), is_local);
        Ok(Flow::On)
    }
}

/// `s = s + t` and `s += t` of exact strings into a local: the string grows in place when only that local knows it.
///
/// # Safety
/// See the head of this folder.
unsafe fn add_strings(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let (a, b, c) = (reg(base, word.a()), reg(base, word.b()), reg(base, word.c()));
        let seen = seen(pc);
        // The left operand is the local itself or a temporary copy of it, not another variable with the same string.
        let owned = a == b || word.x() & CONSUME_B != 0;
        let same = owned && (*a).tag == OBJECT && (*a).bits == (*b).bits;
        let spare = if a == b { 1 } else { 2 };
        if seen && same && (*b).header().count() == spare {
            if a != b {
                Slot::read(b).release();
            }
            let left = (*a).into_ref();
            (*a).tag = UNDEFINED;
            let result = str_::append_in_place(vm.cx, left, boxed(vm.cx, c));
            if word.x() & CONSUME_C != 0 {
                Slot::read(c).release();
            }
            *a = Slot::object(result?);
            return Ok(());
        }
        join_strings(vm, pc, base, true)
    }
}

/// `s + t` of exact strings, as a new one.
///
/// # Safety
/// See the head of this folder.
unsafe fn join_strings(vm: &Vm, pc: *const u64, base: *mut Slot, is_local: bool) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        match str_::concat(vm.cx, boxed(vm.cx, reg(base, word.b())), boxed(vm.cx, reg(base, word.c()))) {
            Ok(value) => {
                finish(base, vm, word, Slot::object(value), is_local);
                Ok(())
            }
            Err(raised) => {
                drop_operands(base, word);
                Err(raised)
            }
        }
    }
}

/// Any binary operation on a register and an immediate int.
///
/// # Safety
/// See the head of this folder.
#[inline(never)]
pub unsafe fn binary_imm<const OP: u8, const LOCAL: bool>(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let b = reg(base, word.b());
        let consume = word.x() & CONSUME_B != 0;
        if let Some(value) = number_op::<OP>((*b).number(vm.cx), Number::Int(word.c_signed())) {
            if consume {
                Slot::read(b).release();
            }
            write(vm, reg(base, word.a()), value, LOCAL);
            return Ok(Flow::On);
        }
        imm_object(vm, pc, base, operator(OP), LOCAL)
    }
}

/// A binary operation of anything but a short number with an immediate int.
///
/// # Safety
/// See the head of this folder.
unsafe fn imm_object(vm: &Vm, pc: *const u64, base: *mut Slot, op: BinaryOp, is_local: bool) -> PyResult<Flow> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let b = reg(base, word.b());
        if (*b).tag == UNDEFINED {
            return name::unbound(vm, base, word.b()).map(|()| Flow::On);
        }
        let left = taken(vm.cx, b, word.x() & CONSUME_B != 0);
        let right = Slot::int(word.c_signed()).into_object(vm.cx);
        operate(vm, pc, base, left, right, op, is_local)
    }
}

/// # Safety
/// See the head of this folder.
unsafe fn unary(
    vm: &Vm,
    pc: *const u64,
    base: *mut Slot,
    plain: fn(Number) -> Option<Slot>,
    full: fn(&Ctx, &Ref) -> PyResult<Ref>,
) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe {
        let word = Word(*pc);
        let b = reg(base, word.b());
        let value = match plain((*b).number(vm.cx)) {
            Some(value) if !is_bool(vm, *b) => {
                if word.x() & CONSUME_B != 0 {
                    Slot::read(b).release();
                }
                Ok(value)
            }
            _ if (*b).tag == UNDEFINED => return name::unbound(vm, base, word.b()),
            _ => full(vm.cx, &taken(vm.cx, b, word.x() & CONSUME_B != 0)).map(Slot::object),
        };
        *reg(base, word.a()) = value?;
        Ok(())
    }
}

/// `-b`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn negative(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    let plain = |number| match number {
        Number::Int(n) => n.checked_neg().map(Slot::int),
        Number::Float(f) => Some(Slot::float(-f)),
        Number::Other => None,
    };
    // SAFETY: see the head of this folder.
    unsafe { unary(vm, pc, base, plain, number::negative) }
}

/// `+b`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn positive(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of this folder.
    unsafe { unary(vm, pc, base, |_| None, number::positive) }
}

/// `~b`
///
/// # Safety
/// See the head of this folder.
pub unsafe fn invert(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    let plain = |number| match number {
        Number::Int(n) => Some(Slot::int(!n)),
        _ => None,
    };
    // SAFETY: see the head of this folder.
    unsafe { unary(vm, pc, base, plain, number::invert) }
}
