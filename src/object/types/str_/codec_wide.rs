//! UTF-16 and UTF-32, with a byte order mark or in a fixed order.

use super::body;
use super::build::Builder;
use super::codec::Order;
use super::codec_error::{self, Handler, Place};
use crate::heap::Ref;
use crate::object::types::bytes;
use crate::object::{Ctx, PyResult};

/// Bits per unit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// UTF-16.
    Sixteen,
    /// UTF-32.
    ThirtyTwo,
}

fn name(form: Form, order: Order) -> &'static str {
    match (form, order) {
        (Form::Sixteen, Order::Mark) => "utf-16",
        (Form::Sixteen, Order::Little) => "utf-16-le",
        (Form::Sixteen, Order::Big) => "utf-16-be",
        (Form::ThirtyTwo, Order::Mark) => "utf-32",
        (Form::ThirtyTwo, Order::Little) => "utf-32-le",
        (Form::ThirtyTwo, Order::Big) => "utf-32-be",
    }
}

fn put(out: &mut Vec<u8>, c: u32, form: Form, big: bool) {
    match (form, big) {
        (Form::Sixteen, _) if c >= 0x10000 => {
            put(out, 0xd7c0 + (c >> 10), form, big);
            put(out, 0xdc00 + (c & 0x3ff), form, big);
        }
        (Form::Sixteen, false) => out.extend_from_slice(&(c as u16).to_le_bytes()),
        (Form::Sixteen, true) => out.extend_from_slice(&(c as u16).to_be_bytes()),
        (Form::ThirtyTwo, false) => out.extend_from_slice(&c.to_le_bytes()),
        (Form::ThirtyTwo, true) => out.extend_from_slice(&c.to_be_bytes()),
    }
}

/// Encodes.
pub fn encode(cx: &Ctx, text: &Ref, errors: &Handler, order: Order, form: Form) -> PyResult<Ref> {
    let own = body::chars(text);
    let big = order == Order::Big;
    let mut out = Vec::new();
    let Some(size) = own.len().checked_mul(4).and_then(|n| n.checked_add(4)) else { return cx.no_memory() };
    if out.try_reserve(size).is_err() {
        return cx.no_memory();
    }
    if order == Order::Mark {
        put(&mut out, 0xfeff, form, big);
    }
    let mut at = 0;
    while at < own.len() {
        let c = own.at(at);
        at += 1;
        if (0xd800..0xe000).contains(&c) {
            let place = Place { start: at - 1, end: at, reason: "surrogates not allowed" };
            at = codec_error::encode(cx, errors, name(form, order), text, place, &mut out, |out, c| put(out, c, form, big))?;
        } else {
            put(&mut out, c, form, big);
        }
    }
    bytes::try_new(cx, &out)
}

/// Decodes.
pub fn decode(cx: &Ctx, object: &Ref, source: &[u8], errors: &Handler, order: Order, form: Form) -> PyResult<Ref> {
    let (mut at, mut order) = (0, order);
    if order == Order::Mark {
        (at, order) = match (form, source) {
            (Form::Sixteen, [0xff, 0xfe, ..]) => (2, Order::Little),
            (Form::Sixteen, [0xfe, 0xff, ..]) => (2, Order::Big),
            (Form::ThirtyTwo, [0xff, 0xfe, 0, 0, ..]) => (4, Order::Little),
            (Form::ThirtyTwo, [0, 0, 0xfe, 0xff, ..]) => (4, Order::Big),
            _ => (0, Order::Little),
        };
    }
    let big = order == Order::Big;
    let two = |at: usize| {
        let pair = [*source.get(at)?, *source.get(at + 1)?];
        Some(if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) } as u32)
    };
    let four = |at: usize| {
        let bytes: [u8; 4] = source.get(at..at + 4)?.try_into().ok()?;
        Some(if big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    };
    let mut out = Builder::new();
    while at < source.len() {
        let (size, reason) = match form {
            Form::Sixteen => match two(at) {
                None => (source.len() - at, "truncated data"),
                Some(c @ 0xd800..0xdc00) => match two(at + 2) {
                    Some(low @ 0xdc00..0xe000) => {
                        out.push(0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
                        at += 4;
                        continue;
                    }
                    Some(_) => (2, "illegal UTF-16 surrogate"),
                    None => (source.len() - at, "unexpected end of data"),
                },
                Some(0xdc00..0xe000) => (2, "illegal encoding"),
                Some(c) => {
                    out.push(c);
                    at += 2;
                    continue;
                }
            },
            Form::ThirtyTwo => match four(at) {
                None => (source.len() - at, "truncated data"),
                Some(0xd800..0xe000) => (4, "code point in surrogate code point range(0xd800, 0xe000)"),
                Some(0x110000..) => (4, "code point not in range(0x110000)"),
                Some(c) => {
                    out.push(c);
                    at += 4;
                    continue;
                }
            },
        };
        at = codec_error::decode(cx, errors, name(form, order), object, source, Place { start: at, end: at + size, reason }, &mut out)?;
    }
    out.finish(cx)
}
