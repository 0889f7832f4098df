//! `object.__class__ = C` and `C.__bases__ = …`: allowed only between types of the same layout.
#![allow(unsafe_code)]

use super::layout::best_base;
use super::lookup::{add_subclass, each_subclass, modified, remove_subclass};
use super::{instance, mro, slots_update};
use crate::heap::{Ref, flags};
use crate::object::types::dict::shared;
use crate::object::types::tuple;
use crate::object::{Ctx, Object, PyResult, TypeBody, type_flags};

/// Whether a class adds nothing to its base's layout.
fn same_as_base(class: &TypeBody) -> bool {
    let Some(base) = class.base.get() else { return false };
    let Some(base) = base.as_type() else { return false };
    let same_clear = class.kind.clear.get().is_some_and(|clear| clear as usize == instance::clear_instance as *const () as usize);
    class.kind.basic_size.get() == base.kind.basic_size.get()
        && class.kind.item_size.get() == base.kind.item_size.get()
        && class.dict_offset.get() == base.dict_offset.get()
        && class.weak_list_offset.get() == base.weak_list_offset.get()
        && managed(class) == managed(base)
        && class.has(flags::GC) == base.has(flags::GC)
        && (same_clear || !class.has(flags::GC))
}

fn managed(class: &TypeBody) -> u64 {
    class.kind.flags.get() & (type_flags::MANAGED_DICT | type_flags::MANAGED_WEAKREF | flags::MANAGED)
}

fn layout_base(class: &TypeBody) -> Ref {
    let mut current = class.to_ref();
    while let Some(base) = current.as_type().filter(|class| same_as_base(class)).and_then(|class| class.base.get()) {
        current = base;
    }
    current
}

/// Whether two classes add the same slots to the same base.
fn same_slots(a: &TypeBody, b: &TypeBody) -> bool {
    let (Some(base_a), Some(base_b)) = (a.base.get(), b.base.get()) else { return false };
    if !base_a.is(&base_b) {
        return false;
    }
    let mut size = base_a.as_type().map_or(0, |base| base.kind.basic_size.get() as usize);
    if let (Some(names_a), Some(names_b)) = (a.slot_names.get(), b.slot_names.get()) {
        let names_a = tuple::items(&names_a).to_vec();
        let names_b = tuple::items(&names_b).to_vec();
        if names_a.len() != names_b.len() || !names_a.iter().zip(&names_b).all(|(a, b)| crate::object::types::str_::eq(a, b)) {
            return false;
        }
        size += 8 * names_a.len();
    }
    size == a.kind.basic_size.get() as usize && size == b.kind.basic_size.get() as usize
}

fn check_layout(cx: &Ctx, old: &TypeBody, new: &TypeBody, what: &str) -> PyResult<()> {
    let (new_base, old_base) = (layout_base(new), layout_base(old));
    let fits = managed(old) == managed(new)
        && (new_base.is(&old_base)
            || match (new_base.as_type(), old_base.as_type()) {
                (Some(new_base), Some(old_base)) => same_slots(new_base, old_base),
                _ => false,
            });
    if fits {
        return Ok(());
    }
    cx.type_error(&format!("{what} assignment: '{}' object layout differs from '{}'", new.display_name(), old.display_name()))
}

/// Gives an object another class of the same layout.
pub fn assign_class(cx: &Ctx, this: &Ref, new: &TypeBody) -> PyResult<()> {
    let old_ref = cx.type_of(this);
    let old = this.ty();
    let both_modules = new.is_subtype(cx.types.module) && old.is_subtype(cx.types.module);
    if !both_modules && (new.has(type_flags::IMMUTABLE) || old.has(type_flags::IMMUTABLE)) {
        return cx.type_error("__class__ assignment only supported for mutable types or ModuleType subclasses");
    }
    if both_modules {
        check_module_layout(cx, old, new)?;
    } else {
        check_layout(cx, old, new, "__class__")?;
    }
    if old.has(type_flags::MANAGED_DICT) {
        // The shared keys belong to the old class: the values move into a dict first.
        shared::instance_dict(cx, this)?;
    }
    if new.has(type_flags::HEAP_TYPE) {
        new.header().count_up();
    }
    this.set_type_ptr(new.front());
    if old.has(type_flags::HEAP_TYPE) {
        let address = old_ref.as_ptr();
        // SAFETY: the object gives up its count on its old class; `old_ref` still holds one.
        unsafe { crate::heap::count_down(address) };
    }
    Ok(())
}

/// A module may change between `module` and subclasses that add nothing.
fn check_module_layout(cx: &Ctx, old: &TypeBody, new: &TypeBody) -> PyResult<()> {
    if managed(old) == managed(new) && old.kind.basic_size.get() == new.kind.basic_size.get() {
        return Ok(());
    }
    cx.type_error(&format!("__class__ assignment: '{}' object layout differs from '{}'", new.display_name(), old.display_name()))
}

/// `C.__bases__ = new_bases`
pub fn assign_bases(cx: &Ctx, class_ref: &Ref, new_bases: &Ref) -> PyResult<()> {
    let Some(class) = class_ref.as_type() else { return Ok(()) };
    for entry in tuple::items(new_bases) {
        let Some(base) = entry.as_type() else {
            let message = format!("{}.__bases__ must be tuple of classes, not '{}'", class.display_name(), entry.ty().display_name());
            return cx.type_error(&message);
        };
        // While a metaclass's `mro` runs, the chain of first bases may know more than the order.
        if base.is_subtype(class) || along_first_bases(base, class) {
            return cx.type_error("a __bases__ item causes an inheritance cycle");
        }
    }
    let new_base = best_base(cx, new_bases)?;
    let old_base = class.base.get();
    if let (Some(old), Some(new)) = (old_base.as_ref().and_then(|base| base.as_type()), new_base.as_type()) {
        check_layout(cx, old, new, "__bases__")?;
    }
    let old_bases = class.bases.replace(Some(new_bases.clone()));
    let old_base = class.base.replace(Some(new_base));
    let ours = |class: &TypeBody| class.bases.borrow().is_some_and(|bases| bases.is(new_bases));
    let mut changed: Vec<Change> = Vec::new();
    if let Err(raised) = update_orders(cx, class, &mut changed) {
        for change in changed.into_iter().rev() {
            let Some(class) = change.class.as_type() else { continue };
            // What was set after us stays.
            if class.mro.borrow().is_some_and(|order| order.is(&change.new)) {
                drop(class.mro.replace(change.old));
                modified(class);
            }
        }
        if ours(class) {
            drop(class.bases.replace(old_bases));
            drop(class.base.replace(old_base));
        }
        return Err(raised);
    }
    if !ours(class) {
        return Ok(());
    }
    if let Some(old_bases) = &old_bases {
        for base in tuple::items(old_bases) {
            if let Some(base) = base.as_type() {
                remove_subclass(cx, base, class);
            }
        }
    }
    for base in tuple::items(new_bases) {
        if let Some(base) = base.as_type() {
            add_subclass(cx, base, class)?;
        }
    }
    modified(class);
    update_slots_below(cx, class);
    Ok(())
}

/// Whether following the first bases from a class leads to another.
fn along_first_bases(class: &TypeBody, wanted: &TypeBody) -> bool {
    let mut current = Some(class.to_ref());
    while let Some(found) = current {
        let Some(class) = found.as_type() else { return false };
        if class.is(wanted) {
            return true;
        }
        current = class.base.get();
    }
    false
}

/// A class whose order has been replaced.
struct Change {
    class: Ref,
    new: Ref,
    old: Option<Ref>,
}

fn update_orders(cx: &Ctx, class: &TypeBody, changed: &mut Vec<Change>) -> PyResult<()> {
    let before = class.mro.get();
    let order = mro::resolve(cx, class)?;
    // A metaclass's `mro` may have assigned bases itself: then that order is the newer one.
    let same = match (&before, class.mro.borrow()) {
        (Some(before), Some(now)) => before.is(now),
        (before, now) => before.is_none() && now.is_none(),
    };
    if !same {
        return Ok(());
    }
    let old = class.mro.replace(Some(order.clone()));
    modified(class);
    changed.push(Change { class: class.to_ref(), new: order, old });
    let mut subclasses: Vec<Ref> = Vec::new();
    each_subclass(class, |subclass| subclasses.push(subclass.to_ref()));
    for subclass in &subclasses {
        if let Some(subclass) = subclass.as_type() {
            update_orders(cx, subclass, changed)?;
        }
    }
    Ok(())
}

fn update_slots_below(cx: &Ctx, class: &TypeBody) {
    slots_update::update_all(cx, class);
    each_subclass(class, |subclass| update_slots_below(cx, subclass));
}
