//! `compress`: the items whose selector is true.
//!
//! ```text
//!  ┌────────┬──────┬───────────┐
//!  │ Header │ data │ selectors │     32 bytes
//!  └────────┴──────┴───────────┘
//! ```

use super::common::{self, ITERATOR};
use super::state;
use crate::heap::{self, Field, Header, Ref};
use crate::object::protocol::{iterate, number};
use crate::object::types::tuple;
use crate::object::{Args, Ctx, PyResult, Signature, TypeBody, TypeSpec};
use crate::stdlib::declare::{counted_hooks, lazy_class};

#[repr(C)]
struct Compress {
    head: Header,
    data: Field,
    selectors: Field,
}
const _: () = assert!(size_of::<Compress>() == 32);

counted_hooks!(Compress { data, selectors });
lazy_class!();

const NEW: Signature<2> =
    Signature { function: "compress", names: ["data", "selectors"], positional_only: 0, keyword_from: 2, required: 2 };

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    let [data, selectors] = args.bind(cx, &NEW)?;
    let data = iterate::iter(cx, data.unwrap_or(&cx.none))?;
    let selectors = iterate::iter(cx, selectors.unwrap_or(&cx.none))?;
    let made = common::allocate(cx, class)?;
    this(&made).data.set(Some(data));
    this(&made).selectors.set(Some(selectors));
    heap::track(&made);
    Ok(made)
}

fn next(cx: &Ctx, object: &Ref) -> PyResult<Option<Ref>> {
    let (Some(data), Some(selectors)) = (this(object).data.get(), this(object).selectors.get()) else { return Ok(None) };
    while let Some(item) = common::next(cx, &data)? {
        let Some(selector) = common::next(cx, &selectors)? else { return Ok(None) };
        if number::truth(cx, &selector)? {
            return Ok(Some(item));
        }
    }
    Ok(None)
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    state::deprecated(cx)?;
    let arguments = tuple::pair(cx, state::held(cx, &this(object).data), state::held(cx, &this(object).selectors));
    Ok(state::reduced(cx, object, arguments, None))
}

const SPEC: TypeSpec = TypeSpec {
    name: "itertools.compress",
    basic_size: size_of::<Compress>(),
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: common::slots(new, next),
    methods: &[state::reduce(reduce)],
    doc: "compress(data, selectors): the data whose selector is true.",
    ..ITERATOR
};
