//! Values of a whole format into bytes and back.

use super::format::Code;
use super::item::{self, Place};
use super::type_::{codes, size, values};
use crate::heap::Ref;
use crate::object::protocol::buffer;
use crate::object::protocol::number;
use crate::object::types::bytes::{self, bytes_like};
use crate::object::types::int;
use crate::object::types::str_::convert::shown_type;
use crate::object::types::tuple;
use crate::object::{Args, Ctx, PyResult, Signature};

/// Writes the values into bytes, which are zeroed first. The codes are the caller's own: a value's `__index__` may give the Struct others.
fn write(cx: &Ctx, codes: &[Code], given: Args<'_>, target: Place) -> PyResult<()> {
    target.clear();
    let mut given = given.positional();
    for code in codes {
        for (index, value) in (0..code.repeat).zip(&mut given) {
            item::pack(cx, code.item, value, target.part(code.offset + index * code.size, code.size))?;
        }
    }
    Ok(())
}

/// `pack(values…)`
pub fn pack(cx: &Ctx, this: &Ref, given: Args<'_>) -> PyResult<Ref> {
    if given.len() as isize != values(this) {
        return item::error(cx, &format!("pack expected {} items for packing (got {})", values(this), given.len()));
    }
    let (mut outcome, own) = (Ok(()), codes(this).to_vec());
    let made = bytes::try_new_with(cx, size(this) as usize, |target| {
        // SAFETY: the new bytes are nobody else's yet.
        let place = unsafe { Place::new(target.as_mut_ptr(), target.len()) };
        outcome = write(cx, &own, given, place);
    })?;
    outcome.map(|()| made)
}

/// Memory that is borrowed to be written.
struct Target<'a> {
    owner: &'a Ref,
    data: *mut u8,
    size: usize,
}

impl Drop for Target<'_> {
    fn drop(&mut self) {
        buffer::give_back(self.owner);
    }
}

fn writable<'a>(cx: &Ctx, object: &'a Ref) -> PyResult<Target<'a>> {
    let wrong = |cx: &Ctx| cx.type_error(&format!("argument must be read-write bytes-like object, not {}", shown_type(cx, object)));
    if buffer::lender(object).is_none() {
        return wrong(cx);
    }
    let lent = match buffer::borrow(cx, object, "") {
        Err(_) if cx.swallow(cx.types.buffer_error) => return wrong(cx),
        lent => lent?,
    };
    let target = Target { owner: object, data: lent.data, size: lent.bytes };
    if lent.readonly { wrong(cx) } else { Ok(target) }
}

/// `pack_into(buffer, offset, values…)`
pub fn pack_into(cx: &Ctx, this: &Ref, given: Args<'_>) -> PyResult<Ref> {
    let expected = values(this);
    if given.len() < 2 || given.len() as isize != expected + 2 {
        return match given.len() {
            0 => item::error(cx, "pack_into expected buffer argument"),
            1 => item::error(cx, "pack_into expected offset argument"),
            count => item::error(cx, &format!("pack_into expected {expected} items for packing (got {})", count as isize - 2)),
        };
    }
    let target = writable(cx, given.at(0))?;
    let mut offset = number::index_isize(cx, given.at(1))?;
    let (room, needed) = (target.size as isize, size(this).max(0));
    if offset < 0 {
        if offset + needed > 0 {
            return item::error(cx, &format!("no space to pack {needed} bytes at offset {offset}"));
        }
        if offset + room < 0 {
            return item::error(cx, &format!("offset {offset} out of range for {room}-byte buffer"));
        }
        offset += room;
    }
    if room - offset < needed {
        let least = needed as usize + offset as usize;
        return item::error(
            cx,
            &format!(
                "pack_into requires a buffer of at least {least} bytes for packing {needed} bytes at offset {offset} (actual buffer size is {room})"
            ),
        );
    }
    // SAFETY: these bytes lie in memory that was lent for writing; nobody moves it until it is given back.
    let place = unsafe { Place::new(target.data.add(offset as usize), needed as usize) };
    // What runs meanwhile may give this object another format.
    let own = codes(this).to_vec();
    write(cx, &own, given.skip_first().skip_first(), place)?;
    Ok(cx.none())
}

/// The values that the bytes (as many as the format has) hold, as a tuple.
pub fn read(cx: &Ctx, this: &Ref, source: &[u8]) -> PyResult<Ref> {
    let mut found = Vec::with_capacity((values(this).max(0) as usize).min(source.len() + codes(this).len()));
    for code in codes(this) {
        for index in 0..code.repeat {
            let start = code.offset + index * code.size;
            found.push(item::unpack(cx, code.item, &source[start..start + code.size])?);
        }
    }
    Ok(tuple::from_vec(cx, found))
}

/// `unpack(buffer)`
pub fn unpack(cx: &Ctx, this: &Ref, source: &Ref) -> PyResult<Ref> {
    let source = bytes_like(cx, source)?;
    if source.len() as isize != size(this) {
        return item::error(cx, &format!("unpack requires a buffer of {} bytes", size(this)));
    }
    read(cx, this, &source)
}

const UNPACK_FROM: Signature<2> =
    Signature { function: "unpack_from", names: ["buffer", "offset"], positional_only: 0, keyword_from: 2, required: 1 };

/// `unpack_from(buffer, offset=0)` of a Struct.
pub fn unpack_from(cx: &Ctx, this: &Ref, args: Args<'_>) -> PyResult<Ref> {
    let [source, offset] = args.bind(cx, &UNPACK_FROM)?;
    unpack_at(cx, this, source.unwrap_or(&cx.none), offset)
}

/// The same with arguments in their places.
pub fn unpack_at(cx: &Ctx, this: &Ref, source: &Ref, offset: Option<&Ref>) -> PyResult<Ref> {
    let source = bytes_like(cx, source)?;
    let mut offset = match offset {
        Some(offset) => int::to_isize(cx, &number::index_any(cx, offset)?)?,
        None => 0,
    };
    let (have, needed) = (source.len() as isize, size(this).max(0));
    if offset < 0 {
        if offset + needed > 0 {
            return item::error(cx, &format!("not enough data to unpack {needed} bytes at offset {offset}"));
        }
        if offset + have < 0 {
            return item::error(cx, &format!("offset {offset} out of range for {have}-byte buffer"));
        }
        offset += have;
    }
    if have - offset < needed {
        let least = needed as usize + offset as usize;
        return item::error(
            cx,
            &format!(
                "unpack_from requires a buffer of at least {least} bytes for unpacking {needed} bytes at offset {offset} (actual buffer size is {have})"
            ),
        );
    }
    read(cx, this, &source[offset as usize..(offset + needed) as usize])
}
