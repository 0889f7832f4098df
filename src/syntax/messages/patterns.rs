//! Patterns of `case`.

use super::peg::{Found, Kind, Peg, Rule, Stop, first, hold, need};
use crate::source::Span;
use crate::syntax::token::Tok;

impl Peg<'_> {
    pub(super) fn patterns(&mut self) -> Found<()> {
        first!(self; |p| p.open_sequence(), |p| Ok(p.pattern()?.map(|_| ())))
    }

    fn pattern(&mut self) -> Found<Span> {
        let start = self.mark;
        self.nested(|p| {
            first!(p;
                |p| {
                    need!(p.or_pattern());
                    need!(p.tok(Tok::As));
                    need!(p.capture_target());
                    Ok(Some(p.since(start)))
                },
                |p| {
                    hold!(p.wrong);
                    need!(p.or_pattern());
                    need!(p.tok(Tok::As));
                    let wildcard = need!(p.soft("_"));
                    p.raise(wildcard, "cannot use '_' as a target")
                },
                |p| {
                    hold!(p.wrong);
                    need!(p.or_pattern());
                    need!(p.tok(Tok::As));
                    hold!(!p.next_is(&[Tok::Name])?);
                    let target = need!(p.expression());
                    p.raise(target.span, "invalid pattern target")
                },
                |p| {
                    need!(p.or_pattern());
                    Ok(Some(p.since(start)))
                },
            )
        })
    }

    fn or_pattern(&mut self) -> Found<()> {
        need!(self.closed_pattern());
        self.many(|p| {
            need!(p.tok(Tok::VBar));
            p.closed_pattern()
        })?;
        Ok(Some(()))
    }

    fn closed_pattern(&mut self) -> Found {
        self.remember(Rule::ClosedPattern, |p| {
            let start = p.mark;
            let found = p.closed_pattern_raw()?;
            need!(Ok(found));
            p.node(Kind::Other, start)
        })
    }

    fn closed_pattern_raw(&mut self) -> Found<()> {
        first!(self;
            |p| p.literal(),
            |p| p.capture_target(),
            |p| Ok(p.soft("_")?.map(|_| ())),
            |p| {
                need!(p.attr());
                hold!(!p.next_is(&[Tok::Dot, Tok::LPar, Tok::Equal])?);
                Ok(Some(()))
            },
            |p| {
                need!(p.tok(Tok::LPar));
                need!(p.pattern());
                need!(p.tok(Tok::RPar));
                Ok(Some(()))
            },
            |p| {
                need!(p.tok(Tok::LSqb));
                p.alt(|p| p.maybe_sequence())?;
                need!(p.tok(Tok::RSqb));
                Ok(Some(()))
            },
            |p| {
                need!(p.tok(Tok::LPar));
                p.alt(|p| p.open_sequence())?;
                need!(p.tok(Tok::RPar));
                Ok(Some(()))
            },
            |p| p.mapping_pattern(),
            |p| p.class_pattern(),
        )
    }

    /// A literal, as a pattern or as a key.
    fn literal(&mut self) -> Found<()> {
        const NUMBERS: &[Tok] = &[Tok::Int, Tok::Float, Tok::Imag];
        let number = |p: &mut Self| {
            if NUMBERS.contains(&p.peek()?) {
                p.check_number()?;
            }
            p.tok_of(NUMBERS)
        };
        first!(self;
            |p| {
                p.tok(Tok::Minus)?;
                need!(number(p));
                hold!(!p.next_is(&[Tok::Plus, Tok::Minus])?);
                Ok(Some(()))
            },
            |p| {
                p.tok(Tok::Minus)?;
                let real = p.mark;
                let span = need!(number(p));
                if p.kind_at(real) == Tok::Imag {
                    return Err(Stop::Raised(crate::source::Diagnostic::syntax("real number required in complex literal", span)));
                }
                need!(p.tok_of(&[Tok::Plus, Tok::Minus]));
                let imaginary = p.mark;
                let span = need!(number(p));
                if p.kind_at(imaginary) != Tok::Imag {
                    let message = "imaginary number required in complex literal";
                    return Err(Stop::Raised(crate::source::Diagnostic::syntax(message, span)));
                }
                Ok(Some(()))
            },
            |p| Ok(p.strings()?.map(|_| ())),
            |p| Ok(p.tok_of(&[Tok::None, Tok::True, Tok::False])?.map(|_| ())),
        )
    }

    fn capture_target(&mut self) -> Found<()> {
        hold!(!self.ahead(|p| p.soft("_"))?);
        need!(self.tok(Tok::Name));
        hold!(!self.next_is(&[Tok::Dot, Tok::LPar, Tok::Equal])?);
        Ok(Some(()))
    }

    /// A dotted name with at least one dot.
    fn attr(&mut self) -> Found<()> {
        need!(self.tok(Tok::Name));
        need!(self.some(|p| {
            need!(p.tok(Tok::Dot));
            p.tok(Tok::Name)
        }));
        Ok(Some(()))
    }

    fn name_or_attr(&mut self) -> Found {
        self.remember(Rule::NameOrAttr, |p| {
            let start = p.mark;
            need!(p.tok(Tok::Name));
            p.many(|p| {
                need!(p.tok(Tok::Dot));
                p.tok(Tok::Name)
            })?;
            p.node(Kind::Other, start)
        })
    }

    fn open_sequence(&mut self) -> Found<()> {
        need!(self.maybe_star());
        need!(self.tok(Tok::Comma));
        self.alt(|p| p.maybe_sequence())?;
        Ok(Some(()))
    }

    fn maybe_sequence(&mut self) -> Found<()> {
        need!(self.list(|p| p.maybe_star()));
        self.tok(Tok::Comma)?;
        Ok(Some(()))
    }

    fn maybe_star(&mut self) -> Found<()> {
        first!(self;
            |p| {
                need!(p.tok(Tok::Star));
                first!(p; |p| p.capture_target(), |p| Ok(p.soft("_")?.map(|_| ())))
            },
            |p| Ok(p.pattern()?.map(|_| ())),
        )
    }

    fn mapping_pattern(&mut self) -> Found<()> {
        let rest = |p: &mut Self| {
            need!(p.tok(Tok::DoubleStar));
            p.capture_target()
        };
        let items = |p: &mut Self| {
            p.list(|p| {
                need!(first!(p; |p| p.literal(), |p| p.attr()));
                need!(p.tok(Tok::Colon));
                p.pattern()
            })
        };
        first!(self;
            |p| {
                need!(p.tok(Tok::LBrace));
                need!(p.tok(Tok::RBrace));
                Ok(Some(()))
            },
            |p| {
                need!(p.tok(Tok::LBrace));
                need!(rest(p));
                p.tok(Tok::Comma)?;
                need!(p.tok(Tok::RBrace));
                Ok(Some(()))
            },
            |p| {
                need!(p.tok(Tok::LBrace));
                need!(items(p));
                need!(p.tok(Tok::Comma));
                need!(rest(p));
                p.tok(Tok::Comma)?;
                need!(p.tok(Tok::RBrace));
                Ok(Some(()))
            },
            |p| {
                need!(p.tok(Tok::LBrace));
                need!(items(p));
                p.tok(Tok::Comma)?;
                need!(p.tok(Tok::RBrace));
                Ok(Some(()))
            },
        )
    }

    fn class_pattern(&mut self) -> Found<()> {
        let positional = |p: &mut Self| p.list(|p| p.pattern());
        let keywords = |p: &mut Self| {
            p.list(|p| {
                need!(p.tok(Tok::Name));
                need!(p.tok(Tok::Equal));
                p.pattern()
            })
        };
        let open = |p: &mut Self| {
            need!(p.name_or_attr());
            p.tok(Tok::LPar)
        };
        let close = |p: &mut Self| {
            p.tok(Tok::Comma)?;
            need!(p.tok(Tok::RPar));
            Ok(Some(()))
        };
        first!(self;
            |p| {
                need!(open(p));
                need!(p.tok(Tok::RPar));
                Ok(Some(()))
            },
            |p| {
                need!(open(p));
                need!(positional(p));
                close(p)
            },
            |p| {
                need!(open(p));
                need!(keywords(p));
                close(p)
            },
            |p| {
                need!(open(p));
                need!(positional(p));
                need!(p.tok(Tok::Comma));
                need!(keywords(p));
                close(p)
            },
            |p| {
                hold!(p.wrong);
                need!(open(p));
                p.alt(|p| {
                    need!(positional(p));
                    p.tok(Tok::Comma)
                })?;
                need!(keywords(p));
                need!(p.tok(Tok::Comma));
                let late = need!(positional(p));
                let (Some(first), Some(last)) = (late.first(), late.last()) else { return Ok(None) };
                p.raise(first.to(*last), "positional patterns follow keyword patterns")
            },
        )
    }
}
