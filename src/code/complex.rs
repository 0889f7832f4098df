//! Arithmetic on complex numbers, the same for constants and for objects: pairs `(real, imaginary)`.

/// A complex number.
pub type Pair = (f64, f64);

/// `a * b`
pub fn product(a: Pair, b: Pair) -> Pair {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// `a / b` by Smith's method; None if b is zero.
pub fn quotient(a: Pair, b: Pair) -> Option<Pair> {
    let (real_size, imag_size) = (b.0.abs(), b.1.abs());
    if real_size >= imag_size {
        if real_size == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        Some(((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator))
    } else if imag_size >= real_size {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        Some(((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator))
    } else {
        Some((f64::NAN, f64::NAN))
    }
}

/// `a ** b`; Err(false): zero to a negative or complex power, Err(true): too large.
pub fn power(a: Pair, b: Pair) -> Result<Pair, bool> {
    let result = if b.1 == 0.0 && b.0 == b.0.floor() && b.0.abs() <= 100.0 {
        let count = b.0 as i32;
        let mut result = (1.0, 0.0);
        let (mut square, mut rest) = (a, count.unsigned_abs());
        while rest != 0 {
            if rest & 1 == 1 {
                result = product(result, square);
            }
            rest >>= 1;
            square = product(square, square);
        }
        if count > 0 { result } else { quotient((1.0, 0.0), result).ok_or(false)? }
    } else if a == (0.0, 0.0) {
        if b.1 != 0.0 || b.0 < 0.0 {
            return Err(false);
        }
        (0.0, 0.0)
    } else {
        let size = a.0.hypot(a.1);
        let angle = a.1.atan2(a.0);
        let mut length = size.powf(b.0);
        let mut phase = angle * b.0;
        if b.1 != 0.0 {
            length *= (-angle * b.1).exp();
            phase += b.1 * size.ln();
        }
        (length * phase.cos(), length * phase.sin())
    };
    if result.0.is_infinite() || result.1.is_infinite() { Err(true) } else { Ok(result) }
}
