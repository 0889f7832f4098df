//! `_random.Random`: an object with a twister in it.
//!
//! ```text
//!  ┌────────┬───────┬───────────┐
//!  │ Header │ index │ 624 words │     2520 bytes
//!  └────────┴───────┴───────────┘
//! ```

use std::hash::{BuildHasher, Hasher, RandomState};

use super::twister::{Twister, WORDS};
use crate::heap::{Header, Ref};
use crate::object::protocol::compare;
use crate::object::types::{class, float, int, tuple};
use crate::object::{Args, Arity, Body, Ctx, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, new_object, type_flags};
use crate::stdlib::declare::lazy_class;

#[repr(C)]
struct RandomBody {
    head: Header,
    twister: Twister,
    pad: u32,
}
const _: () = assert!(size_of::<RandomBody>() == 2520);
// SAFETY: repr(C), begins with Header; only the type below declares it.
unsafe impl Body for RandomBody {}

lazy_class!();

fn this(object: &Header) -> &Twister {
    // SAFETY: called for objects of the type only.
    let body: &RandomBody = unsafe { object.body() };
    &body.twister
}

/// The words of a number without its sign, the lowest first; at least one.
fn words(number: &Ref) -> Vec<u32> {
    let mut result = Vec::new();
    let (mut bits, mut held) = (0u64, 0);
    for &digit in int::digits(number) {
        bits |= (digit as u64) << held;
        held += 30;
        if held >= 32 {
            result.push(bits as u32);
            bits >>= 32;
            held -= 32;
        }
    }
    if held > 0 || result.is_empty() {
        result.push(bits as u32);
    }
    while result.len() > 1 && result.last() == Some(&0) {
        result.pop();
    }
    result
}

fn seed_from(cx: &Ctx, object: &Ref, seed: Option<&Ref>) -> PyResult<()> {
    let key = match seed.filter(|seed| !cx.is_none(seed)) {
        None => (0..WORDS as u64)
            .map(|salt| {
                let mut hasher = RandomState::new().build_hasher();
                hasher.write_u64(salt);
                hasher.finish() as u32
            })
            .collect(),
        Some(seed) if int::is_int(seed) => words(seed),
        Some(seed) => {
            let hash = compare::hash(cx, seed)? as u64;
            if hash >> 32 == 0 { vec![hash as u32] } else { vec![hash as u32, (hash >> 32) as u32] }
        }
    };
    this(object).seed(&key);
    Ok(())
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    if args.keyword_count() != 0
        && class::lookup(cx, class, &cx.names.__init__).is_none_or(|init| init.is_exact(cx.types.wrapper_descriptor))
    {
        return cx.type_error("Random() takes no keyword arguments");
    }
    if args.len() > 1 {
        return cx.type_error(&format!("Random() requires 0 or 1 argument, got {}", args.len()));
    }
    let made = new_object(class, class.kind.basic_size.get() as usize);
    if class.has(type_flags::MANAGED_DICT) {
        crate::object::types::dict::shared::init_values(cx, &made)?;
    }
    if class.has(crate::heap::flags::GC) {
        crate::heap::track(&made);
    }
    seed_from(cx, &made, args.get(0))?;
    Ok(made)
}

fn seed(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "seed", 0, 1)?;
    seed_from(cx, object, args.get(0))?;
    Ok(cx.none())
}

fn random(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    Ok(float::new(cx, this(object).float()))
}

fn bits(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let count = int::as_i64(&crate::object::protocol::number::index_any(cx, args.at(0))?);
    let Some(count) = count.filter(|&count| count <= i32::MAX as i64) else {
        return cx.raise(cx.types.overflow_error, "Python int too large to convert to C int");
    };
    if count < 0 {
        return cx.value_error("number of bits must be non-negative");
    }
    let twister = this(object);
    if count == 0 {
        return Ok(int::new(cx, 0));
    }
    if count <= 32 {
        return Ok(int::new(cx, (twister.next() >> (32 - count)) as i64));
    }
    // The lowest word comes first; the last one is cut to what is left.
    let mut left = count;
    let mut bytes = Vec::with_capacity((count as usize).div_ceil(32) * 4);
    while left > 0 {
        let word = twister.next();
        let word = if left < 32 { word >> (32 - left) } else { word };
        bytes.extend_from_slice(&word.to_le_bytes());
        left -= 32;
    }
    int::from_bytes_value(cx, &bytes, false, false)
}

fn get_state(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let twister = this(object);
    tuple::fill(cx, WORDS + 1, |index| {
        let word = twister.state.get(index).map_or(twister.index.get(), |word| word.get());
        int::new(cx, word as i64)
    })
}

fn set_state(cx: &Ctx, object: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let state = args.at(0);
    if !state.has_flag(type_flags::TUPLE) {
        return cx.type_error("state vector must be a tuple");
    }
    if tuple::len(state) != WORDS + 1 {
        return cx.value_error("state vector is the wrong size");
    }
    let mut words = Vec::with_capacity(WORDS + 1);
    for word in tuple::items(state) {
        if !int::is_int(word) {
            return cx.type_error("an integer is required");
        }
        match int::as_i64(word) {
            Some(word) if word >= 0 => words.push(word),
            _ => return cx.raise(cx.types.overflow_error, "can't convert negative value to unsigned int"),
        }
    }
    let index = words[WORDS];
    if index > WORDS as i64 {
        return cx.value_error("invalid state");
    }
    for (place, word) in this(object).state.iter().zip(words) {
        place.set(word as u32);
    }
    this(object).index.set(index as u32);
    Ok(cx.none())
}

const SPEC: TypeSpec = TypeSpec {
    name: "_random.Random",
    basic_size: size_of::<RandomBody>(),
    flags: type_flags::HEAP_TYPE | type_flags::BASE_TYPE,
    slots: Slots { new: Some(new), ..Slots::EMPTY },
    methods: &[
        MethodDef::new("random", Arity::None, random).doc("($self, /)", "random() -> x in the interval [0, 1)."),
        MethodDef::new("seed", Arity::Positional, seed)
            .doc("($self, n=None, /)", "Start anew from an int or a hash; from chance without one."),
        MethodDef::new("getstate", Arity::None, get_state).doc("($self, /)", "The state as a tuple."),
        MethodDef::new("setstate", Arity::One, set_state).doc("($self, state, /)", "Go on from a state that getstate gave."),
        MethodDef::new("getrandbits", Arity::One, bits).doc("($self, k, /)", "getrandbits(k) -> x.  Generates an int with k random bits."),
    ],
    doc: "Random() -> create a random number generator with its own internal state.",
    ..TypeSpec::DEFAULT
};
