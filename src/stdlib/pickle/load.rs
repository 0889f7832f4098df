//! From instructions to objects: the stack, the marks, and what every instruction does. What needs Python code to run is in `build.rs`.

use super::input::Input;
use super::module::unpickling_error;
use super::opcode::*;
use super::text;
use super::unpickler::{self, UnpicklerBody};
use crate::heap::Ref;
use crate::object::protocol::{call, iterate};
use crate::object::types::{bytearray, bytes, dict, float, int, list, memoryview, set, str_, tuple};
use crate::object::{Ctx, Object, PyResult};

/// An unpickler at work.
pub struct Loader<'a> {
    pub(super) cx: &'a Ctx,
    pub(super) unpickler: &'a Ref,
    pub(super) own: &'a UnpicklerBody,
    pub(super) input: Input<'a>,
    pub(super) stack: Vec<Ref>,
    /// Heights of the stack, the last of which no instruction reaches below.
    marks: Vec<usize>,
}

impl<'a> Loader<'a> {
    /// Nothing is read yet.
    pub fn new(cx: &'a Ctx, unpickler: &'a Ref, own: &'a UnpicklerBody, input: Input<'a>) -> Loader<'a> {
        Loader { cx, unpickler, own, input, stack: Vec::new(), marks: Vec::new() }
    }

    /// Reads one pickle.
    pub fn load(mut self) -> PyResult<Ref> {
        let cx = self.cx;
        loop {
            let opcode = match self.input.byte() {
                Ok(opcode) => opcode,
                Err(raised) => {
                    if super::module::is_unpickling_error(cx) {
                        drop(cx.take_raised());
                        return cx.raise(cx.types.eof_error, "Ran out of input");
                    }
                    return Err(raised);
                }
            };
            if opcode == STOP {
                break;
            }
            self.step(opcode)?;
        }
        self.input.skip_consumed()?;
        self.pop()
    }

    fn fence(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }

    /// Fails because the stack holds too little.
    pub(super) fn underflow<T>(&self) -> PyResult<T> {
        unpickling_error(self.cx, if self.marks.is_empty() { "unpickling stack underflow" } else { "unexpected MARK found" })
    }

    pub(super) fn push(&mut self, object: Ref) -> PyResult<()> {
        self.stack.push(object);
        Ok(())
    }

    pub(super) fn pop(&mut self) -> PyResult<Ref> {
        if self.stack.len() <= self.fence() {
            return self.underflow();
        }
        match self.stack.pop() {
            Some(object) => Ok(object),
            None => self.underflow(),
        }
    }

    /// The object on top.
    pub(super) fn top(&self) -> PyResult<Ref> {
        match self.stack[self.fence().min(self.stack.len())..].last() {
            Some(object) => Ok(object.clone()),
            None => self.underflow(),
        }
    }

    /// Takes the last mark away: the height it stands for.
    pub(super) fn marker(&mut self) -> PyResult<usize> {
        match self.marks.pop() {
            Some(height) => Ok(height),
            None => unpickling_error(self.cx, "could not find MARK"),
        }
    }

    /// What lies above a height.
    pub(super) fn above(&mut self, height: usize) -> PyResult<Vec<Ref>> {
        if height > self.stack.len() || height < self.fence() {
            return self.underflow();
        }
        Ok(self.stack.split_off(height))
    }

    fn step(&mut self, opcode: u8) -> PyResult<()> {
        let cx = self.cx;
        match opcode {
            NONE => self.push(cx.none()),
            NEWTRUE => self.push(cx.true_.clone()),
            NEWFALSE => self.push(cx.false_.clone()),
            BININT => {
                let value = i32::from_le_bytes(self.input.array()?);
                self.push(int::new(cx, value as i64))
            }
            BININT1 => {
                let value = self.input.byte()?;
                self.push(int::new(cx, value as i64))
            }
            BININT2 => {
                let value = u16::from_le_bytes(self.input.array()?);
                self.push(int::new(cx, value as i64))
            }
            INT => self.load_int(),
            LONG => self.load_long(),
            LONG1 => {
                let size = self.input.byte()? as usize;
                self.load_long_binary(size)
            }
            LONG4 => match usize::try_from(i32::from_le_bytes(self.input.array()?)) {
                Ok(size) => self.load_long_binary(size),
                Err(_) => unpickling_error(cx, "LONG pickle has negative byte count"),
            },
            FLOAT => self.load_float(),
            BINFLOAT => {
                let value = f64::from_be_bytes(self.input.array()?);
                self.push(float::new(cx, value))
            }
            STRING => self.load_string(),
            SHORT_BINSTRING => {
                let size = self.input.byte()? as usize;
                self.load_string_binary(size)
            }
            BINSTRING => {
                let size = u32::from_le_bytes(self.input.array()?) as usize;
                self.load_string_binary(size)
            }
            SHORT_BINBYTES | BINBYTES | BINBYTES8 => {
                let size = self.size(opcode, [SHORT_BINBYTES, BINBYTES], "BINBYTES exceeds system's maximum size of")?;
                let made = bytes::try_new(cx, self.input.read(size)?)?;
                self.push(made)
            }
            BYTEARRAY8 => {
                let size = self.size(opcode, [0, 0], "BYTEARRAY8 exceeds system's maximum size of")?;
                let made = bytearray::try_new(cx, self.input.read(size)?)?;
                self.push(made)
            }
            NEXT_BUFFER => self.next_buffer(),
            READONLY_BUFFER => self.readonly_buffer(),
            UNICODE => {
                let line = self.input.line()?;
                self.push(text::unescape(cx, &line)?)
            }
            SHORT_BINUNICODE | BINUNICODE | BINUNICODE8 => {
                let size = self.size(opcode, [SHORT_BINUNICODE, BINUNICODE], "BINUNICODE exceeds system's maximum size of")?;
                let made = str_::codec::decode_bytes(cx, self.input.read(size)?, "utf-8", "surrogatepass")?;
                self.push(made)
            }
            EMPTY_TUPLE => self.push(cx.empty_tuple.clone()),
            TUPLE1 | TUPLE2 | TUPLE3 => {
                let length = (opcode - TUPLE1) as usize + 1;
                let Some(height) = self.stack.len().checked_sub(length).filter(|&height| height >= self.fence()) else {
                    return self.underflow();
                };
                let items = self.stack.split_off(height);
                self.push(tuple::from_vec(cx, items))
            }
            TUPLE => {
                let height = self.marker()?;
                let items = self.above(height)?;
                self.push(tuple::from_vec(cx, items))
            }
            EMPTY_LIST => self.push(list::new(cx)),
            EMPTY_DICT => self.push(dict::new(cx)),
            EMPTY_SET => self.push(set::new(cx)),
            LIST => {
                let height = self.marker()?;
                let items = self.above(height)?;
                self.push(list::from_vec(cx, items))
            }
            DICT => self.load_dict(),
            FROZENSET => {
                let height = self.marker()?;
                let items = self.above(height)?;
                self.push(set::new_frozen(cx, &items)?)
            }
            OBJ => self.load_obj(),
            INST => self.load_inst(),
            NEWOBJ => self.load_new(false),
            NEWOBJ_EX => self.load_new(true),
            GLOBAL => {
                let (module, name) = self.two_lines()?;
                self.load_found(&module, &name)
            }
            STACK_GLOBAL => {
                let name = self.pop()?;
                let module = self.pop()?;
                if !name.is_exact(cx.types.str_) || !module.is_exact(cx.types.str_) {
                    return unpickling_error(cx, "STACK_GLOBAL requires str");
                }
                self.load_found(&module, &name)
            }
            APPEND => {
                let height = self.stack.len().saturating_sub(1);
                self.append(height)
            }
            APPENDS => {
                let height = self.marker()?;
                self.append(height)
            }
            SETITEM => {
                let height = self.stack.len().saturating_sub(2);
                self.set_items(height)
            }
            SETITEMS => {
                let height = self.marker()?;
                self.set_items(height)
            }
            ADDITEMS => self.add_items(),
            BUILD => self.build(),
            DUP => {
                let top = self.top()?;
                self.push(top)
            }
            MARK => {
                self.marks.push(self.stack.len());
                self.own.reserve_marks(cx, self.marks.len())
            }
            POP => {
                // The newest thing may be a mark.
                if self.marks.last() == Some(&self.stack.len()) {
                    self.marks.pop();
                    return Ok(());
                }
                self.pop().map(drop)
            }
            POP_MARK => {
                let height = self.marker()?;
                self.above(height).map(drop)
            }
            GET => {
                let line = self.input.line()?;
                let number = self.number(&line)?;
                self.recall(number)
            }
            BINGET => {
                let number = self.input.byte()? as usize;
                self.recall(number)
            }
            LONG_BINGET => {
                let number = u32::from_le_bytes(self.input.array()?) as usize;
                self.recall(number)
            }
            PUT => {
                let line = self.input.line()?;
                let top = self.top()?;
                match usize::try_from(self.number(&line)? as isize) {
                    Ok(number) => self.own.remember(cx, number, top),
                    Err(_) => cx.value_error("negative PUT argument"),
                }
            }
            BINPUT => {
                let number = self.input.byte()? as usize;
                let top = self.top()?;
                self.own.remember(cx, number, top)
            }
            LONG_BINPUT => {
                let number = u32::from_le_bytes(self.input.array()?) as usize;
                let top = self.top()?;
                self.own.remember(cx, number, top)
            }
            MEMOIZE => {
                let top = self.top()?;
                self.own.remember(cx, self.own.remembered(), top)
            }
            PERSID => {
                let line = self.input.line()?;
                if self.own.persistent_load.is_none() {
                    return self.no_persistent_load();
                }
                if !line.is_ascii() {
                    return unpickling_error(cx, "persistent IDs in protocol 0 must be ASCII strings");
                }
                let id = str_::from_ascii(cx, &line)?;
                self.load_persistent(&id)
            }
            BINPERSID => {
                if self.own.persistent_load.is_none() {
                    return self.no_persistent_load();
                }
                let id = self.pop()?;
                self.load_persistent(&id)
            }
            REDUCE => self.reduce(),
            PROTO => match self.input.byte()? {
                protocol if protocol as i32 <= HIGHEST_PROTOCOL => {
                    self.own.protocol.set(protocol as i32);
                    Ok(())
                }
                protocol => cx.value_error(&format!("unsupported pickle protocol: {protocol}")),
            },
            FRAME => {
                let size = u64::from_le_bytes(self.input.array()?);
                match isize::try_from(size) {
                    Ok(size) => self.input.frame(size as usize),
                    Err(_) => {
                        let message = format!("FRAME length exceeds system's maximum of {} bytes", isize::MAX);
                        cx.raise(cx.types.overflow_error, &message)
                    }
                }
            }
            EXT1 => {
                let code = self.input.byte()? as i64;
                self.load_extension(code)
            }
            EXT2 => {
                let code = u16::from_le_bytes(self.input.array()?) as i64;
                self.load_extension(code)
            }
            EXT4 => {
                let code = i32::from_le_bytes(self.input.array()?) as i64;
                self.load_extension(code)
            }
            _ if (0x20..=0x7e).contains(&opcode) && opcode != b'\'' && opcode != b'\\' => {
                unpickling_error(cx, &format!("invalid load key, '{}'.", opcode as char))
            }
            _ => unpickling_error(cx, &format!("invalid load key, '\\x{opcode:02x}'.")),
        }
    }

    /// The size that follows an instruction of three widths.
    fn size(&mut self, opcode: u8, [short, long]: [u8; 2], text: &str) -> PyResult<usize> {
        if opcode == short {
            return Ok(self.input.byte()? as usize);
        }
        if opcode == long {
            return Ok(u32::from_le_bytes(self.input.array()?) as usize);
        }
        match isize::try_from(u64::from_le_bytes(self.input.array()?)) {
            Ok(size) => Ok(size as usize),
            Err(_) => self.cx.raise(self.cx.types.overflow_error, &format!("{text} {} bytes", isize::MAX)),
        }
    }

    fn recall(&mut self, number: usize) -> PyResult<()> {
        match self.own.recall(number) {
            Some(object) => self.push(object),
            None => unpickling_error(self.cx, &format!("Memo value not found at index {}", number as isize)),
        }
    }

    /// The number on a line.
    fn number(&self, line: &[u8]) -> PyResult<usize> {
        let number = self.long(line, 10)?;
        int::to_isize(self.cx, &number).map(|number| number as usize)
    }

    fn long(&self, line: &[u8], base: u32) -> PyResult<Ref> {
        match int::parse(self.cx, line, base)? {
            Ok(number) => Ok(number),
            Err(_) => {
                let shown = str_::bytes_repr(self.cx, "", &[line, b"\n"].concat(), "")?;
                let shown = str_::to_string_lossy(&shown);
                self.cx.value_error(&format!("invalid literal for int() with base 10: {}", shown.trim_start_matches('b')))
            }
        }
    }

    fn load_int(&mut self) -> PyResult<()> {
        let cx = self.cx;
        let line = self.input.line()?;
        match &line[..] {
            b"00" => return self.push(cx.false_.clone()),
            b"01" => return self.push(cx.true_.clone()),
            _ => {}
        }
        match int::parse(cx, &line, 0)? {
            Ok(number) => self.push(number),
            Err(_) => cx.value_error("could not convert string to int"),
        }
    }

    fn load_long(&mut self) -> PyResult<()> {
        let line = self.input.line()?;
        let number = self.long(line.strip_suffix(b"L").unwrap_or(&line), 0)?;
        self.push(number)
    }

    fn load_long_binary(&mut self, size: usize) -> PyResult<()> {
        let number = int::from_bytes_value(self.cx, self.input.read(size)?, false, true)?;
        self.push(number)
    }

    fn load_float(&mut self) -> PyResult<()> {
        let line = self.input.line()?;
        match float::parse_prefix(&line).filter(|&(_, used)| used == line.len()) {
            Some((value, _)) => self.push(float::new(self.cx, value)),
            None => {
                let shown = String::from_utf8_lossy(&line).into_owned();
                self.cx.value_error(&format!("could not convert string to float: '{shown}\n'"))
            }
        }
    }

    /// Bytes of Python 2 as the text, or the bytes, that they are to be.
    fn load_bytes_as_text(&mut self, data: &[u8]) -> PyResult<()> {
        let cx = self.cx;
        let text = |field: &crate::heap::Field| field.borrow().map_or_else(String::new, str_::to_string_lossy);
        let (encoding, errors) = (text(&self.own.encoding), text(&self.own.errors));
        let made = bytes::try_new(cx, data)?;
        if encoding == "bytes" {
            return self.push(made);
        }
        let decoded = str_::codec::decode(cx, &made, data, Some(&encoding), Some(&errors))?;
        self.push(decoded)
    }

    fn load_string(&mut self) -> PyResult<()> {
        let line = self.input.line()?;
        let trimmed = line.trim_ascii_end();
        match trimmed {
            [first @ (b'\'' | b'"'), inner @ .., last] if first == last => {
                let data = text::bytes_literal(self.cx, inner)?;
                self.load_bytes_as_text(&data)
            }
            _ => unpickling_error(self.cx, "the STRING opcode argument must be quoted"),
        }
    }

    fn load_string_binary(&mut self, size: usize) -> PyResult<()> {
        let data = self.input.read(size)?.to_vec();
        self.load_bytes_as_text(&data)
    }

    fn load_dict(&mut self) -> PyResult<()> {
        let cx = self.cx;
        let height = self.marker()?;
        let items = self.above(height)?;
        if items.len() % 2 != 0 {
            return unpickling_error(cx, "odd number of items for DICT");
        }
        let made = dict::new(cx);
        items.chunks_exact(2).try_for_each(|pair| dict::set(cx, &made, &pair[0], &pair[1]))?;
        self.push(made)
    }

    /// Module and name, each on a line.
    pub(super) fn two_lines(&mut self) -> PyResult<(Ref, Ref)> {
        let module = self.input.line()?;
        let name = self.input.line()?;
        let text = |line: &[u8]| str_::codec::decode_bytes(self.cx, line, "utf-8", "strict");
        Ok((text(&module)?, text(&name)?))
    }

    fn load_found(&mut self, module: &Ref, name: &Ref) -> PyResult<()> {
        let found = unpickler::find(self.cx, self.unpickler, module, name)?;
        self.push(found)
    }

    fn no_persistent_load(&self) -> PyResult<()> {
        unpickling_error(self.cx, "A load persistent id instruction was encountered, but no persistent_load function was specified.")
    }

    fn load_persistent(&mut self, id: &Ref) -> PyResult<()> {
        let Some(function) = self.own.persistent_load.get() else { return self.no_persistent_load() };
        let found = match self.own.binds_itself.get() {
            true => call::call_with(self.cx, &function, [self.unpickler, id])?,
            false => call::call_with(self.cx, &function, [id])?,
        };
        self.push(found)
    }

    fn next_buffer(&mut self) -> PyResult<()> {
        let Some(buffers) = self.own.buffers.get() else {
            return unpickling_error(self.cx, "pickle stream refers to out-of-band data but no *buffers* argument was given");
        };
        match iterate::next(self.cx, &buffers)? {
            Some(next) => self.push(next),
            None => unpickling_error(self.cx, "not enough out-of-band buffers"),
        }
    }

    fn readonly_buffer(&mut self) -> PyResult<()> {
        let cx = self.cx;
        let view = memoryview::new(cx, &self.top()?)?;
        let readonly = crate::object::protocol::attribute::get(cx, &view, &cx.intern("readonly"))?;
        if !readonly.is(&cx.true_) {
            self.pop()?;
            let fixed = call::method(cx, &view, &cx.intern("toreadonly"), &[])?;
            return self.push(fixed);
        }
        Ok(())
    }
}
