//! Tuples whose items have names: `sys.version_info`, `time.struct_time` and their kind.
//!
//! The names are member descriptors that look into the tuple's items (offset 24 on); everything else is a tuple's.
#![allow(unsafe_code)]

use crate::heap::{self, Header, Ref, Visit};
use crate::object::protocol::{attribute, iterate, text};
use crate::object::types::{dict, int, str_, tuple};
use crate::object::{
    Args, Arity, Ctx, MemberDef, MemberKind, MethodDef, Object, PyResult, Signature, Slots, TypeBody, TypeSpec, type_flags,
};

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

/// The declaration of such a type; the flags may keep scripts from making instances.
pub const fn spec(name: &'static str, members: &'static [MemberDef], doc: &'static str, flags: u64) -> TypeSpec {
    TypeSpec {
        name,
        base: Some(|types| types.tuple),
        flags: heap::flags::GC | flags,
        dealloc: Some(dealloc),
        traverse: Some(traverse),
        slots: Slots { new: Some(new), repr: Some(repr), ..Slots::EMPTY },
        methods: METHODS,
        members,
        doc,
        ..TypeSpec::DEFAULT
    }
}

/// One of them; the collector tracks those alone that scripts make. Items beyond the shown ones are read by their names alone.
pub fn make(cx: &Ctx, class: &TypeBody, items: &[Ref]) -> PyResult<Ref> {
    let made = tuple::new_of_class(cx, class, items)?;
    heap::untrack(&made);
    // SAFETY: the block holds the items; those beyond the shown ones are found by `dealloc` and `traverse` through the class.
    unsafe { tuple::set_length(&made, fields_of(class).shown) };
    Ok(made)
}

fn new(cx: &Ctx, class: &TypeBody, args: Args<'_>) -> PyResult<Ref> {
    const SIGNATURE: Signature<2> =
        Signature { function: "structseq", names: ["sequence", "dict"], positional_only: 0, keyword_from: 2, required: 1 };
    let [sequence, named] = args.bind(cx, &SIGNATURE)?;
    let sequence = iterate::fast(cx, sequence.unwrap_or(&cx.none), "constructor requires a sequence")?;
    let mut items = iterate::fast_items(&sequence).to_vec();
    if named.is_some_and(|named| !named.has_flag(type_flags::DICT)) {
        return cx.type_error(&format!("{}() takes a dict as second arg, if any", class.display_name()));
    }
    let fields = fields_of(class);
    let (least, most, given) = (fields.shown, fields.members.len(), items.len());
    if !(least..=most).contains(&given) {
        let (article, wanted) = match () {
            () if least == most => ("a", least),
            () if given < least => ("an at least", least),
            () => ("an at most", most),
        };
        return cx.type_error(&format!("{}() takes {article} {wanted}-sequence ({given}-sequence given)", class.display_name()));
    }
    for member in &fields.members[given..] {
        let found = named.and_then(|named| dict::get_str(cx, named, &cx.intern(member.name)));
        items.push(found.unwrap_or_else(|| cx.none()));
    }
    let made = make(cx, class, &items)?;
    heap::track(&made);
    Ok(made)
}

/// # Safety
/// The object is one of these at count zero.
unsafe fn dealloc(object: &Header) {
    // SAFETY: that many items were stored when it was made; a tuple frees as many as its length says.
    unsafe {
        tuple::set_length(object, fields_of(object.ty()).members.len());
        tuple::dealloc(object);
    }
}

/// # Safety
/// The object is one of these.
unsafe fn traverse(object: &Header, visit: Visit<'_>) {
    if object.ty().has(type_flags::HEAP_TYPE) {
        visit(object.ty().header());
    }
    // SAFETY: as many items as there are fields were stored when it was made.
    unsafe { tuple::first_items(object, fields_of(object.ty()).members.len()) }.iter().for_each(|item| visit(item));
}

/// Gives a new type what its class knows of its fields.
pub fn complete(cx: &Ctx, class: &'static TypeBody, members: &'static [MemberDef], shown: usize) -> PyResult<()> {
    FIELDS.with_borrow_mut(|fields| fields.push((class.header().address(), Fields { members, shown })));
    let Some(names) = class.dict.get() else { return Ok(()) };
    for (name, count) in [("n_fields", members.len()), ("n_sequence_fields", shown), ("n_unnamed_fields", 0)] {
        dict::set(cx, &names, &cx.intern(name), &int::from_usize(cx, count))?;
    }
    let shown = members[..shown].iter().map(|member| cx.intern(member.name)).collect();
    dict::set(cx, &names, &cx.names.__match_args__, &tuple::from_vec(cx, shown))
}

/// What such a type holds.
#[derive(Clone, Copy)]
struct Fields {
    /// All the fields, in the order of the items.
    members: &'static [MemberDef],
    /// How many of them the tuple shows.
    shown: usize,
}

thread_local! {
    /// The fields, by type.
    static FIELDS: std::cell::RefCell<Vec<(usize, Fields)>> = const { std::cell::RefCell::new(Vec::new()) };
}

fn fields_of(class: &TypeBody) -> Fields {
    let address = class.header().address();
    FIELDS.with_borrow(|fields| {
        let row = fields.iter().find(|row| row.0 == address);
        row.map_or(Fields { members: &[], shown: 0 }, |row| row.1)
    })
}

fn repr(cx: &Ctx, object: &Ref) -> PyResult<Ref> {
    let class = object.ty();
    let mut out = format!("{}(", class.display_name());
    for (index, member) in fields_of(class).members.iter().take(tuple::len(object)).enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        out.push_str(member.name);
        out.push('=');
        out.push_str(&str_::to_string_lossy(&text::repr(cx, &tuple::get(object, index))?));
    }
    out.push(')');
    Ok(cx.new_str(&out))
}

fn reduce(cx: &Ctx, object: &Ref, _args: Args<'_>) -> PyResult<Ref> {
    let items = tuple::from_iter(cx, tuple::items(object).iter().cloned());
    let fields = fields_of(object.ty());
    let named = dict::new(cx);
    for member in &fields.members[fields.shown..] {
        let name = cx.intern(member.name);
        dict::set(cx, &named, &name, &attribute::get(cx, object, &name)?)?;
    }
    let state = tuple::new(cx, &[items, named]);
    Ok(tuple::new(cx, &[object.ty().to_ref(), state]))
}

/// Declares the type of such a tuple and a function that makes one of its items. Fields behind a semicolon are no items of the tuple; last may
/// stand type flags.
#[macro_export]
macro_rules! structseq {
    ($function:ident, $name:literal, $doc:literal, [$($field:literal),* $(; $($hidden:literal),+)? $(,)?] $(, $flags:expr)?) => {
        #[doc = concat!("Makes a `", $name, "`.")]
        pub(super) fn $function(cx: &$crate::object::Ctx, items: &[$crate::heap::Ref]) -> $crate::object::PyResult<$crate::heap::Ref> {
            use $crate::stdlib::sys::structseq;
            const SHOWN: usize = [$($field),*].len();
            const NAMES: &[&str] = &[$($field),* $(, $($hidden),+)?];
            static MEMBERS: [$crate::object::MemberDef; NAMES.len()] = structseq::members([$($field),* $(, $($hidden),+)?]);
            static SPEC: $crate::object::TypeSpec = structseq::spec($name, &MEMBERS, $doc, 0 $(| $flags)?);
            thread_local! {
                static CLASS: $crate::stdlib::LazyType = const { $crate::stdlib::LazyType::new(&SPEC) };
            }
            debug_assert_eq!(items.len(), NAMES.len());
            let class = CLASS.with(|class| {
                if class.existing().is_none() {
                    structseq::complete(cx, class.get(cx), &MEMBERS, SHOWN)?;
                }
                Ok(class.get(cx))
            })?;
            structseq::make(cx, class, items)
        }
    };
}
