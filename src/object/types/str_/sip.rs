//! SipHash-1-3 of a block of bytes in one go: what `hash` of str and bytes is. A test holds it against the crate of that name.

#[inline(always)]
fn round(v: &mut [u64; 4]) {
    v[0] = v[0].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(13) ^ v[0];
    v[0] = v[0].rotate_left(32);
    v[2] = v[2].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(16) ^ v[2];
    v[0] = v[0].wrapping_add(v[3]);
    v[3] = v[3].rotate_left(21) ^ v[0];
    v[2] = v[2].wrapping_add(v[1]);
    v[1] = v[1].rotate_left(17) ^ v[2];
    v[2] = v[2].rotate_left(32);
}

/// What is left over of blocks of eight bytes, as a number.
#[inline(always)]
fn rest(bytes: &[u8]) -> u64 {
    let count = bytes.len() % 8;
    if count == 0 {
        return 0;
    }
    if let Some(last) = bytes.last_chunk::<8>() {
        return u64::from_le_bytes(*last) >> (64 - 8 * count);
    }
    // Fewer than eight in all: two halves that may overlap, or up to three single ones.
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(first), Some(last)) => u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << (8 * (count - 4)),
        _ => bytes[0] as u64 | (bytes[count / 2] as u64) << (8 * (count / 2)) | (bytes[count - 1] as u64) << (8 * (count - 1)),
    }
}

/// The hash under a key.
#[inline]
pub fn hash13(key: (u64, u64), bytes: &[u8]) -> u64 {
    let mut v = [key.0 ^ 0x736f6d6570736575, key.1 ^ 0x646f72616e646f6d, key.0 ^ 0x6c7967656e657261, key.1 ^ 0x7465646279746573];
    let mut words = bytes.chunks_exact(8);
    for word in &mut words {
        let word = u64::from_le_bytes(word.try_into().unwrap_or_default());
        v[3] ^= word;
        round(&mut v);
        v[0] ^= word;
    }
    let last = (bytes.len() as u64) << 56 | rest(bytes);
    v[3] ^= last;
    round(&mut v);
    v[0] ^= last;
    v[2] ^= 0xff;
    round(&mut v);
    round(&mut v);
    round(&mut v);
    v[0] ^ v[1] ^ v[2] ^ v[3]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_crate() {
        let bytes: Vec<u8> = (0..100u8).map(|b| b.wrapping_mul(7)).collect();
        for length in 0..bytes.len() {
            for key in [(0, 0), (1, 2), (u64::MAX, 0x123456789)] {
                let want = siphasher::sip::SipHasher13::new_with_keys(key.0, key.1).hash(&bytes[..length]);
                assert_eq!(hash13(key, &bytes[..length]), want);
            }
        }
    }
}
