//! Targets, and what is said of expressions that cannot be one.

use super::peg::{Found, Kind, Node, Peg, Rule, first, hold, need};
use crate::syntax::token::Tok;

/// What a target is wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    Assign,
    Delete,
    Loop,
}

const LOOKAHEAD: &[Tok] = &[Tok::LPar, Tok::LSqb, Tok::Dot];

/// The first part of an expression that cannot be a target.
fn wrong_part(node: &Node, usage: Use) -> Option<Node> {
    match node.kind {
        Kind::List | Kind::Tuple => node.parts.iter().find_map(|part| wrong_part(part, usage)),
        Kind::Starred if usage == Use::Delete => Some(node.clone()),
        Kind::Starred => node.parts.first().and_then(|value| wrong_part(value, usage)),
        Kind::Compare(first_is_in) if usage == Use::Loop => {
            if first_is_in {
                node.parts.first().and_then(|left| wrong_part(left, usage))
            } else {
                None
            }
        }
        Kind::Name | Kind::Subscript | Kind::Attribute => None,
        _ => Some(node.clone()),
    }
}

impl Peg<'_> {
    /// Raises if part of the expression cannot be a target; fails otherwise.
    pub(super) fn raise_wrong_target<T>(&mut self, node: &Node, verb: &str, usage: Use) -> Found<T> {
        match wrong_part(node, usage) {
            Some(part) => self.raise(part.span, format!("cannot {verb} {}", part.kind.name())),
            None => Ok(None),
        }
    }

    pub(super) fn star_targets(&mut self) -> Found {
        let start = self.mark;
        first!(self;
            |p| {
                let target = need!(p.star_target());
                hold!(!p.next_is(&[Tok::Comma])?);
                Ok(Some(target))
            },
            |p| {
                need!(p.list(|p| p.star_target()));
                p.tok(Tok::Comma)?;
                p.node(Kind::Tuple, start)
            },
        )
    }

    pub(super) fn star_target(&mut self) -> Found {
        self.remember(Rule::StarTarget, |p| {
            let start = p.mark;
            first!(p;
                |p| {
                    need!(p.tok(Tok::Star));
                    hold!(!p.next_is(&[Tok::Star])?);
                    need!(p.nested(|p| p.star_target()));
                    p.node(Kind::Starred, start)
                },
                |p| p.target_with_star_atom(),
            )
        })
    }

    fn target_with_star_atom(&mut self) -> Found {
        self.remember(Rule::TargetAtom, |p| first!(p; |p| p.single_subscript_attribute_target(), |p| p.nested(|p| p.star_atom())))
    }

    fn star_atom(&mut self) -> Found {
        let start = self.mark;
        first!(self;
            |p| {
                need!(p.tok(Tok::Name));
                p.node(Kind::Name, start)
            },
            |p| {
                need!(p.tok(Tok::LPar));
                let target = need!(p.target_with_star_atom());
                need!(p.tok(Tok::RPar));
                Ok(Some(target))
            },
            |p| {
                need!(p.tok(Tok::LPar));
                p.alt(|p| {
                    // Two or more, or one with a comma.
                    first!(p;
                        |p| {
                            let all = need!(p.list(|p| p.star_target()));
                            hold!(all.len() > 1);
                            p.tok(Tok::Comma)?;
                            Ok(Some(()))
                        },
                        |p| {
                            need!(p.star_target());
                            need!(p.tok(Tok::Comma));
                            Ok(Some(()))
                        },
                    )
                })?;
                need!(p.tok(Tok::RPar));
                p.node(Kind::Tuple, start)
            },
            |p| {
                need!(p.tok(Tok::LSqb));
                p.alt(|p| {
                    need!(p.list(|p| p.star_target()));
                    p.tok(Tok::Comma)?;
                    Ok(Some(()))
                })?;
                need!(p.tok(Tok::RSqb));
                p.node(Kind::List, start)
            },
        )
    }

    pub(super) fn single_target(&mut self) -> Found {
        let start = self.mark;
        first!(self;
            |p| p.single_subscript_attribute_target(),
            |p| {
                need!(p.tok(Tok::Name));
                p.node(Kind::Name, start)
            },
            |p| p.nested(|p| {
                need!(p.tok(Tok::LPar));
                let target = need!(p.single_target());
                need!(p.tok(Tok::RPar));
                Ok(Some(target))
            }),
        )
    }

    pub(super) fn single_subscript_attribute_target(&mut self) -> Found {
        let start = self.mark;
        first!(self;
            |p| {
                need!(p.target_primary());
                need!(p.tok(Tok::Dot));
                need!(p.tok(Tok::Name));
                hold!(!p.next_is(LOOKAHEAD)?);
                p.node(Kind::Attribute, start)
            },
            |p| {
                need!(p.target_primary());
                need!(p.tok(Tok::LSqb));
                need!(p.slices());
                need!(p.tok(Tok::RSqb));
                hold!(!p.next_is(LOOKAHEAD)?);
                p.node(Kind::Subscript, start)
            },
        )
    }

    /// As much of a primary as has something behind it.
    fn target_primary(&mut self) -> Found {
        self.remember(Rule::TargetPrimary, |p| {
            let start = p.mark;
            let mut left = need!(p.atom());
            hold!(p.next_is(LOOKAHEAD)?);
            loop {
                let longer = p.alt(|p| {
                    let found = first_trailer(p, start, true)?;
                    let found = need!(Ok(found));
                    hold!(p.next_is(LOOKAHEAD)?);
                    Ok(Some(found))
                })?;
                match longer {
                    Some(longer) => left = longer,
                    None => return Ok(Some(left)),
                }
            }
        })
    }

    pub(super) fn del_targets(&mut self) -> Found<()> {
        need!(self.list(|p| p.del_target()));
        self.tok(Tok::Comma)?;
        Ok(Some(()))
    }

    fn del_target(&mut self) -> Found {
        self.remember(Rule::DelTarget, |p| {
            let start = p.mark;
            first!(p;
                |p| p.single_subscript_attribute_target(),
                |p| {
                    need!(p.tok(Tok::Name));
                    p.node(Kind::Name, start)
                },
                |p| p.nested(|p| {
                    need!(p.tok(Tok::LPar));
                    need!(p.del_target());
                    need!(p.tok(Tok::RPar));
                    p.node(Kind::Other, start)
                }),
                |p| p.nested(|p| {
                    let close = match p.peek()? {
                        Tok::LPar => Tok::RPar,
                        Tok::LSqb => Tok::RSqb,
                        _ => return Ok(None),
                    };
                    p.mark += 1;
                    p.alt(|p| p.del_targets())?;
                    need!(p.tok(close));
                    p.node(Kind::Other, start)
                }),
            )
        })
    }

    pub(super) fn wrong_for_target(&mut self) -> Found {
        hold!(self.wrong);
        self.tok(Tok::Async)?;
        need!(self.tok(Tok::For));
        let target = need!(self.star_expressions());
        self.raise_wrong_target(&target, "assign to", Use::Loop)
    }
}

/// One attribute, subscript or call behind a primary that started at `start`. A generator expression is tried at any
/// bracket, since the rule for wrong ones fits any; in a target, subscripts come before it.
pub(super) fn first_trailer(p: &mut Peg, start: usize, target: bool) -> Found {
    let subscript = |p: &mut Peg| {
        need!(p.tok(Tok::LSqb));
        need!(p.slices());
        need!(p.tok(Tok::RSqb));
        p.node(Kind::Subscript, start)
    };
    let kind = p.peek()?;
    match kind {
        Tok::Dot => {
            need!(p.tok(Tok::Dot));
            need!(p.tok(Tok::Name));
            return p.node(Kind::Attribute, start);
        }
        Tok::LPar | Tok::LSqb | Tok::LBrace => {}
        _ => return Ok(None),
    }
    if target && let Some(found) = p.alt(subscript)? {
        return Ok(Some(found));
    }
    first!(p;
        |p| {
            need!(p.generator());
            p.node(Kind::Call, start)
        },
        |p| {
            need!(p.tok(Tok::LPar));
            p.alt(|p| p.arguments())?;
            need!(p.tok(Tok::RPar));
            p.node(Kind::Call, start)
        },
        subscript,
    )
}
