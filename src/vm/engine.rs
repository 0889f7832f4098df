//! What objects may ask of the machine: the one implementation of `Engine`.

use std::cell::Cell;
use std::ptr::NonNull;

use super::frame::{FLAGS, GENERATOR, LINK, Vm, caller_of, code_of, extra_of, globals_of, return_pc_of};
use super::generator;
use super::ops::call::run_entry;
use super::ops::function::{bind, new_function};
use super::slot::{FLOAT, INT, OBJECT, Slot, boxed};
use crate::code::CodeFlags;
use crate::heap::{Header, Ref};
use crate::object::types::code::CodeBody;
use crate::object::types::function::FunctionBody;
use crate::object::types::{cell, dict, frame as frame_object, function, generator as generator_object};
use crate::object::{Args, Ctx, Engine, Object, PyResult, Resume};

/// Finds, reads and compiles modules. Implemented by `session`; the machine knows no files.
pub trait Loader {
    /// `__import__`
    fn import(&self, cx: &Ctx, name: &Ref, globals: Option<&Ref>, from_list: Option<&Ref>, level: i64) -> PyResult<Ref>;
    /// `compile`
    fn compile(&self, cx: &Ctx, source: &Ref, filename: &Ref, mode: &str, flags: i64, optimize: i64) -> PyResult<Ref>;
}

thread_local! {
    static MACHINE: Cell<Option<&'static Vm>> = const { Cell::new(None) };
    static LOADER: Cell<Option<&'static dyn Loader>> = const { Cell::new(None) };
}

/// Makes the machine of this thread and registers it with the context.
pub fn start(cx: &'static Ctx) {
    let machine: &'static Vm = Box::leak(Box::new(Vm::new(cx)));
    MACHINE.set(Some(machine));
    cx.set_engine(machine);
}

/// Registers who imports and compiles.
pub fn set_loader(loader: &'static dyn Loader) {
    LOADER.set(Some(loader));
}

fn loader(cx: &Ctx) -> PyResult<&'static dyn Loader> {
    match LOADER.get() {
        Some(loader) => Ok(loader),
        None => cx.raise(cx.types.import_error, "no loader"),
    }
}

/// `co_flags` of the innermost frame's code; 0 if none runs.
///
/// # Safety
/// Called while the machine's invariants hold, that is from anything an instruction calls.
pub unsafe fn running_flags(_cx: &Ctx) -> u32 {
    let base = MACHINE.get().map_or(std::ptr::null_mut(), |vm| vm.base.get());
    // SAFETY: I1.
    if base.is_null() { 0 } else { unsafe { code_of(base) }.flags.get() }
}

/// The frame object of a running frame, made if there is none yet.
///
/// # Safety
/// I1.
pub unsafe fn frame_object(vm: &Vm, base: *mut Slot) -> Ref {
    // SAFETY: I1; without GENERATOR the upper bits of `extra` are a frame object or zero.
    unsafe {
        let extra = extra_of(base);
        if extra & GENERATOR != 0 {
            let object = &*((extra & !FLAGS) as *const Header);
            let body: &generator_object::GeneratorBody = object.body();
            return match body.frame.get() {
                Some(frame) => frame,
                None => {
                    let frame = new_frame_object(vm, base);
                    frame_object::this(&frame).generator.set(object);
                    body.frame.set(Some(frame.clone()));
                    frame
                }
            };
        }
        if let Some(object) = NonNull::new((extra & !FLAGS) as *mut Header) {
            return Ref::new(object.as_ref());
        }
        let frame = new_frame_object(vm, base);
        (*base.sub(1)).bits = extra | frame.clone().into_raw().as_ptr() as u64;
        frame
    }
}

/// # Safety
/// I1 of `frame.rs`.
unsafe fn new_frame_object(vm: &Vm, base: *mut Slot) -> Ref {
    // SAFETY: I1.
    unsafe {
        let code = (*base.sub(1)).tag as *const Header;
        frame_object::new(vm.cx, (*base.sub(LINK)).header(), &*code, base.cast())
    }
}

/// The frame object of a frame's caller.
///
/// # Safety
/// I1.
pub unsafe fn caller_frame_object(vm: &Vm, base: *mut Slot) -> Option<Ref> {
    // SAFETY: I1.
    unsafe {
        let caller = caller_of(base);
        (!caller.is_null()).then(|| frame_object(vm, caller))
    }
}

impl Vm {
    /// Every running frame from the innermost outwards, with the instruction each is at, until `visit` says stop.
    fn each_frame(&self, mut visit: impl FnMut(*mut Slot, *const u64) -> bool) {
        let (mut base, mut pc) = (self.base.get(), self.pc.get());
        while !base.is_null() {
            if !visit(base, pc) {
                return;
            }
            // SAFETY: I1; a return address is behind an instruction of the caller (or is the caller's own place if native code stands between).
            unsafe {
                let entry = extra_of(base) & super::frame::ENTRY != 0;
                let return_pc = return_pc_of(base);
                pc = if entry { return_pc } else { return_pc.sub(1) };
                base = caller_of(base);
            }
        }
    }

    /// Calls a function with so many values, the last of which belong to `names`; `fill` puts them where it is told.
    #[inline(always)]
    fn call_with(&self, function: &Ref, values: usize, names: Option<&Ref>, fill: impl FnOnce(*mut Slot)) -> PyResult<Ref> {
        // SAFETY: I1, I4: the window lies behind the innermost frame, and the reserve behind `limit` holds any number of native arguments that
        // `too_deep` has let pass.
        unsafe {
            let body: &FunctionBody = function.body();
            let Some(code_ref) = body.code.get() else {
                return self.cx.raise(self.cx.types.system_error, "a function without code");
            };
            let code: &CodeBody = code_ref.body();
            let window = self.top();
            if window.add(LINK + values) >= self.limit {
                return self.too_deep();
            }
            *window = Slot::object(function.clone());
            let base = window.add(LINK);
            fill(base);
            let filled = if code.shape.get() == values as u64 && names.is_none() {
                values
            } else {
                // A keyword's `__hash__` may run, whose frame goes behind what lies here.
                let floor = self.floor.replace(base.add(values));
                let bound = bind(self, body, code, base, values, names);
                self.floor.set(floor);
                match bound {
                    Ok(filled) => filled,
                    Err(raised) => {
                        Slot::read(window).release();
                        return Err(raised);
                    }
                }
            };
            run_entry(self, window, code, filled)
        }
    }

    /// Calls a function with its namespace in register 0.
    fn run_in(&self, function: Ref, namespace: Ref) -> PyResult<Ref> {
        // SAFETY: I1, I4: the window lies behind the innermost frame; a code object with NAMESPACE has register 0 for it.
        unsafe {
            let code_ref = function::body(&function).code.get().unwrap_unchecked();
            let code: &CodeBody = code_ref.body();
            let window = self.top();
            let wants = code.data().flags.has(CodeFlags::NAMESPACE);
            *window = Slot::object(function);
            if wants {
                *window.add(LINK) = Slot::object(namespace);
            }
            let result = run_entry(self, window, code, wants as usize);
            drop(code_ref);
            result
        }
    }
}

impl Engine for Vm {
    fn call_function(&self, _cx: &Ctx, function: &Ref, args: Args<'_>) -> PyResult<Ref> {
        self.call_with(function, args.len() + args.keyword_count(), args.names(), |base| {
            for (index, value) in args.all().enumerate() {
                // SAFETY: there is room for so many values.
                unsafe { *base.add(index) = Slot::object(value.clone()) }
            }
        })
    }

    fn call_giving(&self, _cx: &Ctx, function: &Ref, args: &mut dyn ExactSizeIterator<Item = Ref>) -> PyResult<Ref> {
        self.call_with(function, args.len(), None, |base| {
            for (index, value) in args.enumerate() {
                // SAFETY: there is room for so many values.
                unsafe { *base.add(index) = Slot::object(value) }
            }
        })
    }

    fn run_code(&self, cx: &Ctx, code: &Ref, globals: Ref, namespace: Ref, closure: Option<&Ref>) -> PyResult<Ref> {
        let function = new_function(cx, code, &globals)?;
        drop(globals);
        // SAFETY: just made by `function::new`.
        let body: &FunctionBody = unsafe { function.body() };
        body.closure.set(closure.cloned());
        // SAFETY: whoever asks gives a code object, and `new_function` has taken it.
        let has_namespace = unsafe { code.body::<CodeBody>() }.data().flags.has(CodeFlags::NAMESPACE);
        if !has_namespace {
            // The code of a function has no namespace, and may want arguments.
            return self.call_function(cx, &function, Args::NONE);
        }
        self.run_in(function, namespace)
    }

    fn run_class_body(&self, _cx: &Ctx, function: &Ref, namespace: &Ref) -> PyResult<Ref> {
        self.run_in(function.clone(), namespace.clone())
    }

    fn resume(&self, _cx: &Ctx, generator: &Ref, how: Resume<'_, '_>) -> PyResult<Option<Ref>> {
        generator::resume(self, generator, how)
    }

    fn delegate(&self, generator: &Ref) -> Option<Ref> {
        generator::delegate(generator)
    }

    fn end_delegation(&self, generator: &Ref, value: Ref) -> PyResult<Option<Ref>> {
        generator::end_delegation(self, generator, value)
    }

    fn import(&self, cx: &Ctx, name: &Ref, globals: Option<&Ref>, from_list: Option<&Ref>, level: i64) -> PyResult<Ref> {
        loader(cx)?.import(cx, name, globals, from_list, level)
    }

    fn compile(&self, cx: &Ctx, source: &Ref, filename: &Ref, mode: &str, flags: i64, optimize: i64) -> PyResult<Ref> {
        loader(cx)?.compile(cx, source, filename, mode, flags, optimize)
    }

    fn globals(&self, _cx: &Ctx) -> Option<Ref> {
        let base = self.base.get();
        // SAFETY: I1.
        (!base.is_null()).then(|| unsafe { globals_of(base) }.clone())
    }

    fn locals(&self, cx: &Ctx) -> PyResult<Ref> {
        let base = self.base.get();
        if base.is_null() {
            return cx.raise(cx.types.system_error, "frame does not exist");
        }
        // SAFETY: I1.
        unsafe {
            if code_of(base).data().flags.has(CodeFlags::NAMESPACE) {
                return Ok(boxed(cx, base).clone());
            }
            let frame = frame_object(self, base);
            self.frame_locals(cx, &frame)
        }
    }

    fn frame(&self, _cx: &Ctx, depth: usize) -> PyResult<Option<Ref>> {
        let mut left = depth;
        let mut found = None;
        self.each_frame(|base, _| {
            if left == 0 {
                // SAFETY: I1.
                found = Some(unsafe { frame_object(self, base) });
            }
            left = left.wrapping_sub(1);
            found.is_none()
        });
        Ok(found)
    }

    fn frame_back(&self, _cx: &Ctx, frame: &Ref) -> Option<Ref> {
        let wanted = frame_object::this(frame).base.get();
        let mut back = None;
        self.each_frame(|base, _| {
            if base.cast::<u8>() == wanted {
                // SAFETY: I1.
                back = unsafe { caller_frame_object(self, base) };
                return false;
            }
            true
        });
        back
    }

    fn frame_word(&self, _cx: &Ctx, frame: &Ref) -> Option<usize> {
        let body = frame_object::this(frame);
        let wanted = body.base.get();
        let mut word = None;
        self.each_frame(|base, pc| {
            if base.cast::<u8>() == wanted {
                // SAFETY: I1.
                word = Some(unsafe { code_of(base) }.index_of(pc));
                return false;
            }
            true
        });
        if word.is_none() && !body.generator.get().is_null() {
            // SAFETY: a frame object names its generator only while the generator lives.
            let generator: &generator_object::GeneratorBody = unsafe { (*body.generator.get()).body() };
            // SAFETY: the field is only ever set to a code object.
            let code: Option<&CodeBody> = generator.code.borrow().map(|code| unsafe { code.body() });
            word = code.map(|code| code.index_of(generator.pc.get()).saturating_sub(1));
        }
        word
    }

    fn frame_locals(&self, cx: &Ctx, frame: &Ref) -> PyResult<Ref> {
        let body = frame_object::this(frame);
        let base = body.base.get().cast::<Slot>();
        let code = body.code().unwrap_or_else(|| cx.none());
        // SAFETY: the field is only ever set to a code object; `base` points to `first_temp` registers as long as it is not null.
        unsafe {
            let code: &CodeBody = code.body();
            if code.data().flags.has(CodeFlags::NAMESPACE) {
                return Ok(boxed(cx, base).clone());
            }
            let locals = match body.locals.get() {
                Some(locals) => locals,
                None => {
                    let locals = dict::new(cx);
                    body.locals.set(Some(locals.clone()));
                    locals
                }
            };
            for register in 0..code.first_temp.get() as usize {
                let Some(name) = code.register_name(register) else { continue };
                if name.starts_with('.') {
                    continue;
                }
                let name = cx.intern(name);
                let place = base.add(register);
                let value = if (*place).tag == super::slot::UNDEFINED {
                    None
                } else {
                    let value = boxed(cx, place).clone();
                    if value.is_exact(cx.types.cell) { cell::body(&value).contents.get() } else { Some(value) }
                };
                match value {
                    Some(value) => dict::set(cx, &locals, &name, &value)?,
                    None => {
                        dict::delete(cx, &locals, &name)?;
                    }
                }
            }
            if let Some(far) = code.data().far_register()
                && (*base.add(far)).tag != super::slot::UNDEFINED
            {
                frame_object::add_far(cx, code, &locals, &boxed(cx, base.add(far)).clone())?;
            }
            Ok(locals)
        }
    }

    /// # Safety
    /// See the trait.
    unsafe fn move_registers(&self, cx: &Ctx, registers: *mut u8, count: usize, frame: &Ref) {
        let body = frame_object::this(frame);
        for index in 0..count {
            // SAFETY: the caller's; a register that is moved out of is empty.
            unsafe {
                let place = registers.cast::<Slot>().add(index);
                let slot = Slot::read(place);
                (*place).tag = super::slot::UNDEFINED;
                if slot.tag & (OBJECT | INT | FLOAT) != 0 {
                    body.variable(index).set(Some(slot.into_object(cx)));
                }
            }
        }
    }

    fn handled_outside(&self) -> Option<Ref> {
        let mut found = None;
        self.each_frame(|base, _| {
            // SAFETY: I1; the frame is a generator's.
            unsafe {
                if extra_of(base) & GENERATOR != 0 {
                    found = generator::generator_of(base).outer.get();
                }
            }
            found.is_none()
        });
        found
    }

    fn generator_frame(&self, _cx: &Ctx, generator: &Ref) -> Option<Ref> {
        let mut found = None;
        self.each_frame(|base, _| {
            // SAFETY: I1.
            unsafe {
                let extra = extra_of(base);
                if extra & GENERATOR != 0 && extra & !FLAGS == generator.address() as u64 {
                    found = Some(frame_object(self, base));
                }
            }
            found.is_none()
        });
        found
    }

    fn box_numbers(&self, _cx: &Ctx, generator: &Ref) {
        generator::box_numbers(self, generator);
    }

    fn keep_code(&self, function: &Ref) {
        self.each_frame(|base, _| {
            // SAFETY: I1; the code is alive because the function has not let it go yet.
            unsafe {
                let code = (*base.sub(1)).tag as *const Header;
                if (*base.sub(LINK)).bits == function.address() as u64 && extra_of(base) & GENERATOR == 0 {
                    let frame = frame_object(self, base);
                    let field = &frame_object::this(&frame).code;
                    if field.is_none() {
                        field.set(Some(Ref::new(&*code)));
                    }
                }
            }
            true
        });
    }

    fn frame_clear(&self, cx: &Ctx, frame: &Ref) -> PyResult<()> {
        let body = frame_object::this(frame);
        let mut running = false;
        self.each_frame(|base, _| {
            running = base.cast::<u8>() == body.base.get();
            !running
        });
        if running {
            return cx.raise(cx.types.runtime_error, "cannot clear an executing frame");
        }
        if !body.generator.get().is_null() {
            // SAFETY: a frame object names its generator only while the generator lives.
            let generator = Ref::new(unsafe { &*body.generator.get() });
            generator_object::close(cx, &generator)?;
        }
        Ok(())
    }

    fn super_arguments(&self, cx: &Ctx) -> PyResult<(Ref, Ref)> {
        let base = self.base.get();
        let fail = |text: &str| cx.raise(cx.types.runtime_error, text);
        if base.is_null() {
            return fail("super(): no current frame");
        }
        // SAFETY: I1.
        unsafe {
            let code = code_of(base);
            let data = code.data();
            if data.arg_count == 0 {
                return fail("super(): no arguments");
            }
            let first = if (*base).tag == super::slot::UNDEFINED { None } else { Some(boxed(cx, base).clone()) };
            let first = first.and_then(|first| {
                let in_cell = data.cellvars.iter().any(|(_, register)| *register == 0);
                if in_cell { cell::body(&first).contents.get() } else { Some(first) }
            });
            let Some(first) = first else { return fail("super(): arg[0] deleted") };
            let Some(index) = data.freevars.iter().position(|name| &**name == "__class__") else {
                return fail("super(): __class__ cell not found");
            };
            let slot = *base.add(data.first_free as usize + index);
            if slot.tag != OBJECT {
                return fail("super(): bad __class__ cell");
            }
            match cell::body(slot.header()).contents.get() {
                Some(class) => Ok((first, class)),
                None => fail("super(): empty __class__ cell"),
            }
        }
    }

    fn places(&self, limit: usize, visit: &mut dyn FnMut(&Ref, u32)) -> usize {
        let (mut left, mut skipped) = (limit, 0);
        self.each_frame(|base, pc| {
            if left == 0 {
                return false;
            }
            // SAFETY: I1.
            let code = unsafe { code_of(base) };
            let line = code.position(code.index_of(pc)).line;
            if line == 0 && left == limit {
                skipped += 1;
                return true;
            }
            left -= 1;
            if let Some(name) = code.filename.borrow() {
                visit(name, line);
            }
            true
        });
        skipped
    }
}
