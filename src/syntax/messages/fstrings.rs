//! String literals and the fields of f-strings. Literals that cannot be decoded raise here, as in the parser.

use super::peg::{Found, Kind, Peg, Rule, Stop, first, hold, need};
use crate::source::Span;
use crate::syntax::actions;
use crate::syntax::numbers;
use crate::syntax::token::Tok;

impl Peg<'_> {
    /// Raises what the actions left in the context, if anything.
    fn settled(&self) -> Result<(), Stop> {
        match self.cx.failure() {
            Some(diagnostic) => Err(Stop::Raised(diagnostic)),
            None => Ok(()),
        }
    }

    /// A number that is too long for an int.
    pub(super) fn check_number(&mut self) -> Result<(), Stop> {
        let kind = self.peek()?;
        let span = self.span_at(self.mark);
        match numbers::value(self.source(), kind, span) {
            Ok(_) => Ok(()),
            Err(problem) => Err(Stop::Raised(*problem)),
        }
    }

    pub(super) fn strings(&mut self) -> Found {
        self.remember(Rule::Strings, |p| {
            let start = p.mark;
            let mut formatted = false;
            let mut bytes = None;
            let mut mixed = false;
            need!(p.some(|p| {
                let this = match p.peek()? {
                    Tok::Str => {
                        let span = need!(p.tok(Tok::Str));
                        let is_bytes = actions::check_string(p.cx, span);
                        p.settled()?;
                        is_bytes
                    }
                    Tok::FStringStart => {
                        need!(p.fstring());
                        formatted = true;
                        false
                    }
                    _ => return Ok(None),
                };
                mixed |= bytes.replace(this).is_some_and(|other| other != this);
                Ok(Some(()))
            }));
            if mixed {
                let kind = crate::source::DiagnosticKind::SyntaxError;
                let message = "cannot mix bytes and nonbytes literals";
                return Err(Stop::Raised(p.at_token(kind, message, p.furthest())));
            }
            p.node(if formatted { Kind::FString } else { Kind::Literal }, start)
        })
    }

    fn fstring(&mut self) -> Found<()> {
        self.nested(|p| {
            let open = need!(p.tok(Tok::FStringStart));
            let raw = p.source().slice(open).contains(['r', 'R']);
            let mut texts = Vec::new();
            p.many(|p| {
                if let Some(span) = p.tok(Tok::FStringMiddle)? {
                    texts.push(span);
                    return Ok(Some(()));
                }
                p.field()
            })?;
            let close = need!(p.tok(Tok::FStringEnd));
            for span in texts {
                actions::check_middle(p.cx, span, raw, true, close);
            }
            p.settled()?;
            Ok(Some(()))
        })
    }

    /// A piece of an f-string's text, or a field.
    pub(super) fn fstring_middle(&mut self) -> Found<()> {
        if self.tok(Tok::FStringMiddle)?.is_some() {
            return Ok(Some(()));
        }
        self.field()
    }

    fn field_value(&mut self) -> Found {
        first!(self; |p| p.yield_expr(), |p| p.star_expressions())
    }

    fn conversion(&mut self) -> Found<Span> {
        let mark = need!(self.tok(Tok::Exclam));
        let letter = need!(self.tok(Tok::Name));
        if mark.end != letter.start {
            // CPython's own spelling.
            let message = "f-string: conversion type must come right after the exclamanation mark";
            return self.raise(mark.to(letter), message);
        }
        Ok(Some(letter))
    }

    fn format_spec(&mut self) -> Result<(), Stop> {
        self.many(|p| {
            if let Some(span) = p.tok(Tok::FStringMiddle)? {
                actions::check_middle(p.cx, span, false, false, span);
                p.settled()?;
                return Ok(Some(()));
            }
            p.field()
        })?;
        Ok(())
    }

    fn field(&mut self) -> Found<()> {
        first!(self;
            |p| {
                need!(p.tok(Tok::LBrace));
                need!(p.field_value());
                p.tok(Tok::Equal)?;
                let letter = p.alt(|p| p.conversion())?;
                if p.tok(Tok::Colon)?.is_some() {
                    p.format_spec()?;
                }
                need!(p.tok(Tok::RBrace));
                // Only a whole field is looked at this closely.
                if let Some(letter) = letter {
                    let text = p.source().slice(letter);
                    if !matches!(text, "s" | "r" | "a") {
                        let message = format!("f-string: invalid conversion character '{text}': expected 's', 'r', or 'a'");
                        return p.raise(letter, message);
                    }
                }
                Ok(Some(()))
            },
            |p| p.wrong_field(),
        )
    }

    fn wrong_field(&mut self) -> Found<()> {
        hold!(self.wrong);
        let start = self.mark;
        need!(self.tok(Tok::LBrace));
        if self.next_is(&[Tok::Equal, Tok::Exclam, Tok::Colon, Tok::RBrace])? {
            let message = format!("f-string: valid expression required before '{}'", self.text_at(self.mark));
            return self.raise(self.span_at(self.mark), message);
        }
        let value = self.ahead(|p| p.field_value())?;
        if !value {
            return self.raise_next("f-string: expecting a valid expression after '{'");
        }
        self.mark = start + 1;
        need!(self.field_value());
        if !self.next_is(&[Tok::Equal, Tok::Exclam, Tok::Colon, Tok::RBrace])? {
            return self.raise_next("f-string: expecting '=', or '!', or ':', or '}'");
        }
        if self.tok(Tok::Equal)?.is_some() && !self.next_is(&[Tok::Exclam, Tok::Colon, Tok::RBrace])? {
            return self.raise_next("f-string: expecting '!', or ':', or '}'");
        }
        if self.next_is(&[Tok::Exclam])? {
            let mark = self.mark;
            self.mark += 1;
            if self.next_is(&[Tok::Colon, Tok::RBrace])? {
                return self.raise_next("f-string: missing conversion character");
            }
            if !self.next_is(&[Tok::Name])? {
                return self.raise_next("f-string: invalid conversion character");
            }
            self.mark = mark;
        }
        let conversion = self.alt(|p| {
            need!(p.tok(Tok::Exclam));
            p.tok(Tok::Name)
        })?;
        if conversion.is_some() && !self.next_is(&[Tok::Colon, Tok::RBrace])? {
            return self.raise_next("f-string: expecting ':' or '}'");
        }
        if self.tok(Tok::Colon)?.is_some() {
            self.format_spec()?;
            if !self.next_is(&[Tok::RBrace])? {
                return self.raise_next("f-string: expecting '}', or format specs");
            }
        } else if !self.next_is(&[Tok::RBrace])? {
            return self.raise_next("f-string: expecting '}'");
        }
        Ok(None)
    }
}
