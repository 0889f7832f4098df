//! The loop: one arm per opcode, fast paths only.
//!
//! Live state is two words, `pc` and `base`; both stay in registers across the calls to the out-of-line functions in `ops/`, which decode again
//! from `pc`, may do anything, and either fall through to the next instruction or end in `unwind`. An arm changes nothing before it
//! calls out. Why one `match` and not handlers that tail-call each other: measured within five percent, and correct on every compiler.
//!
//! SAFETY of every block here: invariants I1..I5 of `frame.rs`. `Slot`s are read by `Slot::read`, half by half; who owns a count is said at each row of
//! `code::ops`.

use super::frame::{self, Vm, code_of, extra_of, reg};
use super::ops::{arith, attr, call, compare, container, exception, function, import, iter, name, native, pattern, special, with};
use super::slot::{FLOAT, INT, OBJECT, RANGE, Slot, UNDEFINED, boxed};
use super::unwind::unwind;
use crate::code::{CONSUME_A, CONSUME_B, CONSUME_C, Op, Word};
use crate::heap::{self, Ref};
use std::sync::atomic::Ordering::Relaxed;

use crate::object::types::cell;
use crate::object::types::code::CodeBody;
use crate::object::types::function::FunctionBody;
use crate::object::types::int;
use crate::object::types::list::{self, ListIteratorBody};
use crate::object::types::tuple;
use crate::object::{CompareOp, Object, PyResult, Raised};

/// Runs from `pc` in the frame at `base` until the frame marked ENTRY returns or fails.
///
/// # Safety
/// I1, I2; the frame at `base` or one of its callers is marked ENTRY.
pub unsafe fn run(vm: &Vm, mut pc: *const u64, mut base: *mut Slot) -> PyResult<Ref> {
    let cx = vm.cx;
    let attention = heap::attention();
    // SAFETY: see the head of this file; one block, because every line of the loop leans on the same invariants.
    unsafe {
        macro_rules! fail {
            () => {{
                std::hint::cold_path();
                match unwind(vm, pc, base) {
                    Ok((next, frame)) => {
                        pc = next;
                        base = frame;
                        continue;
                    }
                    Err(Raised) => return Err(Raised),
                }
            }};
        }
        // Calls out of line, then goes on behind the instruction.
        macro_rules! out {
            ($words:expr, $call:expr) => {{
                vm.pc.set(pc);
                if $call.is_err() {
                    fail!()
                }
                pc = pc.add($words);
                continue;
            }};
        }
        // The same, where the instruction may have pushed the frame of a special method.
        macro_rules! may_enter {
            ($words:expr, $call:expr) => {{
                vm.pc.set(pc);
                match $call {
                    Ok(special::Flow::On) => {
                        pc = pc.add($words);
                        continue;
                    }
                    Ok(special::Flow::In) => {
                        base = vm.base.get();
                        pc = code_of(base).words();
                        continue;
                    }
                    Err(Raised) => fail!(),
                }
            }};
        }
        // Calls out of line; the function says where to go on.
        macro_rules! go {
            ($call:expr) => {{
                vm.pc.set(pc);
                match $call {
                    Ok((next, frame)) => {
                        pc = next;
                        base = frame;
                        continue;
                    }
                    Err(Raised) => fail!(),
                }
            }};
        }
        macro_rules! next {
            ($words:expr) => {{
                pc = pc.add($words);
                continue;
            }};
        }
        // Drops what a local held before; numbers that die may have been looked at by id().
        macro_rules! drop_old {
            ($old:expr, $place:expr) => {{
                let old: Slot = $old;
                if old.tag == OBJECT {
                    let count = old.header().count() - 1;
                    if count == 0 {
                        vm.pc.set(pc);
                        call::last_count(vm, old, $place);
                    } else {
                        old.header().set_count(count);
                    }
                }
            }};
        }
        macro_rules! store {
            (temp, $a:expr, $value:expr) => {
                *$a = $value
            };
            (local, $a:expr, $value:expr) => {{
                let place = $a;
                let old = Slot::read(place);
                *place = $value;
                drop_old!(old, place);
            }};
        }
        macro_rules! arith {
            ($word:ident, $dest:ident, $op:ident, |$x:ident, $y:ident| $int:expr, |$f:ident, $g:ident| $float:expr) => {{
                let (b, c) = (Slot::read(reg(base, $word.b())), Slot::read(reg(base, $word.c())));
                if b.tag & c.tag & INT != 0 {
                    let ($x, $y) = (b.bits as i64, c.bits as i64);
                    if let Some(value) = $int {
                        store!($dest, reg(base, $word.a()), Slot::int(value));
                        next!(1);
                    }
                } else if b.tag & c.tag & FLOAT != 0 {
                    let ($f, $g) = (f64::from_bits(b.bits), f64::from_bits(c.bits));
                    if let Some(value) = $float {
                        store!($dest, reg(base, $word.a()), Slot::float(value));
                        next!(1);
                    }
                }
                std::hint::cold_path();
                may_enter!(1, arith::binary::<{ arith::$op }, { arith::$dest() }>(vm, pc, base))
            }};
        }
        // The same, looking into int and float objects too: for the operators that list items and attributes meet most.
        macro_rules! arith_boxed {
            ($word:ident, $dest:ident, $op:ident, |$x:ident, $y:ident| $int:expr, |$f:ident, $g:ident| $float:expr) => {{
                let (b, c) = (Slot::read(reg(base, $word.b())), Slot::read(reg(base, $word.c())));
                if (b.tag | c.tag) & OBJECT != 0 {
                    let value = if let (Some($x), Some($y)) = (b.integer(cx), c.integer(cx)) {
                        $int.map(Slot::int)
                    } else if let (Some($f), Some($g)) = (b.real(cx), c.real(cx)) {
                        $float.map(Slot::float)
                    } else {
                        None
                    };
                    if let Some(value) = value {
                        if $word.x() & CONSUME_B != 0 {
                            drop_old!(b, std::ptr::null_mut());
                        }
                        if $word.x() & CONSUME_C != 0 {
                            drop_old!(c, std::ptr::null_mut());
                        }
                        store!($dest, reg(base, $word.a()), value);
                        next!(1);
                    }
                }
                arith!($word, $dest, $op, |$x, $y| $int, |$f, $g| $float)
            }};
        }
        macro_rules! arith_imm {
            ($word:ident, $dest:ident, $op:ident, |$x:ident, $y:ident| $int:expr) => {{
                let b = Slot::read(reg(base, $word.b()));
                if b.tag == OBJECT
                    && let Some($x) = b.integer(cx)
                {
                    let $y = $word.c_signed();
                    if let Some(value) = $int {
                        if $word.x() & CONSUME_B != 0 {
                            drop_old!(b, std::ptr::null_mut());
                        }
                        store!($dest, reg(base, $word.a()), Slot::int(value));
                        next!(1);
                    }
                } else if b.tag == INT {
                    let ($x, $y) = (b.bits as i64, $word.c_signed());
                    if let Some(value) = $int {
                        store!($dest, reg(base, $word.a()), Slot::int(value));
                        next!(1);
                    }
                }
                std::hint::cold_path();
                may_enter!(1, arith::binary_imm::<{ arith::$op }, { arith::$dest() }>(vm, pc, base))
            }};
        }
        macro_rules! jump_if {
            ($word:ident, $op:ident, $sense:expr, $cmp:tt) => {{
                let (b, c) = (Slot::read(reg(base, $word.b())), Slot::read(reg(base, $word.c())));
                let holds = if b.tag & c.tag & INT != 0 {
                    (b.bits as i64) $cmp (c.bits as i64)
                } else if b.tag & c.tag & FLOAT != 0 {
                    f64::from_bits(b.bits) $cmp f64::from_bits(c.bits)
                } else if $word.x() == 0
                    && let (Some(x), Some(y)) = (b.integer(cx), c.integer(cx))
                {
                    x $cmp y
                } else {
                    vm.pc.set(pc);
                    match compare::holds(vm, pc, base, CompareOp::$op) {
                        Ok(Some(holds)) => holds,
                        Ok(None) => {
                            base = vm.base.get();
                            pc = code_of(base).words();
                            continue;
                        }
                        Err(Raised) => fail!(),
                    }
                };
                if holds == $sense {
                    // The bottom of a `while`.
                    if $word.a_signed() < 0 {
                        attend!();
                    }
                    pc = pc.offset($word.a_signed());
                }
                pc = pc.add(1);
                continue;
            }};
        }
        macro_rules! jump_if_imm {
            ($word:ident, $op:ident, $sense:expr, $cmp:tt) => {{
                let b = Slot::read(reg(base, $word.b()));
                let holds = if b.tag == INT {
                    (b.bits as i64) $cmp $word.c_signed()
                } else if $word.x() == 0
                    && let Some(x) = b.integer(cx)
                {
                    x $cmp $word.c_signed()
                } else {
                    vm.pc.set(pc);
                    match compare::holds_imm(vm, pc, base, CompareOp::$op) {
                        Ok(Some(holds)) => holds,
                        Ok(None) => {
                            base = vm.base.get();
                            pc = code_of(base).words();
                            continue;
                        }
                        Err(Raised) => fail!(),
                    }
                };
                if holds == $sense {
                    // The bottom of a `while`.
                    if $word.a_signed() < 0 {
                        attend!();
                    }
                    pc = pc.offset($word.a_signed());
                }
                pc = pc.add(1);
                continue;
            }};
        }
        macro_rules! comparison {
            ($word:ident, $op:ident, $cmp:tt) => {{
                let (b, c) = (Slot::read(reg(base, $word.b())), Slot::read(reg(base, $word.c())));
                if b.tag & c.tag & INT != 0 {
                    *reg(base, $word.a()) = Slot::object(cx.bool((b.bits as i64) $cmp (c.bits as i64)));
                    next!(1);
                }
                may_enter!(1, compare::value(vm, pc, base, CompareOp::$op))
            }};
        }
        // Truth of a register, for jumps.
        macro_rules! truth {
            ($slot:expr) => {{
                let slot: Slot = $slot;
                if slot.tag == OBJECT && slot.bits == cx.true_.address() as u64 {
                    true
                } else if slot.tag == OBJECT && slot.bits == cx.false_.address() as u64 {
                    false
                } else if slot.tag == INT {
                    slot.bits != 0
                } else {
                    vm.pc.set(pc);
                    match compare::truth(vm, pc, base) {
                        Ok(truth) => truth,
                        Err(Raised) => fail!(),
                    }
                }
            }};
        }
        // Leaves a frame.
        macro_rules! leave {
            ($call:expr) => {{
                vm.pc.set(pc);
                match $call {
                    call::Left::To(next, frame) => {
                        pc = next;
                        base = frame;
                        continue;
                    }
                    call::Left::Entry(value) => return Ok(value),
                    call::Left::Failed(next, frame) => {
                        pc = next;
                        base = frame;
                        fail!()
                    }
                }
            }};
        }
        // Enters a plain Python function that takes just these arguments; falls through if it is not one, or if anything is in the way.
        macro_rules! enter {
            ($window:expr, $values:expr) => {
                if (*$window).tag == OBJECT && (*$window).header().is_exact(cx.types.function) {
                    let function: &FunctionBody = (*$window).header().body();
                    let code: &CodeBody = function.code.borrow().unwrap_unchecked().body();
                    let callee = $window.add(frame::LINK);
                    let depth = cx.python_depth.get();
                    if code.shape.get() == $values
                        && depth < cx.recursion_limit.get()
                        && callee.add(code.register_count.get() as usize) <= vm.limit
                        && attention.load(Relaxed) == 0
                    {
                        cx.python_depth.set(depth + 1);
                        frame::link(callee, code, $values as usize, pc.add(2), base, 0);
                        vm.base.set(callee);
                        base = callee;
                        pc = code.words();
                        continue;
                    }
                }
            };
        }
        macro_rules! attend {
            () => {
                attend!(pc)
            };
            // Shown to be at `$pc`.
            ($pc:expr) => {
                if attention.load(Relaxed) != 0 {
                    std::hint::cold_path();
                    vm.pc.set($pc);
                    if call::attend(vm).is_err() {
                        fail!()
                    }
                }
            };
        }

        loop {
            let word = Word(*pc);
            match word.op_unchecked() {
                Op::Nop => next!(1),
                Op::LoadConst => {
                    let object = &*(*pc.add(1) as *const heap::Header);
                    object.count_up();
                    *reg(base, word.a()) = Slot { tag: OBJECT, bits: *pc.add(1) };
                    next!(2)
                }
                Op::LoadConstL => {
                    let object = &*(*pc.add(1) as *const heap::Header);
                    object.count_up();
                    store!(local, reg(base, word.a()), Slot { tag: OBJECT, bits: *pc.add(1) });
                    next!(2)
                }
                Op::LoadInt => {
                    *reg(base, word.a()) = Slot::int(word.bc_signed() as i64);
                    next!(1)
                }
                Op::LoadIntL => {
                    store!(local, reg(base, word.a()), Slot::int(word.bc_signed() as i64));
                    next!(1)
                }
                Op::LoadFloat => {
                    *reg(base, word.a()) = Slot { tag: FLOAT, bits: *pc.add(1) };
                    next!(2)
                }
                Op::Move => {
                    *reg(base, word.a()) = Slot::read(reg(base, word.b()));
                    next!(1)
                }
                Op::Copy => {
                    let from = Slot::read(reg(base, word.b()));
                    if from.tag == OBJECT {
                        from.header().count_up();
                        *reg(base, word.a()) = from;
                        next!(1)
                    }
                    if from.tag == INT {
                        // Both registers are to hold the same object.
                        vm.pc.set(pc);
                        let object = int::new(cx, from.bits as i64);
                        *reg(base, word.b()) = Slot::object(object.clone());
                        *reg(base, word.a()) = Slot::object(object);
                        next!(1)
                    }
                    out!(1, name::copy(vm, pc, base))
                }
                Op::CopyOperand => {
                    let from = Slot::read(reg(base, word.b()));
                    if from.tag == UNDEFINED {
                        out!(1, name::copy(vm, pc, base))
                    }
                    *reg(base, word.a()) = from.counted();
                    next!(1)
                }
                Op::StoreLocal => {
                    store!(local, reg(base, word.a()), Slot::read(reg(base, word.b())));
                    next!(1)
                }
                Op::CopyLocal => {
                    let from = reg(base, word.b());
                    if (*from).tag == UNDEFINED {
                        out!(1, name::copy(vm, pc, base))
                    }
                    if (*from).tag != OBJECT {
                        vm.pc.set(pc);
                    }
                    boxed(cx, from);
                    store!(local, reg(base, word.a()), Slot::read(from).counted());
                    next!(1)
                }
                Op::DeleteLocal => {
                    let place = reg(base, word.a());
                    let old = Slot::read(place);
                    if old.tag == UNDEFINED {
                        out!(1, name::unbound(vm, base, word.a()))
                    }
                    (*place).tag = UNDEFINED;
                    drop_old!(old, std::ptr::null_mut());
                    next!(1)
                }
                Op::SaveLocal => {
                    let from = reg(base, word.b());
                    *reg(base, word.a()) = Slot::read(from);
                    (*from).tag = UNDEFINED;
                    next!(1)
                }
                Op::RestoreLocal => {
                    store!(local, reg(base, word.a()), Slot::read(reg(base, word.b())));
                    next!(1)
                }
                Op::Drop => {
                    drop_old!(Slot::read(reg(base, word.a())), std::ptr::null_mut());
                    next!(1)
                }

                Op::LoadGlobal => {
                    if let Some(value) = name::cached_global(frame::function_of(base), pc) {
                        *reg(base, word.a()) = Slot::object(value.clone());
                        next!(3)
                    }
                    std::hint::cold_path();
                    out!(3, name::load_global(vm, pc, base))
                }
                Op::StoreGlobal => out!(3, name::store_global(vm, pc, base)),
                Op::DeleteGlobal => out!(1, name::delete_global(vm, pc, base)),
                Op::LoadName => out!(3, name::load_name(vm, pc, base)),
                Op::StoreName => out!(3, name::store_name(vm, pc, base)),
                Op::DeleteName => out!(1, name::delete_name(vm, pc, base)),
                Op::LoadLocals => {
                    *reg(base, word.a()) = Slot::read(base).counted();
                    next!(1)
                }
                Op::MakeCell => out!(1, name::make_cell(vm, pc, base)),
                Op::CopyFree => out!(1, name::copy_free(vm, pc, base)),
                Op::LoadDeref => {
                    if let Some(value) = cell::body(name::cell_in(base, word.b())).contents.borrow() {
                        *reg(base, word.a()) = Slot::object(value.clone());
                        next!(1)
                    }
                    out!(1, name::load_deref(vm, pc, base))
                }
                Op::StoreDeref => out!(1, name::store_deref(vm, pc, base)),
                Op::DeleteDeref => out!(1, name::delete_deref(vm, pc, base)),
                Op::LoadCell => {
                    *reg(base, word.a()) = (Slot::read(reg(base, word.b()))).counted();
                    next!(1)
                }
                Op::LoadFar => out!(1, name::load_far(vm, pc, base)),
                Op::LoadFromDictOrDeref => out!(1, name::load_from_dict_or_deref(vm, pc, base)),
                Op::LoadFromDictOrGlobals => out!(1, name::load_from_dict_or_globals(vm, pc, base)),

                Op::Add => arith_boxed!(word, temp, ADD, |x, y| x.checked_add(y), |f, g| Some(f + g)),
                Op::AddL => arith_boxed!(word, local, ADD, |x, y| x.checked_add(y), |f, g| Some(f + g)),
                Op::Sub => arith_boxed!(word, temp, SUB, |x, y| x.checked_sub(y), |f, g| Some(f - g)),
                Op::SubL => arith_boxed!(word, local, SUB, |x, y| x.checked_sub(y), |f, g| Some(f - g)),
                Op::Mul => arith_boxed!(word, temp, MUL, |x, y| x.checked_mul(y), |f, g| Some(f * g)),
                Op::MulL => arith_boxed!(word, local, MUL, |x, y| x.checked_mul(y), |f, g| Some(f * g)),
                Op::TrueDiv => arith!(word, temp, TRUE_DIV, |_x, _y| None::<i64>, |f, g| (g != 0.0).then(|| f / g)),
                Op::TrueDivL => arith!(word, local, TRUE_DIV, |_x, _y| None::<i64>, |f, g| (g != 0.0).then(|| f / g)),
                Op::FloorDiv => arith!(word, temp, FLOOR_DIV, |x, y| arith::floor_div(x, y), |_f, _g| None::<f64>),
                Op::FloorDivL => arith!(word, local, FLOOR_DIV, |x, y| arith::floor_div(x, y), |_f, _g| None::<f64>),
                Op::Mod => arith!(word, temp, MOD, |x, y| arith::floor_mod(x, y), |_f, _g| None::<f64>),
                Op::ModL => arith!(word, local, MOD, |x, y| arith::floor_mod(x, y), |_f, _g| None::<f64>),
                Op::And => arith!(word, temp, AND, |x, y| Some(x & y), |_f, _g| None::<f64>),
                Op::AndL => arith!(word, local, AND, |x, y| Some(x & y), |_f, _g| None::<f64>),
                Op::Or => arith!(word, temp, OR, |x, y| Some(x | y), |_f, _g| None::<f64>),
                Op::OrL => arith!(word, local, OR, |x, y| Some(x | y), |_f, _g| None::<f64>),
                Op::Xor => arith!(word, temp, XOR, |x, y| Some(x ^ y), |_f, _g| None::<f64>),
                Op::XorL => arith!(word, local, XOR, |x, y| Some(x ^ y), |_f, _g| None::<f64>),
                Op::LShift => arith!(word, temp, L_SHIFT, |x, y| arith::shift_left(x, y), |_f, _g| None::<f64>),
                Op::LShiftL => arith!(word, local, L_SHIFT, |x, y| arith::shift_left(x, y), |_f, _g| None::<f64>),
                Op::RShift => arith!(word, temp, R_SHIFT, |x, y| arith::shift_right(x, y), |_f, _g| None::<f64>),
                Op::RShiftL => arith!(word, local, R_SHIFT, |x, y| arith::shift_right(x, y), |_f, _g| None::<f64>),
                Op::Pow => may_enter!(1, arith::binary::<{ arith::POW }, false>(vm, pc, base)),
                Op::MatMul => may_enter!(1, arith::binary::<{ arith::MAT_MUL }, false>(vm, pc, base)),
                Op::AddImm => arith_imm!(word, temp, ADD, |x, y| x.checked_add(y)),
                Op::AddImmL => arith_imm!(word, local, ADD, |x, y| x.checked_add(y)),
                Op::SubImm => arith_imm!(word, temp, SUB, |x, y| x.checked_sub(y)),
                Op::SubImmL => arith_imm!(word, local, SUB, |x, y| x.checked_sub(y)),
                Op::MulImm => arith_imm!(word, temp, MUL, |x, y| x.checked_mul(y)),
                Op::MulImmL => arith_imm!(word, local, MUL, |x, y| x.checked_mul(y)),
                Op::FloorDivImm => arith_imm!(word, temp, FLOOR_DIV, |x, y| arith::floor_div(x, y)),
                Op::FloorDivImmL => arith_imm!(word, local, FLOOR_DIV, |x, y| arith::floor_div(x, y)),
                Op::ModImm => arith_imm!(word, temp, MOD, |x, y| arith::floor_mod(x, y)),
                Op::ModImmL => arith_imm!(word, local, MOD, |x, y| arith::floor_mod(x, y)),
                Op::AndImm => arith_imm!(word, temp, AND, |x, y| Some(x & y)),
                Op::AndImmL => arith_imm!(word, local, AND, |x, y| Some(x & y)),
                Op::LShiftImm => arith_imm!(word, temp, L_SHIFT, |x, y| arith::shift_left(x, y)),
                Op::LShiftImmL => arith_imm!(word, local, L_SHIFT, |x, y| arith::shift_left(x, y)),
                Op::RShiftImm => arith_imm!(word, temp, R_SHIFT, |x, y| arith::shift_right(x, y)),
                Op::RShiftImmL => arith_imm!(word, local, R_SHIFT, |x, y| arith::shift_right(x, y)),
                Op::Neg => {
                    let b = Slot::read(reg(base, word.b()));
                    if b.tag == FLOAT {
                        *reg(base, word.a()) = Slot::float(-f64::from_bits(b.bits));
                        next!(1);
                    }
                    out!(1, arith::negative(vm, pc, base))
                }
                Op::Pos => out!(1, arith::positive(vm, pc, base)),
                Op::Invert => out!(1, arith::invert(vm, pc, base)),
                Op::Not => {
                    let b = Slot::read(reg(base, word.b()));
                    if b.tag == OBJECT && b.bits == cx.true_.address() as u64 {
                        *reg(base, word.a()) = Slot::object(cx.bool(false));
                        next!(1);
                    }
                    out!(1, compare::not(vm, pc, base))
                }

                Op::Eq => comparison!(word, Eq, ==),
                Op::Ne => comparison!(word, Ne, !=),
                Op::Lt => comparison!(word, Lt, <),
                Op::Le => comparison!(word, Le, <=),
                Op::Gt => comparison!(word, Gt, >),
                Op::Ge => comparison!(word, Ge, >=),
                Op::Is => out!(1, compare::is(vm, pc, base, true)),
                Op::IsNot => out!(1, compare::is(vm, pc, base, false)),
                Op::In => may_enter!(1, compare::contains(vm, pc, base, true)),
                Op::NotIn => may_enter!(1, compare::contains(vm, pc, base, false)),

                Op::JumpEq => jump_if!(word, Eq, true, ==),
                Op::JumpNe => jump_if!(word, Ne, true, !=),
                Op::JumpLt => jump_if!(word, Lt, true, <),
                Op::JumpLe => jump_if!(word, Le, true, <=),
                Op::JumpGt => jump_if!(word, Gt, true, >),
                Op::JumpGe => jump_if!(word, Ge, true, >=),
                Op::JumpNotEq => jump_if!(word, Eq, false, ==),
                Op::JumpNotNe => jump_if!(word, Ne, false, !=),
                Op::JumpNotLt => jump_if!(word, Lt, false, <),
                Op::JumpNotLe => jump_if!(word, Le, false, <=),
                Op::JumpNotGt => jump_if!(word, Gt, false, >),
                Op::JumpNotGe => jump_if!(word, Ge, false, >=),
                Op::JumpEqImm => jump_if_imm!(word, Eq, true, ==),
                Op::JumpNeImm => jump_if_imm!(word, Ne, true, !=),
                Op::JumpLtImm => jump_if_imm!(word, Lt, true, <),
                Op::JumpLeImm => jump_if_imm!(word, Le, true, <=),
                Op::JumpGtImm => jump_if_imm!(word, Gt, true, >),
                Op::JumpGeImm => jump_if_imm!(word, Ge, true, >=),
                Op::JumpNotEqImm => jump_if_imm!(word, Eq, false, ==),
                Op::JumpNotNeImm => jump_if_imm!(word, Ne, false, !=),
                Op::JumpNotLtImm => jump_if_imm!(word, Lt, false, <),
                Op::JumpNotLeImm => jump_if_imm!(word, Le, false, <=),
                Op::JumpNotGtImm => jump_if_imm!(word, Gt, false, >),
                Op::JumpNotGeImm => jump_if_imm!(word, Ge, false, >=),
                Op::JumpIs | Op::JumpIsNot => {
                    vm.pc.set(pc);
                    match compare::same(vm, pc, base) {
                        Ok(same) => {
                            pc = pc.add(1);
                            if same == (word.op_unchecked() == Op::JumpIs) {
                                pc = pc.offset(word.a_signed());
                            }
                            continue;
                        }
                        Err(Raised) => fail!(),
                    }
                }
                Op::JumpIfNone | Op::JumpIfNotNone => {
                    let a = Slot::read(reg(base, word.a()));
                    if a.tag == UNDEFINED {
                        out!(1, name::unbound(vm, base, word.a()))
                    }
                    let none = a.tag == OBJECT && a.bits == cx.none.address() as u64;
                    if word.x() & CONSUME_A != 0 {
                        drop_old!(a, std::ptr::null_mut());
                    }
                    pc = pc.add(1);
                    if none == (word.op_unchecked() == Op::JumpIfNone) {
                        pc = pc.offset(word.bc_signed());
                    }
                    continue;
                }
                Op::Jump => {
                    pc = pc.offset(1 + word.bc_signed());
                    continue;
                }
                Op::EnterLoop => {
                    if attention.load(Relaxed) != 0 {
                        go!(iter::enter(vm, pc, base));
                    }
                    pc = pc.offset(1 + word.bc_signed());
                    continue;
                }
                Op::Attend => {
                    attend!();
                    next!(1)
                }
                Op::JumpBack => {
                    attend!();
                    pc = pc.offset(1 + word.bc_signed());
                    continue;
                }
                Op::JumpIfTrue => {
                    let a = Slot::read(reg(base, word.a()));
                    let truth = truth!(a);
                    if word.x() & CONSUME_A != 0 {
                        drop_old!(a, std::ptr::null_mut());
                    }
                    if truth {
                        if word.bc_signed() < 0 {
                            attend!();
                        }
                        pc = pc.offset(word.bc_signed());
                    }
                    pc = pc.add(1);
                    continue;
                }
                Op::JumpIfFalse => {
                    let a = Slot::read(reg(base, word.a()));
                    let truth = truth!(a);
                    if word.x() & CONSUME_A != 0 {
                        drop_old!(a, std::ptr::null_mut());
                    }
                    if !truth {
                        if word.bc_signed() < 0 {
                            attend!();
                        }
                        pc = pc.offset(word.bc_signed());
                    }
                    pc = pc.add(1);
                    continue;
                }
                Op::JumpIfTrueOrDrop | Op::JumpIfFalseOrDrop => {
                    let a = Slot::read(reg(base, word.a()));
                    let truth = truth!(a);
                    if truth == (word.op_unchecked() == Op::JumpIfTrueOrDrop) {
                        pc = pc.offset(1 + word.bc_signed());
                    } else {
                        drop_old!(a, std::ptr::null_mut());
                        pc = pc.add(1);
                    }
                    continue;
                }

                Op::GetIter => may_enter!(1, iter::get_iter(vm, pc, base)),
                Op::ForIter | Op::ForIterL => {
                    // The place is still the end of the body.
                    attend!(pc.sub(1));
                    let iterator = reg(base, word.a());
                    let item = if (*iterator).tag == RANGE {
                        let next = (*iterator).bits as i64;
                        let end = &*iterator.add(1);
                        // `tag` of the neighbour is the step, `bits` the number of items left.
                        if end.bits == 0 {
                            (*iterator).tag = UNDEFINED;
                            next!(1)
                        }
                        (*iterator.add(1)).bits -= 1;
                        (*iterator).bits = next.wrapping_add(end.tag as i64) as u64;
                        Slot::int(next)
                    } else if (*iterator).header().is_exact(cx.types.list_iterator)
                        && let Some(item) = (*iterator).header().body::<ListIteratorBody>().step()
                    {
                        Slot::object(item)
                    } else if (*iterator).header().is_exact(cx.types.tuple_iterator)
                        && let Some(item) = (*iterator).header().body::<tuple::TupleIteratorBody>().step()
                    {
                        Slot::object(item)
                    } else if (*iterator).header().is_exact(cx.types.generator)
                        && let Some((next, frame)) = super::generator::resume_inline(vm, iter::iterator(iterator), pc.add(1), base, None)
                    {
                        vm.pc.set(pc);
                        pc = next;
                        base = frame;
                        continue;
                    } else {
                        vm.pc.set(pc);
                        match iter::advance(vm, pc, base, word.op_unchecked() == Op::ForIterL) {
                            Ok(next) => {
                                pc = next;
                                base = vm.base.get();
                                continue;
                            }
                            Err(Raised) => fail!(),
                        }
                    };
                    if word.op_unchecked() == Op::ForIter {
                        *reg(base, word.b()) = item;
                    } else {
                        store!(local, reg(base, word.b()), item);
                    }
                    pc = pc.offset(1 + (word.c_signed() as isize));
                    continue;
                }
                Op::ForIterFar => {
                    attend!(pc.sub(1));
                    go!(iter::for_iter_far(vm, pc, base))
                }
                Op::Unpack => {
                    let b = Slot::read(reg(base, word.b()));
                    if b.tag == OBJECT && b.header().is_exact(cx.types.tuple) {
                        let items = tuple::items(&*(&raw const b.bits).cast::<Ref>());
                        if items.len() == word.c() {
                            let first = reg(base, word.a());
                            for (index, item) in items.iter().enumerate() {
                                *first.add(index) = Slot::object(item.clone());
                            }
                            if word.x() & CONSUME_B != 0 {
                                drop_old!(b, std::ptr::null_mut());
                            }
                            next!(1)
                        }
                    }
                    out!(1, iter::unpack(vm, pc, base))
                }
                Op::UnpackEx => out!(2, iter::unpack_ex(vm, pc, base)),

                Op::BuildList => out!(1, container::build_list(vm, pc, base)),
                Op::BuildTuple => out!(1, container::build_tuple(vm, pc, base)),
                Op::BuildSet => out!(1, container::build_set(vm, pc, base)),
                Op::BuildMap => out!(1, container::build_map(vm, pc, base)),
                Op::BuildConstKeyMap => out!(2, container::build_const_key_map(vm, pc, base)),
                Op::BuildString => out!(1, container::build_string(vm, pc, base)),
                Op::BuildSlice => out!(1, container::build_slice(vm, pc, base)),
                Op::ListAppend => {
                    let value = reg(base, word.b());
                    if (*value).tag == UNDEFINED {
                        out!(1, name::unbound(vm, base, word.b()))
                    }
                    // Both steps may take memory, and tracemalloc asks for whom.
                    vm.pc.set(pc);
                    let item = if word.x() & CONSUME_B != 0 { Slot::read(value).into_object(cx) } else { boxed(cx, value).clone() };
                    match list::append(cx, iter::iterator(reg(base, word.a())), item) {
                        Ok(()) => next!(1),
                        Err(Raised) => fail!(),
                    }
                }
                Op::SetAdd => out!(1, container::set_add(vm, pc, base)),
                Op::MapAdd => out!(1, container::map_add(vm, pc, base)),
                Op::ListExtend => out!(1, container::list_extend(vm, pc, base)),
                Op::SetUpdate => out!(1, container::set_update(vm, pc, base)),
                Op::DictUpdate => out!(1, container::dict_update(vm, pc, base)),
                Op::DictMerge => out!(1, container::dict_merge(vm, pc, base)),
                Op::ListToTuple => out!(1, container::list_to_tuple(vm, pc, base)),
                Op::FormatValue => out!(1, container::format_value(vm, pc, base)),

                Op::Subscript => {
                    let (b, c) = (Slot::read(reg(base, word.b())), Slot::read(reg(base, word.c())));
                    if b.tag == OBJECT
                        && b.header().is_exact(cx.types.list)
                        && let Some(index) = c.integer(cx)
                    {
                        let list = &*(&raw const b.bits).cast::<Ref>();
                        let at = if index < 0 { index + list::len(list) as i64 } else { index };
                        if let Some(item) = list::get(list, at as usize) {
                            if word.x() & CONSUME_B != 0 {
                                drop_old!(b, std::ptr::null_mut());
                            }
                            if word.x() & CONSUME_C != 0 {
                                drop_old!(c, std::ptr::null_mut());
                            }
                            *reg(base, word.a()) = Slot::object(item);
                            next!(1)
                        }
                    }
                    may_enter!(1, container::subscript(vm, pc, base, arith::temp()))
                }
                Op::SubscriptL => may_enter!(1, container::subscript(vm, pc, base, arith::local())),
                Op::SubscriptImm => may_enter!(1, container::subscript_imm(vm, pc, base)),
                Op::StoreSubscript => may_enter!(1, container::store_subscript(vm, pc, base)),
                Op::DeleteSubscript => out!(1, container::delete_subscript(vm, pc, base)),

                Op::LoadAttr => {
                    let b = Slot::read(reg(base, word.b()));
                    if b.tag == OBJECT
                        && let Some(value) = attr::cached_value(b.header(), *pc.add(1), *pc.add(2))
                    {
                        let value = Slot::object(value.clone());
                        if word.x() & CONSUME_B != 0 {
                            drop_old!(b, std::ptr::null_mut());
                        }
                        *reg(base, word.a()) = value;
                        next!(3)
                    }
                    may_enter!(3, attr::load(vm, pc, base, arith::temp()))
                }
                Op::LoadAttrL => may_enter!(3, attr::load(vm, pc, base, arith::local())),
                Op::StoreAttr => {
                    let a = Slot::read(reg(base, word.a()));
                    let b = reg(base, word.b());
                    if a.tag == OBJECT
                        && (*b).tag != UNDEFINED
                        && let Some(place) = attr::cached_place(a.header(), *pc.add(1), *pc.add(2))
                    {
                        if (*b).tag != OBJECT {
                            // A number takes memory now, and tracemalloc asks for whom.
                            vm.pc.set(pc);
                        }
                        let value = if word.x() & CONSUME_B != 0 { Slot::read(b).into_object(cx) } else { boxed(cx, b).clone() };
                        if let Some(old) = place.replace(Some(value)) {
                            drop_old!(Slot::object(old), std::ptr::null_mut());
                        }
                        if word.x() & CONSUME_A != 0 {
                            drop_old!(a, std::ptr::null_mut());
                        }
                        next!(3)
                    }
                    may_enter!(3, attr::store(vm, pc, base))
                }
                Op::DeleteAttr => out!(1, attr::delete(vm, pc, base)),
                Op::LoadMethod => {
                    let b = Slot::read(reg(base, word.b()));
                    if b.tag == OBJECT
                        && let Some(method) = attr::cached_method(b.header(), *pc.add(1), *pc.add(2))
                    {
                        let window = reg(base, word.a());
                        if word.x() & CONSUME_B == 0 {
                            b.header().count_up();
                        }
                        *window = Slot::object(method);
                        *window.add(frame::LINK) = b;
                        next!(3)
                    }
                    out!(3, attr::load_method(vm, pc, base))
                }
                Op::LoadSuperAttr => out!(1, attr::load_super(vm, pc, base)),
                Op::LoadSuperMethod => out!(1, attr::load_super_method(vm, pc, base)),

                Op::Call => {
                    let window = reg(base, word.a());
                    enter!(window, word.x() as u64);
                    if (*window).tag == OBJECT && (*window).header().is_exact(cx.types.builtin_function) {
                        out!(2, native::call_function(vm, pc, window, window.add(frame::LINK), word.x() as usize))
                    }
                    go!(call::call(vm, pc, base))
                }
                Op::CallMethod => {
                    let window = reg(base, word.a());
                    if (*window.add(frame::LINK)).tag != UNDEFINED {
                        enter!(window, word.x() as u64 + 1);
                        if (*window).header().is_exact(cx.types.method_descriptor) {
                            match native::append(vm, pc, window, word.x() as usize) {
                                Some(Ok(())) => next!(2),
                                Some(Err(Raised)) => fail!(),
                                None => {}
                            }
                            out!(2, native::call_method(vm, pc, window, word.x() as usize + 1))
                        }
                    } else if (*window).tag == OBJECT && (*window).header().is_exact(cx.types.builtin_function) {
                        out!(2, native::call_function(vm, pc, window, window.add(frame::LINK + 1), word.x() as usize))
                    }
                    go!(call::call_method(vm, pc, base))
                }
                Op::CallKw => go!(call::call_kw(vm, pc, base)),
                Op::CallMethodKw => go!(call::call_method_kw(vm, pc, base)),
                Op::CallEx => go!(call::call_ex(vm, pc, base)),
                Op::Return | Op::ReturnNone => {
                    let result = if word.op_unchecked() == Op::ReturnNone {
                        Slot::object(cx.none())
                    } else {
                        let place = reg(base, word.a());
                        let result = Slot::read(place);
                        if result.tag == UNDEFINED {
                            std::hint::cold_path();
                            out!(1, name::unbound(vm, base, word.a()))
                        }
                        // A local is moved out; emptied so that the drop below passes it by.
                        (*place).tag = UNDEFINED;
                        result
                    };
                    if extra_of(base) != 0 {
                        if extra_of(base) == frame::ENTRY {
                            vm.pc.set(pc);
                            return Ok(call::leave_entry(vm, base, result));
                        }
                        // No frame object, no generator.
                        if extra_of(base) <= frame::FLAGS {
                            leave!(call::leave_plainly(vm, base, result));
                        }
                        // A frame object keeps the variable that is returned.
                        if word.op_unchecked() == Op::Return && reg(base, word.a()) < base.add(code_of(base).first_temp.get() as usize) {
                            if result.tag == OBJECT {
                                result.header().count_up();
                            }
                            *reg(base, word.a()) = result;
                        }
                        leave!(call::leave(vm, base, result));
                    }
                    call::drop_each_variable(vm, base);
                    let link = Slot::read(base.sub(2));
                    let callable = Slot::read(base.sub(3));
                    let frame = base;
                    pc = link.tag as *const u64;
                    base = link.bits as *mut Slot;
                    vm.base.set(base);
                    cx.python_depth.set(cx.python_depth.get() - 1);
                    *frame.sub(3) = result;
                    callable.release();
                    continue;
                }
                Op::MakeFunction => out!(2, function::make_function(vm, pc, base)),
                Op::LoadBuildClass => out!(1, function::load_build_class(vm, pc, base)),

                Op::MakeGenerator => leave!(super::generator::make(vm, pc, base)),
                Op::Yield => match super::generator::suspend(vm, pc, base) {
                    super::generator::Suspended::To(next, frame) => {
                        pc = next;
                        base = frame;
                        continue;
                    }
                    super::generator::Suspended::Entry(value) => return Ok(value),
                },
                Op::GetYieldFromIter => out!(1, iter::get_yield_from_iter(vm, pc, base)),
                Op::GetAwaitable => out!(1, iter::get_awaitable(vm, pc, base)),
                Op::Send => go!(super::generator::send(vm, pc, base)),
                Op::GetAIter => out!(1, iter::get_aiter(vm, pc, base)),
                Op::GetANext => out!(1, iter::get_anext(vm, pc, base)),
                Op::EndAsyncFor => out!(1, iter::end_async_for(vm, pc, base)),

                Op::Raise => out!(1, exception::raise(vm, pc, base)),
                Op::Reraise => out!(1, exception::reraise(vm, pc, base)),
                Op::PushExc => out!(1, exception::push(vm, pc, base)),
                Op::PopExc => out!(1, exception::pop(vm, pc, base)),
                Op::MatchExc => out!(1, exception::matches(vm, pc, base)),
                Op::MatchExcStar => out!(1, exception::matches_star(vm, pc, base)),
                Op::PrepReraiseStar => out!(1, exception::prepare_reraise_star(vm, pc, base)),
                Op::BeforeWith => may_enter!(1, with::enter(vm, pc, base)),
                Op::BeforeAsyncWith => may_enter!(1, with::enter_async(vm, pc, base)),
                Op::WithExit => may_enter!(1, with::exit(vm, pc, base)),
                Op::WithExcept => out!(1, with::exit_with_exception(vm, pc, base)),
                Op::LoadAssertionError => {
                    *reg(base, word.a()) = Slot::object(cx.types.assertion_error.to_ref());
                    next!(1)
                }

                Op::ImportName => out!(1, import::import_name(vm, pc, base)),
                Op::ImportFrom => out!(1, import::import_from(vm, pc, base)),
                Op::ImportStar => out!(1, import::import_star(vm, pc, base)),

                Op::MatchMapping => out!(1, pattern::is_mapping(vm, pc, base)),
                Op::MatchSequence => out!(1, pattern::is_sequence(vm, pc, base)),
                Op::MatchKeys => out!(1, pattern::keys(vm, pc, base)),
                Op::MatchClass => out!(2, pattern::class(vm, pc, base)),
                Op::GetLen => out!(1, pattern::length(vm, pc, base)),

                Op::Intrinsic1 => out!(1, function::intrinsic1(vm, pc, base)),
                Op::Intrinsic2 => out!(1, function::intrinsic2(vm, pc, base)),
                Op::SetupAnnotations => out!(1, name::setup_annotations(vm, pc, base)),
                Op::Unreachable => out!(1, cx.raise::<()>(cx.types.system_error, "unreachable instruction")),
            }
        }
    }
}
