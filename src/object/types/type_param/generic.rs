//! `typing.Generic`: base of classes with type parameters. Subscription gives a generic alias; subclasses learn their `__parameters__`.

use super::type_var::type_of_value;
use crate::heap::Ref;
use crate::object::protocol::{attribute, call, iterate, text};
use crate::object::types::{dict, generic_alias, str_, tuple};
use crate::object::{Args, Arity, Ctx, MethodDef, Object, PyResult, TypeSpec, type_flags};

fn is_parameter(cx: &Ctx, object: &Ref) -> bool {
    let types = &cx.types;
    object.is_exact(types.type_var) || object.is_exact(types.param_spec) || object.is_exact(types.type_var_tuple)
}

/// `Generic[parameters]`, for `class C[T]`.
pub fn subscript(cx: &Ctx, parameters: &Ref) -> PyResult<Ref> {
    class_getitem(cx, &cx.types.generic.to_ref(), Args::new(std::slice::from_ref(parameters)))
}

/// The module `typing`, once it is there, keeps what comes out: its `_generic_class_getitem` comes back here, with a second argument.
fn class_getitem(cx: &Ctx, class: &Ref, args: Args<'_>) -> PyResult<Ref> {
    args.between(cx, "__class_getitem__", 1, 2)?;
    let given = args.at(0);
    let typing = cx.modules.get().and_then(|modules| dict::get_str(cx, &modules, &cx.intern("typing")));
    if args.len() == 1
        && let Some(typing) = typing
        && let Some(cached) = attribute::get_optional(cx, &typing, &cx.intern("_generic_class_getitem"))?
    {
        return call::call_with(cx, &cached, [class, given]);
    }
    let given = if given.has_flag(type_flags::TUPLE) { tuple::items(given).to_vec() } else { vec![given.clone()] };
    if class.is(&cx.types.generic.to_ref()) {
        if given.is_empty() {
            return cx.type_error("Parameter list to Generic[...] cannot be empty");
        }
        if !given.iter().all(|parameter| is_parameter(cx, parameter)) {
            return cx.type_error("Parameters to Generic[...] must all be type variables or parameter specification variables.");
        }
        if given.iter().enumerate().any(|(index, parameter)| given[..index].iter().any(|earlier| earlier.is(parameter))) {
            return cx.type_error("Parameters to Generic[...] must all be unique");
        }
        return Ok(generic_alias::new(cx, class, &tuple::from_vec(cx, given)));
    }
    let parameters = iterate::to_vec(cx, &attribute::get(cx, class, &cx.names.__parameters__)?)?;
    let mut given = tuple::from_vec(cx, given.iter().map(|value| type_of_value(cx, value)).collect());
    for parameter in &parameters {
        if let Some(prepare) = attribute::get_optional(cx, parameter, &cx.intern("__typing_prepare_subst__"))? {
            given = call::call_with(cx, &prepare, [class, &given])?;
        }
    }
    let given = iterate::to_vec(cx, &given)?;
    if parameters.is_empty() || given.len() != parameters.len() {
        let shown = str_::to_string_lossy(&text::repr(cx, class)?);
        if parameters.is_empty() {
            return cx.type_error(&format!("{shown} is not a generic class"));
        }
        let word = if given.len() > parameters.len() { "many" } else { "few" };
        return cx.type_error(&format!("Too {word} arguments for {shown}; actual {}, expected {}", given.len(), parameters.len()));
    }
    let mut result: Vec<Ref> = Vec::new();
    for (parameter, value) in parameters.iter().zip(given) {
        if parameter.is_exact(cx.types.type_var_tuple) {
            result.extend(iterate::to_vec(cx, &value)?);
        } else {
            result.push(value);
        }
    }
    Ok(generic_alias::new(cx, class, &tuple::from_vec(cx, result)))
}

fn init_subclass(cx: &Ctx, class: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let generic = cx.types.generic.to_ref();
    let own = class.as_type().and_then(|class| class.dict.get());
    let original = own.and_then(|names| dict::get_str(cx, &names, &cx.names.__orig_bases__));
    let bases = match &original {
        Some(original) => original.clone(),
        None => attribute::get(cx, class, &cx.names.__bases__)?,
    };
    let bases = iterate::to_vec(cx, &bases)?;
    // The protocols' own root, and typed dicts, stand right under Generic.
    let name = class.as_type().map(|class| class.name_string()).unwrap_or_default();
    let may = original.is_none() && (name == "Protocol" || class.ty().name_string() == "_TypedDictMeta");
    if !may && bases.iter().any(|base| base.is(&generic)) {
        return cx.type_error("Cannot inherit from plain Generic");
    }
    let mut parameters: Vec<Ref> = Vec::new();
    if original.is_some() {
        let mut declared: Option<Ref> = None;
        for base in &bases {
            if base.as_type().is_some() {
                continue;
            }
            let Some(theirs) = attribute::get_optional(cx, base, &cx.names.__parameters__)? else { continue };
            let origin = attribute::get_optional(cx, base, &cx.names.__origin__)?;
            if origin.is_some_and(|origin| origin.is(&generic)) && declared.replace(theirs.clone()).is_some() {
                return cx.type_error("Cannot inherit from Generic[...] multiple times.");
            }
            for parameter in iterate::to_vec(cx, &theirs)? {
                if !parameters.iter().any(|known| known.is(&parameter)) {
                    parameters.push(parameter);
                }
            }
        }
        if let Some(declared) = declared {
            parameters = iterate::to_vec(cx, &declared)?;
        }
    }
    attribute::set(cx, class, &cx.names.__parameters__, &tuple::from_vec(cx, parameters))?;
    Ok(cx.none())
}

/// `typing.Generic`
pub const SPEC: TypeSpec = TypeSpec {
    name: "typing.Generic",
    basic_size: 16,
    flags: type_flags::BASE_TYPE | type_flags::HEAP_TYPE,
    methods: &[
        MethodDef::class("__class_getitem__", Arity::Positional, class_getitem),
        MethodDef::class("__init_subclass__", Arity::None, init_subclass),
    ],
    slots: crate::object::Slots { new: Some(crate::object::types::object::new), ..crate::object::Slots::EMPTY },
    doc: "Abstract base class for generic types.",
    ..TypeSpec::DEFAULT
};
