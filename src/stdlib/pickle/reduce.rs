//! Objects that are made again by a call: what `__reduce_ex__` and its kin say, written down.

use super::module;
use super::opcode::*;
use super::save::Saver;
use crate::heap::Ref;
use crate::object::protocol::{attribute, call, item, iterate};
use crate::object::types::{dict, int, str_, tuple};
use crate::object::{Args, Object, PyResult, type_flags};

/// The special makers that have instructions of their own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Maker {
    Plain,
    NewObject,
    NewObjectWithKeywords,
}

impl Saver<'_> {
    /// Writes what has no instruction of its own.
    pub fn save_other(self, object: &Ref) -> PyResult<()> {
        let (cx, types) = (self.cx, &self.cx.types);
        if let Some(reduce) = self.own.reducer_override.get() {
            let said = call::call_with(cx, &reduce, [object])?;
            if !said.is(&cx.not_implemented) {
                return self.save_said(object, &said);
            }
        }
        if object.is_exact(types.type_) {
            return self.save_type(object);
        }
        if object.is_exact(types.function) {
            return self.save_global(object, None);
        }
        if let Some(reduce) = self.registered(&cx.type_of(object))? {
            let said = call::call_with(cx, &reduce, [object])?;
            return self.save_said(object, &said);
        }
        if object.has_flag(type_flags::TYPE) {
            return self.save_global(object, None);
        }
        let said = match attribute::get_optional(cx, object, &cx.names.__reduce_ex__)? {
            Some(reduce) => call::call_with(cx, &reduce, [&int::new(cx, self.protocol() as i64)])?,
            None => match attribute::get_optional(cx, object, &cx.names.__reduce__)? {
                Some(reduce) => call::call(cx, &reduce, Args::NONE)?,
                None => {
                    let shown = crate::object::protocol::text::repr(cx, object)?;
                    let name = object.ty().display_name();
                    return module::pickling_error(cx, &format!("can't pickle '{name}' object: {}", str_::to_string_lossy(&shown)));
                }
            },
        };
        self.save_said(object, &said)
    }

    /// The reduction that a table names for a class: the pickler's own, or that of `copyreg`.
    fn registered(self, class: &Ref) -> PyResult<Option<Ref>> {
        let cx = self.cx;
        match self.own.dispatch_table.get() {
            None => dict::get(cx, &module::copyreg(cx, "dispatch_table")?, class),
            Some(table) if table.is_exact(cx.types.dict) => dict::get(cx, &table, class),
            Some(table) => match item::get(cx, &table, class) {
                Ok(found) => Ok(Some(found)),
                Err(_) if cx.swallow(cx.types.key_error) => Ok(None),
                Err(raised) => Err(raised),
            },
        }
    }

    fn save_said(self, object: &Ref, said: &Ref) -> PyResult<()> {
        if str_::is_str(said) {
            return self.save_global(object, Some(said));
        }
        if !said.has_flag(type_flags::TUPLE) {
            return module::pickling_error(self.cx, "__reduce__ must return a string or tuple");
        }
        self.save_reduce(said, Some(object))
    }

    /// The class of a singleton is made by `type(…)`, the others are found by name.
    fn save_type(self, object: &Ref) -> PyResult<()> {
        let cx = self.cx;
        for single in [&cx.none, &cx.ellipsis, &cx.not_implemented] {
            if cx.type_of(single).is(object) {
                let made = tuple::pair(cx, cx.types.type_.to_ref(), tuple::new(cx, std::slice::from_ref(single)));
                return self.save_reduce(&made, Some(object));
            }
        }
        self.save_global(object, None)
    }

    /// Writes the two to six things that a reduction consists of.
    pub fn save_reduce(self, said: &Ref, object: Option<&Ref>) -> PyResult<()> {
        let cx = self.cx;
        let parts = tuple::items(said);
        if !(2..=6).contains(&parts.len()) {
            return module::pickling_error(cx, "tuple returned by __reduce__ must contain 2 through 6 elements");
        }
        let (callable, args) = (&parts[0], &parts[1]);
        let part = |index: usize| parts.get(index).filter(|part| !cx.is_none(part));
        let (state, list_items, dict_items, setter) = (part(2), part(3), part(4), part(5));
        if !call::is_callable(callable) {
            return module::pickling_error(cx, "first item of the tuple returned by __reduce__ must be callable");
        }
        if !args.has_flag(type_flags::TUPLE) {
            return module::pickling_error(cx, "second item of the tuple returned by __reduce__ must be a tuple");
        }
        for (items, place) in [(list_items, "fourth"), (dict_items, "fifth")] {
            if let Some(items) = items.filter(|items| !iterate::is_iterator(items)) {
                let name = items.ty().display_name();
                let message = format!("{place} element of the tuple returned by __reduce__ must be an iterator, not {name}");
                return module::pickling_error(cx, &message);
            }
        }
        if let Some(setter) = setter.filter(|setter| !call::is_callable(setter)) {
            let name = setter.ty().display_name();
            let message = format!("sixth element of the tuple returned by __reduce__ must be a function, not {name}");
            return module::pickling_error(cx, &message);
        }
        match self.maker(callable)? {
            Maker::NewObjectWithKeywords => self.save_new_with_keywords(args)?,
            Maker::NewObject => self.save_new(args, object)?,
            Maker::Plain => {
                self.save(callable)?;
                self.save(args)?;
                self.write(&[REDUCE])?;
            }
        }
        if let Some(object) = object {
            // Its parts have led back to it: it is written already.
            if let Some(number) = self.own.known(object) {
                self.write(&[POP])?;
                return self.fetch(number);
            }
            self.memoize(object)?;
        }
        if let Some(items) = list_items {
            self.batch_list(items)?;
        }
        if let Some(pairs) = dict_items {
            self.batch_dict(pairs)?;
        }
        let Some(state) = state else { return Ok(()) };
        match setter {
            None => {
                self.save(state)?;
                self.write(&[BUILD])
            }
            Some(setter) => {
                self.save(setter)?;
                self.save(object.unwrap_or(&cx.none))?;
                self.save(state)?;
                self.write(&[TUPLE2, REDUCE, POP])
            }
        }
    }

    /// From protocol 2 on the helpers of `copyreg` are recognised by their names.
    fn maker(self, callable: &Ref) -> PyResult<Maker> {
        if self.protocol() < 2 {
            return Ok(Maker::Plain);
        }
        Ok(match attribute::get_optional(self.cx, callable, &self.cx.names.__name__)? {
            Some(name) if str_::eq_str(&name, "__newobj_ex__") => Maker::NewObjectWithKeywords,
            Some(name) if str_::eq_str(&name, "__newobj__") => Maker::NewObject,
            _ => Maker::Plain,
        })
    }

    fn save_new_with_keywords(self, given: &Ref) -> PyResult<()> {
        let cx = self.cx;
        let [class, args, keywords] = tuple::items(given) else {
            let count = tuple::len(given);
            return module::pickling_error(cx, &format!("length of the NEWOBJ_EX argument tuple must be exactly 3, not {count}"));
        };
        let wrong = |place: &str, wanted: &str, found: &Ref| {
            let name = found.ty().display_name();
            module::pickling_error(cx, &format!("{place} item from NEWOBJ_EX argument tuple must be a {wanted}, not {name}"))
        };
        if !class.has_flag(type_flags::TYPE) {
            return wrong("first", "class", class);
        }
        if !args.has_flag(type_flags::TUPLE) {
            return wrong("second", "tuple", args);
        }
        if !keywords.has_flag(type_flags::DICT) {
            return wrong("third", "dict", keywords);
        }
        if self.protocol() >= 4 {
            [class, args, keywords].into_iter().try_for_each(|part| self.save(part))?;
            return self.write(&[NEWOBJ_EX]);
        }
        // Older protocols: a partial of `__new__` that has all its arguments already.
        let mut values = vec![attribute::get(cx, class, &cx.names.__new__)?, class.clone()];
        values.extend(tuple::items(args).iter().cloned());
        let mut names = Vec::new();
        let mut position = 0;
        while let Some((name, value)) = dict::next(keywords, &mut position) {
            names.push(name);
            values.push(value);
        }
        let partial = module::imported(cx, "functools", "partial")?;
        let made = call::call_named(cx, &partial, &values, Some(&tuple::from_vec(cx, names)))?;
        self.save(&made)?;
        self.save(&cx.empty_tuple)?;
        self.write(&[REDUCE])
    }

    fn save_new(self, given: &Ref, object: Option<&Ref>) -> PyResult<()> {
        let cx = self.cx;
        let [class, rest @ ..] = tuple::items(given) else { return module::pickling_error(cx, "__newobj__ arglist is empty") };
        if !class.has_flag(type_flags::TYPE) {
            return module::pickling_error(cx, "args[0] from __newobj__ args is not a type");
        }
        if let Some(object) = object
            && !attribute::get(cx, object, &cx.names.__class__)?.is(class)
        {
            return module::pickling_error(cx, "args[0] from __newobj__ args has the wrong class");
        }
        self.save(class)?;
        self.save(&tuple::new(cx, rest))?;
        self.write(&[NEWOBJ])
    }
}
