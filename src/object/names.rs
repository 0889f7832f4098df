//! Interned names the interpreter itself uses, as fields: `cx.names.__init__`.

use crate::heap::Ref;

macro_rules! names {
    ($($name:ident)*) => {
        /// Interned strings, one field each, named like their text.
        #[allow(missing_docs, non_snake_case)]
        pub struct Names { $(pub $name: Ref,)* }
        impl Names {
            /// Interns every name with `intern`.
            pub fn new(mut intern: impl FnMut(&'static str) -> Ref) -> Names {
                Names { $($name: intern(stringify!($name)),)* }
            }
        }
    };
}

names! {
    __abs__ __add__ __aenter__ __aexit__ __aiter__ __all__ __and__ __anext__ __annotations__ __abstractmethods__ __args__ __await__ __bases__ __bool__ __build_class__
    __builtins__ __bytes__ __call__ __cause__ __class__ __class_getitem__ __classcell__ __complex__ __contains__ __context__ __copy__ __debug__ __deepcopy__
    __del__ __delattr__ __delete__ __delitem__ __dict__ __dir__ __divmod__ __doc__ __enter__ __eq__ __exit__ __file__ __float__ __floor__ __ceil__ __trunc__ __round__
    __floordiv__ __format__ __ge__ __get__ __getattr__ __getattribute__ __getitem__ __getnewargs__ __getnewargs_ex__ __getstate__ __gt__ __hash__ __iadd__
    __iand__ __ifloordiv__ __ilshift__ __imatmul__ __imod__ __import__ __imul__ __index__ __init__ __init_subclass__ __instancecheck__ __int__ __invert__ __ior__ __ipow__
    __irshift__ __isub__ __iter__ __itruediv__ __ixor__ __le__ __len__ __length_hint__ __loader__ __lshift__ __lt__ __main__ __match_args__ __matmul__ __missing__ __mod__
    __module__ __mro__ __mro_entries__ __mul__ __name__ __ne__ __neg__ __new__ __next__ __notes__ __objclass__ __or__ __orig_bases__ __origin__ __package__ __parameters__ __path__ __pos__
    __pow__ __prepare__ __qualname__ __radd__ __rand__ __rdivmod__ __reduce__ __reduce_ex__ __repr__ __reversed__ __rfloordiv__ __rlshift__ __rmatmul__ __rmod__
    __rmul__ __ror__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__ __self__ __set__ __set_name__ __setattr__ __setitem__ __setstate__ __sizeof__ __slots__
    __spec__ __str__ __sub__ __subclasscheck__ __subclasshook__ __subclasses__ __suppress_context__ __text_signature__ __traceback__ __truediv__ __type_params__ __weakref__
    __wrapped__ __xor__ __func__ __code__ __defaults__ __kwdefaults__ __closure__ __globals__
    append args attr bases builtins cls clear close copy default dict displayhook encoding end errors excepthook exit extend fget file filename flush
    get items key keys last_exc last_traceback last_type last_value metaclass modules msg name names obj offset object path pop print print_file_and_line readline real reverse
    send sep setdefault stderr stdin stdout sys text throw unraisablehook update value values write
}
