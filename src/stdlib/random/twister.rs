//! The Mersenne twister MT19937: 624 words, renewed all at once when they are used up.

use std::cell::Cell;

/// Words of the state.
pub const WORDS: usize = 624;
const MIDDLE: usize = 397;
const HIGH: u32 = 0x8000_0000;
const LOW: u32 = 0x7fff_ffff;
const TWIST: u32 = 0x9908_b0df;

/// State of a generator.
#[repr(C)]
pub struct Twister {
    /// Words used up; `WORDS`: all.
    pub index: Cell<u32>,
    /// The words.
    pub state: [Cell<u32>; WORDS],
}

impl Twister {
    fn word(&self, index: usize) -> u32 {
        self.state[index % WORDS].get()
    }

    fn renew(&self) {
        for index in 0..WORDS {
            let mixed = (self.word(index) & HIGH) | (self.word(index + 1) & LOW);
            let twist = if mixed & 1 != 0 { TWIST } else { 0 };
            self.state[index].set(self.word(index + MIDDLE) ^ (mixed >> 1) ^ twist);
        }
        self.index.set(0);
    }

    /// The next 32 bits.
    #[inline]
    pub fn next(&self) -> u32 {
        if self.index.get() as usize >= WORDS {
            self.renew();
        }
        let index = self.index.get();
        self.index.set(index + 1);
        let mut word = self.word(index as usize);
        word ^= word >> 11;
        word ^= (word << 7) & 0x9d2c_5680;
        word ^= (word << 15) & 0xefc6_0000;
        word ^ (word >> 18)
    }

    /// A float of 53 bits in [0, 1).
    #[inline]
    pub fn float(&self) -> f64 {
        let (high, low) = (self.next() >> 5, self.next() >> 6);
        (high as f64 * 67108864.0 + low as f64) * (1.0 / 9007199254740992.0)
    }

    fn seed_word(&self, seed: u32) {
        self.state[0].set(seed);
        for index in 1..WORDS {
            let last = self.word(index - 1);
            self.state[index].set(1812433253u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(index as u32));
        }
        self.index.set(WORDS as u32);
    }

    /// Starts anew from these words (at least one).
    pub fn seed(&self, key: &[u32]) {
        self.seed_word(19650218);
        let (mut index, mut position) = (1, 0);
        let wrap = |index: usize| {
            if index >= WORDS {
                self.state[0].set(self.word(WORDS - 1));
                return 1;
            }
            index
        };
        for _ in 0..WORDS.max(key.len()) {
            let last = self.word(index - 1);
            let mixed = self.word(index) ^ (last ^ (last >> 30)).wrapping_mul(1664525);
            self.state[index].set(mixed.wrapping_add(key[position]).wrapping_add(position as u32));
            index = wrap(index + 1);
            position = (position + 1) % key.len();
        }
        for _ in 1..WORDS {
            let last = self.word(index - 1);
            let mixed = self.word(index) ^ (last ^ (last >> 30)).wrapping_mul(1566083941);
            self.state[index].set(mixed.wrapping_sub(index as u32));
            index = wrap(index + 1);
        }
        self.state[0].set(HIGH);
    }
}
