//! Instructions that run Python code: instances are made and given their state, containers are filled.

use super::load::Loader;
use super::module::{self, unpickling_error};
use super::unpickler;
use crate::heap::Ref;
use crate::object::protocol::{attribute, call, item};
use crate::object::types::{dict, int, list, set, str_, tuple};
use crate::object::{Args, Object, PyResult, type_flags};

impl Loader<'_> {
    /// Calls a class with what lies above a mark, or makes an instance of it without a call if that is nothing.
    fn instantiate(&mut self, class: &Ref, args: Vec<Ref>) -> PyResult<()> {
        let cx = self.cx;
        if args.is_empty()
            && class.has_flag(type_flags::TYPE)
            && attribute::get_optional(cx, class, &cx.intern("__getinitargs__"))?.is_none()
        {
            let new = attribute::get(cx, class, &cx.names.__new__)?;
            let made = call::call_with(cx, &new, [class])?;
            return self.push(made);
        }
        let args = tuple::from_vec(cx, args);
        let made = call::call(cx, class, Args::of_tuple(&args))?;
        self.push(made)
    }

    pub(super) fn load_obj(&mut self) -> PyResult<()> {
        let height = self.marker()?;
        let mut items = self.above(height)?;
        if items.is_empty() {
            return self.underflow();
        }
        let class = items.remove(0);
        self.instantiate(&class, items)
    }

    pub(super) fn load_inst(&mut self) -> PyResult<()> {
        let height = self.marker()?;
        let (module, name) = self.two_lines()?;
        let class = unpickler::find(self.cx, self.unpickler, &module, &name)?;
        let args = self.above(height)?;
        self.instantiate(&class, args)
    }

    pub(super) fn load_new(&mut self, has_keywords: bool) -> PyResult<()> {
        let cx = self.cx;
        let keywords = if has_keywords { Some(self.pop()?) } else { None };
        let args = self.pop()?;
        let class = self.pop()?;
        let name = if has_keywords { "NEWOBJ_EX" } else { "NEWOBJ" };
        let wrong = |what: &str, wanted: &str, found: &Ref| {
            unpickling_error(cx, &format!("{name} {what} argument must be {wanted}, not {}", found.ty().display_name()))
        };
        let Some(type_) = class.as_type() else { return wrong("class", "a type", &class) };
        let Some(new) = type_.slots().new else {
            return unpickling_error(cx, &format!("{name} class argument '{}' doesn't have __new__", type_.display_name()));
        };
        if !args.has_flag(type_flags::TUPLE) {
            return wrong("args", "a tuple", &args);
        }
        let made = match keywords {
            None => new(cx, type_, Args::of_tuple(&args))?,
            Some(keywords) if !keywords.has_flag(type_flags::DICT) => return wrong("kwargs", "a dict", &keywords),
            Some(keywords) => {
                let (mut names, mut values, mut position) = (Vec::new(), tuple::items(&args).to_vec(), 0);
                while let Some((name, value)) = dict::next(&keywords, &mut position) {
                    names.push(name);
                    values.push(value);
                }
                let mut laid = vec![tuple::from_vec(cx, names)];
                laid.append(&mut values);
                new(cx, type_, Args::with_names(&laid))?
            }
        };
        self.push(made)
    }

    pub(super) fn reduce(&mut self) -> PyResult<()> {
        let cx = self.cx;
        let args = self.pop()?;
        let function = self.pop()?;
        if !args.has_flag(type_flags::TUPLE) {
            return cx.type_error("argument list must be a tuple");
        }
        let made = call::call(cx, &function, Args::of_tuple(&args))?;
        self.push(made)
    }

    /// The container below a height, or nothing if nothing lies above.
    fn container(&mut self, height: usize) -> PyResult<Option<(Ref, Vec<Ref>)>> {
        if height > self.stack.len() || height == 0 {
            return self.underflow();
        }
        if height == self.stack.len() {
            return Ok(None);
        }
        let items = self.above(height)?;
        let container = self.top()?;
        Ok(Some((container, items)))
    }

    pub(super) fn append(&mut self, height: usize) -> PyResult<()> {
        let cx = self.cx;
        let Some((target, items)) = self.container(height)? else { return Ok(()) };
        if target.is_exact(cx.types.list) {
            let end = list::len(&target);
            let items = list::from_vec(cx, items);
            return list::set_range(cx, &target, end, end, Some(&items));
        }
        if let Some(extend) = attribute::get_optional(cx, &target, &cx.names.extend)? {
            let items = list::from_vec(cx, items);
            return call::call_with(cx, &extend, [&items]).map(drop);
        }
        let append = attribute::get(cx, &target, &cx.names.append)?;
        items.iter().try_for_each(|item| call::call_with(cx, &append, [item]).map(drop))
    }

    pub(super) fn set_items(&mut self, height: usize) -> PyResult<()> {
        let cx = self.cx;
        let Some((target, items)) = self.container(height)? else { return Ok(()) };
        if items.len() % 2 != 0 {
            return unpickling_error(cx, "odd number of items for SETITEMS");
        }
        let is_dict = target.is_exact(cx.types.dict);
        items.chunks_exact(2).try_for_each(|pair| match is_dict {
            true => dict::set(cx, &target, &pair[0], &pair[1]),
            false => item::set(cx, &target, &pair[0], &pair[1]),
        })
    }

    pub(super) fn add_items(&mut self) -> PyResult<()> {
        let cx = self.cx;
        let height = self.marker()?;
        let Some((target, items)) = self.container(height)? else { return Ok(()) };
        if target.is_instance(cx.types.set) {
            return items.iter().try_for_each(|item| set::add(cx, &target, item));
        }
        let add = attribute::get(cx, &target, &cx.intern("add"))?;
        items.iter().try_for_each(|item| call::call_with(cx, &add, [item]).map(drop))
    }

    /// Gives the instance on top its state: by its `__setstate__`, or into its dict and slots.
    pub(super) fn build(&mut self) -> PyResult<()> {
        let cx = self.cx;
        let state = self.pop()?;
        let instance = self.top()?;
        if let Some(set_state) = attribute::get_optional(cx, &instance, &cx.names.__setstate__)? {
            return call::call_with(cx, &set_state, [&state]).map(drop);
        }
        let (state, slots) = match state.has_flag(type_flags::TUPLE).then(|| tuple::items(&state)) {
            Some([state, slots]) => (state.clone(), Some(slots.clone())),
            _ => (state, None),
        };
        if !cx.is_none(&state) {
            if !state.has_flag(type_flags::DICT) {
                return unpickling_error(cx, "state is not a dictionary");
            }
            let names = attribute::get(cx, &instance, &cx.names.__dict__)?;
            let mut position = 0;
            while let Some((key, value)) = dict::next(&state, &mut position) {
                // Names of attributes are interned wherever they come from.
                let key = if key.is_exact(cx.types.str_) { str_::intern_object(cx, &key) } else { key };
                item::set(cx, &names, &key, &value)?;
            }
        }
        let Some(slots) = slots else { return Ok(()) };
        if !slots.has_flag(type_flags::DICT) {
            return unpickling_error(cx, "slot state is not a dictionary");
        }
        let mut position = 0;
        while let Some((name, value)) = dict::next(&slots, &mut position) {
            attribute::set(cx, &instance, &name, &value)?;
        }
        Ok(())
    }

    /// An object of the extension registry.
    pub(super) fn load_extension(&mut self, code: i64) -> PyResult<()> {
        let cx = self.cx;
        if code <= 0 {
            return unpickling_error(cx, "EXT specifies code <= 0");
        }
        let key = int::new(cx, code);
        let cache = module::copyreg(cx, "_extension_cache")?;
        if let Some(found) = dict::get(cx, &cache, &key)? {
            return self.push(found);
        }
        let Some(pair) = dict::get(cx, &module::copyreg(cx, "_inverted_registry")?, &key)? else {
            return cx.value_error(&format!("unregistered extension code {code}"));
        };
        let names = if pair.has_flag(type_flags::TUPLE) { tuple::items(&pair).to_vec() } else { Vec::new() };
        let [module, name] = &names[..] else {
            return cx.value_error(&format!("_inverted_registry[{code}] isn't a 2-tuple of strings"));
        };
        if !str_::is_str(module) || !str_::is_str(name) {
            return cx.value_error(&format!("_inverted_registry[{code}] isn't a 2-tuple of strings"));
        }
        let found = unpickler::find(cx, self.unpickler, module, name)?;
        dict::set(cx, &cache, &key, &found)?;
        self.push(found)
    }
}
