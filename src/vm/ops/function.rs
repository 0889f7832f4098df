//! Functions: making them, binding arguments to parameters in place, calling classes, intrinsics.

use std::mem::ManuallyDrop;
use std::ptr::NonNull;

use super::call::Next;
use crate::code::{CodeFlags, Op, Word};
use crate::heap::{self, Ref};
use crate::object::protocol::{attribute, item, iterate};
use crate::object::types::code::CodeBody;
use crate::object::types::function::FunctionBody;
use crate::object::types::{class, dict, function, object, str_, tuple, type_param};
use crate::object::{Ctx, Object, PyResult, TypeBody, type_flags};
use crate::vm::frame::{HOLDING, LINK, Vm, globals_of, reg};
use crate::vm::slot::{OBJECT, Slot, UNDEFINED, boxed};

/// Binds the `values` values at `base` (the last of them named by `names`) to the function's parameters, in place; returns how many registers are
/// filled. On failure every value is dropped.
///
/// # Safety
/// See the head of `ops`; the values lie at `base` with room for every parameter behind them.
pub unsafe fn bind(
    vm: &Vm,
    function: &FunctionBody,
    code: &CodeBody,
    base: *mut Slot,
    values: usize,
    names: Option<&Ref>,
) -> PyResult<usize> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let data = code.data();
        let wanted = data.arg_count as usize;
        let filled = match names {
            None => bind_positional(vm, function, code, base, values),
            Some(names) => bind_named(function, code, base, values, tuple::items(names)),
        };
        if let Some(filled) = filled {
            return Ok(filled);
        }
        let total = wanted + data.kwonly_count as usize;
        let has_args = data.flags.has(CodeFlags::VARARGS);
        let has_keywords = data.flags.has(CodeFlags::VARKEYWORDS);
        let filled = total + has_args as usize + has_keywords as usize;
        const FEW: usize = 10;
        let mut few = [None; 2 * FEW];
        let mut many = Vec::new();
        let all = if values <= FEW && filled <= FEW {
            &mut few[..]
        } else {
            many.resize(values + filled, None);
            &mut many[..]
        };
        let (given, places) = all.split_at_mut(values);
        let places = &mut places[..filled];
        for (index, place) in given.iter_mut().enumerate() {
            *place = Some(Slot::read(base.add(index)));
        }
        let result = arrange(vm.cx, function, code, given, places, names);
        for slot in given.iter().flatten() {
            slot.release();
        }
        match result {
            Ok(()) => {
                for (index, slot) in places.iter().enumerate() {
                    *base.add(index) = slot.unwrap_or(Slot::EMPTY);
                }
                Ok(filled)
            }
            Err(raised) => {
                for slot in places.iter().flatten() {
                    slot.release();
                }
                Err(raised)
            }
        }
    }
}

/// The common case without keywords: defaults fill what is missing, `*args` takes what is left. None: something is in the way, nothing has changed.
///
/// # Safety
/// See the head of `ops`; so many values lie from `base` on.
pub(super) unsafe fn bind_positional(vm: &Vm, function: &FunctionBody, code: &CodeBody, base: *mut Slot, values: usize) -> Option<usize> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let data = code.data();
        let wanted = data.arg_count as usize;
        let has_args = data.flags.has(CodeFlags::VARARGS);
        if data.flags.has(CodeFlags::VARKEYWORDS) || data.kwonly_count != 0 || (values > wanted && !has_args) {
            return None;
        }
        if values < wanted {
            let defaults = tuple::items(function.defaults.borrow()?);
            let first = (wanted - values <= defaults.len()).then(|| defaults.len() + values - wanted)?;
            for (index, default) in defaults[first..].iter().enumerate() {
                *base.add(values + index) = Slot::object(default.clone());
            }
        }
        if !has_args {
            return Some(wanted);
        }
        let mut at = base.add(wanted);
        let rest = tuple::try_fill(vm.cx, values.saturating_sub(wanted), |_| {
            let value = Slot::read(at).into_object(vm.cx);
            at = at.add(1);
            value
        })?;
        *base.add(wanted) = Slot::object(rest);
        Some(wanted + 1)
    }
}

/// The common case with keywords that all name a parameter. None: something is in the way, nothing has changed.
///
/// # Safety
/// See the head of `ops`; so many values lie from `base` on, the last of which belong to the names.
unsafe fn bind_named(function: &FunctionBody, code: &CodeBody, base: *mut Slot, values: usize, names: &[Ref]) -> Option<usize> {
    const MOST: usize = 16;
    // SAFETY: see the head of `ops`.
    unsafe {
        let data = code.data();
        let (wanted, positional) = (data.arg_count as usize, values - names.len());
        let total = wanted + data.kwonly_count as usize;
        let special = CodeFlags::VARARGS | CodeFlags::VARKEYWORDS;
        if data.flags.0 & special != 0 || positional > wanted || total > MOST || names.len() > MOST {
            return None;
        }
        let parameters = tuple::items(code.varnames.borrow()?);
        let mut places = [0u8; MOST];
        let mut given: u32 = (1 << positional) - 1;
        for (place, name) in places.iter_mut().zip(names) {
            // Both are interned, so a name that is not found by identity is wrong, or made at run time: the long way knows.
            let position = (data.posonly_count as usize..total).find(|&at| parameters[at].is(name))?;
            if given & 1 << position != 0 {
                return None;
            }
            given |= 1 << position;
            *place = position as u8;
        }
        let missing = !given & ((1u32 << total) - 1);
        let defaults = function.defaults.borrow().map_or(&[][..], |defaults| tuple::items(defaults));
        let first_default = wanted.checked_sub(defaults.len())?;
        // Keyword-only defaults lie in a dict: the long way.
        if missing >> wanted != 0 || missing & ((1 << first_default) - 1) != 0 {
            return None;
        }
        let mut keywords = [Slot::EMPTY; MOST];
        for (index, keyword) in keywords.iter_mut().enumerate().take(names.len()) {
            *keyword = Slot::read(base.add(positional + index));
        }
        for (keyword, &place) in keywords.iter().zip(&places).take(names.len()) {
            *base.add(place as usize) = *keyword;
        }
        for index in first_default..wanted {
            if missing & 1 << index != 0 {
                *base.add(index) = Slot::object(defaults[index - first_default].clone());
            }
        }
        Some(total)
    }
}

/// The general case: moves values from `given` to `places`. What stays behind is the caller's to drop.
fn arrange(
    cx: &Ctx,
    function: &FunctionBody,
    code: &CodeBody,
    given: &mut [Option<Slot>],
    places: &mut [Option<Slot>],
    names: Option<&Ref>,
) -> PyResult<()> {
    let data = code.data();
    let wanted = data.arg_count as usize;
    let total = wanted + data.kwonly_count as usize;
    let has_args = data.flags.has(CodeFlags::VARARGS);
    let parameters = code.varnames.borrow().map_or(&[][..], |names| tuple::items(names));
    let keyword_count = names.map_or(0, tuple::len);
    let positional = given.len() - keyword_count;
    let keywords = data.flags.has(CodeFlags::VARKEYWORDS).then(|| dict::new(cx));
    for index in 0..positional.min(wanted) {
        places[index] = given[index].take();
    }
    if has_args {
        let rest = given[positional.min(wanted)..positional].iter_mut();
        let rest = tuple::from_iter(cx, rest.map(|slot| slot.take().unwrap_or(Slot::EMPTY).into_object(cx)));
        places[total] = Some(Slot::object(rest));
    }
    if let Some(keywords) = &keywords {
        places[total + has_args as usize] = Some(Slot::object(keywords.clone()));
    }
    for index in 0..keyword_count {
        let name = tuple::get(names.unwrap_or(&cx.empty_tuple), index);
        if !name.has_flag(type_flags::STR) {
            return cx.type_error(&format!("{}() keywords must be strings", qualname(function)));
        }
        let posonly = data.posonly_count as usize;
        let same = (posonly..total).find(|&at| parameters[at].is(&name));
        let position = same.or_else(|| (posonly..total).find(|&at| str_::eq(&name, &parameters[at])));
        match position {
            Some(at) if places[at].is_some() => {
                let text = format!("{}() got multiple values for argument '{}'", qualname(function), str_::to_string_lossy(&name));
                return cx.type_error(&text);
            }
            Some(at) => places[at] = given[positional + index].take(),
            None => match &keywords {
                Some(keywords) => {
                    let value = given[positional + index].take().unwrap_or(Slot::EMPTY).into_object(cx);
                    dict::set(cx, keywords, &name, &value)?;
                }
                None => {
                    let clash: Vec<String> = (0..keyword_count)
                        .map(|at| str_::to_string_lossy(&tuple::get(names.unwrap_or(&cx.empty_tuple), at)))
                        .filter(|name| data.varnames[..posonly].iter().any(|parameter| **parameter == **name))
                        .collect();
                    if !clash.is_empty() {
                        let text = format!(
                            "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                            qualname(function),
                            clash.join(", ")
                        );
                        return cx.type_error(&text);
                    }
                    let text = format!("{}() got an unexpected keyword argument '{}'", qualname(function), str_::to_string_lossy(&name));
                    return cx.type_error(&text);
                }
            },
        }
    }
    if positional > wanted && !has_args {
        return too_many(cx, function, code, places, positional);
    }
    let defaults = function.defaults.get();
    let default_count = defaults.as_ref().map_or(0, tuple::len);
    let required = wanted.saturating_sub(default_count);
    let missing: Vec<&str> = (0..required).filter(|&at| places[at].is_none()).map(|at| &*data.varnames[at]).collect();
    if !missing.is_empty() {
        return missing_arguments(cx, function, "positional", &missing);
    }
    for (at, place) in places.iter_mut().enumerate().take(wanted).skip(required) {
        if place.is_none()
            && let Some(defaults) = &defaults
        {
            *place = Some(Slot::object(tuple::get(defaults, at + default_count - wanted)));
        }
    }
    let mut missing: Vec<&str> = Vec::new();
    for at in wanted..total {
        if places[at].is_none() {
            let default = match function.kwdefaults.get() {
                Some(defaults) => dict::get(cx, &defaults, &parameters[at])?,
                None => None,
            };
            match default {
                Some(value) => places[at] = Some(Slot::object(value)),
                None => missing.push(&data.varnames[at]),
            }
        }
    }
    if missing.is_empty() { Ok(()) } else { missing_arguments(cx, function, "keyword-only", &missing) }
}

fn qualname(function: &FunctionBody) -> String {
    function.qualname.get().map_or_else(String::new, |name| str_::to_string_lossy(&name))
}

#[cold]
fn missing_arguments(cx: &Ctx, function: &FunctionBody, kind: &str, names: &[&str]) -> PyResult<()> {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    let list = match &quoted[..] {
        [one] => one.clone(),
        [first, second] => format!("{first} and {second}"),
        [front @ .., last] => format!("{}, and {last}", front.join(", ")),
        [] => String::new(),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    cx.type_error(&format!("{}() missing {} required {kind} argument{plural}: {list}", qualname(function), names.len()))
}

#[cold]
fn too_many(cx: &Ctx, function: &FunctionBody, code: &CodeBody, places: &[Option<Slot>], positional: usize) -> PyResult<()> {
    let data = code.data();
    let wanted = data.arg_count as usize;
    let defaults = function.defaults.borrow().map_or(0, tuple::len);
    let keyword_given = places[wanted..wanted + data.kwonly_count as usize].iter().filter(|place| place.is_some()).count();
    let (takes, plural) =
        if defaults > 0 { (format!("from {} to {wanted}", wanted - defaults), true) } else { (wanted.to_string(), wanted != 1) };
    let s = if plural { "s" } else { "" };
    let given = if keyword_given > 0 {
        let (p, k) = (if positional == 1 { "" } else { "s" }, if keyword_given == 1 { "" } else { "s" });
        format!("{positional} positional argument{p} (and {keyword_given} keyword-only argument{k}) were given")
    } else {
        format!("{positional} {} given", if positional == 1 { "was" } else { "were" })
    };
    cx.type_error(&format!("{}() takes {takes} positional argument{s} but {given}", qualname(function)))
}

/// "f()" with its module, as messages about `*` and `**` name a callable.
pub fn describe(cx: &Ctx, callable: &Ref) -> PyResult<String> {
    let Some(qualname) = attribute::get_optional(cx, callable, &cx.names.__qualname__)? else {
        let text = crate::object::protocol::text::str_(cx, callable)?;
        return Ok(str_::to_string_lossy(&text));
    };
    let name = if qualname.has_flag(type_flags::STR) { str_::to_string_lossy(&qualname) } else { String::new() };
    let module = attribute::get_optional(cx, callable, &cx.names.__module__)?;
    Ok(match module {
        Some(module) if module.has_flag(type_flags::STR) && !str_::eq_str(&module, "builtins") => {
            format!("{}.{name}()", str_::to_string_lossy(&module))
        }
        _ => format!("{name}()"),
    })
}

/// The arguments of a call `f(*positional, **keywords)`.
pub struct Spread {
    /// The positional ones.
    pub gathered: Ref,
    /// The others, in a dict of this call alone.
    pub named: Option<Ref>,
    /// Their names.
    pub names: Option<Ref>,
    /// Their values, which the dict holds.
    pub values: Vec<ManuallyDrop<Ref>>,
}

/// Sorts out the arguments of a call `f(*positional, **keywords)`.
pub fn spread(cx: &Ctx, callable: &Ref, positional: Ref, keywords: Option<Ref>) -> PyResult<Spread> {
    let gathered = match tuple::from_iterable(cx, &positional) {
        Ok(gathered) => gathered,
        Err(raised) => {
            let slots = positional.ty().slots();
            if slots.iter.is_none() && slots.item.is_none() && cx.swallow(cx.types.type_error) {
                let name = describe(cx, callable)?;
                return cx.type_error(&format!("{name} argument after * must be an iterable, not {}", positional.ty().display_name()));
            }
            return Err(raised);
        }
    };
    drop(positional);
    let Some(keywords) = keywords else { return Ok(Spread { gathered, named: None, names: None, values: Vec::new() }) };
    let named = if keywords.is_exact(cx.types.dict) && keywords.count() == 1 {
        keywords
    } else if keywords.is_exact(cx.types.dict) {
        let copy = dict::new(cx);
        dict::update(cx, &copy, &keywords)?;
        copy
    } else {
        if attribute::get_optional(cx, &keywords, &cx.names.keys)?.is_none() {
            let name = describe(cx, callable)?;
            return cx.type_error(&format!("{name} argument after ** must be a mapping, not {}", keywords.ty().display_name()));
        }
        let copy = dict::new(cx);
        let keys = crate::object::protocol::call::method(cx, &keywords, &cx.names.keys, &[])?;
        for key in iterate::to_vec(cx, &keys)? {
            dict::set(cx, &copy, &key, &item::get(cx, &keywords, &key)?)?;
        }
        copy
    };
    let (mut names, mut values, mut at) = (Vec::new(), Vec::new(), 0);
    while let Some((key, value)) = dict::next(&named, &mut at) {
        names.push(key);
        // SAFETY: the copy is never dropped; the dict holds the value for the duration of the call.
        values.push(ManuallyDrop::new(unsafe { Ref::from_raw(value.as_ptr()) }));
    }
    if names.iter().any(|name| !name.has_flag(type_flags::STR)) {
        return cx.type_error("keywords must be strings");
    }
    let names = if names.is_empty() { None } else { Some(tuple::from_vec(cx, names)) };
    Ok(Spread { gathered, named: Some(named), names, values })
}

/// Calls a class inside the loop, if its instances are made and initialised the ordinary way by Python code: the new instance becomes the first
/// argument of `__init__`'s frame. None: not such a class, nothing has changed.
///
/// # Safety
/// See the head of `ops`; the callable in the window is a class.
#[inline]
pub unsafe fn call_class(
    vm: &Vm,
    window: *mut Slot,
    values: usize,
    names: Option<&Ref>,
    return_pc: *const u64,
    base: *mut Slot,
) -> Option<PyResult<Next>> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let class: &TypeBody = (*window).header().body();
        if class.is(cx.types.type_) && values == 1 && names.is_none() && (*window.add(LINK)).tag != UNDEFINED {
            // `type(x)`
            let found = boxed(cx, window.add(LINK)).ty().to_ref();
            super::call::drop_window(window, 1);
            *window = Slot::object(found);
            return Some(Ok((return_pc, base)));
        }
        let init = plain_init(cx, class)?;
        if window.add(2 * (LINK + values + 1)) >= vm.limit {
            return None;
        }
        let shown = class.init_calls.get() && values != 0;
        if shown || names.is_some() || (0..values).any(|index| is_counted(Slot::read(window.add(LINK + index)))) {
            return Some(call_holding(vm, window, values, names, return_pc, base, init));
        }
        // CPython hands the arguments over in a tuple; here nobody can tell that it is gone before the call ends.
        tuple::pass(cx, values);
        let instance = match object::allocate(cx, class) {
            Ok(instance) => instance,
            Err(raised) => {
                super::call::drop_window(window, values);
                return Some(Err(raised));
            }
        };
        std::ptr::copy(window.add(LINK), window.add(LINK + 1), values);
        *window.add(LINK) = Slot::object(instance.clone());
        let class = std::mem::replace(&mut *window, Slot::object(init));
        class.release();
        Some(super::call::enter_init(vm, window, values + 1, names, return_pc, base, instance, 0))
    }
}

/// Whether a register holds an object whose count says something.
///
/// # Safety
/// If the slot says that it is an object, it is one.
#[inline(always)]
unsafe fn is_counted(slot: Slot) -> bool {
    // SAFETY: see the head of `ops`.
    unsafe { slot.tag == OBJECT && !slot.header().is_immortal() }
}

/// What a call of a class holds: the tuple of positional arguments, the dict of the others with the tuple of its names, the new instance.
type Held = (Ref, Option<(Ref, Ref)>, Ref);

/// `call_class` with arguments that have counts to show, or an `__init__` that can tell whether their tuple is there. In CPython the caller's stack, a tuple and, with keywords, a dict and one more copy
/// hold them while `__init__` runs, and so here (the values in their registers, the names in the block that is `laid`); they die when all that goes, the caller's stack last.
///
/// ```text
///   window                                                    second
///  [class][tuple, dict][    ][arg0]…[argN][window, names]    [__init__][link][link][self][arg0]…[argN]   the frame
/// ```
///
/// # Safety
/// See the head of `ops`; the callable in the window is a class, there is room for all this.
#[inline(never)]
unsafe fn call_holding(
    vm: &Vm,
    window: *mut Slot,
    values: usize,
    names: Option<&Ref>,
    return_pc: *const u64,
    base: *mut Slot,
    init: Ref,
) -> PyResult<Next> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let positional = values - names.map_or(0, tuple::len);
        let item = |index: usize| {
            let slot = Slot::read(window.add(LINK + index));
            if slot.tag == OBJECT { slot.counted().into_ref() } else { cx.none() }
        };
        let start = || -> PyResult<Held> {
            let gathered = tuple::fill(cx, positional, item)?;
            let mut named = None;
            if let Some(names) = names {
                let dict = dict::with_capacity(cx, tuple::len(names));
                for (index, name) in tuple::items(names).iter().enumerate() {
                    dict::set(cx, &dict, name, &item(positional + index))?;
                }
                named = Some((dict, tuple::fill(cx, tuple::len(names), |index| tuple::items(names)[index].clone())?));
            }
            let class: &TypeBody = (*window).header().body();
            Ok((gathered, named, object::allocate(cx, class)?))
        };
        let (gathered, named, instance) = match start() {
            Ok(parts) => parts,
            Err(raised) => {
                super::call::drop_window(window, values);
                return Err(raised);
            }
        };
        let second = window.add(LINK + values + 1);
        let (named, laid) = named.map_or((0, 0), |(dict, names)| {
            let laid = heap::alloc(laid_size(values));
            laid.cast::<Ref>().write(names);
            (dict.into_raw().as_ptr() as u64, laid.as_ptr() as u64)
        });
        *window.add(1) = Slot { tag: gathered.into_raw().as_ptr() as u64, bits: named };
        let keeper = Slot { tag: window as u64, bits: laid };
        *second.sub(1) = keeper;
        *second = Slot::object(init);
        let this = Slot::object(instance.clone());
        *second.add(LINK) = this;
        for index in 0..values {
            *second.add(LINK + 1 + index) = Slot::read(window.add(LINK + index)).counted();
        }
        if names.is_some() {
            this.counted();
            for index in 0..values {
                Slot::read(window.add(LINK + index)).counted();
            }
        }
        let entered = super::call::enter_init(vm, second, values + 1, names, return_pc, base, instance, HOLDING);
        if entered.is_err() {
            let raised = cx.raised.take();
            end_holding(second, keeper, this);
            cx.raised.set(raised);
        }
        entered
    }
}

/// Bytes of the array in which CPython lays out anew the values of a call with keywords: the instance in front, and one place before that (here
/// for the tuple of names).
const fn laid_size(values: usize) -> usize {
    (values + 2) * size_of::<Ref>()
}

/// Gives up what `call_holding` keeps; the frame is gone, whose window was `second`. `keeper` lay below it: it must be read before anything is
/// dropped there, for code that runs then writes over it. Gives back the window of the call.
///
/// # Safety
/// See the head of `ops`; with keywords one count of the instance is given up.
pub unsafe fn end_holding(second: *mut Slot, keeper: Slot, instance: Slot) -> *mut Slot {
    // SAFETY: see the head of `ops`.
    unsafe {
        let window = keeper.tag as *mut Slot;
        let values = second.offset_from(window) as usize - LINK - 1;
        if let Some(laid) = NonNull::new(keeper.bits as *mut u8) {
            instance.release();
            for index in 0..values {
                Slot::read(window.add(LINK + index)).release();
            }
            let names = laid.cast::<Ref>().read();
            heap::free(laid, laid_size(values));
            drop(names);
        }
        let kept = Slot::read(window.add(1));
        tuple::give_up(Slot { tag: OBJECT, bits: kept.tag }.into_ref());
        if kept.bits != 0 {
            Slot { tag: OBJECT, bits: kept.bits }.release();
        }
        super::call::drop_window(window, values);
        window
    }
}

/// The `__init__` of a class if it is a plain function and `__new__` is object's. Remembered under the class's version.
#[inline(always)]
fn plain_init(cx: &Ctx, class: &TypeBody) -> Option<Ref> {
    let version = class.version.get();
    if version != 0 && class.init_version.get() == version {
        // SAFETY: under this version the class (or a base) holds the function.
        return class.init_cache.get().map(|init| unsafe { Ref::new(init.as_ref()) });
    }
    find_init(cx, class)
}

#[inline(never)]
fn find_init(cx: &Ctx, class: &TypeBody) -> Option<Ref> {
    if !class.has(type_flags::HEAP_TYPE) {
        return None;
    }
    let version = class::ensure_version(cx, class);
    let slots = class.slots();
    let plain_new = slots.new.is_some_and(|new| new as usize == object::new as *const () as usize);
    let plain_meta = class.header().is_exact(cx.types.type_) && !class.has(type_flags::ABSTRACT);
    let init = class::lookup(cx, class, &cx.names.__init__).filter(|init| plain_new && plain_meta && init.is_exact(cx.types.function));
    class.init_cache.set(init.as_ref().map(Ref::as_ptr));
    class.init_calls.set(init.as_ref().is_some_and(makes_calls));
    class.init_version.set(version);
    init
}

/// Whether the body of a function makes calls or tuples, those for `*args` among them.
fn makes_calls(function: &Ref) -> bool {
    // SAFETY: a function has its code.
    let code: &CodeBody = unsafe { function.body::<FunctionBody>().code.borrow().unwrap_unchecked().body() };
    let (words, mut at) = (&code.data().words, 0);
    while let Some(&word) = words.get(at) {
        match Word(word).op() {
            Op::Call | Op::CallMethod | Op::CallKw | Op::CallMethodKw | Op::CallEx | Op::BuildTuple => return true,
            op => at += 1 + op.cache_words(),
        }
    }
    code.data().flags.has(CodeFlags::VARARGS)
}

/// A function of this code in these globals.
pub fn new_function(cx: &Ctx, code: &Ref, globals: &Ref) -> PyResult<Ref> {
    let Some(body) = crate::object::types::code::body(cx, code) else { return cx.raise(cx.types.system_error, "bad code object") };
    let (Some(name), Some(qualname), Some(consts)) = (body.name.get(), body.qualname.get(), body.consts.get()) else {
        return cx.raise(cx.types.system_error, "bad code object");
    };
    let documented = !body.data().flags.has(CodeFlags::NAMESPACE);
    let doc = tuple::items(&consts).first().filter(|first| documented && first.is_exact(cx.types.str_)).unwrap_or(&cx.none);
    let builtins = function::builtins_of(cx, globals);
    let module = dict::get_str(cx, globals, &cx.names.__name__);
    Ok(function::make(cx, &function::Parts { code, globals, builtins: &builtins, name: &name, qualname: &qualname, doc, module }))
}

/// `MakeFunction`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn make_function(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`; the cache word was linked to a code object, and a `Ref` is its address.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let code = &*pc.add(1).cast::<Ref>();
        let result = new_function(cx, code, globals_of(base))?;
        let body: &FunctionBody = result.body();
        let mut part = reg(base, word.b());
        for (flag, field) in [(1, &body.defaults), (2, &body.kwdefaults), (4, &body.annotations), (8, &body.closure)] {
            if word.x() & flag != 0 {
                field.set(Some((*part).into_object(cx)));
                part = part.add(1);
            }
        }
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

/// `LoadBuildClass`
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn load_build_class(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let builtins = crate::vm::frame::function_of(base).builtins.get().unwrap_or_else(|| dict::new(cx));
        match dict::get(cx, &builtins, &cx.names.__build_class__)? {
            Some(value) => {
                *reg(base, Word(*pc).a()) = Slot::object(value);
                Ok(())
            }
            None => cx.raise(cx.types.name_error, "__build_class__ not found"),
        }
    }
}

/// Rare operations of one operand.
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn intrinsic1(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let place = reg(base, word.b());
        if (*place).tag == UNDEFINED {
            return super::name::unbound(vm, base, word.b());
        }
        let operand = boxed(cx, place).clone();
        Slot::read(place).release();
        let result = match word.x() {
            1 => display(cx, &operand)?,
            2 => crate::vm::generator::stop_iteration_error(cx, operand)?,
            3 => type_param::new(cx, &operand),
            4 => type_param::new_param_spec(cx, &operand),
            5 => type_param::new_tuple(cx, &operand),
            6 => type_param::subscript_generic(cx, &operand)?,
            7 => match tuple::items(&operand) {
                [name, parameters, code] => type_param::new_alias(cx, name, Some(parameters), code),
                _ => return cx.raise(cx.types.system_error, "a type alias has three parts"),
            },
            _ => return cx.raise(cx.types.system_error, "unknown intrinsic"),
        };
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}

/// Hands a value of interactive mode to `sys.displayhook`.
fn display(cx: &Ctx, value: &Ref) -> PyResult<Ref> {
    let hook = match cx.sys_dict.get() {
        Some(sys) => dict::get(cx, &sys, &cx.names.displayhook)?,
        None => None,
    };
    match hook {
        Some(hook) => crate::object::protocol::call::call(cx, &hook, crate::object::Args::new(std::slice::from_ref(value))),
        None => cx.raise(cx.types.runtime_error, "lost sys.displayhook"),
    }
}

/// Rare operations of two operands.
///
/// # Safety
/// See the head of `ops`.
pub unsafe fn intrinsic2(vm: &Vm, pc: *const u64, base: *mut Slot) -> PyResult<()> {
    // SAFETY: see the head of `ops`.
    unsafe {
        let cx = vm.cx;
        let word = Word(*pc);
        let first = (*reg(base, word.b())).into_object(cx);
        let second = (*reg(base, word.c())).into_object(cx);
        let result = match word.x() {
            3 => {
                attribute::set(cx, &first, &cx.names.__type_params__, &second)?;
                first
            }
            1 => type_param::new_with_bound(cx, &first, &second),
            2 => type_param::new_with_constraints(cx, &first, &second),
            _ => return cx.raise(cx.types.system_error, "unknown intrinsic"),
        };
        *reg(base, word.a()) = Slot::object(result);
        Ok(())
    }
}
