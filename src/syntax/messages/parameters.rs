//! Parameter lists of functions and lambdas: one set of rules, differing in annotations and in what ends the list.

use super::peg::{Found, Peg, first, hold, need};
use crate::source::Span;
use crate::syntax::token::Tok;

const ONLY_ONCE: &str = "* argument may appear only once";

impl Peg<'_> {
    fn end(lambda: bool) -> Tok {
        if lambda { Tok::Colon } else { Tok::RPar }
    }

    pub(super) fn params(&mut self, lambda: bool) -> Found<()> {
        first!(self; |p| p.wrong_parameters(lambda), |p| p.parameters(lambda))
    }

    fn parameters(&mut self, lambda: bool) -> Found<()> {
        let rest = |p: &mut Self| {
            p.many(|p| p.param_with_default(lambda))?;
            p.alt(|p| p.star_etc(lambda))?;
            Ok(Some(()))
        };
        first!(self;
            |p| {
                need!(p.slash_no_default(lambda));
                p.many(|p| p.param_no_default(lambda))?;
                rest(p)
            },
            |p| {
                need!(p.slash_with_default(lambda));
                rest(p)
            },
            |p| {
                need!(p.some(|p| p.param_no_default(lambda)));
                rest(p)
            },
            |p| {
                need!(p.some(|p| p.param_with_default(lambda)));
                p.alt(|p| p.star_etc(lambda))?;
                Ok(Some(()))
            },
            |p| p.star_etc(lambda),
        )
    }

    /// A comma, or the end of the list, which is left.
    fn comma_or_end(&mut self, lambda: bool) -> Found<()> {
        if self.tok(Tok::Comma)?.is_some() || self.next_is(&[Self::end(lambda)])? { Ok(Some(())) } else { Ok(None) }
    }

    fn slash_no_default(&mut self, lambda: bool) -> Found<()> {
        need!(self.some(|p| p.param_no_default(lambda)));
        need!(self.tok(Tok::Slash));
        self.comma_or_end(lambda)
    }

    fn slash_with_default(&mut self, lambda: bool) -> Found<()> {
        self.many(|p| p.param_no_default(lambda))?;
        need!(self.some(|p| p.param_with_default(lambda)));
        need!(self.tok(Tok::Slash));
        self.comma_or_end(lambda)
    }

    fn star_etc(&mut self, lambda: bool) -> Found<()> {
        let rest = |p: &mut Self| {
            p.many(|p| p.param_maybe_default(lambda))?;
            p.alt(|p| p.kwds(lambda))?;
            Ok(Some(()))
        };
        first!(self;
            |p| p.wrong_star_etc(lambda),
            |p| {
                need!(p.tok(Tok::Star));
                need!(p.param_no_default(lambda));
                rest(p)
            },
            |p| {
                hold!(!lambda);
                need!(p.tok(Tok::Star));
                need!(p.tok(Tok::Name));
                need!(p.tok(Tok::Colon));
                need!(p.star_expression());
                need!(p.comma_or_end(lambda));
                rest(p)
            },
            |p| {
                need!(p.tok(Tok::Star));
                need!(p.tok(Tok::Comma));
                need!(p.some(|p| p.param_maybe_default(lambda)));
                p.alt(|p| p.kwds(lambda))?;
                Ok(Some(()))
            },
            |p| p.kwds(lambda),
        )
    }

    fn kwds(&mut self, lambda: bool) -> Found<()> {
        first!(self;
            |p| p.wrong_kwds(lambda),
            |p| {
                need!(p.tok(Tok::DoubleStar));
                need!(p.param_no_default(lambda));
                Ok(Some(()))
            },
        )
    }

    fn param(&mut self, lambda: bool) -> Found<Span> {
        let start = self.mark;
        need!(self.tok(Tok::Name));
        if !lambda {
            self.alt(|p| {
                need!(p.tok(Tok::Colon));
                p.expression()
            })?;
        }
        Ok(Some(self.since(start)))
    }

    fn param_no_default(&mut self, lambda: bool) -> Found<Span> {
        let param = need!(self.param(lambda));
        need!(self.comma_or_end(lambda));
        Ok(Some(param))
    }

    fn param_with_default(&mut self, lambda: bool) -> Found<()> {
        need!(self.param(lambda));
        need!(self.default(lambda));
        self.comma_or_end(lambda)
    }

    fn param_maybe_default(&mut self, lambda: bool) -> Found<()> {
        need!(self.param(lambda));
        self.alt(|p| p.default(lambda))?;
        self.comma_or_end(lambda)
    }

    fn default(&mut self, lambda: bool) -> Found<()> {
        first!(self;
            |p| {
                need!(p.tok(Tok::Equal));
                need!(p.expression());
                Ok(Some(()))
            },
            |p| {
                hold!(p.wrong);
                let equal = need!(p.tok(Tok::Equal));
                // CPython looks for a parenthesis even in a lambda.
                hold!(p.next_is(&[Tok::RPar, Tok::Comma])?);
                let _ = lambda;
                p.raise(equal, "expected default value expression")
            },
        )
    }

    fn wrong_parameters(&mut self, lambda: bool) -> Found<()> {
        hold!(self.wrong);
        let slash = |p: &mut Self| first!(p; |p| p.slash_no_default(lambda), |p| p.slash_with_default(lambda));
        first!(self;
            |p| {
                p.many(|p| p.param_no_default(lambda))?;
                let defaults = p.alt(|p| p.slash_with_default(lambda))?;
                if defaults.is_none() {
                    need!(p.some(|p| p.param_with_default(lambda)));
                }
                let param = need!(p.param_no_default(lambda));
                p.raise(param, "parameter without a default follows parameter with a default")
            },
            |p| {
                p.many(|p| p.param_no_default(lambda))?;
                let open = need!(p.tok(Tok::LPar));
                if lambda {
                    need!(p.list(|p| p.param(true)));
                } else {
                    need!(p.some(|p| p.param_no_default(false)));
                }
                p.tok(Tok::Comma)?;
                let close = need!(p.tok(Tok::RPar));
                let what = if lambda { "Lambda expression" } else { "Function" };
                p.raise(open.to(close), format!("{what} parameters cannot be parenthesized"))
            },
            |p| {
                let slash = need!(p.tok(Tok::Slash));
                need!(p.tok(Tok::Comma));
                p.raise(slash, "at least one argument must precede /")
            },
            |p| {
                need!(slash(p));
                p.many(|p| p.param_maybe_default(lambda))?;
                let again = need!(p.tok(Tok::Slash));
                p.raise(again, "/ may appear only once")
            },
            |p| {
                p.alt(slash)?;
                p.many(|p| p.param_maybe_default(lambda))?;
                need!(p.tok(Tok::Star));
                if p.tok(Tok::Comma)?.is_none() {
                    need!(p.param_no_default(lambda));
                }
                p.many(|p| p.param_maybe_default(lambda))?;
                let slash = need!(p.tok(Tok::Slash));
                p.raise(slash, "/ must be ahead of *")
            },
            |p| {
                need!(p.some(|p| p.param_maybe_default(lambda)));
                need!(p.tok(Tok::Slash));
                let star = need!(p.tok(Tok::Star));
                p.raise(star, "expected comma between / and *")
            },
        )
    }

    fn wrong_star_etc(&mut self, lambda: bool) -> Found<()> {
        hold!(self.wrong);
        let end = Self::end(lambda);
        first!(self;
            |p| {
                let star = need!(p.tok(Tok::Star));
                if p.tok(end)?.is_none() {
                    need!(p.tok(Tok::Comma));
                    need!(p.tok_of(&[end, Tok::DoubleStar]));
                }
                let message = "named arguments must follow bare *";
                if lambda { p.raise_last(message) } else { p.raise(star, message) }
            },
            |p| {
                need!(p.tok(Tok::Star));
                need!(p.param(lambda));
                let equal = need!(p.tok(Tok::Equal));
                p.raise(equal, "var-positional argument cannot have default value")
            },
            |p| {
                let param_or_comma = |p: &mut Self| {
                    if p.alt(|p| p.param_no_default(lambda))?.is_none() {
                        need!(p.tok(Tok::Comma));
                    }
                    Ok(Some(()))
                };
                need!(p.tok(Tok::Star));
                need!(param_or_comma(p));
                p.many(|p| p.param_maybe_default(lambda))?;
                let star = need!(p.tok(Tok::Star));
                need!(param_or_comma(p));
                p.raise(star, ONLY_ONCE)
            },
        )
    }

    fn wrong_kwds(&mut self, lambda: bool) -> Found<()> {
        const FOLLOWS: &str = "arguments cannot follow var-keyword argument";
        hold!(self.wrong);
        first!(self;
            |p| {
                need!(p.tok(Tok::DoubleStar));
                need!(p.param(lambda));
                let equal = need!(p.tok(Tok::Equal));
                p.raise(equal, "var-keyword argument cannot have default value")
            },
            |p| {
                need!(p.tok(Tok::DoubleStar));
                need!(p.param(lambda));
                need!(p.tok(Tok::Comma));
                let param = need!(p.param(lambda));
                p.raise(param, FOLLOWS)
            },
            |p| {
                need!(p.tok(Tok::DoubleStar));
                need!(p.param(lambda));
                need!(p.tok(Tok::Comma));
                let star = need!(p.tok_of(&[Tok::Star, Tok::DoubleStar, Tok::Slash]));
                p.raise(star, FOLLOWS)
            },
        )
    }
}
