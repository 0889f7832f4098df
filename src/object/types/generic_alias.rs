//! The `types.GenericAlias` type. Provisional: signatures that other files build on; its owner replaces it.

use crate::object::TypeSpec;
/// `types.GenericAlias`
pub const SPEC: TypeSpec = TypeSpec { name: "types.GenericAlias", basic_size: 64, ..TypeSpec::DEFAULT };
/// `types.UnionType`
pub const UNION_SPEC: TypeSpec = TypeSpec { name: "types.UnionType", basic_size: 48, ..TypeSpec::DEFAULT };

/// `origin[args]` as an alias.
pub fn of(cx: &crate::object::Ctx, _origin: &crate::heap::Ref, _args: &crate::heap::Ref) -> crate::object::PyResult<crate::heap::Ref> {
    cx.not_yet("types.GenericAlias")
}

/// `__class_getitem__` of the builtin containers.
pub fn class_getitem(cx: &crate::object::Ctx, class: &crate::heap::Ref, args: crate::object::Args<'_>) -> crate::object::PyResult<crate::heap::Ref> {
    of(cx, class, args.at(0))
}
