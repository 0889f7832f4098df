//! Atoms: names, literals, and everything in brackets.

use super::peg::{Found, Kind, Peg, Rule, first, hold, need};
use crate::source::{DiagnosticKind, Position};
use crate::syntax::token::Tok;

impl Peg<'_> {
    pub(super) fn atom(&mut self) -> Found {
        self.shorten(Rule::Atom, |p| {
            let start = p.mark;
            let kind = match p.peek()? {
                Tok::Name => Kind::Name,
                Tok::True => Kind::True,
                Tok::False => Kind::False,
                Tok::None => Kind::None,
                Tok::Ellipsis => Kind::Ellipsis,
                Tok::Int | Tok::Float | Tok::Imag => {
                    p.check_number()?;
                    Kind::Literal
                }
                Tok::Str | Tok::FStringStart => return p.strings(),
                Tok::LPar => return first!(p; |p| p.tuple(), |p| p.group(), |p| p.generator()),
                Tok::LSqb => return first!(p; |p| p.list_display(), |p| p.list_comp()),
                Tok::LBrace => return first!(p; |p| p.dict(), |p| p.set(), |p| p.dict_comp(), |p| p.set_comp()),
                _ => return Ok(None),
            };
            p.mark += 1;
            p.node(kind, start)
        })
    }

    pub(super) fn tuple(&mut self) -> Found {
        let start = self.mark;
        need!(self.tok(Tok::LPar));
        let inner = self.alt(|p| {
            let one = need!(p.star_named_expression());
            need!(p.tok(Tok::Comma));
            let mut all = vec![one];
            if let Some(more) = p.alt(|p| p.star_named_expressions())? {
                all.extend(more);
            }
            Ok(Some(all))
        })?;
        need!(self.tok(Tok::RPar));
        self.node_with(Kind::Tuple, start, inner.unwrap_or_default())
    }

    fn group(&mut self) -> Found {
        first!(self;
            |p| {
                need!(p.tok(Tok::LPar));
                let inner = match p.alt(|p| p.yield_expr())? {
                    Some(inner) => inner,
                    None => need!(p.named_expression()),
                };
                need!(p.tok(Tok::RPar));
                Ok(Some(inner))
            },
            |p| {
                hold!(p.wrong);
                need!(p.tok(Tok::LPar));
                let inner = need!(p.starred_expression());
                need!(p.tok(Tok::RPar));
                p.raise(inner.span, "cannot use starred expression here")
            },
            |p| {
                hold!(p.wrong);
                need!(p.tok(Tok::LPar));
                let stars = need!(p.tok(Tok::DoubleStar));
                need!(p.expression());
                need!(p.tok(Tok::RPar));
                p.raise(stars, "cannot use double starred expression here")
            },
        )
    }

    pub(super) fn generator(&mut self) -> Found {
        self.shorten(Rule::Generator, |p| {
            let start = p.mark;
            first!(p;
                |p| {
                    need!(p.tok(Tok::LPar));
                    need!(p.value_or_named());
                    need!(p.for_if_clauses());
                    need!(p.tok(Tok::RPar));
                    p.node(Kind::Generator, start)
                },
                |p| p.wrong_comprehension(),
            )
        })
    }

    pub(super) fn list_display(&mut self) -> Found {
        let start = self.mark;
        need!(self.tok(Tok::LSqb));
        let inner = self.alt(|p| p.star_named_expressions())?;
        need!(self.tok(Tok::RSqb));
        self.node_with(Kind::List, start, inner.unwrap_or_default())
    }

    fn list_comp(&mut self) -> Found {
        let start = self.mark;
        first!(self;
            |p| {
                need!(p.tok(Tok::LSqb));
                need!(p.named_expression());
                need!(p.for_if_clauses());
                need!(p.tok(Tok::RSqb));
                p.node(Kind::ListComp, start)
            },
            |p| p.wrong_comprehension(),
        )
    }

    fn set(&mut self) -> Found {
        let start = self.mark;
        need!(self.tok(Tok::LBrace));
        need!(self.star_named_expressions());
        need!(self.tok(Tok::RBrace));
        self.node(Kind::Set, start)
    }

    fn set_comp(&mut self) -> Found {
        let start = self.mark;
        first!(self;
            |p| {
                need!(p.tok(Tok::LBrace));
                need!(p.named_expression());
                need!(p.for_if_clauses());
                need!(p.tok(Tok::RBrace));
                p.node(Kind::SetComp, start)
            },
            |p| p.wrong_comprehension(),
        )
    }

    fn wrong_comprehension(&mut self) -> Found {
        const FORGOTTEN: &str = "did you forget parentheses around the comprehension target?";
        hold!(self.wrong);
        first!(self;
            |p| {
                need!(p.tok_of(&[Tok::LSqb, Tok::LPar, Tok::LBrace]));
                let starred = need!(p.starred_expression());
                need!(p.for_if_clauses());
                p.raise(starred.span, "iterable unpacking cannot be used in comprehension")
            },
            |p| {
                need!(p.tok_of(&[Tok::LSqb, Tok::LBrace]));
                let one = need!(p.star_named_expression());
                need!(p.tok(Tok::Comma));
                let more = need!(p.star_named_expressions());
                need!(p.for_if_clauses());
                let last = more.last().map_or(one.span, |last| last.span);
                p.raise(one.span.to(last), FORGOTTEN)
            },
            |p| {
                need!(p.tok_of(&[Tok::LSqb, Tok::LBrace]));
                let one = need!(p.star_named_expression());
                let comma = need!(p.tok(Tok::Comma));
                need!(p.for_if_clauses());
                p.raise(one.span.to(comma), FORGOTTEN)
            },
        )
    }

    /// Parts: each clause, whose own parts are target, iterable, conditions.
    pub(super) fn for_if_clauses(&mut self) -> Found {
        self.shorten(Rule::ForIfClauses, |p| {
            let start = p.mark;
            let all = need!(p.some(|p| p.for_if_clause()));
            p.node_with(Kind::Other, start, all)
        })
    }

    fn for_if_clause(&mut self) -> Found {
        let start = self.mark;
        // Behind `in` there is no way back.
        let mut cut = false;
        let found = self.alt(|p| {
            p.tok(Tok::Async)?;
            need!(p.tok(Tok::For));
            let target = need!(p.star_targets());
            need!(p.tok(Tok::In));
            cut = true;
            let mut parts = vec![target, need!(p.disjunction())];
            parts.extend(p.many(|p| {
                need!(p.tok(Tok::If));
                p.disjunction()
            })?);
            p.node_with(Kind::Other, start, parts)
        })?;
        if found.is_some() || cut {
            return Ok(found);
        }
        self.alt(|p| p.wrong_for_target())
    }

    fn dict(&mut self) -> Found {
        let start = self.mark;
        first!(self;
            |p| {
                need!(p.tok(Tok::LBrace));
                p.alt(|p| {
                    need!(p.list(|p| p.double_starred_pair()));
                    p.tok(Tok::Comma)?;
                    Ok(Some(()))
                })?;
                need!(p.tok(Tok::RBrace));
                p.node(Kind::Dict, start)
            },
            |p| {
                need!(p.tok(Tok::LBrace));
                p.wrong_pairs()
            },
        )
    }

    fn double_starred_pair(&mut self) -> Found<()> {
        first!(self;
            |p| {
                need!(p.tok(Tok::DoubleStar));
                need!(p.bit_or());
                Ok(Some(()))
            },
            |p| p.pair(),
        )
    }

    fn pair(&mut self) -> Found<()> {
        need!(self.expression());
        need!(self.tok(Tok::Colon));
        need!(self.expression());
        Ok(Some(()))
    }

    fn dict_comp(&mut self) -> Found {
        let start = self.mark;
        first!(self;
            |p| {
                need!(p.tok(Tok::LBrace));
                need!(p.pair());
                need!(p.for_if_clauses());
                need!(p.tok(Tok::RBrace));
                p.node(Kind::DictComp, start)
            },
            |p| {
                hold!(p.wrong);
                need!(p.tok(Tok::LBrace));
                let stars = need!(p.tok(Tok::DoubleStar));
                need!(p.bit_or());
                need!(p.for_if_clauses());
                need!(p.tok(Tok::RBrace));
                p.raise(stars, "dict unpacking cannot be used in dict comprehension")
            },
        )
    }

    /// CPython tries this rule in its first walk, too.
    fn wrong_pairs(&mut self) -> Found {
        first!(self;
            |p| {
                need!(p.list(|p| p.double_starred_pair()));
                need!(p.tok(Tok::Comma));
                first!(p;
                    |p| {
                        let key = need!(p.expression());
                        hold!(!p.next_is(&[Tok::Colon])?);
                        let line = p.source().line(key.span.start) as i32;
                        let (end_line, column) = p.source().line_chars(key.span.end);
                        let position =
                            Position { lineno: line, offset: column as i32, end_lineno: end_line as i32, end_offset: 0 };
                        let message = "':' expected after dictionary key";
                        let kind = DiagnosticKind::SyntaxError;
                        Err(super::peg::Stop::Raised(crate::source::Diagnostic::exactly(kind, message, position)))
                    },
                    |p| p.wrong_value(),
                )
            },
            |p| p.wrong_value(),
        )
    }

    /// A value with a star, or none.
    fn wrong_value(&mut self) -> Found {
        first!(self;
            |p| {
                need!(p.expression());
                need!(p.tok(Tok::Colon));
                let star = need!(p.tok(Tok::Star));
                need!(p.bit_or());
                p.raise_from(star, "cannot use a starred expression in a dictionary value")
            },
            |p| {
                need!(p.expression());
                let colon = need!(p.tok(Tok::Colon));
                hold!(p.next_is(&[Tok::RBrace, Tok::Comma])?);
                p.raise(colon, "expression expected after dictionary key and ':'")
            },
        )
    }
}
