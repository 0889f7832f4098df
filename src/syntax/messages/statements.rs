//! Simple statements, and the tops: a file, an expression, a line at a prompt.

use super::peg::{Found, Kind, Node, Peg, Rule, first, hold, need};
use crate::syntax::token::Tok;

const AUGMENTED: &[Tok] = &[
    Tok::PlusEqual,
    Tok::MinEqual,
    Tok::StarEqual,
    Tok::AtEqual,
    Tok::SlashEqual,
    Tok::PercentEqual,
    Tok::AmperEqual,
    Tok::VBarEqual,
    Tok::CaretEqual,
    Tok::LeftShiftEqual,
    Tok::RightShiftEqual,
    Tok::DoubleStarEqual,
    Tok::DoubleSlashEqual,
];

impl Peg<'_> {
    pub(super) fn file(&mut self) -> Found<()> {
        while self.statement()?.is_some() {
            self.forget();
        }
        need!(self.tok(Tok::EndMarker));
        Ok(Some(()))
    }

    pub(super) fn eval(&mut self) -> Found<()> {
        need!(self.expressions());
        self.many(|p| p.tok(Tok::Newline))?;
        need!(self.tok(Tok::EndMarker));
        Ok(Some(()))
    }

    pub(super) fn interactive(&mut self) -> Found<()> {
        first!(self;
            |p| {
                need!(p.compound_stmt());
                need!(p.tok(Tok::Newline));
                Ok(Some(()))
            },
            |p| p.simple_stmts(),
            |p| Ok(p.tok(Tok::Newline)?.map(|_| ())),
            |p| Ok(p.tok(Tok::EndMarker)?.map(|_| ())),
        )
    }

    pub(super) fn statements(&mut self) -> Found<()> {
        Ok(self.some(|p| p.statement())?.map(|_| ()))
    }

    fn statement(&mut self) -> Found<()> {
        first!(self; |p| p.compound_stmt(), |p| p.simple_stmts())
    }

    pub(super) fn simple_stmts(&mut self) -> Found<()> {
        first!(self;
            |p| {
                need!(p.simple_stmt());
                hold!(!p.next_is(&[Tok::Semi])?);
                need!(p.tok(Tok::Newline));
                Ok(Some(()))
            },
            |p| {
                need!(p.simple_stmt());
                p.many(|p| {
                    need!(p.tok(Tok::Semi));
                    p.simple_stmt()
                })?;
                p.tok(Tok::Semi)?;
                need!(p.tok(Tok::Newline));
                Ok(Some(()))
            },
        )
    }

    fn simple_stmt(&mut self) -> Found {
        self.remember(Rule::SimpleStmt, |p| {
            let start = p.mark;
            first!(p;
                |p| p.assignment(),
                |p| p.type_alias(),
                |p| p.star_expressions(),
                |p| {
                    let kind = p.peek()?;
                    match kind {
                        Tok::Return => {
                            need!(p.tok(kind));
                            p.alt(|p| p.star_expressions())?;
                        }
                        Tok::Import | Tok::From => need!(p.import_stmt()),
                        Tok::Raise => need!(p.raise_stmt()),
                        Tok::Pass | Tok::Break | Tok::Continue => {
                            need!(p.tok(kind));
                        }
                        Tok::Del => need!(p.del_stmt()),
                        Tok::Yield => {
                            need!(p.yield_expr());
                        }
                        Tok::Assert => {
                            need!(p.tok(kind));
                            need!(p.expression());
                            p.alt(|p| {
                                need!(p.tok(Tok::Comma));
                                p.expression()
                            })?;
                        }
                        Tok::Global | Tok::Nonlocal => {
                            need!(p.tok(kind));
                            need!(p.list(|p| p.tok(Tok::Name)));
                        }
                        _ => return Ok(None),
                    }
                    p.node(Kind::Other, start)
                },
            )
        })
    }

    fn assigned(&mut self) -> Found {
        first!(self; |p| p.yield_expr(), |p| p.star_expressions())
    }

    fn assignment(&mut self) -> Found {
        let start = self.mark;
        let annotated = |p: &mut Self| {
            need!(p.tok(Tok::Colon));
            need!(p.expression());
            p.alt(|p| {
                need!(p.tok(Tok::Equal));
                p.assigned()
            })?;
            p.node(Kind::Other, start)
        };
        if let Some(found) = self.alt(|p| {
            need!(p.tok(Tok::Name));
            annotated(p)
        })? {
            return Ok(Some(found));
        }
        if let Some(found) = self.alt(|p| {
            let target = p.alt(|p| {
                need!(p.tok(Tok::LPar));
                need!(p.single_target());
                need!(p.tok(Tok::RPar));
                Ok(Some(()))
            })?;
            if target.is_none() {
                need!(p.single_subscript_attribute_target());
            }
            annotated(p)
        })? {
            return Ok(Some(found));
        }
        if let Some(found) = self.alt(|p| {
            need!(p.some(|p| p.target_and_equal()));
            need!(p.assigned());
            hold!(!p.next_is(&[Tok::Equal])?);
            p.node(Kind::Other, start)
        })? {
            return Ok(Some(found));
        }
        let mut cut = false;
        let found = self.alt(|p| {
            need!(p.single_target());
            need!(p.tok_of(AUGMENTED));
            cut = true;
            need!(p.assigned());
            p.node(Kind::Other, start)
        })?;
        if found.is_some() || cut {
            return Ok(found);
        }
        self.alt(|p| p.wrong_assignment())
    }

    fn target_and_equal(&mut self) -> Found {
        let target = need!(self.star_targets());
        need!(self.tok(Tok::Equal));
        Ok(Some(target))
    }

    fn wrong_assignment(&mut self) -> Found {
        hold!(self.wrong);
        first!(self;
            |p| {
                let target = need!(p.wrong_annotation_target());
                need!(p.tok(Tok::Colon));
                need!(p.expression());
                p.raise(target.span, format!("only single target (not {}) can be annotated", target.kind.name()))
            },
            |p| {
                let target = need!(p.star_named_expression());
                need!(p.tok(Tok::Comma));
                p.many(|p| p.star_named_expressions())?;
                need!(p.tok(Tok::Colon));
                need!(p.expression());
                p.raise(target.span, "only single target (not tuple) can be annotated")
            },
            |p| {
                let target = need!(p.expression());
                need!(p.tok(Tok::Colon));
                need!(p.expression());
                p.raise(target.span, "illegal target for annotation")
            },
            |p| {
                p.many(|p| p.target_and_equal())?;
                let target = need!(p.star_expressions());
                need!(p.tok(Tok::Equal));
                p.raise_wrong_target(&target, "assign to", super::targets::Use::Assign)
            },
            |p| {
                p.many(|p| p.target_and_equal())?;
                let target = need!(p.yield_expr());
                need!(p.tok(Tok::Equal));
                p.raise(target.span, "assignment to yield expression not possible")
            },
            |p| {
                let target = need!(p.star_expressions());
                need!(p.tok_of(AUGMENTED));
                need!(p.assigned());
                p.raise(target.span, format!("'{}' is an illegal expression for augmented assignment", target.kind.name()))
            },
        )
    }

    fn wrong_annotation_target(&mut self) -> Found {
        first!(self;
            |p| p.list_display(),
            |p| p.tuple(),
            |p| p.nested(|p| {
                need!(p.tok(Tok::LPar));
                let target = need!(p.wrong_annotation_target());
                need!(p.tok(Tok::RPar));
                Ok(Some(target))
            }),
        )
    }

    fn type_alias(&mut self) -> Found {
        let start = self.mark;
        need!(self.soft("type"));
        need!(self.tok(Tok::Name));
        self.alt(|p| p.type_params())?;
        need!(self.tok(Tok::Equal));
        need!(self.expression());
        self.node(Kind::Other, start)
    }

    fn raise_stmt(&mut self) -> Found<()> {
        need!(self.tok(Tok::Raise));
        self.alt(|p| {
            need!(p.expression());
            p.alt(|p| {
                need!(p.tok(Tok::From));
                p.expression()
            })?;
            Ok(Some(()))
        })?;
        Ok(Some(()))
    }

    fn del_stmt(&mut self) -> Found<()> {
        first!(self;
            |p| {
                need!(p.tok(Tok::Del));
                need!(p.del_targets());
                hold!(p.next_is(&[Tok::Semi, Tok::Newline])?);
                Ok(Some(()))
            },
            |p| {
                hold!(p.wrong);
                need!(p.tok(Tok::Del));
                let target = need!(p.star_expressions());
                p.raise_wrong_target(&target, "delete", super::targets::Use::Delete)
            },
        )
    }

    fn import_stmt(&mut self) -> Found<()> {
        first!(self;
            |p| {
                hold!(p.wrong);
                let import = need!(p.tok(Tok::Import));
                need!(p.list(|p| p.dotted_name()));
                need!(p.tok(Tok::From));
                need!(p.dotted_name());
                p.raise_from(import, "Did you mean to use 'from ... import ...' instead?")
            },
            |p| {
                need!(p.tok(Tok::Import));
                need!(p.list(|p| {
                    need!(p.dotted_name());
                    p.as_name()?;
                    Ok(Some(()))
                }));
                Ok(Some(()))
            },
            |p| {
                need!(p.tok(Tok::From));
                p.many(|p| p.tok_of(&[Tok::Dot, Tok::Ellipsis]))?;
                need!(p.dotted_name());
                need!(p.tok(Tok::Import));
                p.import_from_targets()
            },
            |p| {
                need!(p.tok(Tok::From));
                need!(p.some(|p| p.tok_of(&[Tok::Dot, Tok::Ellipsis])));
                need!(p.tok(Tok::Import));
                p.import_from_targets()
            },
        )
    }

    fn import_from_targets(&mut self) -> Found<()> {
        first!(self;
            |p| {
                need!(p.tok(Tok::LPar));
                need!(p.import_from_names());
                p.tok(Tok::Comma)?;
                need!(p.tok(Tok::RPar));
                Ok(Some(()))
            },
            |p| {
                need!(p.import_from_names());
                hold!(!p.next_is(&[Tok::Comma])?);
                Ok(Some(()))
            },
            |p| Ok(p.tok(Tok::Star)?.map(|_| ())),
            |p| {
                hold!(p.wrong);
                need!(p.import_from_names());
                need!(p.tok(Tok::Comma));
                need!(p.tok(Tok::Newline));
                p.raise_last("trailing comma not allowed without surrounding parentheses")
            },
        )
    }

    fn import_from_names(&mut self) -> Found<()> {
        need!(self.list(|p| {
            need!(p.tok(Tok::Name));
            p.as_name()?;
            Ok(Some(()))
        }));
        Ok(Some(()))
    }

    /// An optional `as name`.
    pub(super) fn as_name(&mut self) -> Found<()> {
        self.alt(|p| {
            need!(p.tok(Tok::As));
            need!(p.tok(Tok::Name));
            Ok(Some(()))
        })
    }

    fn dotted_name(&mut self) -> Found<()> {
        need!(self.tok(Tok::Name));
        self.many(|p| {
            need!(p.tok(Tok::Dot));
            p.tok(Tok::Name)
        })?;
        Ok(Some(()))
    }

    pub(super) fn type_params(&mut self) -> Found<()> {
        need!(self.tok(Tok::LSqb));
        need!(self.list(|p| p.type_param()));
        self.tok(Tok::Comma)?;
        need!(self.tok(Tok::RSqb));
        Ok(Some(()))
    }

    fn type_param(&mut self) -> Found<()> {
        let starred = |star: Tok, what: &'static str| {
            move |p: &mut Self| {
                need!(p.tok(star));
                need!(p.tok(Tok::Name));
                let colon = need!(p.tok(Tok::Colon));
                let bound: Node = need!(p.expression());
                let noun = if bound.kind == Kind::Tuple { "constraints" } else { "bound" };
                p.raise_from(colon, format!("cannot use {noun} with {what}"))
            }
        };
        first!(self;
            |p| {
                need!(p.tok(Tok::Name));
                p.alt(|p| {
                    need!(p.tok(Tok::Colon));
                    p.expression()
                })?;
                Ok(Some(()))
            },
            starred(Tok::Star, "TypeVarTuple"),
            |p| {
                need!(p.tok(Tok::Star));
                need!(p.tok(Tok::Name));
                Ok(Some(()))
            },
            starred(Tok::DoubleStar, "ParamSpec"),
            |p| {
                need!(p.tok(Tok::DoubleStar));
                need!(p.tok(Tok::Name));
                Ok(Some(()))
            },
        )
    }
}
