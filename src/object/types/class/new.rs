//! Making classes: `type.__new__`, the class statement, and `__new__` of builtin types as a function.

use crate::heap::Ref;
use crate::object::types::builtin_function;
use crate::object::{Args, Arity, Binding, Ctx, MethodDef, Object, PyResult, TypeBody};

/// Declaration of every builtin type's `__new__`; the function is bound to the type.
pub static NEW_DEF: MethodDef = MethodDef {
    name: "__new__",
    arity: Arity::Keywords,
    binding: Binding::Instance,
    function: call_new,
    signature: "($type, *args, **kwargs)",
    doc: "Create and return a new object.  See help(type) for accurate signature.",
};

/// `__new__` of a builtin type.
pub fn new_function(cx: &Ctx, class: &Ref) -> Ref {
    builtin_function::new(cx, &NEW_DEF, Some(class), None)
}

/// `T.__new__(cls, …)`: cls must be a subtype of T that adds no other native `__new__`.
fn call_new(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let Some(owner) = this.as_type() else { return cx.raise(cx.types.system_error, "__new__() called with non-type 'self'") };
    let owner_name = owner.display_name();
    let Some(first) = args.get(0) else {
        return cx.type_error(&format!("{owner_name}.__new__(): not enough arguments"));
    };
    let Some(class) = first.as_type() else {
        return cx.type_error(&format!("{owner_name}.__new__(X): X is not a type object ({})", first.ty().display_name()));
    };
    let class_name = class.display_name();
    if !class.is_subtype(owner) {
        return cx.type_error(&format!("{owner_name}.__new__({class_name}): {class_name} is not a subtype of {owner_name}"));
    }
    // The nearest base whose `__new__` is native must have this very one.
    let generic = crate::object::slot_table::GENERIC.new.map(|slot| slot as usize);
    let address = |class: &TypeBody| class.slots().new.map(|slot| slot as usize);
    let mut native = Some(class.to_ref());
    while let Some(current) = &native {
        let Some(current_class) = current.as_type() else { break };
        if address(current_class) != generic {
            break;
        }
        native = current_class.base.get();
    }
    if let Some(native) = native.as_ref().and_then(|native| native.as_type())
        && address(native) != address(owner)
    {
        let native_name = native.display_name();
        return cx.type_error(&format!("{owner_name}.__new__({class_name}) is not safe, use {native_name}.__new__()"));
    }
    match owner.slots().new {
        Some(new) => new(cx, class, args.skip_first()),
        None => cx.type_error(&format!("cannot create '{class_name}' instances")),
    }
}
