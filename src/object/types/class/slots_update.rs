//! Which slots a class gets: for each special method it has or inherits, the native slot itself if the method is a slot wrapper that fits,
//! else the function that calls the method by name (`update_one_slot` of CPython).

use super::lookup::{each_subclass, lookup};
use crate::heap::Ref;
use crate::object::slot_table::{GENERIC, SLOT_ROWS, set_word, word};
use crate::object::types::{builtin_function, descriptor, dict};
use crate::object::{Ctx, Object, TypeBody};

/// Works out every slot of a new class.
pub fn update_all(cx: &Ctx, class: &TypeBody) {
    let mut start = 0;
    while start < SLOT_ROWS.len() {
        start = update_group(cx, class, start);
    }
}

/// A special method was set or deleted: brings the slots of the class and its subclasses up to date.
pub fn update_named(cx: &Ctx, class: &TypeBody, name: &Ref) {
    if !is_special(name) {
        return;
    }
    let mut groups: Vec<usize> = Vec::new();
    let mut start = 0;
    while start < SLOT_ROWS.len() {
        let end = group_end(start);
        if SLOT_ROWS[start..end].iter().any(|row| (row.id)(&cx.names).is(name)) {
            groups.push(start);
        }
        start = end;
    }
    if !groups.is_empty() {
        update_tree(cx, class, name, &groups);
    }
}

fn is_special(name: &Ref) -> bool {
    let text = crate::object::types::str_::wtf8(name);
    text.len() > 4 && text.starts_with(b"__") && text.ends_with(b"__")
}

fn update_tree(cx: &Ctx, class: &TypeBody, name: &Ref, groups: &[usize]) {
    for &start in groups {
        update_group(cx, class, start);
    }
    each_subclass(class, |subclass| {
        let overrides = subclass.dict.borrow().is_some_and(|names| dict::get_str(cx, names, name).is_some());
        if !overrides {
            update_tree(cx, subclass, name, groups);
        }
    });
}

/// Rows of one slot stand together: where the group that begins here ends.
fn group_end(start: usize) -> usize {
    let at = SLOT_ROWS[start].word;
    start + SLOT_ROWS[start..].iter().take_while(|row| row.word == at).count()
}

/// Of the slots that share this name, the only one that the class has (`resolve_slotdups`).
fn only_filled(class: &TypeBody, name: &str) -> Option<usize> {
    let mut filled = SLOT_ROWS.iter().filter(|row| row.name == name && word(class.slots(), row.word).is_some());
    match (filled.next(), filled.next()) {
        (Some(row), None) => Some(row.word),
        _ => None,
    }
}

/// Decides one slot; returns where the next group begins.
fn update_group(cx: &Ctx, class: &TypeBody, start: usize) -> usize {
    let end = group_end(start);
    let at = SLOT_ROWS[start].word;
    let mut specific: Option<fn()> = None;
    let mut generic: Option<fn()> = None;
    let mut use_generic = false;
    for row in &SLOT_ROWS[start..end] {
        let Some(found) = lookup(cx, class, (row.id)(&cx.names)) else { continue };
        match descriptor::wrapped(cx, &found) {
            Some((its_row, its_slots)) if its_row.name == row.name => {
                let only = if count_named(row.name) == 1 { Some(at) } else { only_filled(class, row.name) };
                if only.is_none_or(|word| word == at) {
                    generic = word(&GENERIC, at);
                }
                let its_slot = word(its_slots, its_row.word);
                let fits = specific.is_none() || specific.map(|slot| slot as usize) == its_slot.map(|slot| slot as usize);
                let same_kind = std::ptr::eq(its_row, row);
                if fits && same_kind && class.is_subtype(descriptor::class_of(&found)) {
                    specific = its_slot;
                } else {
                    use_generic = true;
                }
            }
            _ if row.name == "__new__" && found.is_exact(cx.types.builtin_function) && is_native_new(&found) => {
                // The native `__new__` of a base: the class keeps the one that goes with its layout.
                specific = native_new(class);
            }
            _ if row.name == "__hash__" && cx.is_none(&found) => {
                // Unhashable: an empty slot says so.
                specific = None;
                generic = None;
                use_generic = true;
            }
            _ => {
                use_generic = true;
                generic = word(&GENERIC, at);
            }
        }
    }
    let chosen = if specific.is_some() && !use_generic { specific } else { generic };
    class.update_slots(|slots| set_word(slots, at, chosen));
    end
}

fn count_named(name: &str) -> usize {
    SLOT_ROWS.iter().filter(|row| row.name == name).count()
}

fn is_native_new(function: &Ref) -> bool {
    std::ptr::eq(builtin_function::body(function).def.get(), &super::new::NEW_DEF)
}

/// The `new` slot of the nearest base that has a native one.
fn native_new(class: &TypeBody) -> Option<fn()> {
    let at = std::mem::offset_of!(crate::object::Slots, new) / size_of::<usize>();
    let generic = word(&GENERIC, at).map(|slot| slot as usize);
    let mut current = class.to_ref();
    loop {
        let slot = current.as_type().and_then(|class| word(class.slots(), at));
        if slot.map(|slot| slot as usize) != generic {
            return slot;
        }
        current = current.as_type().and_then(|class| class.base.get())?;
    }
}
