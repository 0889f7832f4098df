//! Method resolution order (C3) and the choice of the metaclass. Error texts are CPython's.

use super::layout::solid_base;
use crate::heap::Ref;
use crate::object::protocol::{attribute, iterate};
use crate::object::types::{list, str_, tuple};
use crate::object::{Ctx, Object, PyResult, TypeBody, type_flags};

/// The most derived of a metaclass and the metaclasses of the bases.
pub fn calculate_metaclass(cx: &Ctx, meta: &Ref, bases: &Ref) -> PyResult<Ref> {
    let mut winner = meta.clone();
    for base in tuple::items(bases) {
        let candidate = base.ty();
        let Some(current) = winner.as_type() else { return Ok(winner) };
        if current.is_subtype(candidate) {
            continue;
        }
        if candidate.is_subtype(current) {
            winner = candidate.to_ref();
            continue;
        }
        return cx.type_error(
            "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
        );
    }
    Ok(winner)
}

/// The MRO of a class whose bases are set, as a tuple: its metaclass's `mro()` if that is not `type`'s.
pub fn resolve(cx: &Ctx, class: &TypeBody) -> PyResult<Ref> {
    let this = class.to_ref();
    let meta = this.ty();
    if meta.is(cx.types.type_) {
        return linearize(cx, class);
    }
    let Some(result) = attribute::call_special(cx, &this, &cx.intern("mro"), []) else {
        return cx.raise(cx.types.attribute_error, "mro");
    };
    let entries = iterate::to_vec(cx, &result?)?;
    if entries.is_empty() {
        return cx.type_error("type MRO must not be empty");
    }
    let solid = solid_base(class);
    for entry in &entries {
        let Some(base) = entry.as_type() else {
            return cx.type_error(&format!("mro() returned a non-class ('{}')", entry.ty().display_name()));
        };
        let theirs = solid_base(base);
        if !matches!((solid.as_type(), theirs.as_type()), (Some(ours), Some(theirs)) if ours.is_subtype(theirs)) {
            return cx.type_error(&format!("mro() returned base with unsuitable layout ('{}')", base.display_name()));
        }
    }
    Ok(tuple::from_vec(cx, entries))
}

/// C3 (`type.mro`), as a tuple.
pub fn linearize(cx: &Ctx, class: &TypeBody) -> PyResult<Ref> {
    let bases = class.bases.get().unwrap_or_else(|| cx.empty_tuple.clone());
    let bases = tuple::items(&bases);
    let mut lists: Vec<Vec<Ref>> = Vec::with_capacity(bases.len() + 1);
    for base in bases {
        let mro = base.as_type().and_then(|base| base.mro.get());
        let Some(mro) = mro else {
            let name = base.as_type().map_or_else(String::new, TypeBody::display_name);
            return cx.type_error(&format!("Cannot extend an incomplete type '{name}'"));
        };
        lists.push(tuple::items(&mro).to_vec());
    }
    let this = class.to_ref();
    if let [only] = &mut lists[..] {
        only.insert(0, this);
        return Ok(tuple::from_vec(cx, std::mem::take(only)));
    }
    for (index, base) in bases.iter().enumerate() {
        if bases[..index].iter().any(|earlier| earlier.is(base)) {
            return cx.type_error(&format!("duplicate base class {}", name_of(base)));
        }
    }
    lists.push(bases.to_vec());
    let result = list::from_vec(cx, vec![this]);
    merge(cx, &lists, &result)?;
    Ok(tuple::new(cx, list::items(&result)))
}

fn merge(cx: &Ctx, lists: &[Vec<Ref>], result: &Ref) -> PyResult<()> {
    // How often a class still stands behind the head of a list; keyed by address.
    let mut in_tails: std::collections::HashMap<usize, usize> = std::collections::HashMap::new();
    for list in lists {
        for entry in list.iter().skip(1) {
            *in_tails.entry(entry.address()).or_default() += 1;
        }
    }
    let mut heads = vec![0usize; lists.len()];
    loop {
        let mut empty = 0;
        let mut chosen: Option<&Ref> = None;
        for (list, &head) in lists.iter().zip(&heads) {
            let Some(candidate) = list.get(head) else {
                empty += 1;
                continue;
            };
            if in_tails.get(&candidate.address()).copied().unwrap_or(0) == 0 {
                chosen = Some(candidate);
                break;
            }
        }
        let Some(chosen) = chosen else {
            return if empty == lists.len() { Ok(()) } else { inconsistent(cx, lists, &heads) };
        };
        list::append(cx, result, chosen.clone())?;
        for (list, head) in lists.iter().zip(&mut heads) {
            if list.get(*head).is_some_and(|entry| entry.is(chosen)) {
                *head += 1;
                // The new head is no longer in a tail.
                if let Some(next) = list.get(*head)
                    && let Some(count) = in_tails.get_mut(&next.address())
                {
                    *count -= 1;
                }
            }
        }
    }
}

#[cold]
fn inconsistent(cx: &Ctx, lists: &[Vec<Ref>], heads: &[usize]) -> PyResult<()> {
    let mut blocked: Vec<&Ref> = Vec::new();
    for (list, &head) in lists.iter().zip(heads) {
        if let Some(entry) = list.get(head)
            && !blocked.iter().any(|known| known.is(entry))
        {
            blocked.push(entry);
        }
    }
    let names: Vec<String> = blocked.into_iter().map(name_of).collect();
    cx.type_error(&format!("Cannot create a consistent method resolution\norder (MRO) for bases {}", names.join(", ")))
}

fn name_of(class: &Ref) -> String {
    match class.as_type() {
        Some(class) => class.name.borrow().filter(|name| name.has_flag(type_flags::STR)).map_or_else(String::new, str_::to_string_lossy),
        None => String::new(),
    }
}
