//! Arguments of a call, borrowed from where the caller laid them out.
//!
//! ```text
//!  register window:  16 bytes each           array of references:  8 bytes each
//!  ┌─────┬───────┬─────┬────────┬─────┬────────     ┌───────┬────────┬────────┬────────
//!  │     │ names │ tag │ object │ tag │ object      │ names │ object │ object │ object
//!  └─────┴───────┴─────┴────────┴─────┴────────     └───────┴────────┴────────┴────────
//!                       first ──►                            first ──►
//! ```
//! Positional arguments come first, then the values of the keywords. The tuple of the keywords' names lies in front, if there are any. So
//! two words say everything and travel in registers (three would go through memory at every native call). Texts of errors are CPython's.

use std::borrow::Cow;
use std::marker::PhantomData;
use std::ptr::NonNull;

use super::body::Object;
use super::ctx::Ctx;
use super::protocol::call;
use super::raise::PyResult;
use super::types::{dict, str_, tuple};
use crate::heap::Ref;

/// Borrowed arguments.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    first: NonNull<u8>,
    /// Number of positional arguments in the lower half, then the flags below and the number of places between the names and `first`.
    shape: u64,
    marker: PhantomData<&'a Ref>,
}

/// The references lie 16 bytes apart, not 8.
const WIDE: u64 = 1 << 32;
/// The positional arguments are the items of a tuple, all of them.
const GATHERED: u64 = 1 << 33;
/// There are keywords.
const NAMED: u64 = 1 << 34;
/// A tuple and a dict made for this call hold them already, as CPython's do where it passes arguments on in these.
const HELD: u64 = 1 << 35;
/// In front of the names lies the tuple of the positional arguments.
const HOLDER: u64 = 1 << 36;
/// In front of that lies the dict of the others.
const DICT: u64 = 1 << 37;
/// The tuple of names was made for this call, too.
const OWN_NAMES: u64 = 1 << 38;
/// Arguments that were taken away in front.
const SKIPPED: u64 = 1 << 40;

impl<'a> Args<'a> {
    /// No arguments.
    pub const NONE: Args<'static> = Args { first: NonNull::dangling(), shape: 0, marker: PhantomData };

    /// Positional arguments in an array.
    #[inline]
    pub fn new(positional: &'a [Ref]) -> Args<'a> {
        Args { first: NonNull::from(positional).cast(), shape: positional.len() as u32 as u64, marker: PhantomData }
    }

    /// The items of a tuple, which whoever keeps the arguments may keep (`tuple`).
    #[inline]
    pub fn of_tuple(gathered: &'a Ref) -> Args<'a> {
        let mut args = Args::new(tuple::items(gathered));
        args.shape |= if tuple::len(gathered) != 0 { HELD | GATHERED } else { HELD };
        args
    }

    /// `work` with the same arguments, the positional ones of which are held by this tuple, and those of keywords by this dict.
    pub fn holding<R>(&self, gathered: &Ref, named: Option<&Ref>, work: impl FnOnce(Args<'_>) -> R) -> R {
        let (Some(names), Some(named)) = (self.names(), named) else { return work(Args::of_tuple(gathered)) };
        call::with_borrowed([named, gathered, names].into_iter().chain(self.all()), |laid| work(Args::held_in_dict(laid)))
    }

    /// An array with the dict of the keyword arguments in front, then as for `held_with_names`.
    pub fn held_in_dict(laid: &'a [Ref]) -> Args<'a> {
        let args = Args::held_with_names(&laid[1..]);
        Args { shape: args.shape | DICT, ..args }
    }

    /// The same where the names come from that dict, in a tuple that serves until the call ends.
    pub fn named_by_dict(laid: &'a [Ref]) -> Args<'a> {
        let args = Args::held_in_dict(laid);
        Args { shape: args.shape | OWN_NAMES, ..args }
    }

    /// An array with the tuple of the positional arguments and that of the names in front, all held by the caller.
    #[inline]
    pub fn held_with_names(laid: &'a [Ref]) -> Args<'a> {
        let args = Args::with_names(&laid[1..]);
        Args { shape: args.shape | HELD | HOLDER, ..args }
    }

    /// An array with the tuple of names in front and as many values at the end as it has items.
    #[inline]
    pub fn with_names(laid: &'a [Ref]) -> Args<'a> {
        let keywords = tuple::len(&laid[0]);
        let values = &laid[1..];
        let positional = (values.len() - keywords) as u32;
        Args { first: NonNull::from(values).cast(), shape: positional as u64 | NAMED, marker: PhantomData }
    }

    /// The registers of a window: the first one's payload is at `first`.
    ///
    /// # Safety
    /// At `first + 16 * i` there is a `Ref` that lives for `'a`, for every i below `positional` plus the number of names; if `named`, a tuple
    /// of names at `first - 16`, too.
    #[inline(always)]
    pub unsafe fn of_window(first: NonNull<u8>, positional: u32, named: bool) -> Args<'a> {
        Args { first, shape: positional as u64 | WIDE | if named { NAMED } else { 0 }, marker: PhantomData }
    }

    #[inline(always)]
    fn stride(&self) -> usize {
        8 << ((self.shape / WIDE) & 1)
    }

    /// Number of positional arguments.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.shape as u32 as usize
    }

    /// Whether there is no positional argument.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there is no argument at all, keyword or not.
    pub fn are_none(&self) -> bool {
        self.is_empty() && self.keyword_count() == 0
    }

    /// Whether they came in a tuple and a dict made for this call.
    pub fn are_held(&self) -> bool {
        self.shape & HELD != 0
    }

    /// Whether the tuple of names was made for this call.
    pub fn has_own_names(&self) -> bool {
        self.shape & OWN_NAMES != 0
    }

    /// Number of keyword arguments.
    #[inline(always)]
    pub fn keyword_count(&self) -> usize {
        self.names().map_or(0, tuple::len)
    }

    /// The tuple of keyword names, if any.
    #[inline(always)]
    pub fn names(&self) -> Option<&'a Ref> {
        if self.shape & NAMED == 0 {
            return None;
        }
        let places = 1 + (self.shape / SKIPPED) as usize;
        // SAFETY: by construction the tuple of names lies so many places in front.
        Some(unsafe { self.first.sub(places * self.stride()).cast::<Ref>().as_ref() })
    }

    #[inline(always)]
    fn value(&self, index: usize) -> &'a Ref {
        debug_assert!(index < self.len() + self.keyword_count());
        // SAFETY: by construction there is a live `Ref` at each of these places.
        unsafe { self.first.add(index * self.stride()).cast::<Ref>().as_ref() }
    }

    /// A positional argument. `index` is below `len()`.
    #[inline(always)]
    pub fn at(&self, index: usize) -> &'a Ref {
        assert!(index < self.len());
        self.value(index)
    }

    /// A positional argument, if given.
    #[inline(always)]
    pub fn get(&self, index: usize) -> Option<&'a Ref> {
        (index < self.len()).then(|| self.value(index))
    }

    /// The positional arguments one after the other.
    pub fn positional(&self) -> impl ExactSizeIterator<Item = &'a Ref> + DoubleEndedIterator + use<'a> {
        let args = *self;
        (0..self.len()).map(move |index| args.value(index))
    }

    /// All values: positional ones, then those of the keywords.
    pub fn all(&self) -> impl ExactSizeIterator<Item = &'a Ref> + use<'a> {
        let args = *self;
        (0..self.len() + self.keyword_count()).map(move |index| args.value(index))
    }

    /// Name and value of each keyword argument.
    pub fn keywords(&self) -> impl Iterator<Item = (Ref, &'a Ref)> + use<'a> {
        let args = *self;
        (0..self.keyword_count()).map(move |index| (tuple::get(args.names().expect("counted"), index), args.value(args.len() + index)))
    }

    /// Value of each keyword argument.
    pub fn keyword_values(&self) -> impl Iterator<Item = &'a Ref> + use<'a> {
        let args = *self;
        (0..self.keyword_count()).map(move |index| args.value(args.len() + index))
    }

    /// The value of one keyword argument.
    pub fn keyword(&self, name: &str) -> Option<&'a Ref> {
        self.keywords().find(|(key, _)| str_::eq_str(key, name)).map(|(_, value)| value)
    }

    /// All arguments but the first positional one (there is one).
    #[inline]
    pub fn skip_first(&self) -> Args<'a> {
        assert!(!self.is_empty());
        // SAFETY: there is one more place behind the first.
        let first = unsafe { self.first.add(self.stride()) };
        Args { first, shape: (self.shape & !(GATHERED | HELD | HOLDER | DICT)) - 1 + SKIPPED, marker: PhantomData }
    }

    /// Fails if there are keyword arguments: "NAME() takes no keyword arguments".
    #[inline]
    pub fn no_keywords(&self, cx: &Ctx, function: &str) -> PyResult<()> {
        if self.keyword_count() == 0 { Ok(()) } else { cx.type_error(&format!("{function}() takes no keyword arguments")) }
    }

    /// Checks the number of positional arguments of a function without keywords, in the words of CPython's `_PyArg_CheckPositional`:
    /// "NAME expected at least 1 argument, got 0". `function` is given without parentheses.
    #[inline]
    pub fn between(&self, cx: &Ctx, function: &str, least: usize, most: usize) -> PyResult<()> {
        self.no_keywords(cx, function)?;
        if (least..=most).contains(&self.len()) { Ok(()) } else { self.wrong_count(cx, function, least, most) }
    }

    #[cold]
    fn wrong_count(&self, cx: &Ctx, function: &str, least: usize, most: usize) -> PyResult<()> {
        let got = self.len();
        let (word, bound) = if got < least {
            (if least == most { "" } else { "at least " }, least)
        } else {
            (if least == most { "" } else { "at most " }, most)
        };
        let plural = if bound == 1 { "" } else { "s" };
        cx.type_error(&format!("{function} expected {word}{bound} argument{plural}, got {got}"))
    }

    /// Sorts positional and keyword arguments into `N` places by a signature, in the words of CPython's argument clinic.
    /// `signature` lists the names in order; those before `positional_only` cannot be given by name (their names are not even looked at),
    /// those from `keyword_from` on only by name; the first `required` must be given.
    #[inline]
    pub fn bind<const N: usize>(&self, cx: &Ctx, signature: &Signature<N>) -> PyResult<[Option<&'a Ref>; N]> {
        let given = self.len();
        if self.keyword_count() == 0 && given >= signature.required && given <= signature.keyword_from && given <= N {
            return Ok(std::array::from_fn(|index| if index < given { Some(self.value(index)) } else { None }));
        }
        self.bind_names(cx, signature)
    }

    /// The same where there are names, or too few or too many.
    #[inline(never)]
    fn bind_names<const N: usize>(&self, cx: &Ctx, signature: &Signature<N>) -> PyResult<[Option<&'a Ref>; N]> {
        let function = signature.function;
        let mut places: [Option<&'a Ref>; N] = [None; N];
        if self.len() > signature.keyword_from || self.len() + self.keyword_count() > N {
            return signature.too_many(cx, self.len(), self.keyword_count());
        }
        for (index, place) in places.iter_mut().enumerate().take(self.len()) {
            *place = Some(self.value(index));
        }
        // What is wrong with a keyword is said only if no argument is missing.
        let mut wrong = None;
        for (key, value) in self.keywords() {
            let position = (signature.positional_only..N).find(|&index| str_::eq_str(&key, signature.names[index]));
            match position {
                Some(index) if places[index].is_none() => places[index] = Some(value),
                _ => wrong = wrong.or(Some((key, position))),
            }
        }
        for (index, place) in places.iter().enumerate().take(signature.required) {
            if place.is_none() {
                if index < signature.positional_only {
                    let least = signature.required.min(signature.positional_only);
                    let word = if least < signature.keyword_from { "at least" } else { "exactly" };
                    let s = if least == 1 { "" } else { "s" };
                    return cx.type_error(&format!("{function}() takes {word} {least} positional argument{s} ({} given)", self.len()));
                }
                return cx.type_error(&format!("{function}() missing required argument '{}' (pos {})", signature.names[index], index + 1));
            }
        }
        match wrong {
            None => Ok(places),
            Some((_, Some(index))) => cx.type_error(&format!(
                "argument for {function}() given by name ('{}') and position ({})",
                signature.names[index],
                index + 1
            )),
            Some((key, None)) => {
                let (key, name) = (str_::to_string_lossy(&key), signature.shown("this function"));
                cx.type_error(&format!("'{key}' is an invalid keyword argument for {name}"))
            }
        }
    }

    /// Keyword arguments as a dict of this call alone, or None if there are none.
    pub fn keyword_dict(&self, cx: &Ctx) -> PyResult<Option<Ref>> {
        if self.keyword_count() == 0 {
            return Ok(None);
        }
        if self.shape & DICT != 0 {
            // SAFETY: by construction the dict lies in front of tuple and names (`holding`; such arguments are never cut).
            return Ok(Some(unsafe { self.first.sub(3 * self.stride()).cast::<Ref>().as_ref() }.clone()));
        }
        let result = dict::with_capacity(cx, self.keyword_count());
        for (key, value) in self.keywords() {
            dict::set(cx, &result, &key, value)?;
        }
        Ok(Some(result))
    }

    /// Positional arguments as a tuple: the one that holds them, or a new one.
    pub fn tuple(&self, cx: &Ctx) -> Ref {
        if self.shape & GATHERED != 0 {
            // SAFETY: they are the items of a live tuple (`of_tuple`).
            return unsafe { tuple::of_items(self.first.cast()) };
        }
        if self.shape & HOLDER != 0 {
            // SAFETY: by construction the tuple lies in front of the names (`held_with_names`; such arguments are never cut).
            return unsafe { self.first.sub(2 * self.stride()).cast::<Ref>().as_ref() }.clone();
        }
        tuple::from_iter(cx, self.positional().cloned())
    }

    /// Calls `work` with the arguments in a tuple and a dict of their own, as CPython does where a type has no other way to be called: for the
    /// duration every argument has one count more. Arguments that are held already stay as they are.
    pub fn in_tuple<R>(&self, cx: &Ctx, work: impl FnOnce(Args<'_>) -> PyResult<R>) -> PyResult<R> {
        if self.shape & HELD != 0 || self.are_none() {
            return work(*self);
        }
        let gathered = self.tuple(cx);
        let named = self.keyword_dict(cx)?;
        self.holding(&gathered, named.as_ref(), work)
    }

    /// For functions to which CPython hands their arguments in a tuple and a dict: these come from the free lists and go back there,
    /// which the collector's counts and tracemalloc show. Where code of a script may look at the arguments meanwhile, they are made for real:
    /// keep the result until the function is done.
    #[inline]
    pub fn pass_in_tuple(&self, cx: &Ctx) -> Option<(Ref, Option<Ref>)> {
        if self.shape & HELD == 0 && self.all().any(|value| value.ty().has(super::type_flags::HEAP_TYPE)) {
            return Some((self.tuple(cx), self.keyword_dict(cx).ok().flatten()));
        }
        if self.shape & HELD == 0 {
            tuple::pass(cx, self.len());
        }
        if self.shape & DICT == 0 && self.keyword_count() != 0 {
            dict::pass(cx, self.keyword_count());
        }
        None
    }
}

/// Parameter list of a native function that takes keywords.
pub struct Signature<const N: usize> {
    /// Function name without parentheses, for messages; may be empty.
    pub function: &'static str,
    /// Parameter names in order.
    pub names: [&'static str; N],
    /// How many of them are positional-only.
    pub positional_only: usize,
    /// From which index on they are keyword-only (N if none is).
    pub keyword_from: usize,
    /// How many must be given.
    pub required: usize,
}

impl<const N: usize> Signature<N> {
    /// The function as messages name it, or these words for one without a name.
    fn shown(&self, nameless: &'static str) -> Cow<'static, str> {
        if self.function.is_empty() { nameless.into() } else { format!("{}()", self.function).into() }
    }

    #[cold]
    fn too_many<T>(&self, cx: &Ctx, positional: usize, keywords: usize) -> PyResult<T> {
        let total = positional + keywords;
        if total > N && N > 0 {
            let (kind, s) = (if positional == 0 { "keyword " } else { "" }, if N == 1 { "" } else { "s" });
            let name = self.shown("function");
            return cx.type_error(&format!("{name} takes at most {N} {kind}argument{s} ({total} given)"));
        }
        let most = self.keyword_from;
        if most == 0 {
            return cx.type_error(&format!("{}() takes no positional arguments", self.function));
        }
        let word = if self.required >= most { "exactly" } else { "at most" };
        let s = if most == 1 { "" } else { "s" };
        cx.type_error(&format!("{}() takes {word} {most} positional argument{s} ({positional} given)", self.function))
    }
}
