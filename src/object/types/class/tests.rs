//! Classes made by hand: layout, counts, attributes, death. (What needs Python code is tested by scripts.)

use super::*;
use crate::heap::Ref;
use crate::object::protocol::attribute;
use crate::object::types::{dict, int, object, tuple};
use crate::object::{Ctx, Object, start, type_flags};

fn make(cx: &Ctx, name: &str, bases: &[Ref], slots: Option<&[&str]>) -> Ref {
    let names = dict::new(cx);
    dict::set(cx, &names, &cx.names.__module__, &cx.names.__main__).expect("stored");
    if let Some(slots) = slots {
        let slots = tuple::from_vec(cx, slots.iter().map(|slot| cx.intern(slot)).collect());
        dict::set(cx, &names, &cx.names.__slots__, &slots).expect("stored");
    }
    new_class(cx, name, bases, &names).expect("made")
}

#[test]
fn a_plain_class_counts_and_measures_as_cpython() {
    let cx = start((0, 0));
    let class = make(cx, "A", &[], None);
    // Ours, its MRO's, and those of its two getset descriptors.
    assert_eq!(class.count(), 4);
    let body = class.as_type().expect("a type");
    assert_eq!(body.kind.basic_size.get(), 16);
    assert!(body.has(type_flags::MANAGED_DICT) && body.has(type_flags::MANAGED_WEAKREF));
    let child = make(cx, "B", std::slice::from_ref(&class), None);
    assert_eq!(class.count(), 7, "each direct subclass adds three");
    assert_eq!(child.count(), 2);
    let slotted = make(cx, "S", &[], Some(&["b", "a"]));
    assert_eq!(slotted.count(), 4, "ours, MRO, two members");
    assert_eq!(slotted.as_type().expect("a type").kind.basic_size.get(), 32);
}

#[test]
fn instances_keep_attributes_and_give_them_back() {
    let cx = start((0, 0));
    let class = make(cx, "A", &[], None);
    let before = class.count();
    let instance = object::new(cx, class.as_type().expect("a type"), crate::object::Args::NONE).expect("made");
    assert_eq!(class.count(), before + 1);
    let value = int::new(cx, 123456789);
    attribute::set(cx, &instance, &cx.intern("x"), &value).expect("stored");
    assert_eq!(value.count(), 2);
    assert!(attribute::get(cx, &instance, &cx.intern("x")).expect("found").is(&value));
    drop(instance);
    assert_eq!(value.count(), 1);
    assert_eq!(class.count(), before);

    let slotted = make(cx, "S", &[], Some(&["b", "a"]));
    let instance = object::new(cx, slotted.as_type().expect("a type"), crate::object::Args::NONE).expect("made");
    attribute::set(cx, &instance, &cx.intern("b"), &value).expect("stored");
    assert!(attribute::get(cx, &instance, &cx.intern("b")).expect("found").is(&value));
    assert!(attribute::get_optional(cx, &instance, &cx.intern("a")).expect("no error").is_none());
    drop(instance);
    assert_eq!(value.count(), 1);
}

#[test]
fn a_change_of_a_base_reaches_the_cached_lookups_of_its_subclasses() {
    let cx = start((0, 0));
    let (base, name) = (make(cx, "A", &[], None), cx.intern("x"));
    let child = make(cx, "B", std::slice::from_ref(&base), None);
    let child_type = child.as_type().expect("a type");
    assert!(lookup(cx, child_type, &name).is_none());
    let value = int::new(cx, 123456789);
    attribute::set(cx, &base, &name, &value).expect("stored");
    assert!(lookup(cx, child_type, &name).is_some_and(|found| found.is(&value)));
    attribute::delete(cx, &base, &name).expect("deleted");
    assert!(lookup(cx, child_type, &name).is_none());
}
