//! Tuples whose items have names: `sys.version_info`, `time.struct_time` and their kind.
//!
//! The names are member descriptors that look into the tuple's items (offset 24 on); everything else is a tuple's.
#![allow(unsafe_code)]

use crate::heap::{self, Header, Ref, Visit, flags};
use crate::object::protocol::text;
use crate::object::types::{dict, int, str_, tuple};
use crate::object::{Args, Arity, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Slots, TypeBody, TypeSpec, type_flags};

/// Rows of member descriptors for these names.
pub const fn members<const N: usize>(names: [&'static str; N]) -> [MemberDef; N] {
    let mut rows = [MemberDef { name: "", kind: MemberKind::Object, offset: 0, writable: false }; N];
    let mut index = 0;
    while index < N {
        rows[index].name = names[index];
        rows[index].offset = 24 + 8 * index;
        index += 1;
    }
    rows
}

const METHODS: &[MethodDef] = &[MethodDef::new("__reduce__", Arity::None, reduce)];

/// The declaration of such a type that scripts cannot make instances of.
pub const fn spec(name: &'static str, members: &'static [MemberDef], doc: &'static str) -> TypeSpec {
    TypeSpec {
        name,
        base: Some(|types| types.tuple),
        flags: flags::GC | type_flags::NO_INSTANTIATION,
        traverse: Some(traverse),
        slots: Slots { repr: Some(repr), ..Slots::EMPTY },
        methods: METHODS,
        members,
        doc,
        ..TypeSpec::DEFAULT
    }
}

/// One of them; the collector never tracks it.
pub fn make(cx: &Ctx, class: &TypeBody, items: &[Ref]) -> PyResult<Ref> {
    let made = tuple::new_of_class(cx, class, items)?;
    heap::untrack(&made);
    Ok(made)
}

/// # Safety
/// The object is one of these.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    tuple::items_of(object).iter().for_each(|item| visit(item));
}

/// Gives a new type what its class knows of its length.
pub fn complete(cx: &Ctx, class: &'static TypeBody, length: usize) -> PyResult<()> {
    let Some(names) = class.dict.get() else { return Ok(()) };
    for (name, count) in [("n_fields", length), ("n_sequence_fields", length), ("n_unnamed_fields", 0)] {
        dict::set(cx, &names, &cx.intern(name), &int::from_usize(cx, count))?;
    }
    let shown = field_names(class).into_iter().map(|name| cx.intern(name)).collect();
    dict::set(cx, &names, &cx.names.__match_args__, &tuple::from_vec(cx, shown))
}

thread_local! {
    /// Names of the fields, by type.
    static FIELDS: std::cell::RefCell<Vec<(usize, &'static [MemberDef])>> = const { std::cell::RefCell::new(Vec::new()) };
}

/// Remembers the fields of a type for its repr.
pub fn remember(class: &'static TypeBody, members: &'static [MemberDef]) {
    FIELDS.with_borrow_mut(|fields| fields.push((class.header().address(), members)));
}

fn field_names(class: &TypeBody) -> Vec<&'static str> {
    let address = class.header().address();
    FIELDS.with_borrow(|fields| {
        let row = fields.iter().find(|row| row.0 == address);
        row.map_or_else(Vec::new, |row| row.1.iter().map(|member| member.name).collect())
    })
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let class = object.ty();
    let mut out = format!("{}(", class.display_name());
    for (index, name) in field_names(class).into_iter().enumerate() {
        if index >= tuple::len(object) {
            break;
        }
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(name);
        out.push('=');
        out.push_str(&str_::to_string_lossy(&text::repr(cx, &tuple::get(object, index))?));
    }
    out.push(')');
    Ok(cx.new_str(&out))
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let items = tuple::from_iter(cx, tuple::items(object).iter().cloned());
    let state = tuple::new(cx, &[items, dict::new(cx)]);
    Ok(tuple::new(cx, &[object.ty().to_ref(), state]))
}

/// Declares the type of such a tuple and a function that makes one of its items.
#[macro_export]
macro_rules! structseq {
    ($function:ident, $name:literal, $doc:literal, [$($field:literal),* $(,)?]) => {
        #[doc = concat!("Makes a `", $name, "`.")]
        pub(super) fn $function(cx: &$crate::object::Ctx, items: &[$crate::heap::Ref]) -> $crate::object::PyResult<$crate::heap::Ref> {
            use $crate::stdlib::sys::structseq;
            const NAMES: &[&str] = &[$($field),*];
            static MEMBERS: [$crate::object::MemberDef; NAMES.len()] = structseq::members([$($field),*]);
            static SPEC: $crate::object::TypeSpec = structseq::spec($name, &MEMBERS, $doc);
            thread_local! {
                static CLASS: $crate::stdlib::LazyType = const { $crate::stdlib::LazyType::new(&SPEC) };
            }
            debug_assert_eq!(items.len(), NAMES.len());
            let class = CLASS.with(|class| {
                if class.existing().is_none() {
                    structseq::remember(class.get(cx), &MEMBERS);
                    structseq::complete(cx, class.get(cx), NAMES.len())?;
                }
                Ok(class.get(cx))
            })?;
            structseq::make(cx, class, items)
        }
    };
}
