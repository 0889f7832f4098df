//! The rows: name, slot, wrapper. Rows of one slot stand next to each other (except where CPython too has a name twice).
#![allow(unsafe_code)]

use std::mem::{offset_of, size_of};

use super::wrappers;
use crate::heap::Ref;
use crate::object::{Args, CompareOp, Ctx, Names, PyResult, Slots};

/// Calls the slot of the table as a method of `this`.
pub type WrapFn = fn(&Ctx, &Slots, &Ref, Args<'_>) -> PyResult<Ref>;

/// One special-method name and its slot.
pub struct SlotRow {
    /// The method's name.
    pub name: &'static str,
    /// The same, interned.
    pub id: fn(&Names) -> &Ref,
    /// Index of the slot among the words of `Slots`.
    pub word: usize,
    /// How the slot is called as a method.
    pub wrapper: WrapFn,
    /// Whether the method takes keyword arguments.
    pub keywords: bool,
    /// `__text_signature__`
    pub signature: &'static str,
    /// `__doc__`
    pub doc: &'static str,
}

/// Number of slots.
pub const SLOT_WORDS: usize = size_of::<Slots>() / size_of::<usize>();

/// A slot of the table with its type forgotten: to compare, copy and test.
pub fn word(slots: &Slots, index: usize) -> Option<fn()> {
    assert!(index < SLOT_WORDS);
    // SAFETY: `Slots` is repr(C) and every field is an optional function pointer, one word; it is not called under this type.
    unsafe { (&raw const *slots).cast::<Option<fn()>>().add(index).read() }
}

/// Stores what `word` of the same index gave.
pub fn set_word(slots: &mut Slots, index: usize, value: Option<fn()>) {
    assert!(index < SLOT_WORDS);
    // SAFETY: as above; the value came from the same field, so it has the field's type.
    unsafe { (&raw mut *slots).cast::<Option<fn()>>().add(index).write(value) }
}

/// Whether the table has the row's slot.
pub fn has(slots: &Slots, row: &SlotRow) -> bool {
    word(slots, row.word).is_some()
}

macro_rules! unary {
    ($field:ident) => {
        |cx, slots, this, args| {
            wrappers::count(cx, args, 0)?;
            match slots.$field {
                Some(slot) => slot(cx, this),
                None => wrappers::missing(cx),
            }
        }
    };
}
macro_rules! binary {
    ($field:ident) => {
        |cx, slots, this, args| {
            wrappers::count(cx, args, 1)?;
            match slots.$field {
                Some(slot) => slot(cx, this, args.at(0)),
                None => wrappers::missing(cx),
            }
        }
    };
}
macro_rules! reflected {
    ($field:ident) => {
        |cx, slots, this, args| {
            wrappers::count(cx, args, 1)?;
            match slots.$field {
                Some(slot) => slot(cx, args.at(0), this),
                None => wrappers::missing(cx),
            }
        }
    };
}
macro_rules! comparison {
    ($op:ident) => {
        |cx, slots, this, args| {
            wrappers::count(cx, args, 1)?;
            match slots.compare {
                Some(slot) => slot(cx, this, args.at(0), CompareOp::$op),
                None => wrappers::missing(cx),
            }
        }
    };
}
macro_rules! repeated {
    ($field:ident) => {
        |cx, slots, this, args| {
            wrappers::unpack(cx, args, 1)?;
            let times = wrappers::index(cx, args.at(0))?;
            match slots.$field {
                Some(slot) => slot(cx, this, times),
                None => wrappers::missing(cx),
            }
        }
    };
}
macro_rules! row {
    ($name:ident, $field:ident, $wrapper:expr, $keywords:literal, $signature:literal, $doc:literal) => {
        SlotRow {
            name: stringify!($name),
            id: |names| &names.$name,
            word: offset_of!(Slots, $field) / size_of::<usize>(),
            wrapper: $wrapper,
            keywords: $keywords,
            signature: $signature,
            doc: $doc,
        }
    };
}

/// Every special method that has a slot.
pub static SLOT_ROWS: &[SlotRow] = &[
    row!(__repr__, repr, unary!(repr), false, "($self, /)", "Return repr(self)."),
    row!(__hash__, hash, wrappers::hash, false, "($self, /)", "Return hash(self)."),
    row!(__call__, call, wrappers::call, true, "($self, /, *args, **kwargs)", "Call self as a function."),
    row!(__str__, str_, unary!(str_), false, "($self, /)", "Return str(self)."),
    row!(__getattribute__, get_attr, binary!(get_attr), false, "($self, name, /)", "Return getattr(self, name)."),
    row!(__getattr__, get_attr, wrappers::nothing, false, "", "Implement getattr(self, name)."),
    row!(__setattr__, set_attr, wrappers::set_attr, false, "($self, name, value, /)", "Implement setattr(self, name, value)."),
    row!(__delattr__, set_attr, wrappers::del_attr, false, "($self, name, /)", "Implement delattr(self, name)."),
    row!(__lt__, compare, comparison!(Lt), false, "($self, value, /)", "Return self<value."),
    row!(__le__, compare, comparison!(Le), false, "($self, value, /)", "Return self<=value."),
    row!(__eq__, compare, comparison!(Eq), false, "($self, value, /)", "Return self==value."),
    row!(__ne__, compare, comparison!(Ne), false, "($self, value, /)", "Return self!=value."),
    row!(__gt__, compare, comparison!(Gt), false, "($self, value, /)", "Return self>value."),
    row!(__ge__, compare, comparison!(Ge), false, "($self, value, /)", "Return self>=value."),
    row!(__iter__, iter, unary!(iter), false, "($self, /)", "Implement iter(self)."),
    row!(__next__, next, wrappers::next, false, "($self, /)", "Implement next(self)."),
    row!(
        __get__,
        descr_get,
        wrappers::descr_get,
        false,
        "($self, instance, owner=None, /)",
        "Return an attribute of instance, which is of type owner."
    ),
    row!(__set__, descr_set, wrappers::descr_set, false, "($self, instance, value, /)", "Set an attribute of instance to value."),
    row!(__delete__, descr_set, wrappers::descr_delete, false, "($self, instance, /)", "Delete an attribute of instance."),
    row!(
        __init__,
        init,
        wrappers::init,
        true,
        "($self, /, *args, **kwargs)",
        "Initialize self.  See help(type(self)) for accurate signature."
    ),
    row!(
        __new__,
        new,
        wrappers::nothing,
        false,
        "($type, *args, **kwargs)",
        "Create and return new object.  See help(type) for accurate signature."
    ),
    row!(__del__, finalize, wrappers::finalize, false, "", "Called when the instance is about to be destroyed."),
    row!(__await__, await_, unary!(await_), false, "($self, /)", "Return an iterator to be used in await expression."),
    row!(__aiter__, aiter, unary!(aiter), false, "($self, /)", "Return an awaitable, that resolves in asynchronous iterator."),
    row!(__anext__, anext, unary!(anext), false, "($self, /)", "Return a value or raise StopAsyncIteration."),
    row!(__add__, add, binary!(add), false, "($self, value, /)", "Return self+value."),
    row!(__radd__, add, reflected!(add), false, "($self, value, /)", "Return value+self."),
    row!(__sub__, sub, binary!(sub), false, "($self, value, /)", "Return self-value."),
    row!(__rsub__, sub, reflected!(sub), false, "($self, value, /)", "Return value-self."),
    row!(__mul__, mul, binary!(mul), false, "($self, value, /)", "Return self*value."),
    row!(__rmul__, mul, reflected!(mul), false, "($self, value, /)", "Return value*self."),
    row!(__mod__, mod_, binary!(mod_), false, "($self, value, /)", "Return self%value."),
    row!(__rmod__, mod_, reflected!(mod_), false, "($self, value, /)", "Return value%self."),
    row!(__divmod__, divmod, binary!(divmod), false, "($self, value, /)", "Return divmod(self, value)."),
    row!(__rdivmod__, divmod, reflected!(divmod), false, "($self, value, /)", "Return divmod(value, self)."),
    row!(__pow__, pow, wrappers::pow, false, "($self, value, mod=None, /)", "Return pow(self, value, mod)."),
    row!(__rpow__, pow, wrappers::reflected_pow, false, "($self, value, mod=None, /)", "Return pow(value, self, mod)."),
    row!(__neg__, neg, unary!(neg), false, "($self, /)", "-self"),
    row!(__pos__, pos, unary!(pos), false, "($self, /)", "+self"),
    row!(__abs__, abs, unary!(abs), false, "($self, /)", "abs(self)"),
    row!(__bool__, bool_, wrappers::bool_, false, "($self, /)", "True if self else False"),
    row!(__invert__, invert, unary!(invert), false, "($self, /)", "~self"),
    row!(__lshift__, lshift, binary!(lshift), false, "($self, value, /)", "Return self<<value."),
    row!(__rlshift__, lshift, reflected!(lshift), false, "($self, value, /)", "Return value<<self."),
    row!(__rshift__, rshift, binary!(rshift), false, "($self, value, /)", "Return self>>value."),
    row!(__rrshift__, rshift, reflected!(rshift), false, "($self, value, /)", "Return value>>self."),
    row!(__and__, and, binary!(and), false, "($self, value, /)", "Return self&value."),
    row!(__rand__, and, reflected!(and), false, "($self, value, /)", "Return value&self."),
    row!(__xor__, xor, binary!(xor), false, "($self, value, /)", "Return self^value."),
    row!(__rxor__, xor, reflected!(xor), false, "($self, value, /)", "Return value^self."),
    row!(__or__, or, binary!(or), false, "($self, value, /)", "Return self|value."),
    row!(__ror__, or, reflected!(or), false, "($self, value, /)", "Return value|self."),
    row!(__int__, int, unary!(int), false, "($self, /)", "int(self)"),
    row!(__float__, float, unary!(float), false, "($self, /)", "float(self)"),
    row!(__iadd__, iadd, binary!(iadd), false, "($self, value, /)", "Return self+=value."),
    row!(__isub__, isub, binary!(isub), false, "($self, value, /)", "Return self-=value."),
    row!(__imul__, imul, binary!(imul), false, "($self, value, /)", "Return self*=value."),
    row!(__imod__, imod, binary!(imod), false, "($self, value, /)", "Return self%=value."),
    row!(__ipow__, ipow, wrappers::inplace_pow, false, "($self, value, /)", "Return self**=value."),
    row!(__ilshift__, ilshift, binary!(ilshift), false, "($self, value, /)", "Return self<<=value."),
    row!(__irshift__, irshift, binary!(irshift), false, "($self, value, /)", "Return self>>=value."),
    row!(__iand__, iand, binary!(iand), false, "($self, value, /)", "Return self&=value."),
    row!(__ixor__, ixor, binary!(ixor), false, "($self, value, /)", "Return self^=value."),
    row!(__ior__, ior, binary!(ior), false, "($self, value, /)", "Return self|=value."),
    row!(__floordiv__, floordiv, binary!(floordiv), false, "($self, value, /)", "Return self//value."),
    row!(__rfloordiv__, floordiv, reflected!(floordiv), false, "($self, value, /)", "Return value//self."),
    row!(__truediv__, truediv, binary!(truediv), false, "($self, value, /)", "Return self/value."),
    row!(__rtruediv__, truediv, reflected!(truediv), false, "($self, value, /)", "Return value/self."),
    row!(__ifloordiv__, ifloordiv, binary!(ifloordiv), false, "($self, value, /)", "Return self//=value."),
    row!(__itruediv__, itruediv, binary!(itruediv), false, "($self, value, /)", "Return self/=value."),
    row!(
        __index__,
        index,
        unary!(index),
        false,
        "($self, /)",
        "Return self converted to an integer, if self is suitable for use as an index into a list."
    ),
    row!(__matmul__, matmul, binary!(matmul), false, "($self, value, /)", "Return self@value."),
    row!(__rmatmul__, matmul, reflected!(matmul), false, "($self, value, /)", "Return value@self."),
    row!(__imatmul__, imatmul, binary!(imatmul), false, "($self, value, /)", "Return self@=value."),
    row!(__len__, len, wrappers::len, false, "($self, /)", "Return len(self)."),
    row!(__getitem__, subscript, binary!(subscript), false, "($self, key, /)", "Return self[key]."),
    row!(__setitem__, set_subscript, wrappers::set_item, false, "($self, key, value, /)", "Set self[key] to value."),
    row!(__delitem__, set_subscript, wrappers::del_item, false, "($self, key, /)", "Delete self[key]."),
    row!(__add__, concat, binary!(concat), false, "($self, value, /)", "Return self+value."),
    row!(__mul__, repeat, repeated!(repeat), false, "($self, value, /)", "Return self*value."),
    row!(__rmul__, repeat, repeated!(repeat), false, "($self, value, /)", "Return value*self."),
    row!(__getitem__, item, wrappers::item, false, "($self, key, /)", "Return self[key]."),
    row!(__contains__, contains, wrappers::contains, false, "($self, key, /)", "Return key in self."),
    row!(__iadd__, inplace_concat, binary!(inplace_concat), false, "($self, value, /)", "Implement self+=value."),
    row!(__imul__, inplace_repeat, repeated!(inplace_repeat), false, "($self, value, /)", "Implement self*=value."),
];
