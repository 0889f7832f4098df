//! SHA-512 (FIPS 180-4). The constants are the fractional parts of cube and square roots of primes, and are worked out from these.

/// The first `N` primes.
const fn primes<const N: usize>() -> [u64; N] {
    let mut found = [0; N];
    let (mut count, mut candidate) = (0, 2);
    while count < N {
        let (mut index, mut prime) = (0, true);
        while index < count {
            if candidate % found[index] == 0 {
                prime = false;
            }
            index += 1;
        }
        if prime {
            found[count] = candidate;
            count += 1;
        }
        candidate += 1;
    }
    found
}

/// `a * b` as high and low half.
const fn multiply(a: u128, b: u128) -> (u128, u128) {
    let mask = u64::MAX as u128;
    let (a1, a0, b1, b0) = (a >> 64, a & mask, b >> 64, b & mask);
    let low = a0 * b0;
    let middle = a1 * b0 + (low >> 64);
    let other = a0 * b1 + (middle & mask);
    (a1 * b1 + (middle >> 64) + (other >> 64), (other << 64) | (low & mask))
}

/// Whether root**power <= prime, the root having 64 bits behind the point and at most 5 before it.
const fn not_above(root: u128, power: u32, prime: u64) -> bool {
    // root**2 has 128 bits behind the point: the high half is its whole part.
    let (whole, rest) = multiply(root, root);
    if power == 2 {
        return whole < prime as u128 || (whole == prime as u128 && rest == 0);
    }
    // whole.rest * root: whole parts first, then what the fractions add.
    let (carried, low) = multiply(rest, root);
    let (high, below) = multiply(whole, root);
    let (sum, overflow) = below.overflowing_add(carried);
    let high = high + overflow as u128;
    // The product has 192 bits behind the point: 64 of them in `sum`.
    let top = (high << 64) | (sum >> 64);
    top < prime as u128 || (top == prime as u128 && sum as u64 == 0 && low == 0)
}

/// The first 64 bits of the fraction of a prime's root.
const fn fraction(prime: u64, power: u32) -> u64 {
    let mut root: u128 = 0;
    let mut bit = 69;
    while bit > 0 {
        bit -= 1;
        let tried = root | (1 << bit);
        if not_above(tried, power, prime) {
            root = tried;
        }
    }
    root as u64
}

const fn fractions<const N: usize>(power: u32) -> [u64; N] {
    let mut result = primes::<N>();
    let mut index = 0;
    while index < N {
        result[index] = fraction(result[index], power);
        index += 1;
    }
    result
}

static ROUNDS: std::sync::LazyLock<[u64; 80]> = std::sync::LazyLock::new(|| fractions::<80>(3));
static START: std::sync::LazyLock<[u64; 8]> = std::sync::LazyLock::new(|| fractions::<8>(2));

fn mix(state: &mut [u64; 8], block: &[u8]) {
    let mut words = [0u64; 80];
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(8)) {
        *word = bytes.iter().fold(0, |word, &byte| word << 8 | byte as u64);
    }
    for index in 16..80 {
        let (early, late) = (words[index - 15], words[index - 2]);
        let small = early.rotate_right(1) ^ early.rotate_right(8) ^ (early >> 7);
        let large = late.rotate_right(19) ^ late.rotate_right(61) ^ (late >> 6);
        words[index] = words[index - 16].wrapping_add(small).wrapping_add(words[index - 7]).wrapping_add(large);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (word, round) in words.iter().zip(ROUNDS.iter()) {
        let choice = (e & f) ^ (!e & g);
        let turned = e.rotate_right(14) ^ e.rotate_right(18) ^ e.rotate_right(41);
        let first = h.wrapping_add(turned).wrapping_add(choice).wrapping_add(*round).wrapping_add(*word);
        let majority = (a & b) ^ (a & c) ^ (b & c);
        let second = (a.rotate_right(28) ^ a.rotate_right(34) ^ a.rotate_right(39)).wrapping_add(majority);
        (h, g, f, e, d, c, b, a) = (g, f, e, d.wrapping_add(first), c, b, a, first.wrapping_add(second));
    }
    for (word, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *word = word.wrapping_add(more);
    }
}

/// The digest of a text.
pub fn sha512(text: &[u8]) -> [u8; 64] {
    let mut state = *START;
    let blocks = text.chunks_exact(128);
    // The end: a one bit, zeros, and the length in bits.
    let mut end = blocks.remainder().to_vec();
    blocks.for_each(|block| mix(&mut state, block));
    end.push(0x80);
    while end.len() % 128 != 112 {
        end.push(0);
    }
    end.extend_from_slice(&(text.len() as u128 * 8).to_be_bytes());
    end.chunks_exact(128).for_each(|block| mix(&mut state, block));
    let mut result = [0; 64];
    for (bytes, word) in result.chunks_exact_mut(8).zip(state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    result
}

#[cfg(test)]
mod tests {
    #[test]
    fn digests_are_those_of_the_standard() {
        let hex = |text: &[u8]| super::sha512(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        assert!(hex(b"abc").starts_with("ddaf35a193617abacc417349ae204131"));
        assert!(hex(b"").starts_with("cf83e1357eefb8bdf1542850d66d8007"));
        assert!(hex(&[b'a'; 200]).len() == 128);
    }
}
