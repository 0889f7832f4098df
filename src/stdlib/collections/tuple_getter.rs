//! `_tuplegetter`, the descriptor behind the fields of named tuples. Its body and how it reads are the business of `tuple`.

use std::mem::{offset_of, size_of};

use crate::heap::{self, Ref, flags};
use crate::object::protocol::{number, text};
use crate::object::types::tuple::{self, GetterBody};
use crate::object::types::{int, str_};
use crate::object::{
    Args, Arity, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, new_object, type_flags,
};
use crate::stdlib::LazyType;
use crate::stdlib::declare::counted_hooks;

const SIZE: usize = size_of::<GetterBody>();

counted_hooks!(GetterBody { doc });

thread_local! {
    static CLASS: LazyType = const { LazyType::new(&SPEC) };
}

/// The type.
pub fn class(cx: &Ctx) -> &'static TypeBody {
    CLASS.with(|class| class.get(cx))
}

fn make(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "_tuplegetter", 2, 2)?;
    let index = number::index_isize_or(cx, args.at(0), cx.types.overflow_error)?;
    let made = new_object(class, SIZE);
    this(&made).index.set(index);
    this(&made).doc.set(Some(args.at(1).clone()));
    heap::track(&made);
    Ok(made)
}

fn set(cx: &Ctx, _getter: &Ref, _object: &Ref, value: Option<&Ref>) -> PyResult<()> {
    cx.raise(cx.types.attribute_error, if value.is_some() { "can't set attribute" } else { "can't delete attribute" })
}

fn repr(cx: &Ctx, getter: &Ref) -> PyResult<Ref> {
    let doc = this(getter).doc.get().unwrap_or_else(|| cx.none());
    let doc = str_::to_string_lossy(&text::repr(cx, &doc)?);
    Ok(cx.new_str(&format!("{}({}, {doc})", getter.ty().name_string(), this(getter).index.get())))
}

fn reduce(cx: &Ctx, getter: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let index = int::new(cx, this(getter).index.get() as i64);
    let doc = this(getter).doc.get().unwrap_or_else(|| cx.none());
    Ok(tuple::pair(cx, getter.ty().to_ref(), tuple::pair(cx, index, doc)))
}

const SPEC: TypeSpec = TypeSpec {
    name: "collections._tuplegetter",
    basic_size: SIZE,
    flags: flags::GC | type_flags::HEAP_TYPE,
    dealloc: Some(dealloc),
    traverse: Some(traverse),
    clear: Some(clear),
    slots: Slots { new: Some(make), repr: Some(repr), descr_get: Some(tuple::get_item), descr_set: Some(set), ..Slots::EMPTY },
    methods: &[MethodDef::new("__reduce__", Arity::None, reduce)],
    members: &[MemberDef { name: "__doc__", kind: MemberKind::Object, offset: offset_of!(GetterBody, doc), writable: true }],
    ..TypeSpec::DEFAULT
};
