//! Sums and products over iterables: fsum, sumprod, prod; norms: hypot, dist. Exact where CPython is.
//!
//! Pairs `(high, low)` are doubles whose sum is exactly what an addition or multiplication of two doubles gives.

use crate::heap::Ref;
use crate::object::protocol::iterate;
use crate::object::protocol::number::{self, BinaryOp};
use crate::object::types::{float, int, tuple};
use crate::object::{Args, Ctx, Object, PyResult, Signature};

fn sum_pair(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// The same if a is not smaller than b.
fn fast_sum_pair(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, (a - sum) + b)
}

fn product_pair(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    (product, a.mul_add(b, -product))
}

pub(super) fn fsum(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let mut parts: Vec<f64> = Vec::new();
    let (mut special, mut infinite) = (0.0, 0.0);
    iterate::for_each(cx, args.at(0), |item| {
        let given = number::to_f64(cx, &item)?;
        let mut x = given;
        let mut kept = 0;
        for index in 0..parts.len() {
            let mut y = parts[index];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let (high, low) = fast_sum_pair(x, y);
            if low != 0.0 {
                parts[kept] = low;
                kept += 1;
            }
            x = high;
        }
        parts.truncate(kept);
        if x == 0.0 {
            return Ok(());
        }
        if x.is_finite() {
            parts.push(x);
            return Ok(());
        }
        if given.is_finite() {
            return cx.raise(cx.types.overflow_error, "intermediate overflow in fsum");
        }
        if given.is_infinite() {
            infinite += given;
        }
        special += given;
        parts.clear();
        Ok(())
    })?;
    if special != 0.0 {
        if infinite.is_nan() {
            return cx.value_error("-inf + inf in fsum");
        }
        return Ok(float::new(cx, special));
    }
    Ok(float::new(cx, round_parts(&mut parts)))
}

/// The sum of parts that do not overlap, smallest first, rounded once.
fn round_parts(parts: &mut Vec<f64>) -> f64 {
    let Some(mut high) = parts.pop() else { return 0.0 };
    let mut low = 0.0;
    while let Some(next) = parts.pop() {
        (high, low) = fast_sum_pair(high, next);
        if low != 0.0 {
            break;
        }
    }
    if let Some(&next) = parts.last()
        && ((low < 0.0 && next < 0.0) || (low > 0.0 && next > 0.0))
    {
        // Half-even rounding would have looked no further than `low`.
        let twice = low * 2.0;
        let rounded = high + twice;
        if twice == rounded - high {
            high = rounded;
        }
    }
    high
}

/// A running sum of products, three doubles wide.
#[derive(Clone, Copy, Default)]
struct Triple {
    high: f64,
    low: f64,
    tiny: f64,
}

impl Triple {
    fn add_product(self, x: f64, y: f64) -> Triple {
        let product = product_pair(x, y);
        let sum = sum_pair(self.high, product.0);
        let first = sum_pair(self.low, product.1);
        let second = sum_pair(first.0, sum.1);
        Triple { high: sum.0, low: second.0, tiny: self.tiny + first.1 + second.1 }
    }

    fn value(self) -> f64 {
        let last = sum_pair(self.low, self.tiny);
        let total = sum_pair(self.high, last.0);
        total.0 + (total.1 + last.1)
    }
}

/// `sum(a * b …)` in the making: ints and floats each in their own exact way as long as it goes.
struct SumProduct<'a> {
    cx: &'a Ctx,
    total: Ref,
    whole: Option<i64>,
    ints: bool,
    real: Triple,
    reals_used: bool,
    reals: bool,
}

impl SumProduct<'_> {
    fn add(&mut self, term: &Ref) -> PyResult<()> {
        self.total = number::binary(self.cx, &self.total, term, BinaryOp::Add)?;
        Ok(())
    }

    fn end_ints(&mut self) -> PyResult<()> {
        self.ints = false;
        match self.whole.take() {
            Some(whole) => self.add(&int::new(self.cx, whole)),
            None => Ok(()),
        }
    }

    fn end_reals(&mut self) -> PyResult<()> {
        self.reals = false;
        if std::mem::take(&mut self.reals_used) {
            let value = std::mem::take(&mut self.real).value();
            self.add(&float::new(self.cx, value))?;
        }
        Ok(())
    }

    fn step(&mut self, a: &Ref, b: &Ref) -> PyResult<()> {
        let cx = self.cx;
        if self.ints {
            if a.is_exact(cx.types.int) && b.is_exact(cx.types.int) {
                let product = int::as_i64(a).zip(int::as_i64(b)).and_then(|(x, y)| x.checked_mul(y));
                if let Some(whole) = product.and_then(|product| self.whole.unwrap_or(0).checked_add(product)) {
                    self.whole = Some(whole);
                    return Ok(());
                }
            }
            self.end_ints()?;
        }
        if self.reals {
            let (a_float, b_float) = (a.is_exact(cx.types.float), b.is_exact(cx.types.float));
            let whole = |object: &Ref| object.is_exact(cx.types.int) || object.is_exact(cx.types.bool_);
            let pair = if a_float && b_float {
                Some((float::value(a), float::value(b)))
            } else if a_float && whole(b) {
                int::as_f64(b).map(|b| (float::value(a), b))
            } else if b_float && whole(a) {
                int::as_f64(a).map(|a| (a, float::value(b)))
            } else {
                None
            };
            if let Some((x, y)) = pair {
                let sum = self.real.add_product(x, y);
                if sum.high.is_finite() {
                    self.real = sum;
                    self.reals_used = true;
                    return Ok(());
                }
            }
            self.end_reals()?;
        }
        let product = number::binary(cx, a, b, BinaryOp::Mul)?;
        self.add(&product)
    }
}

pub(super) fn sumprod(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "sumprod", 2, 2)?;
    let (first, second) = (iterate::iter(cx, args.at(0))?, iterate::iter(cx, args.at(1))?);
    let mut sum =
        SumProduct { cx, total: int::new(cx, 0), whole: None, ints: true, real: Triple::default(), reals_used: false, reals: true };
    loop {
        match (iterate::next(cx, &first)?, iterate::next(cx, &second)?) {
            (Some(a), Some(b)) => sum.step(&a, &b)?,
            (None, None) => break,
            _ => return cx.value_error("Inputs are not the same length"),
        }
    }
    sum.end_ints()?;
    sum.end_reals()?;
    Ok(sum.total)
}

pub(super) fn prod(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    if args.len() + args.keyword_count() > 2 {
        return cx.type_error(&format!("prod() takes at most 2 arguments ({} given)", args.len() + args.keyword_count()));
    }
    if args.len() != 1 {
        return cx.type_error(&format!("prod() takes exactly 1 positional argument ({} given)", args.len()));
    }
    const SIGNATURE: Signature<2> = Signature { function: "prod", names: ["", "start"], positional_only: 1, keyword_from: 1, required: 1 };
    let [_, start] = args.bind(cx, &SIGNATURE)?;
    let mut result = start.cloned().unwrap_or_else(|| int::new(cx, 1));
    iterate::for_each(cx, args.at(0), |item| {
        result = number::binary(cx, &result, &item, BinaryOp::Mul)?;
        Ok(())
    })?;
    Ok(result)
}

/// Euclidean norm of numbers that are not negative, of which the largest is given: as good as correctly rounded.
fn norm(values: &mut [f64], largest: f64, undefined: bool) -> f64 {
    if largest.is_infinite() {
        return largest;
    }
    if undefined {
        return f64::NAN;
    }
    if largest == 0.0 || values.len() <= 1 {
        return largest;
    }
    let (_, exponent) = float::frexp(largest);
    if exponent < -1023 {
        for value in values.iter_mut() {
            *value /= f64::MIN_POSITIVE;
        }
        return f64::MIN_POSITIVE * norm(values, largest / f64::MIN_POSITIVE, undefined);
    }
    let scale = float::ldexp(1.0, -exponent);
    let (mut sum, mut first, mut second) = (1.0, 0.0, 0.0);
    let mut add = |product: (f64, f64)| {
        let next = fast_sum_pair(sum, product.0);
        sum = next.0;
        first += product.1;
        second += next.1;
        sum - 1.0 + (first + second)
    };
    let mut total = 0.0;
    for value in values.iter() {
        let scaled = value * scale;
        total = add(product_pair(scaled, scaled));
    }
    let root = total.sqrt();
    let rest = add(product_pair(-root, root));
    (root + rest / (2.0 * root)) / scale
}

fn norm_of(cx: &Ctx, values: &mut [f64]) -> PyResult<Ref> {
    let mut largest = 0.0;
    let mut undefined = false;
    for value in values.iter_mut() {
        *value = value.abs();
        undefined |= value.is_nan();
        if *value > largest {
            largest = *value;
        }
    }
    Ok(float::new(cx, norm(values, largest, undefined)))
}

pub(super) fn hypot(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let mut values = args.positional().map(|value| number::to_f64(cx, value)).collect::<PyResult<Vec<f64>>>()?;
    norm_of(cx, &mut values)
}

pub(super) fn dist(cx: &Ctx, _: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "dist", 2, 2)?;
    let point = |value: &Ref| -> PyResult<Ref> {
        if value.is_instance(cx.types.tuple) { Ok(value.clone()) } else { Ok(tuple::from_vec(cx, iterate::to_vec(cx, value)?)) }
    };
    let (p, q) = (point(args.at(0))?, point(args.at(1))?);
    if tuple::len(&p) != tuple::len(&q) {
        return cx.value_error("both points must have the same number of dimensions");
    }
    let mut values = Vec::with_capacity(tuple::len(&p));
    for (a, b) in tuple::items(&p).iter().zip(tuple::items(&q)) {
        values.push(number::to_f64(cx, a)? - number::to_f64(cx, b)?);
    }
    norm_of(cx, &mut values)
}
