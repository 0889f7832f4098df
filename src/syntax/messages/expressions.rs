//! Expressions, from `yield` down to atoms, and call arguments.

use super::peg::{Found, Kind, Node, Peg, Rule, first, hold, need};
use super::targets::first_trailer;
use crate::source::Span;
use crate::syntax::token::Tok;

/// The binary operators below comparisons; none of their rules says anything of its own.
const ARITHMETIC: &[Tok] = &[
    Tok::VBar,
    Tok::Caret,
    Tok::Amper,
    Tok::LeftShift,
    Tok::RightShift,
    Tok::Plus,
    Tok::Minus,
    Tok::Star,
    Tok::Slash,
    Tok::DoubleSlash,
    Tok::Percent,
    Tok::At,
];

const COMPARISONS: &[Tok] = &[
    Tok::EqEqual,
    Tok::NotEqual,
    Tok::LessEqual,
    Tok::Less,
    Tok::GreaterEqual,
    Tok::Greater,
    Tok::Not,
    Tok::In,
    Tok::Is,
    Tok::LessGreater,
];

const SOFT_KEYWORDS: &[&str] = &["_", "case", "match", "type"];

/// The arguments of a call, as far as messages care.
pub(super) struct Arguments {
    pub positional: Vec<Node>,
    pub unpacks: bool,
}

impl Peg<'_> {
    /// One or more with commas; several, or one with a comma, are a tuple.
    fn tuple_of(&mut self, element: impl Fn(&mut Self) -> Found) -> Found {
        let start = self.mark;
        let one = need!(element(self));
        let mut all = vec![one];
        let more = self.many(|p| {
            need!(p.tok(Tok::Comma));
            element(p)
        })?;
        all.extend(more);
        let comma = self.tok(Tok::Comma)?.is_some();
        if all.len() == 1 && !comma {
            return Ok(all.pop());
        }
        self.node_with(Kind::Tuple, start, all)
    }

    pub(super) fn expressions(&mut self) -> Found {
        self.tuple_of(|p| p.expression())
    }

    pub(super) fn star_expressions(&mut self) -> Found {
        self.tuple_of(|p| p.star_expression())
    }

    fn starred_bit_or(&mut self) -> Found {
        let start = self.mark;
        need!(self.tok(Tok::Star));
        let value = need!(self.bit_or());
        self.node_with(Kind::Starred, start, vec![value])
    }

    pub(super) fn star_expression(&mut self) -> Found {
        self.remember(Rule::StarExpression, |p| first!(p; |p| p.starred_bit_or(), |p| p.expression()))
    }

    pub(super) fn star_named_expressions(&mut self) -> Found<Vec<Node>> {
        let all = need!(self.list(|p| p.star_named_expression()));
        self.tok(Tok::Comma)?;
        Ok(Some(all))
    }

    pub(super) fn star_named_expression(&mut self) -> Found {
        self.shorten(Rule::StarNamed, |p| first!(p; |p| p.starred_bit_or(), |p| p.named_expression()))
    }

    pub(super) fn starred_expression(&mut self) -> Found {
        let start = self.mark;
        first!(self;
            |p| p.wrong_unpacking(Tok::Star, "iterable"),
            |p| {
                need!(p.tok(Tok::Star));
                let value = need!(p.expression());
                p.node_with(Kind::Starred, start, vec![value])
            },
        )
    }

    /// `*a = b`, `**a = b` among arguments.
    fn wrong_unpacking<T>(&mut self, stars: Tok, what: &str) -> Found<T> {
        hold!(self.wrong);
        let stars = need!(self.tok(stars));
        need!(self.expression());
        need!(self.tok(Tok::Equal));
        let value = need!(self.expression());
        self.raise(stars.to(value.span), format!("cannot assign to {what} argument unpacking"))
    }

    pub(super) fn yield_expr(&mut self) -> Found {
        let start = self.mark;
        need!(self.tok(Tok::Yield));
        let from = self.alt(|p| {
            need!(p.tok(Tok::From));
            p.expression()
        })?;
        if from.is_none() {
            self.alt(|p| p.star_expressions())?;
        }
        self.node(Kind::Yield, start)
    }

    /// `name := value`; behind `:=` there is no way back, which the flag tells.
    pub(super) fn assignment_expression(&mut self, cut: &mut bool) -> Found {
        let start = self.mark;
        need!(self.tok(Tok::Name));
        need!(self.tok(Tok::ColonEqual));
        *cut = true;
        need!(self.expression());
        self.node(Kind::Named, start)
    }

    pub(super) fn named_expression(&mut self) -> Found {
        self.shorten(Rule::NamedExpression, |p| {
            let mut cut = false;
            let found = p.alt(|p| p.assignment_expression(&mut cut))?;
            // The cut is inside `assignment_expression` and ends only that.
            if found.is_some() {
                return Ok(found);
            }
            first!(p;
                |p| p.wrong_named_expression(),
                |p| {
                    let value = need!(p.expression());
                    hold!(!p.next_is(&[Tok::ColonEqual])?);
                    Ok(Some(value))
                },
            )
        })
    }

    fn wrong_named_expression(&mut self) -> Found {
        const EQUALS: &[Tok] = &[Tok::Equal, Tok::ColonEqual];
        hold!(self.wrong);
        self.remember(Rule::WrongNamed, |p| {
            first!(p;
                |p| {
                    let target = need!(p.expression());
                    need!(p.tok(Tok::ColonEqual));
                    need!(p.expression());
                    p.raise(target.span, format!("cannot use assignment expressions with {}", target.kind.name()))
                },
                |p| {
                    let name = need!(p.tok(Tok::Name));
                    need!(p.tok(Tok::Equal));
                    let value = need!(p.bit_or());
                    hold!(!p.next_is(EQUALS)?);
                    p.raise(name.to(value.span), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
                },
                |p| {
                    let excused = p.ahead(|p| {
                        first!(p;
                            |p| p.list_display(),
                            |p| p.tuple(),
                            |p| p.generator(),
                            |p| {
                                let start = p.mark;
                                need!(p.tok_of(&[Tok::True, Tok::None, Tok::False]));
                                p.node(Kind::None, start)
                            },
                        )
                    })?;
                    hold!(!excused);
                    let target = need!(p.bit_or());
                    need!(p.tok(Tok::Equal));
                    need!(p.bit_or());
                    hold!(!p.next_is(EQUALS)?);
                    let what = target.kind.name();
                    let message = format!("cannot assign to {what} here. Maybe you meant '==' instead of '='?");
                    p.raise(target.span, message)
                },
            )
        })
    }

    pub(super) fn expression(&mut self) -> Found {
        self.remember(Rule::Expression, |p| {
            p.nested(|p| {
                first!(p;
                    |p| p.wrong_expression(),
                    |p| p.wrong_legacy(),
                    |p| p.plain_expression(),
                )
            })
        })
    }

    fn plain_expression(&mut self) -> Found {
        let start = self.mark;
        first!(self;
            |p| {
                need!(p.disjunction());
                need!(p.tok(Tok::If));
                need!(p.disjunction());
                need!(p.tok(Tok::Else));
                need!(p.expression());
                p.node(Kind::IfExp, start)
            },
            |p| p.disjunction(),
            |p| p.lambda(),
        )
    }

    fn is_legacy(&self, node: &Node) -> bool {
        node.kind == Kind::Name && matches!(self.source().slice(node.span), "print" | "exec")
    }

    fn wrong_expression(&mut self) -> Found {
        hold!(self.wrong);
        first!(self;
            |p| {
                let excused = p.ahead(|p| {
                    need!(p.tok(Tok::Name));
                    // CPython 3.12 compares as many letters as the name has: `t` passes for `type`.
                    let name = p.text_at(p.mark - 1);
                    if SOFT_KEYWORDS.iter().any(|word| word.starts_with(name)) || p.peek()? == Tok::Str {
                        return Ok(Some(()));
                    }
                    Ok(None)
                })?;
                hold!(!excused);
                let left = need!(p.disjunction());
                let wrong = std::mem::replace(&mut p.wrong, false);
                let right = p.alt(|p| p.plain_expression());
                p.wrong = wrong;
                let right = need!(right);
                hold!(!p.is_legacy(&left) && p.level() > 0);
                p.raise(left.span.to(right.span), "invalid syntax. Perhaps you forgot a comma?")
            },
            |p| {
                let body = need!(p.disjunction());
                need!(p.tok(Tok::If));
                let test = need!(p.disjunction());
                hold!(!p.next_is(&[Tok::Else, Tok::Colon])?);
                p.raise(body.span.to(test.span), "expected 'else' after 'if' expression")
            },
            |p| {
                let lambda = need!(p.tok(Tok::Lambda));
                p.alt(|p| p.params(true))?;
                let colon = need!(p.tok(Tok::Colon));
                hold!(p.ahead(|p| p.fstring_middle())?);
                p.raise(lambda.to(colon), "f-string: lambda expressions are not allowed without parentheses")
            },
        )
    }

    fn wrong_legacy(&mut self) -> Found {
        hold!(self.wrong);
        let start = self.mark;
        need!(self.tok(Tok::Name));
        hold!(!self.next_is(&[Tok::LPar])?);
        let rest = need!(self.star_expressions());
        let name = self.text_at(start);
        hold!(matches!(name, "print" | "exec"));
        let span = self.span_at(start).to(rest.span);
        self.raise(span, format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?"))
    }

    fn lambda(&mut self) -> Found {
        let start = self.mark;
        need!(self.tok(Tok::Lambda));
        self.alt(|p| p.params(true))?;
        need!(self.tok(Tok::Colon));
        need!(self.expression());
        self.node(Kind::Lambda, start)
    }

    /// `a op b op c`, or what `part` gives alone.
    fn chain(&mut self, operator: Tok, part: impl Fn(&mut Self) -> Found) -> Found {
        let start = self.mark;
        let one = need!(part(self));
        let more = self.many(|p| {
            need!(p.tok(operator));
            part(p)
        })?;
        if more.is_empty() { Ok(Some(one)) } else { self.node(Kind::Operation, start) }
    }

    pub(super) fn disjunction(&mut self) -> Found {
        self.remember(Rule::Disjunction, |p| p.chain(Tok::Or, |p| p.conjunction()))
    }

    fn conjunction(&mut self) -> Found {
        self.remember(Rule::Conjunction, |p| p.chain(Tok::And, |p| p.inversion()))
    }

    fn inversion(&mut self) -> Found {
        self.remember(Rule::Inversion, |p| {
            let start = p.mark;
            let mut negated = false;
            while p.tok(Tok::Not)?.is_some() {
                negated = true;
            }
            let value = need!(p.comparison());
            if negated { p.node(Kind::Operation, start) } else { Ok(Some(value)) }
        })
    }

    fn comparison(&mut self) -> Found {
        self.shorten(Rule::Comparison, |p| {
            let start = p.mark;
            let left = need!(p.bit_or());
            let mut first_is_in = None;
            p.many(|p| {
                let kind = p.peek()?;
                hold!(COMPARISONS.contains(&kind));
                p.mark += 1;
                match kind {
                    // Only `from __future__ import barry_as_FLUFL` makes this an operator.
                    Tok::LessGreater => return Ok(None),
                    Tok::Not => {
                        need!(p.tok(Tok::In));
                    }
                    Tok::Is => {
                        if let Some(found) = p.alt(|p| {
                            need!(p.tok(Tok::Not));
                            p.bit_or()
                        })? {
                            first_is_in.get_or_insert(false);
                            return Ok(Some(found));
                        }
                    }
                    _ => {}
                }
                let right = need!(p.bit_or());
                first_is_in.get_or_insert(kind == Tok::In);
                Ok(Some(right))
            })?;
            match first_is_in {
                None => Ok(Some(left)),
                Some(first_is_in) => p.node_with(Kind::Compare(first_is_in), start, vec![left]),
            }
        })
    }

    pub(super) fn bit_or(&mut self) -> Found {
        self.remember(Rule::BitOr, |p| {
            let start = p.mark;
            let one = need!(p.factor());
            let more = p.many(|p| {
                need!(p.tok_of(ARITHMETIC));
                p.factor()
            })?;
            if more.is_empty() { Ok(Some(one)) } else { p.node(Kind::Operation, start) }
        })
    }

    fn factor(&mut self) -> Found {
        self.remember(Rule::Factor, |p| {
            let start = p.mark;
            let mut signed = false;
            while p.tok_of(&[Tok::Plus, Tok::Minus, Tok::Tilde])?.is_some() {
                signed = true;
            }
            let value = need!(p.power());
            if signed { p.node(Kind::Operation, start) } else { Ok(Some(value)) }
        })
    }

    fn power(&mut self) -> Found {
        let start = self.mark;
        let left = need!(self.await_primary());
        let raised = self.alt(|p| {
            need!(p.tok(Tok::DoubleStar));
            p.nested(|p| p.factor())
        })?;
        if raised.is_some() { self.node(Kind::Operation, start) } else { Ok(Some(left)) }
    }

    fn await_primary(&mut self) -> Found {
        self.remember(Rule::AwaitPrimary, |p| {
            let start = p.mark;
            if p.tok(Tok::Await)?.is_some() {
                need!(p.primary());
                return p.node(Kind::Await, start);
            }
            p.primary()
        })
    }

    fn primary(&mut self) -> Found {
        self.remember(Rule::Primary, |p| {
            let start = p.mark;
            let mut left = need!(p.atom());
            while let Some(longer) = p.alt(|p| first_trailer(p, start, false))? {
                left = longer;
            }
            Ok(Some(left))
        })
    }

    pub(super) fn slices(&mut self) -> Found {
        self.shorten(Rule::Slices, |p| {
            let start = p.mark;
            first!(p;
                |p| {
                    let one = need!(p.slice());
                    hold!(!p.next_is(&[Tok::Comma])?);
                    Ok(Some(one))
                },
                |p| {
                    let all = need!(p.list(|p| first!(p; |p| p.slice(), |p| p.starred_expression())));
                    p.tok(Tok::Comma)?;
                    p.node_with(Kind::Tuple, start, all)
                },
            )
        })
    }

    fn slice(&mut self) -> Found {
        let start = self.mark;
        first!(self;
            |p| {
                p.alt(|p| p.expression())?;
                need!(p.tok(Tok::Colon));
                p.alt(|p| p.expression())?;
                p.alt(|p| {
                    need!(p.tok(Tok::Colon));
                    p.alt(|p| p.expression())?;
                    Ok(Some(()))
                })?;
                p.node(Kind::Other, start)
            },
            |p| p.named_expression(),
        )
    }

    // Arguments.

    pub(super) fn arguments(&mut self) -> Found {
        self.remember(Rule::Arguments, |p| {
            let start = p.mark;
            first!(p;
                |p| {
                    need!(p.args());
                    p.tok(Tok::Comma)?;
                    hold!(p.next_is(&[Tok::RPar])?);
                    p.node(Kind::Other, start)
                },
                |p| p.wrong_arguments(),
            )
        })
    }

    fn positional_args(&mut self) -> Found<Vec<Node>> {
        self.list(|p| {
            let value = match p.alt(|p| p.starred_expression())? {
                Some(value) => value,
                None => need!(p.value_or_named()),
            };
            hold!(!p.next_is(&[Tok::Equal])?);
            Ok(Some(value))
        })
    }

    fn args(&mut self) -> Found<Arguments> {
        first!(self;
            |p| {
                let positional = need!(p.positional_args());
                let keywords = p.alt(|p| {
                    need!(p.tok(Tok::Comma));
                    p.kwargs()
                })?;
                let mut all = Arguments { positional, unpacks: false };
                if let Some(keywords) = keywords {
                    all.unpacks = keywords.unpacks;
                    all.positional.extend(keywords.positional);
                }
                Ok(Some(all))
            },
            |p| p.kwargs(),
        )
    }

    /// `name := value`, or an expression that `:=` does not follow.
    pub(super) fn value_or_named(&mut self) -> Found {
        let mut cut = false;
        if let Some(found) = self.alt(|p| p.assignment_expression(&mut cut))? {
            return Ok(Some(found));
        }
        self.alt(|p| {
            let value = need!(p.expression());
            hold!(!p.next_is(&[Tok::ColonEqual])?);
            Ok(Some(value))
        })
    }

    fn kwargs(&mut self) -> Found<Arguments> {
        // Stars are positional arguments, wherever they stand.
        let collect = |found: Vec<Option<Node>>| found.into_iter().flatten().collect::<Vec<Node>>();
        first!(self;
            |p| {
                let positional = collect(need!(p.list(|p| p.kwarg_or_starred())));
                need!(p.tok(Tok::Comma));
                let last = need!(p.list(|p| p.kwarg_or_double_starred()));
                Ok(Some(Arguments { positional, unpacks: last.contains(&true) }))
            },
            |p| {
                let positional = collect(need!(p.list(|p| p.kwarg_or_starred())));
                Ok(Some(Arguments { positional, unpacks: false }))
            },
            |p| {
                let all = need!(p.list(|p| p.kwarg_or_double_starred()));
                Ok(Some(Arguments { positional: vec![], unpacks: all.contains(&true) }))
            },
        )
    }

    fn keyword(&mut self) -> Found<()> {
        need!(self.tok(Tok::Name));
        need!(self.tok(Tok::Equal));
        need!(self.expression());
        Ok(Some(()))
    }

    fn kwarg_or_starred(&mut self) -> Found<Option<Node>> {
        first!(self;
            |p| p.wrong_kwarg(),
            |p| {
                need!(p.keyword());
                Ok(Some(None))
            },
            |p| Ok(p.starred_expression()?.map(Some)),
        )
    }

    /// Whether it unpacks.
    fn kwarg_or_double_starred(&mut self) -> Found<bool> {
        first!(self;
            |p| p.wrong_kwarg(),
            |p| {
                need!(p.keyword());
                Ok(Some(false))
            },
            |p| {
                need!(p.tok(Tok::DoubleStar));
                need!(p.expression());
                Ok(Some(true))
            },
        )
    }

    fn wrong_kwarg<T>(&mut self) -> Found<T> {
        hold!(self.wrong);
        first!(self;
            |p| {
                let start = p.mark;
                let constant = need!(p.tok_of(&[Tok::True, Tok::False, Tok::None]));
                let equal = need!(p.tok(Tok::Equal));
                let message = format!("cannot assign to {}", p.text_at(start));
                p.raise(constant.to(equal), message)
            },
            |p| p.wrong_keyword_generator(),
            |p| {
                let keyword = p.ahead(|p| {
                    need!(p.tok(Tok::Name));
                    p.tok(Tok::Equal)
                })?;
                hold!(!keyword);
                let value = need!(p.expression());
                let equal = need!(p.tok(Tok::Equal));
                let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                p.raise(value.span.to(equal), message)
            },
            |p| p.wrong_unpacking(Tok::DoubleStar, "keyword"),
        )
    }

    /// `name = value for …`
    fn wrong_keyword_generator<T>(&mut self) -> Found<T> {
        let name = need!(self.tok(Tok::Name));
        let equal = need!(self.tok(Tok::Equal));
        need!(self.expression());
        need!(self.for_if_clauses());
        self.raise(name.to(equal), "invalid syntax. Maybe you meant '==' or ':=' instead of '='?")
    }

    fn wrong_arguments(&mut self) -> Found {
        const UNPARENTHESISED: &str = "Generator expression must be parenthesized";
        hold!(self.wrong);
        first!(self;
            |p| {
                let mixed = p.alt(|p| {
                    need!(p.positional_args());
                    need!(p.tok(Tok::Comma));
                    p.kwargs()
                })?;
                if mixed.is_none() {
                    need!(p.kwargs());
                }
                need!(p.tok(Tok::Comma));
                let star: Span = need!(p.tok(Tok::Star));
                p.raise(star, "iterable argument unpacking follows keyword argument unpacking")
            },
            |p| {
                let value = need!(p.expression());
                let clauses = need!(p.for_if_clauses());
                need!(p.tok(Tok::Comma));
                p.alt(|p| {
                    if p.alt(|p| p.args())?.is_none() {
                        need!(p.expression());
                        need!(p.for_if_clauses());
                    }
                    Ok(Some(()))
                })?;
                p.raise(value.span.to(last_item(&clauses)), UNPARENTHESISED)
            },
            |p| p.wrong_keyword_generator(),
            |p| {
                p.alt(|p| {
                    need!(p.args());
                    p.tok(Tok::Comma)
                })?;
                let name = need!(p.tok(Tok::Name));
                let equal = need!(p.tok(Tok::Equal));
                hold!(p.next_is(&[Tok::Comma, Tok::RPar])?);
                p.raise(name.to(equal), "expected argument value expression")
            },
            |p| {
                let args = need!(p.args());
                let clauses = need!(p.for_if_clauses());
                hold!(args.positional.len() > 1);
                let Some(last) = args.positional.last() else { return Ok(None) };
                p.raise(last.span.to(last_item(&clauses)), UNPARENTHESISED)
            },
            |p| {
                need!(p.args());
                need!(p.tok(Tok::Comma));
                let value = need!(p.expression());
                let clauses = need!(p.for_if_clauses());
                let target = clauses.parts.last().and_then(|clause| clause.parts.first()).map_or(value.span, |t| t.span);
                p.raise(value.span.to(target), UNPARENTHESISED)
            },
            |p| {
                let args = need!(p.args());
                need!(p.tok(Tok::Comma));
                need!(p.args());
                let what = if args.unpacks { " unpacking" } else { "" };
                p.raise_last(&format!("positional argument follows keyword argument{what}"))
            },
        )
    }
}

/// The last iterable or condition of the last `for` of a comprehension.
fn last_item(clauses: &Node) -> Span {
    clauses.parts.last().and_then(|clause| clause.parts.last()).map_or(clauses.span, |part| part.span)
}
