//! What is left in the heap when an interpreter has ended, for tests: objects that nothing immortal accounts for. Also, for any moment:
//! objects that count less than what is known to refer to them.
//!
//! ```text
//!   every live block ──has it a known type at offset 8?──▶ object
//!   roots: builtin types and what the context holds ──traverse──▶ accounted for
//!   the rest: somebody kept a count
//! ```
//! A block of raw memory may look like an object by chance; counts of a sensible size make that unlikely enough.
#![allow(unsafe_code)]

use std::collections::{HashMap, HashSet};
use std::ptr::NonNull;

use super::body::{Object, TypeBody, type_flags};
use super::ctx::Ctx;
use super::types::{generator, property};
use crate::heap::{self, Header, Ref, Visit, front_bytes};

/// A count that an object might have.
const COUNT_MOST: u64 = 1 << 32;

/// A line for every object that is alive without reason.
pub fn unaccounted(cx: &Ctx) -> Vec<String> {
    let objects = objects(cx);
    let mut reached: HashSet<usize> = HashSet::new();
    let mut todo: Vec<usize> = Vec::new();
    builtin_types(cx, &mut |class| type_fields(class).for_each(|value| reach(value, &mut reached, &mut todo)));
    if let Ok(group) = super::types::exception::exception_group(cx) {
        reach(&group, &mut reached, &mut todo);
    }
    for field in [&cx.raised, &cx.handled, &cx.returned, &cx.modules, &cx.builtins, &cx.sys_dict, &cx.thread_dict] {
        if let Some(value) = field.borrow() {
            reach(value, &mut reached, &mut todo);
        }
    }
    while let Some(address) = todo.pop() {
        let Some(object) = objects.get(&address) else { continue };
        // SAFETY: it was found alive, and nothing has run since.
        let head = unsafe { object.as_ref() };
        if let Some(traverse) = head.kind().traverse.get() {
            // SAFETY: as above; objects in the heap are complete.
            unsafe { traverse(head, &mut |target| reach(target, &mut reached, &mut todo)) }
        }
        if let Some(value) = hidden(cx, head) {
            reach(value, &mut reached, &mut todo);
        }
    }
    let mut left: Vec<_> = objects.iter().filter(|(address, _)| !reached.contains(address)).collect();
    left.sort_by_key(|(address, _)| **address);
    left.into_iter()
        .filter_map(|(address, object)| {
            // SAFETY: as above.
            let head = unsafe { object.as_ref() };
            if head.is_immortal() {
                return None;
            }
            let name = head.as_type().map_or_else(String::new, |class| format!(" '{}'", class.display_name()));
            Some(format!("{}{name} at {address:#x}, count {}{}", head.ty().display_name(), head.count(), shown(head)))
        })
        .collect()
}

/// A line for every object whose count is not the number of references that lead to it. More references than counts: somebody gave up a
/// count twice, or shows the collector a reference that it does not own. Fewer: somebody lost a reference, or holds one natively without
/// being among the roots; that is asked of containers only, and not of tuples, because the script's own constants hold some until it has
/// ended. `roots` shows what is held natively. For any moment at which no Python code and no collection runs.
pub fn miscounted(cx: &Ctx, roots: impl Fn(Visit<'_>)) -> Vec<String> {
    edges(cx, roots)
        .into_iter()
        .filter_map(|(address, known)| {
            // SAFETY: it was reached from objects that are alive, and nothing has run since.
            let head = unsafe { &*(address as *const Header) };
            let strict = head.has_prefix() && head.as_type().is_none() && !head.is_exact(cx.types.tuple);
            let wrong = !head.is_immortal() && (known > head.count() || strict && known < head.count());
            wrong
                .then(|| format!("{} at {address:#x}, count {}, {known} references{}", head.ty().display_name(), head.count(), shown(head)))
        })
        .collect()
}

/// How many references lead to each object: from the roots, from the context, and from everything the collector knows or that is reached
/// from there.
fn edges(cx: &Ctx, roots: impl Fn(Visit<'_>)) -> HashMap<usize, u64> {
    let mut edges: HashMap<usize, u64> = HashMap::new();
    let mut todo: Vec<usize> = Vec::new();
    let mut seen: HashSet<usize> = HashSet::new();
    let mut known: Vec<usize> = Vec::new();
    for generation in 0..heap::cycles::GENERATIONS {
        heap::cycles::for_each(heap::cycles::List::of_generation(generation), &mut |object| known.push(object.address()));
    }
    heap::cycles::for_each(heap::cycles::List::Permanent, &mut |object| known.push(object.address()));
    // Builtin types are in none of its lists.
    builtin_types(cx, &mut |class| known.push(class.header().address()));
    for address in known {
        if seen.insert(address) {
            todo.push(address);
            edges.entry(address).or_default();
        }
    }
    let mut reach = |target: &Header, todo: &mut Vec<usize>| {
        *edges.entry(target.address()).or_default() += 1;
        if seen.insert(target.address()) {
            todo.push(target.address());
        }
    };
    for field in [&cx.raised, &cx.handled, &cx.returned, &cx.modules, &cx.builtins, &cx.sys_dict, &cx.thread_dict] {
        if let Some(value) = field.borrow() {
            reach(value, &mut todo);
        }
    }
    roots(&mut |value| reach(value, &mut todo));
    while let Some(address) = todo.pop() {
        // SAFETY: the collector's lists hold live objects, and what those refer to is alive.
        let head = unsafe { &*(address as *const Header) };
        // A class does not show the collector the dict of its subclasses.
        if let Some(subclasses) = head.as_type().and_then(|class| class.subclasses.borrow()) {
            reach(subclasses, &mut todo);
        }
        if let Some(traverse) = head.kind().traverse.get() {
            // SAFETY: as above; objects that can be reached are complete.
            unsafe { traverse(head, &mut |target| reach(target, &mut todo)) }
        }
        if let Some(value) = hidden(cx, head) {
            reach(value, &mut todo);
        }
    }
    edges
}

/// Every type that is not made by a class statement.
fn builtin_types(cx: &Ctx, visit: &mut dyn FnMut(&'static TypeBody)) {
    cx.types.each_type(visit);
    super::ready::each_declared(visit);
}

/// What a type holds.
fn type_fields(class: &TypeBody) -> impl Iterator<Item = &Ref> {
    let fields = [
        &class.name,
        &class.base,
        &class.bases,
        &class.mro,
        &class.dict,
        &class.subclasses,
        &class.qualname,
        &class.slot_names,
        &class.module,
    ];
    fields.into_iter().filter_map(|field| field.borrow())
}

/// What an object holds without showing it to the collector: a property its name, a generator that has ended its code.
fn hidden<'a>(cx: &Ctx, object: &'a Header) -> Option<&'a Header> {
    if object.is_exact(cx.types.generator) || object.is_exact(cx.types.coroutine) || object.is_exact(cx.types.async_generator) {
        return generator::ended_code(object);
    }
    object.ty().is_subtype(cx.types.property).then(|| property::name(object)).flatten()
}

/// A short look at simple values.
fn shown(head: &Header) -> String {
    let cx = Ctx::current();
    let object = Ref::new(head);
    let text = if head.is_exact(cx.types.str_) {
        super::types::str_::to_string_lossy(&object)
    } else if head.is_exact(cx.types.int) || head.is_exact(cx.types.float) {
        super::protocol::text::repr(cx, &object).map(|text| super::types::str_::to_string_lossy(&text)).unwrap_or_default()
    } else if head.is_exact(cx.types.function) {
        super::types::function::body(head).qualname.borrow().map_or_else(String::new, super::types::str_::to_string_lossy)
    } else if head.is_exact(cx.types.dict) {
        let (mut keys, mut position) = (Vec::new(), 0);
        while let Some((key, _)) = super::types::dict::next(&object, &mut position)
            && keys.len() < 8
        {
            keys.push(if key.is_exact(cx.types.str_) { super::types::str_::to_string_lossy(&key) } else { key.ty().name_string() });
        }
        keys.join(", ")
    } else {
        String::new()
    };
    std::mem::forget(object);
    head.count.set(head.count.get() - 1);
    if text.is_empty() { String::new() } else { format!(": {}", text.chars().take(60).collect::<String>()) }
}

fn reach(target: &Header, reached: &mut HashSet<usize>, todo: &mut Vec<usize>) {
    if reached.insert(target.address()) {
        todo.push(target.address());
    }
}

/// Every object in the heap, by address.
fn objects(cx: &Ctx) -> HashMap<usize, NonNull<Header>> {
    let mut blocks: Vec<(usize, usize)> = Vec::new();
    heap::for_each_block(&mut |address, size, live| {
        if live {
            blocks.push((address, size));
        }
    });
    let mut types: HashSet<usize> = HashSet::new();
    cx.types.each_type(&mut |class| {
        types.insert(class.header().address());
    });
    super::ready::each_declared(&mut |class| {
        types.insert(class.header().address());
    });
    let mut found = HashMap::new();
    loop {
        let known = types.len();
        found.clear();
        for &(address, size) in &blocks {
            for front in [0, 16, 32] {
                if size < front + 16 {
                    continue;
                }
                let Some(object) = NonNull::new((address + front) as *mut Header) else { continue };
                // SAFETY: the block is alive and has at least 16 bytes there; they are read as plain words.
                let (count, class) = unsafe { (object.cast::<u64>().read(), object.cast::<usize>().add(1).read()) };
                if count == 0 || (COUNT_MOST..heap::IMMORTAL_MARK).contains(&count) || !types.contains(&class) {
                    continue;
                }
                // SAFETY: `class` is the address of a live type object.
                let class = unsafe { &*(class as *const TypeBody) };
                if front_bytes(class.kind.flags.get()) != front {
                    continue;
                }
                found.insert(object.as_ptr() as usize, object);
                if class.has(type_flags::TYPE) {
                    types.insert(object.as_ptr() as usize);
                }
                // What follows may look like another one: length and first item of a tuple of types.
                break;
            }
        }
        if types.len() == known {
            return found;
        }
    }
}
