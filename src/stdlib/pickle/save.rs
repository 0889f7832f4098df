//! From objects to instructions: what has an instruction of its own. The rest is `reduce.rs` (by a call) and `global.rs` (by name).

use super::opcode::*;
use super::output;
use super::pickler::PicklerBody;
use super::{buffer, module, text};
use crate::heap::Ref;
use crate::object::protocol::{call, iterate};
use crate::object::types::{bytearray, bytes, dict, float, int, list, set, str_, tuple};
use crate::object::{Ctx, Object, PyResult, type_flags};

/// From this depth on containers are looked for in themselves although nothing is remembered (`fast`).
const FAST_NESTING_MOST: usize = 50;

/// A pickler at work.
#[derive(Clone, Copy)]
pub struct Saver<'a> {
    /// The context.
    pub cx: &'a Ctx,
    /// The pickler.
    pub pickler: &'a Ref,
    /// Its body.
    pub own: &'a PicklerBody,
}

impl Saver<'_> {
    /// Writes bytes.
    pub fn write(self, data: &[u8]) -> PyResult<()> {
        output::write(self.cx, self.own, data)
    }

    /// Writes an instruction with its argument.
    pub fn op(self, opcode: u8, argument: &[u8]) -> PyResult<()> {
        let mut laid = [0u8; 9];
        laid[0] = opcode;
        laid[1..=argument.len()].copy_from_slice(argument);
        self.write(&laid[..=argument.len()])
    }

    /// The protocol.
    pub fn protocol(self) -> i32 {
        self.own.protocol.get()
    }

    /// Whether instructions are binary.
    pub fn is_binary(self) -> bool {
        self.own.bin.get() != 0
    }

    /// Remembers an object that is written.
    pub fn memoize(self, object: &Ref) -> PyResult<()> {
        if self.own.fast.get() != 0 {
            return Ok(());
        }
        let Some(memo) = self.own.memo() else { return Ok(()) };
        let number = memo.len();
        memo.set(self.cx, object, number)?;
        if self.protocol() >= 4 {
            return self.write(&[MEMOIZE]);
        }
        self.numbered(number, [PUT, BINPUT, LONG_BINPUT], "PUT")
    }

    /// Fetches an object that was written before.
    pub fn fetch(self, number: usize) -> PyResult<()> {
        self.numbered(number, [GET, BINGET, LONG_BINGET], "GET")
    }

    fn numbered(self, number: usize, [text, short, long]: [u8; 3], name: &str) -> PyResult<()> {
        if !self.is_binary() {
            return self.write(format!("{}{number}\n", text as char).as_bytes());
        }
        match (u8::try_from(number), u32::try_from(number)) {
            (Ok(number), _) => self.op(short, &[number]),
            (_, Ok(number)) => self.op(long, &number.to_le_bytes()),
            _ => module::pickling_error(self.cx, &format!("memo id too large for LONG_BIN{name}")),
        }
    }

    /// Writes an object, by its persistent id if it has one.
    pub fn save(self, object: &Ref) -> PyResult<()> {
        output::boundary(self.cx, self.own)?;
        if self.own.persistent_id.borrow().is_some() && self.save_persistent(object)? {
            return Ok(());
        }
        self.save_itself(object)
    }

    /// Writes an object; it has no persistent id.
    fn save_itself(self, object: &Ref) -> PyResult<()> {
        let (cx, types) = (self.cx, &self.cx.types);
        if cx.is_none(object) {
            return self.write(&[NONE]);
        }
        if object.is(&cx.true_) || object.is(&cx.false_) {
            return self.save_bool(object.is(&cx.true_));
        }
        if object.is_exact(types.int) {
            return self.save_int(object);
        }
        if object.is_exact(types.float) {
            return self.save_float(object);
        }
        if let Some(number) = self.own.known(object) {
            return self.fetch(number);
        }
        if object.is_exact(types.bytes) {
            return self.save_bytes(object);
        }
        if object.is_exact(types.str_) {
            return self.save_str(object);
        }
        cx.nested(" while pickling an object", || self.save_compound(object))
    }

    #[inline(never)]
    fn save_compound(self, object: &Ref) -> PyResult<()> {
        let types = &self.cx.types;
        if object.is_exact(types.dict) {
            return self.guarded(object, Saver::save_dict);
        }
        if object.is_exact(types.set) {
            return self.save_set(object);
        }
        if object.is_exact(types.frozenset) {
            return self.guarded(object, Saver::save_frozenset);
        }
        if object.is_exact(types.list) {
            return self.guarded(object, Saver::save_list);
        }
        if object.is_exact(types.tuple) {
            return self.save_tuple(object);
        }
        if object.is_exact(types.bytearray) {
            return self.save_bytearray(object);
        }
        if object.is_exact(buffer::class(self.cx)) {
            return self.save_buffer(object);
        }
        self.save_other(object)
    }

    /// With `fast` on nothing is remembered: what lies deep is looked for among what it lies in.
    fn guarded(self, object: &Ref, save: impl FnOnce(Self, &Ref) -> PyResult<()>) -> PyResult<()> {
        if self.own.fast.get() == 0 {
            return save(self, object);
        }
        let cx = self.cx;
        let depth = self.own.fast_nesting.get() + 1;
        self.own.fast_nesting.set(depth);
        let key = (depth >= FAST_NESTING_MOST).then(|| int::from_usize(cx, object.address()));
        if let Some(key) = &key {
            let seen = match self.own.fast_memo.get() {
                Some(seen) => seen,
                None => {
                    let seen = dict::new(cx);
                    self.own.fast_memo.set(Some(seen.clone()));
                    seen
                }
            };
            if dict::contains(cx, &seen, key)? {
                self.own.fast.set(0);
                let (name, address) = (object.ty().display_name(), object.address());
                return cx.value_error(&format!("fast mode: can't pickle cyclic objects including object type {name} at {address:#x}"));
            }
            dict::set(cx, &seen, key, &cx.none)?;
        }
        save(self, object)?;
        self.own.fast_nesting.set(self.own.fast_nesting.get() - 1);
        if let (Some(key), Some(seen)) = (key, self.own.fast_memo.get()) {
            dict::delete(cx, &seen, &key)?;
        }
        Ok(())
    }

    fn save_persistent(self, object: &Ref) -> PyResult<bool> {
        let cx = self.cx;
        let Some(function) = self.own.persistent_id.get() else { return Ok(false) };
        let id = match self.own.binds_itself.get() {
            true => call::call_with(cx, &function, [self.pickler, object])?,
            false => call::call_with(cx, &function, [object])?,
        };
        if cx.is_none(&id) {
            return Ok(false);
        }
        if self.is_binary() {
            self.save_itself(&id)?;
            self.write(&[BINPERSID])?;
            return Ok(true);
        }
        let id = crate::object::protocol::text::str_(cx, &id)?;
        match str_::ascii(&id) {
            Some(id) => self.write(format!("{}{id}\n", PERSID as char).as_bytes()).map(|()| true),
            None => module::pickling_error(cx, "persistent IDs in protocol 0 must be ASCII strings"),
        }
    }

    fn save_bool(self, value: bool) -> PyResult<()> {
        match (self.protocol() >= 2, value) {
            (true, true) => self.write(&[NEWTRUE]),
            (true, false) => self.write(&[NEWFALSE]),
            (false, true) => self.write(b"I01\n"),
            (false, false) => self.write(b"I00\n"),
        }
    }

    fn save_int(self, object: &Ref) -> PyResult<()> {
        if let Some(value) = int::as_i64(object).and_then(|value| i32::try_from(value).ok()) {
            if !self.is_binary() {
                return self.write(format!("{}{value}\n", INT as char).as_bytes());
            }
            return match (u8::try_from(value), u16::try_from(value)) {
                (Ok(value), _) => self.op(BININT1, &[value]),
                (_, Ok(value)) => self.op(BININT2, &value.to_le_bytes()),
                _ => self.op(BININT, &value.to_le_bytes()),
            };
        }
        if self.protocol() < 2 {
            let digits = int::to_decimal_checked(self.cx, object)?;
            return self.write(format!("{}{digits}L\n", LONG as char).as_bytes());
        }
        let bytes = int::to_le_bytes(object);
        match u8::try_from(bytes.len()) {
            Ok(size) => self.op(LONG1, &[size])?,
            Err(_) if bytes.len() > i32::MAX as usize => {
                return self.cx.raise(self.cx.types.overflow_error, "int too large to pickle");
            }
            Err(_) => self.op(LONG4, &(bytes.len() as u32).to_le_bytes())?,
        }
        self.write(&bytes)
    }

    fn save_float(self, object: &Ref) -> PyResult<()> {
        let value = float::value(object);
        match self.is_binary() {
            true => self.op(BINFLOAT, &value.to_be_bytes()),
            false => self.write(format!("{}{}\n", FLOAT as char, float::repr_value(value)).as_bytes()),
        }
    }

    fn save_bytes(self, object: &Ref) -> PyResult<()> {
        let cx = self.cx;
        if self.protocol() >= 3 {
            return self.save_bytes_data(object, bytes::as_slice(object), Some(object));
        }
        // Older protocols have no instruction: the bytes are made again from a text.
        let source = bytes::as_slice(object);
        let made = if source.is_empty() {
            tuple::pair(cx, cx.types.bytes.to_ref(), cx.empty_tuple.clone())
        } else {
            let text = str_::from_chars(cx, str_::Chars::One(source))?;
            let encode = module::codecs_encode(cx)?;
            tuple::pair(cx, encode, tuple::pair(cx, text, cx.intern("latin1")))
        };
        self.save_reduce(&made, Some(object))
    }

    /// Bytes with an instruction of their own; `object` is remembered for them.
    pub fn save_bytes_data(self, object: &Ref, data: &[u8], payload: Option<&Ref>) -> PyResult<()> {
        let mut head = [0u8; 9];
        let size = match (u8::try_from(data.len()), u32::try_from(data.len())) {
            (Ok(size), _) => {
                head[..2].copy_from_slice(&[SHORT_BINBYTES, size]);
                2
            }
            (_, Ok(size)) => {
                head[0] = BINBYTES;
                head[1..5].copy_from_slice(&size.to_le_bytes());
                5
            }
            _ if self.protocol() >= 4 => {
                head[0] = BINBYTES8;
                head[1..].copy_from_slice(&(data.len() as u64).to_le_bytes());
                9
            }
            _ => {
                let message = "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher";
                return self.cx.raise(self.cx.types.overflow_error, message);
            }
        };
        output::write_large(self.cx, self.own, &head[..size], data, payload)?;
        self.memoize(object)
    }

    /// Bytes that may change, likewise.
    pub fn save_bytearray_data(self, object: &Ref, data: &[u8], payload: Option<&Ref>) -> PyResult<()> {
        let mut head = [BYTEARRAY8; 9];
        head[1..].copy_from_slice(&(data.len() as u64).to_le_bytes());
        output::write_large(self.cx, self.own, &head, data, payload)?;
        self.memoize(object)
    }

    fn save_bytearray(self, object: &Ref) -> PyResult<()> {
        let cx = self.cx;
        if self.protocol() >= 5 {
            let held = bytes::bytes_like(cx, object)?;
            return self.save_bytearray_data(object, &held, Some(object));
        }
        let class = cx.types.bytearray.to_ref();
        let source = bytearray::as_slice(object);
        let args = if source.is_empty() { cx.empty_tuple.clone() } else { tuple::new(cx, &[bytes::try_new(cx, source)?]) };
        self.save_reduce(&tuple::pair(cx, class, args), Some(object))
    }

    fn save_str(self, object: &Ref) -> PyResult<()> {
        if self.is_binary() {
            self.save_str_binary(object)?;
        } else {
            let escaped = text::escape(object);
            self.write(&[UNICODE])?;
            self.write(&escaped)?;
            self.write(b"\n")?;
        }
        self.memoize(object)
    }

    fn save_str_binary(self, object: &Ref) -> PyResult<()> {
        let encoded = str_::wtf8(object);
        let mut head = [0u8; 9];
        let size = match (u8::try_from(encoded.len()), u32::try_from(encoded.len())) {
            (Ok(size), _) if self.protocol() >= 4 => {
                head[..2].copy_from_slice(&[SHORT_BINUNICODE, size]);
                2
            }
            (_, Ok(size)) => {
                head[0] = BINUNICODE;
                head[1..5].copy_from_slice(&size.to_le_bytes());
                5
            }
            _ if self.protocol() >= 4 => {
                head[0] = BINUNICODE8;
                head[1..].copy_from_slice(&(encoded.len() as u64).to_le_bytes());
                9
            }
            _ => {
                let message = "serializing a string larger than 4 GiB requires pickle protocol 4 or higher";
                return self.cx.raise(self.cx.types.overflow_error, message);
            }
        };
        output::write_large(self.cx, self.own, &head[..size], &encoded, None)
    }

    fn save_tuple(self, object: &Ref) -> PyResult<()> {
        let length = tuple::len(object);
        if length == 0 {
            return if self.protocol() > 0 { self.write(&[EMPTY_TUPLE]) } else { self.write(&[MARK, TUPLE]) };
        }
        let is_short = length <= 3 && self.protocol() >= 2;
        if !is_short {
            self.write(&[MARK])?;
        }
        for item in tuple::items(object) {
            self.save(item)?;
        }
        // A tuple that lies in itself is written by now: what was laid down goes again, and it is fetched.
        if let Some(number) = self.own.known(object) {
            match (is_short, self.is_binary()) {
                (true, _) => self.write(&[POP; 3][..length])?,
                (false, true) => self.write(&[POP_MARK])?,
                (false, false) => (0..=length).try_for_each(|_| self.write(&[POP]))?,
            }
            return self.fetch(number);
        }
        self.write(&[if is_short { [TUPLE1, TUPLE2, TUPLE3][length - 1] } else { TUPLE }])?;
        self.memoize(object)
    }

    fn save_list(self, object: &Ref) -> PyResult<()> {
        self.write(if self.is_binary() { &[EMPTY_LIST] } else { &[MARK, LIST] })?;
        self.memoize(object)?;
        match list::len(object) {
            0 => Ok(()),
            _ if self.protocol() > 0 => self.batch_exact_list(object),
            _ => self.batch_list(&iterate::iter(self.cx, object)?),
        }
    }

    fn batch_exact_list(self, object: &Ref) -> PyResult<()> {
        if list::len(object) == 1 {
            self.save(&list::get(object, 0).unwrap_or_else(|| self.cx.none()))?;
            return self.write(&[APPEND]);
        }
        let mut index = 0;
        loop {
            self.write(&[MARK])?;
            let end = index + BATCH;
            while index < end
                && let Some(item) = list::get(object, index)
            {
                self.save(&item)?;
                index += 1;
            }
            self.write(&[APPENDS])?;
            if index >= list::len(object) {
                return Ok(());
            }
        }
    }

    /// Appends what an iterator gives.
    pub fn batch_list(self, items: &Ref) -> PyResult<()> {
        self.batch(items, [APPEND, APPENDS], |_| Ok(()), Saver::save)
    }

    /// Enters the pairs that an iterator gives.
    pub fn batch_dict(self, pairs: &Ref) -> PyResult<()> {
        let check = |pair: &Ref| match pair.has_flag(type_flags::TUPLE) && tuple::len(pair) == 2 {
            true => Ok(()),
            false => self.cx.type_error("dict items iterator must return 2-tuples"),
        };
        self.batch(pairs, [SETITEM, SETITEMS], check, |saver, pair| {
            saver.save(&tuple::get(pair, 0))?;
            saver.save(&tuple::get(pair, 1))
        })
    }

    fn batch(
        self,
        items: &Ref,
        [one, many]: [u8; 2],
        check: impl Fn(&Ref) -> PyResult<()>,
        save: impl Fn(Self, &Ref) -> PyResult<()>,
    ) -> PyResult<()> {
        let cx = self.cx;
        if self.protocol() == 0 {
            while let Some(item) = iterate::next(cx, items)? {
                check(&item)?;
                save(self, &item)?;
                self.write(&[one])?;
            }
            return Ok(());
        }
        loop {
            let Some(first) = iterate::next(cx, items)? else { return Ok(()) };
            check(&first)?;
            let Some(mut item) = iterate::next(cx, items)? else {
                save(self, &first)?;
                return self.write(&[one]);
            };
            self.write(&[MARK])?;
            save(self, &first)?;
            let mut count = 1;
            let is_full = loop {
                check(&item)?;
                save(self, &item)?;
                count += 1;
                if count == BATCH {
                    break true;
                }
                match iterate::next(cx, items)? {
                    Some(next) => item = next,
                    None => break false,
                }
            };
            self.write(&[many])?;
            if !is_full {
                return Ok(());
            }
        }
    }

    fn save_dict(self, object: &Ref) -> PyResult<()> {
        let cx = self.cx;
        self.write(if self.is_binary() { &[EMPTY_DICT] } else { &[MARK, DICT] })?;
        self.memoize(object)?;
        match dict::len(object) {
            0 => Ok(()),
            _ if self.protocol() > 0 => self.batch_exact_dict(object),
            _ => {
                let pairs = call::method(cx, object, &cx.names.items, &[])?;
                self.batch_dict(&iterate::iter(cx, &pairs)?)
            }
        }
    }

    fn batch_exact_dict(self, object: &Ref) -> PyResult<()> {
        let (length, mut position) = (dict::len(object), 0);
        if length == 1 {
            if let Some((key, value)) = dict::next(object, &mut position) {
                self.save(&key)?;
                self.save(&value)?;
            }
            return self.write(&[SETITEM]);
        }
        loop {
            let mut count = 0;
            self.write(&[MARK])?;
            while count < BATCH
                && let Some((key, value)) = dict::next(object, &mut position)
            {
                self.save(&key)?;
                self.save(&value)?;
                count += 1;
            }
            self.write(&[SETITEMS])?;
            if dict::len(object) != length {
                return self.cx.raise(self.cx.types.runtime_error, "dictionary changed size during iteration");
            }
            if count < BATCH {
                return Ok(());
            }
        }
    }

    /// `(class, ([items],))`: how sets are made again in older protocols.
    fn save_as_call_with_list(self, object: &Ref) -> PyResult<()> {
        let cx = self.cx;
        let items = list::from_vec(cx, iterate::to_vec(cx, object)?);
        let made = tuple::pair(cx, cx.type_of(object), tuple::new(cx, &[items]));
        self.save_reduce(&made, Some(object))
    }

    fn save_set(self, object: &Ref) -> PyResult<()> {
        if self.protocol() < 4 {
            return self.save_as_call_with_list(object);
        }
        self.write(&[EMPTY_SET])?;
        self.memoize(object)?;
        let (length, mut position) = (set::len(object), 0);
        if length == 0 {
            return Ok(());
        }
        loop {
            let mut count = 0;
            self.write(&[MARK])?;
            while count < BATCH
                && let Some((item, _)) = set::next_position(object, &mut position)
            {
                self.save(&item)?;
                count += 1;
            }
            self.write(&[ADDITEMS])?;
            if set::len(object) != length {
                return self.cx.raise(self.cx.types.runtime_error, "set changed size during iteration");
            }
            if count < BATCH {
                return Ok(());
            }
        }
    }

    fn save_frozenset(self, object: &Ref) -> PyResult<()> {
        if self.protocol() < 4 {
            return self.save_as_call_with_list(object);
        }
        self.write(&[MARK])?;
        let mut position = 0;
        while let Some((item, _)) = set::next_position(object, &mut position) {
            self.save(&item)?;
        }
        if let Some(number) = self.own.known(object) {
            self.write(&[POP_MARK])?;
            return self.fetch(number);
        }
        self.write(&[FROZENSET])?;
        self.memoize(object)
    }

    fn save_buffer(self, object: &Ref) -> PyResult<()> {
        let cx = self.cx;
        if self.protocol() < 5 {
            return module::pickling_error(cx, "PickleBuffer can only pickled with protocol >= 5");
        }
        let held = buffer::contents(cx, object)?;
        let Some((data, readonly)) = held.data() else {
            return module::pickling_error(cx, "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
        };
        let in_band = match self.own.buffer_callback.get() {
            None => true,
            Some(callback) => {
                let answer = call::call_with(cx, &callback, [object])?;
                crate::object::protocol::number::truth(cx, &answer)?
            }
        };
        match (in_band, readonly) {
            (true, true) => self.save_bytes_data(object, data, None),
            (true, false) => self.save_bytearray_data(object, data, None),
            (false, true) => self.write(&[NEXT_BUFFER, READONLY_BUFFER]),
            (false, false) => self.write(&[NEXT_BUFFER]),
        }
    }
}
