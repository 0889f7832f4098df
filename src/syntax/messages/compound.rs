//! Compound statements. Every header has the same two mistakes: no colon, and no block behind the colon.

use super::peg::{Found, Kind, Peg, Rule, first, hold, need};
use crate::source::Span;
use crate::syntax::token::Tok;

impl Peg<'_> {
    pub(super) fn compound_stmt(&mut self) -> Found<()> {
        let kind = self.peek()?;
        if matches!(kind, Tok::Def | Tok::At | Tok::Async)
            && let Some(found) = self.alt(|p| p.function_def())?
        {
            return Ok(Some(found));
        }
        match kind {
            Tok::If => return self.alt(|p| p.if_stmt(Tok::If, "if")),
            Tok::Class | Tok::At => return self.alt(|p| p.class_def()),
            Tok::With => return self.alt(|p| p.with_stmt()),
            Tok::For => return self.alt(|p| p.for_stmt()),
            Tok::Async => return first!(self; |p| p.with_stmt(), |p| p.for_stmt()),
            Tok::Try => return self.alt(|p| p.try_stmt()),
            Tok::While => return self.alt(|p| p.while_stmt()),
            _ => {}
        }
        self.alt(|p| p.match_stmt())
    }

    pub(super) fn block(&mut self) -> Found<()> {
        let found = self.remember(Rule::Block, |p| {
            let start = p.mark;
            let found = p.alt(|p| {
                need!(p.tok(Tok::Newline));
                need!(p.tok(Tok::Indent));
                p.mark = p.last_statements.get(&p.mark).copied().unwrap_or(p.mark);
                need!(p.statements());
                need!(p.tok(Tok::Dedent));
                Ok(Some(()))
            })?;
            if found.is_none() && p.alt(|p| p.simple_stmts())?.is_none() {
                hold!(p.wrong);
                need!(p.tok(Tok::Newline));
                hold!(!p.next_is(&[Tok::Indent])?);
                return p.raise_indent("expected an indented block");
            }
            p.node(Kind::Other, start)
        })?;
        Ok(found.map(|_| ()))
    }

    /// Behind a header: a line end where the colon should be.
    fn wrong_colon(&mut self) -> Found<()> {
        need!(self.tok(Tok::Newline));
        self.raise_last("expected ':'")
    }

    /// Behind a header: a colon, and then no block.
    fn wrong_block(&mut self, what: &str, header: Span) -> Found<()> {
        need!(self.tok(Tok::Colon));
        need!(self.tok(Tok::Newline));
        hold!(!self.next_is(&[Tok::Indent])?);
        let line = self.source().line(header.start);
        self.raise_indent(&format!("expected an indented block after {what} on line {line}"))
    }

    fn colon_block(&mut self) -> Found<()> {
        need!(self.tok(Tok::Colon));
        self.block()
    }

    // Functions and classes.

    fn decorators(&mut self) -> Found<()> {
        need!(self.some(|p| {
            need!(p.tok(Tok::At));
            need!(p.named_expression());
            p.tok(Tok::Newline)
        }));
        Ok(Some(()))
    }

    fn function_def(&mut self) -> Found<()> {
        first!(self;
            |p| {
                need!(p.decorators());
                p.function_def_raw()
            },
            |p| p.function_def_raw(),
        )
    }

    fn function_def_raw(&mut self) -> Found<()> {
        let raw = |p: &mut Self| {
            need!(p.tok(Tok::Def));
            need!(p.tok(Tok::Name));
            p.alt(|p| p.type_params())?;
            need!(p.forced(Tok::LPar, "("));
            p.alt(|p| p.params(false))?;
            need!(p.tok(Tok::RPar));
            p.alt(|p| p.returns())?;
            need!(p.forced(Tok::Colon, ":"));
            p.block()
        };
        first!(self;
            |p| {
                hold!(p.wrong);
                p.tok(Tok::Async)?;
                let def = need!(p.tok(Tok::Def));
                need!(p.tok(Tok::Name));
                p.alt(|p| p.type_params())?;
                need!(p.tok(Tok::LPar));
                p.alt(|p| p.params(false))?;
                need!(p.tok(Tok::RPar));
                p.alt(|p| p.returns())?;
                p.wrong_block("function definition", def)
            },
            raw,
            |p| {
                need!(p.tok(Tok::Async));
                raw(p)
            },
        )
    }

    fn returns(&mut self) -> Found<()> {
        need!(self.tok(Tok::RArrow));
        need!(self.expression());
        Ok(Some(()))
    }

    fn class_def(&mut self) -> Found<()> {
        first!(self;
            |p| {
                need!(p.decorators());
                p.class_def_raw()
            },
            |p| p.class_def_raw(),
        )
    }

    fn class_def_raw(&mut self) -> Found<()> {
        let header = |p: &mut Self| {
            let class = need!(p.tok(Tok::Class));
            need!(p.tok(Tok::Name));
            p.alt(|p| p.type_params())?;
            p.alt(|p| {
                need!(p.tok(Tok::LPar));
                p.alt(|p| p.arguments())?;
                p.tok(Tok::RPar)
            })?;
            Ok(Some(class))
        };
        first!(self;
            |p| {
                hold!(p.wrong);
                need!(header(p));
                p.wrong_colon()
            },
            |p| {
                hold!(p.wrong);
                let class = need!(header(p));
                p.wrong_block("class definition", class)
            },
            |p| {
                need!(header(p));
                p.colon_block()
            },
        )
    }

    // if, while, for, with.

    fn if_stmt(&mut self, keyword: Tok, name: &str) -> Found<()> {
        self.header_with_test(keyword, name, |p| {
            // A chain may be long: not by recursion.
            p.many(|p| {
                hold!(p.next_is(&[Tok::Elif])?);
                p.header_with_test(Tok::Elif, "elif", |_| Ok(Some(())))
            })?;
            p.alt(|p| p.else_block())?;
            Ok(Some(()))
        })
    }

    fn header_with_test(&mut self, keyword: Tok, name: &str, rest: impl Fn(&mut Self) -> Found<()>) -> Found<()> {
        first!(self;
            |p| {
                hold!(p.wrong);
                need!(p.tok(keyword));
                need!(p.named_expression());
                p.wrong_colon()
            },
            |p| {
                hold!(p.wrong);
                let header = need!(p.tok(keyword));
                need!(p.named_expression());
                p.wrong_block(&format!("'{name}' statement"), header)
            },
            |p| {
                need!(p.tok(keyword));
                need!(p.named_expression());
                need!(p.colon_block());
                rest(p)
            },
        )
    }

    fn else_block(&mut self) -> Found<()> {
        first!(self;
            |p| {
                hold!(p.wrong);
                let header = need!(p.tok(Tok::Else));
                p.wrong_block("'else' statement", header)
            },
            |p| {
                need!(p.tok(Tok::Else));
                need!(p.forced(Tok::Colon, ":"));
                p.block()
            },
        )
    }

    fn while_stmt(&mut self) -> Found<()> {
        self.header_with_test(Tok::While, "while", |p| {
            p.alt(|p| p.else_block())?;
            Ok(Some(()))
        })
    }

    fn for_stmt(&mut self) -> Found<()> {
        let header = |p: &mut Self| {
            p.tok(Tok::Async)?;
            let for_ = need!(p.tok(Tok::For));
            need!(p.star_targets());
            need!(p.tok(Tok::In));
            need!(p.star_expressions());
            Ok(Some(for_))
        };
        if let Some(found) = self.alt(|p| {
            hold!(p.wrong);
            need!(header(p));
            p.wrong_colon()
        })? {
            return Ok(Some(found));
        }
        if let Some(found) = self.alt(|p| {
            hold!(p.wrong);
            let for_ = need!(header(p));
            p.wrong_block("'for' statement", for_)
        })? {
            return Ok(Some(found));
        }
        // Behind `in` there is no way back to the other rules.
        let mut cut = false;
        let found = self.alt(|p| {
            p.tok(Tok::Async)?;
            need!(p.tok(Tok::For));
            need!(p.star_targets());
            need!(p.tok(Tok::In));
            cut = true;
            need!(p.star_expressions());
            need!(p.colon_block());
            p.alt(|p| p.else_block())?;
            Ok(Some(()))
        })?;
        if found.is_some() || cut {
            return Ok(found);
        }
        Ok(self.alt(|p| p.wrong_for_target())?.map(|_| ()))
    }

    fn with_stmt(&mut self) -> Found<()> {
        let plain_names = |p: &mut Self| {
            need!(p.list(|p| {
                need!(p.expression());
                p.as_star_target()
            }));
            Ok(Some(()))
        };
        let parenthesised_names = |p: &mut Self| {
            need!(p.tok(Tok::LPar));
            need!(p.list(|p| {
                need!(p.expressions());
                p.as_star_target()
            }));
            p.tok(Tok::Comma)?;
            need!(p.tok(Tok::RPar));
            Ok(Some(()))
        };
        let header = |p: &mut Self| {
            p.tok(Tok::Async)?;
            p.tok(Tok::With)
        };
        first!(self;
            |p| {
                hold!(p.wrong);
                let with = need!(header(p));
                need!(plain_names(p));
                p.wrong_block("'with' statement", with)
            },
            |p| {
                hold!(p.wrong);
                let with = need!(header(p));
                need!(parenthesised_names(p));
                p.wrong_block("'with' statement", with)
            },
            |p| {
                need!(header(p));
                need!(p.tok(Tok::LPar));
                need!(p.list(|p| p.with_item()));
                p.tok(Tok::Comma)?;
                need!(p.tok(Tok::RPar));
                p.colon_block()
            },
            |p| {
                need!(header(p));
                need!(p.list(|p| p.with_item()));
                p.colon_block()
            },
            |p| {
                hold!(p.wrong);
                need!(header(p));
                need!(plain_names(p));
                p.wrong_colon()
            },
            |p| {
                hold!(p.wrong);
                need!(header(p));
                need!(parenthesised_names(p));
                p.wrong_colon()
            },
        )
    }

    fn as_star_target(&mut self) -> Found<()> {
        self.alt(|p| {
            need!(p.tok(Tok::As));
            p.star_target()
        })?;
        Ok(Some(()))
    }

    fn with_item(&mut self) -> Found<()> {
        const END: &[Tok] = &[Tok::Comma, Tok::RPar, Tok::Colon];
        first!(self;
            |p| {
                need!(p.expression());
                need!(p.tok(Tok::As));
                need!(p.star_target());
                hold!(p.next_is(END)?);
                Ok(Some(()))
            },
            |p| {
                hold!(p.wrong);
                need!(p.expression());
                need!(p.tok(Tok::As));
                let target = need!(p.expression());
                hold!(p.next_is(END)?);
                p.raise_wrong_target(&target, "assign to", super::targets::Use::Assign)
            },
            |p| Ok(p.expression()?.map(|_| ())),
        )
    }

    // try.

    fn try_stmt(&mut self) -> Found<()> {
        const MIXED: &str = "cannot have both 'except' and 'except*' on the same 'try'";
        let body = |p: &mut Self| {
            need!(p.tok(Tok::Try));
            need!(p.forced(Tok::Colon, ":"));
            p.block()
        };
        let rest = |p: &mut Self| {
            p.alt(|p| p.else_block())?;
            p.alt(|p| p.finally_block())?;
            Ok(Some(()))
        };
        first!(self;
            |p| {
                hold!(p.wrong);
                let header = need!(p.tok(Tok::Try));
                p.wrong_block("'try' statement", header)
            },
            |p| {
                hold!(p.wrong);
                need!(p.tok(Tok::Try));
                need!(p.colon_block());
                hold!(!p.next_is(&[Tok::Except, Tok::Finally])?);
                p.raise_last("expected 'except' or 'finally' block")
            },
            |p| {
                hold!(p.wrong);
                need!(p.tok(Tok::Try));
                need!(p.tok(Tok::Colon));
                p.many(|p| p.block())?;
                need!(p.some(|p| p.except_block()));
                let except = need!(p.tok(Tok::Except));
                let star = need!(p.tok(Tok::Star));
                need!(p.expression());
                p.as_name()?;
                need!(p.tok(Tok::Colon));
                p.raise(except.to(star), MIXED)
            },
            |p| {
                hold!(p.wrong);
                need!(p.tok(Tok::Try));
                need!(p.tok(Tok::Colon));
                p.many(|p| p.block())?;
                need!(p.some(|p| p.except_star_block()));
                let except = need!(p.tok(Tok::Except));
                p.alt(|p| {
                    need!(p.expression());
                    p.as_name()?;
                    Ok(Some(()))
                })?;
                need!(p.tok(Tok::Colon));
                p.raise(except, MIXED)
            },
            |p| {
                need!(body(p));
                p.finally_block()
            },
            |p| {
                need!(body(p));
                need!(p.some(|p| p.except_block()));
                rest(p)
            },
            |p| {
                need!(body(p));
                need!(p.some(|p| p.except_star_block()));
                rest(p)
            },
        )
    }

    fn except_header(&mut self, star: bool) -> Found<Span> {
        let except = need!(self.tok(Tok::Except));
        if star {
            need!(self.tok(Tok::Star));
        }
        need!(self.expression());
        self.as_name()?;
        Ok(Some(except))
    }

    fn except_block(&mut self) -> Found<()> {
        const WHAT: &str = "'except' statement";
        first!(self;
            |p| {
                hold!(p.wrong);
                let except = need!(p.except_header(false));
                p.wrong_block(WHAT, except)
            },
            |p| {
                hold!(p.wrong);
                let except = need!(p.tok(Tok::Except));
                p.wrong_block(WHAT, except)
            },
            |p| {
                need!(p.except_header(false));
                p.colon_block()
            },
            |p| {
                need!(p.tok(Tok::Except));
                p.colon_block()
            },
            |p| p.wrong_except(),
        )
    }

    fn except_star_block(&mut self) -> Found<()> {
        first!(self;
            |p| {
                hold!(p.wrong);
                let except = need!(p.except_header(true));
                p.wrong_block("'except*' statement", except)
            },
            |p| {
                need!(p.except_header(true));
                p.colon_block()
            },
            |p| p.wrong_except(),
        )
    }

    fn wrong_except(&mut self) -> Found<()> {
        hold!(self.wrong);
        first!(self;
            |p| {
                need!(p.tok(Tok::Except));
                p.tok(Tok::Star)?;
                let one = need!(p.expression());
                need!(p.tok(Tok::Comma));
                need!(p.expressions());
                p.as_name()?;
                need!(p.tok(Tok::Colon));
                p.raise_from(one.span, "multiple exception types must be parenthesized")
            },
            |p| {
                need!(p.tok(Tok::Except));
                p.tok(Tok::Star)?;
                need!(p.expression());
                p.as_name()?;
                p.wrong_colon()
            },
            |p| {
                need!(p.tok(Tok::Except));
                p.wrong_colon()
            },
            |p| {
                need!(p.tok(Tok::Except));
                need!(p.tok(Tok::Star));
                need!(p.tok_of(&[Tok::Newline, Tok::Colon]));
                p.raise_last("expected one or more exception types")
            },
        )
    }

    fn finally_block(&mut self) -> Found<()> {
        first!(self;
            |p| {
                hold!(p.wrong);
                let header = need!(p.tok(Tok::Finally));
                p.wrong_block("'finally' statement", header)
            },
            |p| {
                need!(p.tok(Tok::Finally));
                need!(p.forced(Tok::Colon, ":"));
                p.block()
            },
        )
    }

    // match.

    fn match_stmt(&mut self) -> Found<()> {
        let header = |p: &mut Self| {
            let word = need!(p.soft("match"));
            need!(p.subject());
            Ok(Some(word))
        };
        first!(self;
            |p| {
                need!(header(p));
                need!(p.tok(Tok::Colon));
                need!(p.tok(Tok::Newline));
                need!(p.tok(Tok::Indent));
                need!(p.some(|p| p.case_block()));
                need!(p.tok(Tok::Dedent));
                Ok(Some(()))
            },
            |p| {
                hold!(p.wrong);
                need!(header(p));
                p.wrong_colon()
            },
            |p| {
                hold!(p.wrong);
                let word = need!(header(p));
                p.wrong_block("'match' statement", word)
            },
        )
    }

    fn subject(&mut self) -> Found<()> {
        first!(self;
            |p| {
                need!(p.star_named_expression());
                need!(p.tok(Tok::Comma));
                p.alt(|p| p.star_named_expressions())?;
                Ok(Some(()))
            },
            |p| Ok(p.named_expression()?.map(|_| ())),
        )
    }

    fn case_block(&mut self) -> Found<()> {
        let header = |p: &mut Self| {
            let word = need!(p.soft("case"));
            need!(p.patterns());
            p.alt(|p| {
                need!(p.tok(Tok::If));
                p.named_expression()
            })?;
            Ok(Some(word))
        };
        first!(self;
            |p| {
                hold!(p.wrong);
                need!(header(p));
                p.wrong_colon()
            },
            |p| {
                hold!(p.wrong);
                let word = need!(header(p));
                p.wrong_block("'case' statement", word)
            },
            |p| {
                need!(header(p));
                p.colon_block()
            },
        )
    }
}
