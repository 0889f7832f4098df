//! Arithmetic through slots, in CPython's order of attempts.
//!
//! ```text
//!   a op b     type(b) a subclass of type(a) with a slot of its own?  yes: b's slot, a's slot
//!                                                                     no:  a's slot, b's slot (if it differs)
//!              `+`: then a's concat          `*`: then a's repeat, b's repeat          else TypeError
//!   a op= b    first a's in-place slot, then as above (`+=`, `*=`: in-place concat and repeat before the plain ones)
//! ```
//! Every slot may answer `NotImplemented`. Conversions to index and to double are here too; those to int and float that `int(x)` and
//! `float(x)` need are in the types' folders.

use crate::heap::Ref;
use crate::object::protocol::attribute;
use crate::object::types::{float, int};
use crate::object::{BinaryFn, Ctx, ItemFn, Object, PyResult, Slots, TernaryFn, TypeBody, UnaryFn, type_flags, warn};

/// A binary operator.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    LShift,
    RShift,
    And,
    Or,
    Xor,
    MatMul,
    DivMod,
}

impl BinaryOp {
    /// How error messages call the operator.
    pub fn symbol(self) -> &'static str {
        match self {
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Mul => "*",
            BinaryOp::TrueDiv => "/",
            BinaryOp::FloorDiv => "//",
            BinaryOp::Mod => "%",
            BinaryOp::Pow => "** or pow()",
            BinaryOp::LShift => "<<",
            BinaryOp::RShift => ">>",
            BinaryOp::And => "&",
            BinaryOp::Or => "|",
            BinaryOp::Xor => "^",
            BinaryOp::MatMul => "@",
            BinaryOp::DivMod => "divmod()",
        }
    }

    /// How error messages call the augmented operator.
    pub fn inplace_symbol(self) -> &'static str {
        match self {
            BinaryOp::Add => "+=",
            BinaryOp::Sub => "-=",
            BinaryOp::Mul => "*=",
            BinaryOp::TrueDiv => "/=",
            BinaryOp::FloorDiv => "//=",
            BinaryOp::Mod => "%=",
            BinaryOp::Pow => "**=",
            BinaryOp::LShift => "<<=",
            BinaryOp::RShift => ">>=",
            BinaryOp::And => "&=",
            BinaryOp::Or => "|=",
            BinaryOp::Xor => "^=",
            BinaryOp::MatMul => "@=",
            BinaryOp::DivMod => "divmod()",
        }
    }

    /// The names of its methods: the plain, the reflected and the augmented one. None: it has other parameters or no augmented form.
    #[inline(always)]
    pub fn names(self, cx: &Ctx) -> Option<[&Ref; 3]> {
        let names = &cx.names;
        Some(match self {
            BinaryOp::Add => [&names.__add__, &names.__radd__, &names.__iadd__],
            BinaryOp::Sub => [&names.__sub__, &names.__rsub__, &names.__isub__],
            BinaryOp::Mul => [&names.__mul__, &names.__rmul__, &names.__imul__],
            BinaryOp::TrueDiv => [&names.__truediv__, &names.__rtruediv__, &names.__itruediv__],
            BinaryOp::FloorDiv => [&names.__floordiv__, &names.__rfloordiv__, &names.__ifloordiv__],
            BinaryOp::Mod => [&names.__mod__, &names.__rmod__, &names.__imod__],
            BinaryOp::LShift => [&names.__lshift__, &names.__rlshift__, &names.__ilshift__],
            BinaryOp::RShift => [&names.__rshift__, &names.__rrshift__, &names.__irshift__],
            BinaryOp::And => [&names.__and__, &names.__rand__, &names.__iand__],
            BinaryOp::Or => [&names.__or__, &names.__ror__, &names.__ior__],
            BinaryOp::Xor => [&names.__xor__, &names.__rxor__, &names.__ixor__],
            BinaryOp::MatMul => [&names.__matmul__, &names.__rmatmul__, &names.__imatmul__],
            BinaryOp::Pow | BinaryOp::DivMod => return None,
        })
    }

    /// The slot of the operator, among those of a type.
    #[inline(always)]
    pub fn slot(self, slots: &Slots) -> Option<BinaryFn> {
        match self {
            BinaryOp::Add => slots.add,
            BinaryOp::Sub => slots.sub,
            BinaryOp::Mul => slots.mul,
            BinaryOp::TrueDiv => slots.truediv,
            BinaryOp::FloorDiv => slots.floordiv,
            BinaryOp::Mod => slots.mod_,
            BinaryOp::LShift => slots.lshift,
            BinaryOp::RShift => slots.rshift,
            BinaryOp::And => slots.and,
            BinaryOp::Or => slots.or,
            BinaryOp::Xor => slots.xor,
            BinaryOp::MatMul => slots.matmul,
            BinaryOp::DivMod => slots.divmod,
            BinaryOp::Pow => None,
        }
    }

    fn inplace_slot(self, slots: &Slots) -> Option<BinaryFn> {
        match self {
            BinaryOp::Add => slots.iadd,
            BinaryOp::Sub => slots.isub,
            BinaryOp::Mul => slots.imul,
            BinaryOp::TrueDiv => slots.itruediv,
            BinaryOp::FloorDiv => slots.ifloordiv,
            BinaryOp::Mod => slots.imod,
            BinaryOp::LShift => slots.ilshift,
            BinaryOp::RShift => slots.irshift,
            BinaryOp::And => slots.iand,
            BinaryOp::Or => slots.ior,
            BinaryOp::Xor => slots.ixor,
            BinaryOp::MatMul => slots.imatmul,
            BinaryOp::Pow | BinaryOp::DivMod => None,
        }
    }
}

/// Who has refused a binary operation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// The left operand's augmented method.
    Augmented,
    /// The left operand's method; the right one's class is not derived from its class.
    Left,
    /// The right operand's reflected method, behind the left one.
    Right,
}

/// Goes on with an operation that a special method has answered with `NotImplemented`.
#[cold]
pub fn refused(cx: &Ctx, a: &Ref, b: &Ref, op: BinaryOp, augmented: bool, by: Refused) -> PyResult<Ref> {
    let result = match by {
        Refused::Augmented => attempt(cx, a, b, op)?,
        Refused::Left if a.type_ptr() != b.type_ptr() => {
            let (first, second) = (op.slot(a.ty().slots()), op.slot(b.ty().slots()));
            match (second, op.names(cx)) {
                (Some(second), Some([_, reflected, _])) if first.is_some_and(|first| same(first, second)) => {
                    attribute::call_special(cx, b, reflected, [a]).unwrap_or_else(|| Ok(cx.not_implemented()))?
                }
                (Some(second), _) => second(cx, a, b)?,
                _ => cx.not_implemented(),
            }
        }
        _ => cx.not_implemented(),
    };
    if !result.is(&cx.not_implemented) {
        return Ok(result);
    }
    if augmented { inplace_fallback(cx, a, b, op) } else { fallback(cx, a, b, op) }
}

/// Any binary operation with its reflected forms; TypeError texts as CPython.
#[inline]
pub fn binary(cx: &Ctx, a: &Ref, b: &Ref, op: BinaryOp) -> PyResult<Ref> {
    if op == BinaryOp::Pow {
        return ternary(cx, a, b, &cx.none, "** or pow()");
    }
    let result = attempt(cx, a, b, op)?;
    if !result.is(&cx.not_implemented) {
        return Ok(result);
    }
    fallback(cx, a, b, op)
}

#[inline]
fn attempt(cx: &Ctx, a: &Ref, b: &Ref, op: BinaryOp) -> PyResult<Ref> {
    let first = op.slot(a.ty().slots());
    if a.type_ptr() == b.type_ptr() {
        return match first {
            Some(first) => first(cx, a, b),
            None => Ok(cx.not_implemented()),
        };
    }
    let second = op.slot(b.ty().slots());
    attempt_mixed(cx, a, b, first, second)
}

fn same(a: BinaryFn, b: BinaryFn) -> bool {
    std::ptr::fn_addr_eq(a, b)
}

fn attempt_mixed(cx: &Ctx, a: &Ref, b: &Ref, first: Option<BinaryFn>, second: Option<BinaryFn>) -> PyResult<Ref> {
    let mut second = second.filter(|&second| first.is_none_or(|first| !same(first, second)));
    if let Some(first) = first {
        if let Some(reflected) = second
            && b.ty().is_subtype(a.ty())
        {
            let result = reflected(cx, a, b)?;
            if !result.is(&cx.not_implemented) {
                return Ok(result);
            }
            second = None;
        }
        let result = first(cx, a, b)?;
        if !result.is(&cx.not_implemented) {
            return Ok(result);
        }
    }
    match second {
        Some(second) => second(cx, a, b),
        None => Ok(cx.not_implemented()),
    }
}

#[cold]
#[inline(never)]
fn fallback(cx: &Ctx, a: &Ref, b: &Ref, op: BinaryOp) -> PyResult<Ref> {
    match op {
        BinaryOp::Add => {
            if let Some(concat) = a.ty().slots().concat {
                return concat(cx, a, b);
            }
        }
        BinaryOp::Mul => {
            if let Some(repeat) = a.ty().slots().repeat {
                return repeat_by(cx, repeat, a, b);
            }
            if let Some(repeat) = b.ty().slots().repeat {
                return repeat_by(cx, repeat, b, a);
            }
        }
        BinaryOp::RShift if is_print(cx, a) => {
            return cx.type_error(&format!(
                "unsupported operand type(s) for >>: '{}' and '{}'. Did you mean \"print(<message>, file=<output_stream>)\"?",
                a.ty().display_name(),
                b.ty().display_name()
            ));
        }
        _ => {}
    }
    unsupported(cx, a, b, op.symbol())
}

fn is_print(cx: &Ctx, a: &Ref) -> bool {
    a.is_exact(cx.types.builtin_function)
        && cx
            .builtins
            .get()
            .and_then(|builtins| crate::object::types::dict::get_str(cx, &builtins, &cx.names.print))
            .is_some_and(|print| print.is(a))
}

/// `a * count` of a sequence.
pub fn repeat_by(cx: &Ctx, repeat: ItemFn, sequence: &Ref, count: &Ref) -> PyResult<Ref> {
    if !is_index(count) {
        return cx.type_error(&format!("can't multiply sequence by non-int of type '{}'", count.ty().display_name()));
    }
    let count = index_isize_or(cx, count, cx.types.overflow_error)?;
    repeat(cx, sequence, count)
}

/// TypeError "unsupported operand type(s) for +: 'int' and 'str'".
#[cold]
#[inline(never)]
pub fn unsupported<T>(cx: &Ctx, a: &Ref, b: &Ref, symbol: &str) -> PyResult<T> {
    cx.type_error(&format!("unsupported operand type(s) for {symbol}: '{}' and '{}'", a.ty().display_name(), b.ty().display_name()))
}

/// The augmented form.
pub fn inplace(cx: &Ctx, a: &Ref, b: &Ref, op: BinaryOp) -> PyResult<Ref> {
    if op == BinaryOp::Pow {
        if let Some(slot) = a.ty().slots().ipow {
            let result = slot(cx, a, b, &cx.none)?;
            if !result.is(&cx.not_implemented) {
                return Ok(result);
            }
        }
        return ternary(cx, a, b, &cx.none, "**=");
    }
    if let Some(slot) = op.inplace_slot(a.ty().slots()) {
        let result = slot(cx, a, b)?;
        if !result.is(&cx.not_implemented) {
            return Ok(result);
        }
    }
    let result = attempt(cx, a, b, op)?;
    if !result.is(&cx.not_implemented) {
        return Ok(result);
    }
    inplace_fallback(cx, a, b, op)
}

#[cold]
#[inline(never)]
fn inplace_fallback(cx: &Ctx, a: &Ref, b: &Ref, op: BinaryOp) -> PyResult<Ref> {
    let slots = *a.ty().slots();
    match op {
        BinaryOp::Add => {
            if let Some(concat) = slots.inplace_concat.or(slots.concat) {
                return concat(cx, a, b);
            }
        }
        BinaryOp::Mul => {
            if let Some(repeat) = slots.inplace_repeat.or(slots.repeat) {
                return repeat_by(cx, repeat, a, b);
            }
            // CPython asks the right operand only if the left one's type has no sequence table at all.
            let sequence = a.ty().has(type_flags::HEAP_TYPE) || slots.item.is_some() || slots.contains.is_some();
            if !sequence && let Some(repeat) = b.ty().slots().repeat {
                return repeat_by(cx, repeat, b, a);
            }
        }
        _ => {}
    }
    unsupported(cx, a, b, op.inplace_symbol())
}

/// `pow(a, b, modulus)`
pub fn power(cx: &Ctx, a: &Ref, b: &Ref, modulus: &Ref) -> PyResult<Ref> {
    ternary(cx, a, b, modulus, "** or pow()")
}

fn ternary(cx: &Ctx, a: &Ref, b: &Ref, c: &Ref, symbol: &str) -> PyResult<Ref> {
    let same = |x: Option<TernaryFn>, y: TernaryFn| x.is_some_and(|x| std::ptr::fn_addr_eq(x, y));
    let first = a.ty().slots().pow;
    let mut second = if a.type_ptr() == b.type_ptr() { None } else { b.ty().slots().pow.filter(|&pow| !same(first, pow)) };
    let third = c.ty().slots().pow.filter(|&pow| !same(first, pow) && !same(second, pow));
    if let Some(first) = first {
        if let Some(reflected) = second
            && b.ty().is_subtype(a.ty())
        {
            let result = reflected(cx, a, b, c)?;
            if !result.is(&cx.not_implemented) {
                return Ok(result);
            }
            second = None;
        }
        let result = first(cx, a, b, c)?;
        if !result.is(&cx.not_implemented) {
            return Ok(result);
        }
    }
    for slot in [second, third].into_iter().flatten() {
        let result = slot(cx, a, b, c)?;
        if !result.is(&cx.not_implemented) {
            return Ok(result);
        }
    }
    if cx.is_none(c) {
        return unsupported(cx, a, b, symbol);
    }
    cx.type_error(&format!(
        "unsupported operand type(s) for {symbol}: '{}', '{}', '{}'",
        a.ty().display_name(),
        b.ty().display_name(),
        c.ty().display_name()
    ))
}

fn unary(cx: &Ctx, a: &Ref, slot: Option<UnaryFn>, what: &str) -> PyResult<Ref> {
    match slot {
        Some(slot) => slot(cx, a),
        None => cx.type_error(&format!("bad operand type for {what}: '{}'", a.ty().display_name())),
    }
}

/// `-a`
pub fn negative(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    unary(cx, a, a.ty().slots().neg, "unary -")
}

/// `+a`
pub fn positive(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    unary(cx, a, a.ty().slots().pos, "unary +")
}

/// `~a`
pub fn invert(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    unary(cx, a, a.ty().slots().invert, "unary ~")
}

/// `abs(a)`
pub fn absolute(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    unary(cx, a, a.ty().slots().abs, "abs()")
}

/// Truth of any object.
#[inline]
pub fn truth(cx: &Ctx, a: &Ref) -> PyResult<bool> {
    if a.is(&cx.true_) {
        return Ok(true);
    }
    if a.is(&cx.false_) || a.is(&cx.none) {
        return Ok(false);
    }
    let slots = a.ty().slots();
    if let Some(bool_) = slots.bool_ {
        return bool_(cx, a);
    }
    match slots.len {
        Some(len) => Ok(len(cx, a)? != 0),
        None => Ok(true),
    }
}

/// Whether the object can be an index (`PyIndex_Check`).
#[inline]
pub fn is_index(a: &Ref) -> bool {
    a.ty().slots().index.is_some()
}

/// An int of any class from an object with `__index__`: an instance of int is answered as it is.
#[inline]
pub fn index_any(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    if int::is_int(a) {
        return Ok(a.clone());
    }
    let Some(index) = a.ty().slots().index else {
        return cx.type_error(&format!("'{}' object cannot be interpreted as an integer", a.ty().display_name()));
    };
    let result = index(cx, a)?;
    if !int::is_int(&result) {
        return cx.type_error(&format!("__index__ returned non-int (type {})", result.ty().display_name()));
    }
    if !result.is_exact(cx.types.int) {
        derived_index(cx, &result)?;
    }
    Ok(result)
}

/// The warning about an `__index__` that gives an instance of a class derived from int.
#[cold]
fn derived_index(cx: &Ctx, result: &Ref) -> PyResult<()> {
    let message = format!(
        "__index__ returned non-int (type {}).  The ability to return an instance of a strict subclass of int is deprecated, and may be \
         removed in a future version of Python.",
        result.ty().display_name()
    );
    warn::warn(cx, cx.types.deprecation_warning, &message)
}

/// `operator.index`: an int.
#[inline]
pub fn index(cx: &Ctx, a: &Ref) -> PyResult<Ref> {
    let index = index_any(cx, a)?;
    Ok(if index.is_exact(cx.types.int) { index } else { int::to_exact(cx, &index) })
}

/// `__index__` as a machine word; IndexError "cannot fit 'int' into an index-sized integer".
#[inline]
pub fn index_isize(cx: &Ctx, a: &Ref) -> PyResult<isize> {
    index_isize_or(cx, a, cx.types.index_error)
}

/// The same with another class of error.
#[inline]
pub fn index_isize_or(cx: &Ctx, a: &Ref, error: &TypeBody) -> PyResult<isize> {
    if int::is_int(a)
        && let Some(value) = int::short_value(a)
    {
        return Ok(value as isize);
    }
    match int::as_i64(&index_any(cx, a)?) {
        Some(value) => Ok(value as isize),
        None => cx.raise(error, &format!("cannot fit '{}' into an index-sized integer", a.ty().display_name())),
    }
}

/// `__index__` as a machine word; what does not fit becomes the largest or smallest one (slices).
pub fn index_clipped(cx: &Ctx, a: &Ref) -> PyResult<isize> {
    let index = index_any(cx, a)?;
    Ok(match int::as_i64(&index) {
        Some(value) => value as isize,
        None if int::is_negative(&index) => isize::MIN,
        None => isize::MAX,
    })
}

/// `float(a)` as a number: TypeError "must be real number, not str".
#[inline]
pub fn to_f64(cx: &Ctx, a: &Ref) -> PyResult<f64> {
    if a.is_exact(cx.types.float) {
        return Ok(float::value(a));
    }
    to_f64_slow(cx, a)
}

fn to_f64_slow(cx: &Ctx, a: &Ref) -> PyResult<f64> {
    if float::is_float(cx, a) {
        return Ok(float::value(a));
    }
    if a.is_exact(cx.types.int) {
        return int::to_f64(cx, a);
    }
    if let Some(convert) = a.ty().slots().float {
        return Ok(float::value(&float::by_slot(cx, a, convert)?));
    }
    if is_index(a) {
        return int::to_f64(cx, &index_any(cx, a)?);
    }
    cx.type_error(&format!("must be real number, not {}", a.ty().display_name()))
}

/// Gives a warning of this class about where the running code is. Err if it became an error.
pub fn warn(cx: &Ctx, class: &TypeBody, message: &str) -> PyResult<()> {
    crate::object::warn::warn(cx, class, message)
}
