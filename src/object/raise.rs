//! Errors of a running program: an exception object waits in the context while `Raised` travels as a result.
//!
//! `PyResult<Ref>` is one machine word. Whoever receives `Err(Raised)` passes it on, or takes the exception out of the context
//! (`Ctx::take_raised`) and so ends the error. There is never an `Err(Raised)` without an exception in the context, nor an exception in the
//! context while a function returns `Ok`.

use super::body::{Object, TypeBody};
use super::ctx::Ctx;
use super::types::exception;
use crate::heap::Ref;

/// Sign that an exception waits in the context.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Raised;

/// Result of everything that may raise.
pub type PyResult<T> = Result<T, Raised>;

impl Ctx {
    /// Raises a new exception of this class with one string argument.
    #[cold]
    #[inline(never)]
    pub fn raise<T>(&self, class: &TypeBody, message: &str) -> PyResult<T> {
        let text = self.new_str(message);
        self.raise_with(class, &[text])
    }

    /// Raises a new exception of this class with these arguments.
    #[cold]
    #[inline(never)]
    pub fn raise_with<T>(&self, class: &TypeBody, args: &[Ref]) -> PyResult<T> {
        let raised = exception::new_exception(self, class, args)?;
        self.raise_object(raised)
    }

    /// Raises an exception object; what is being handled right now becomes its `__context__` as in CPython.
    #[cold]
    #[inline(never)]
    pub fn raise_object<T>(&self, exception: Ref) -> PyResult<T> {
        exception::set_context(self, &exception);
        drop(self.raised.replace(Some(exception)));
        Err(Raised)
    }

    /// Raises an exception object again, context untouched.
    #[cold]
    pub fn raise_again<T>(&self, exception: Ref) -> PyResult<T> {
        drop(self.raised.replace(Some(exception)));
        Err(Raised)
    }

    /// TypeError.
    #[cold]
    pub fn type_error<T>(&self, message: &str) -> PyResult<T> {
        self.raise(self.types.type_error, message)
    }

    /// ValueError.
    #[cold]
    pub fn value_error<T>(&self, message: &str) -> PyResult<T> {
        self.raise(self.types.value_error, message)
    }

    /// MemoryError without arguments.
    #[cold]
    pub fn no_memory<T>(&self) -> PyResult<T> {
        self.raise_with(self.types.memory_error, &[])
    }

    /// SystemError: a thing that glasspy cannot do yet, named.
    #[cold]
    pub fn not_yet<T>(&self, what: &str) -> PyResult<T> {
        self.raise(self.types.not_implemented_error, what)
    }

    /// Whether the waiting exception is an instance of this class.
    pub fn raised_is(&self, class: &TypeBody) -> bool {
        self.raised.borrow().is_some_and(|raised| raised.ty().is_subtype(class))
    }

    /// Takes the waiting exception out: the error is over.
    pub fn take_raised(&self) -> Ref {
        self.raised.take().unwrap_or_else(|| unreachable!("Err(Raised) without an exception"))
    }

    /// The exception being handled (`sys.exception()`): what the running generator is handling; if it is handling none, what its resumer is.
    pub fn handling(&self) -> Option<Ref> {
        self.handled.get().or_else(|| if self.handled_outside.get() == 0 { None } else { self.engine().handled_outside() })
    }

    /// Ends the error if the waiting exception is an instance of this class; says whether it was.
    pub fn swallow(&self, class: &TypeBody) -> bool {
        let matches = self.raised_is(class);
        if matches {
            drop(self.raised.take());
        }
        matches
    }
}
