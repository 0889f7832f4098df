//! Native modules become objects, and types that belong to modules are made when first asked for.

use std::cell::Cell;

use crate::heap::Ref;
use crate::object::types::{builtin_function, dict, module};
use crate::object::{Ctx, ModuleSpec, PyResult, TypeBody, TypeSpec, declare_type};

/// A builtin type outside the registry, immortal or (HEAP_TYPE in its declaration) counted. Keep one in a `thread_local!`: there is one
/// interpreter per thread.
pub struct LazyType {
    spec: &'static TypeSpec,
    made: Cell<Option<&'static TypeBody>>,
}

impl LazyType {
    /// Not made yet.
    pub const fn new(spec: &'static TypeSpec) -> LazyType {
        LazyType { spec, made: Cell::new(None) }
    }
    /// The type, made on first use.
    #[inline]
    pub fn get(&self, cx: &Ctx) -> &'static TypeBody {
        match self.made.get() {
            Some(class) => class,
            None => {
                let class = declare_type(cx, self.spec);
                self.made.set(Some(class));
                class
            }
        }
    }
    /// The type if it exists: an object of it can only exist then.
    #[inline]
    pub fn existing(&self) -> Option<&'static TypeBody> {
        self.made.get()
    }
}

/// The module object of a declaration: names, functions, then what its `fill` adds. It is not entered anywhere.
pub fn make_module(cx: &Ctx, spec: &'static ModuleSpec) -> PyResult<Ref> {
    // The two modules that are there before anything is imported have a name of their own, as in CPython; the others get what the importer says.
    let name = if matches!(spec.name, "builtins" | "sys") { cx.new_str(spec.name) } else { cx.intern(spec.name) };
    let made = module::new(cx, &name)?;
    module::mark_native(&made);
    let Some(names) = module::namespace(&made) else { return cx.raise(cx.types.system_error, "nameless module") };
    if !spec.doc.is_empty() {
        dict::set(cx, &names, &cx.names.__doc__, &cx.new_str(spec.doc))?;
    }
    for def in spec.functions {
        let function = builtin_function::new(cx, def, Some(&made), Some(&name));
        dict::set(cx, &names, &cx.intern(def.name), &function)?;
    }
    if let Some(fill) = spec.fill {
        fill(cx, &names)?;
    }
    Ok(made)
}

/// The body's view and the memory hooks of a counted native type whose objects hold these fields, given up in this order; `visits` names them
/// in the order in which the collector meets them, if that is another; `frees` names what gives back blocks that the body owns.
macro_rules! counted_hooks {
    ($body:ident { $($field:ident),* $(,)? } $(frees $free:ident)?) => {
        crate::stdlib::declare::counted_hooks!($body { $($field),* } visits { $($field),* } $(frees $free)?);
    };
    ($body:ident { $($field:ident),* } visits { $($visited:ident),* } $(frees $free:ident)?) => {
        crate::stdlib::declare::counted_hooks!($body { $($field),* } visits [] type [$($visited),*] $(frees $free)?);
    };
    ($body:ident { $($field:ident),* } type last) => {
        crate::stdlib::declare::counted_hooks!($body { $($field),* } visits [$($field),*] type []);
    };
    ($body:ident { $($field:ident),* } visits [$($early:ident),*] type [$($visited:ident),*] $(frees $free:ident)?) => {
        // SAFETY: repr(C), begins with Header; only the type declared beside it has this body.
        unsafe impl crate::object::Body for $body {}

        #[inline(always)]
        fn this(object: &crate::heap::Header) -> &$body {
            // SAFETY: called for objects of the type only: through its slots, methods and hooks.
            unsafe { crate::object::Object::body(object) }
        }

        /// # Safety
        /// The object is of the type declared here; its count is zero.
        unsafe fn dealloc(object: &crate::heap::Header) {
            crate::heap::untrack(object);
            // SAFETY: the object is complete; it was made with the basic size of its type.
            unsafe {
                clear(object);
                $($free(this(object));)?
                crate::object::free_object(object, object.kind().basic_size.get() as usize)
            }
        }

        /// # Safety
        /// The object is of the type declared here.
        unsafe fn traverse(object: &crate::heap::Header, visit: crate::heap::Visit<'_>) {
            $(if let Some(held) = this(object).$early.borrow() {
                visit(held);
            })*
            visit(crate::object::Object::ty(object).header());
            $(if let Some(held) = this(object).$visited.borrow() {
                visit(held);
            })*
        }

        /// # Safety
        /// The object is of the type declared here.
        unsafe fn clear(object: &crate::heap::Header) {
            $(drop(this(object).$field.take());)*
        }
    };
}
pub(crate) use counted_hooks;

/// `class(cx)`: the type declared as `SPEC` beside it, made when it is first asked for.
macro_rules! lazy_class {
    () => {
        thread_local! {
            static CLASS: crate::stdlib::LazyType = const { crate::stdlib::LazyType::new(&SPEC) };
        }

        /// The type.
        pub fn class(cx: &crate::object::Ctx) -> &'static crate::object::TypeBody {
            CLASS.with(|class| class.get(cx))
        }
    };
}
pub(crate) use lazy_class;
