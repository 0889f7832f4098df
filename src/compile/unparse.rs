//! Expressions turned back into text: annotations under `from __future__ import annotations`.
//!
//! The text is CPython's: parentheses only where precedence asks for them, single quotes, `u` kept, lambdas and comprehensions on one line.
//! Bytes, not `String`: a literal may hold lone surrogates.

use crate::syntax::ast::*;

// Precedences, weakest first.
const TUPLE: u8 = 0;
const TEST: u8 = 1;
const OR: u8 = 2;
const AND: u8 = 3;
const NOT: u8 = 4;
const CMP: u8 = 5;
const EXPR: u8 = 6;
const BXOR: u8 = 7;
const BAND: u8 = 8;
const SHIFT: u8 = 9;
const ARITH: u8 = 10;
const TERM: u8 = 11;
const FACTOR: u8 = 12;
const POWER: u8 = 13;
const AWAIT: u8 = 14;
const ATOM: u8 = 15;

/// The text of an expression.
pub(super) fn unparse(expr: &Expr) -> Vec<u8> {
    let mut out = Text(Vec::new());
    out.expr(expr, TEST);
    out.0
}

struct Text(Vec<u8>);

impl Text {
    fn put(&mut self, text: &str) {
        self.0.extend_from_slice(text.as_bytes());
    }

    fn wrapped(&mut self, wrap: bool, inner: impl FnOnce(&mut Text)) {
        if wrap {
            self.put("(");
        }
        inner(self);
        if wrap {
            self.put(")");
        }
    }

    fn list<'e>(&mut self, items: impl IntoIterator<Item = &'e Expr>, level: u8) {
        for (at, item) in items.into_iter().enumerate() {
            if at > 0 {
                self.put(", ");
            }
            self.expr(item, level);
        }
    }

    fn expr(&mut self, expr: &Expr, level: u8) {
        match &expr.kind {
            ExprKind::BoolOp { op, values } => {
                let (word, mine) = if *op == BoolOp::And { (" and ", AND) } else { (" or ", OR) };
                self.wrapped(level > mine, |out| {
                    for (at, value) in values.iter().enumerate() {
                        if at > 0 {
                            out.put(word);
                        }
                        out.expr(value, mine + 1);
                    }
                });
            }
            ExprKind::NamedExpr { target, value } => self.wrapped(level > TUPLE, |out| {
                out.expr(target, ATOM);
                out.put(" := ");
                out.expr(value, ATOM);
            }),
            ExprKind::BinOp { left, op, right } => {
                let (word, mine) = match op {
                    Operator::Add => (" + ", ARITH),
                    Operator::Sub => (" - ", ARITH),
                    Operator::Mult => (" * ", TERM),
                    Operator::MatMult => (" @ ", TERM),
                    Operator::Div => (" / ", TERM),
                    Operator::Mod => (" % ", TERM),
                    Operator::LShift => (" << ", SHIFT),
                    Operator::RShift => (" >> ", SHIFT),
                    Operator::BitOr => (" | ", EXPR),
                    Operator::BitXor => (" ^ ", BXOR),
                    Operator::BitAnd => (" & ", BAND),
                    Operator::FloorDiv => (" // ", TERM),
                    Operator::Pow => (" ** ", POWER),
                };
                let right_first = u8::from(*op == Operator::Pow);
                self.wrapped(level > mine, |out| {
                    out.expr(left, mine + right_first);
                    out.put(word);
                    out.expr(right, mine + 1 - right_first);
                });
            }
            ExprKind::UnaryOp { op, operand } => {
                let (word, mine) = match op {
                    UnaryOp::Invert => ("~", FACTOR),
                    UnaryOp::Not => ("not ", NOT),
                    UnaryOp::UAdd => ("+", FACTOR),
                    UnaryOp::USub => ("-", FACTOR),
                };
                self.wrapped(level > mine, |out| {
                    out.put(word);
                    out.expr(operand, mine);
                });
            }
            ExprKind::Lambda { args, body } => self.wrapped(level > TEST, |out| {
                let mut params = Text(Vec::new());
                params.arguments(args);
                out.put(if params.0.is_empty() { "lambda" } else { "lambda " });
                out.0.append(&mut params.0);
                out.put(": ");
                out.expr(body, TEST);
            }),
            ExprKind::IfExp { test, body, orelse } => self.wrapped(level > TEST, |out| {
                out.expr(body, TEST + 1);
                out.put(" if ");
                out.expr(test, TEST + 1);
                out.put(" else ");
                out.expr(orelse, TEST);
            }),
            ExprKind::Dict { keys, values } => {
                self.put("{");
                for (at, (key, value)) in keys.iter().zip(values).enumerate() {
                    if at > 0 {
                        self.put(", ");
                    }
                    match key {
                        Some(key) => {
                            self.expr(key, TEST);
                            self.put(": ");
                            self.expr(value, TEST);
                        }
                        None => {
                            self.put("**");
                            self.expr(value, EXPR);
                        }
                    }
                }
                self.put("}");
            }
            ExprKind::Set { elts } => {
                self.put("{");
                self.list(elts, TEST);
                self.put("}");
            }
            ExprKind::GeneratorExp { elt, generators } => self.comprehension("(", elt, None, generators, ")"),
            ExprKind::ListComp { elt, generators } => self.comprehension("[", elt, None, generators, "]"),
            ExprKind::SetComp { elt, generators } => self.comprehension("{", elt, None, generators, "}"),
            ExprKind::DictComp { key, value, generators } => {
                self.comprehension("{", key, Some(value), generators, "}");
            }
            ExprKind::Yield { value: None } => self.put("(yield)"),
            ExprKind::Yield { value: Some(value) } => {
                self.put("(yield ");
                self.expr(value, TEST);
                self.put(")");
            }
            ExprKind::YieldFrom { value } => {
                self.put("(yield from ");
                self.expr(value, TEST);
                self.put(")");
            }
            ExprKind::Await { value } => self.wrapped(level > AWAIT, |out| {
                out.put("await ");
                out.expr(value, ATOM);
            }),
            ExprKind::Compare { left, ops, comparators } => self.wrapped(level > CMP, |out| {
                out.expr(left, CMP + 1);
                for (op, right) in ops.iter().zip(comparators) {
                    out.put(match op {
                        CmpOp::Eq => " == ",
                        CmpOp::NotEq => " != ",
                        CmpOp::Lt => " < ",
                        CmpOp::LtE => " <= ",
                        CmpOp::Gt => " > ",
                        CmpOp::GtE => " >= ",
                        CmpOp::Is => " is ",
                        CmpOp::IsNot => " is not ",
                        CmpOp::In => " in ",
                        CmpOp::NotIn => " not in ",
                    });
                    out.expr(right, CMP + 1);
                }
            }),
            ExprKind::Call { func, args, keywords } => {
                self.expr(func, ATOM);
                if let ([only], []) = (&args[..], &keywords[..])
                    && matches!(only.kind, ExprKind::GeneratorExp { .. })
                {
                    self.expr(only, TEST);
                    return;
                }
                self.put("(");
                self.list(args, TEST);
                for (at, keyword) in keywords.iter().enumerate() {
                    if at > 0 || !args.is_empty() {
                        self.put(", ");
                    }
                    match &keyword.arg {
                        Some(name) => {
                            self.put(name);
                            self.put("=");
                        }
                        None => self.put("**"),
                    }
                    self.expr(&keyword.value, TEST);
                }
                self.put(")");
            }
            ExprKind::FormattedValue { .. } | ExprKind::JoinedStr { .. } => {
                let mut body = Text(Vec::new());
                body.format_part(expr);
                self.put("f");
                self.string(&body.0);
            }
            ExprKind::Constant(constant) => self.constant(constant),
            ExprKind::Attribute { value, attr, .. } => {
                self.expr(value, ATOM);
                let int = matches!(value.kind, ExprKind::Constant(Constant::Int(_) | Constant::BigInt(_)));
                self.put(if int { " ." } else { "." });
                self.put(attr);
            }
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value, ATOM);
                self.put("[");
                self.expr(slice, TUPLE);
                self.put("]");
            }
            ExprKind::Starred { value, .. } => {
                self.put("*");
                self.expr(value, EXPR);
            }
            ExprKind::Name { id, .. } => self.put(id),
            ExprKind::List { elts, .. } => {
                self.put("[");
                self.list(elts, TEST);
                self.put("]");
            }
            ExprKind::Tuple { elts, .. } if elts.is_empty() => self.put("()"),
            ExprKind::Tuple { elts, .. } => self.wrapped(level > TUPLE, |out| {
                out.list(elts, TEST);
                if elts.len() == 1 {
                    out.put(",");
                }
            }),
            ExprKind::Slice { lower, upper, step } => {
                if let Some(lower) = lower {
                    self.expr(lower, TEST);
                }
                self.put(":");
                if let Some(upper) = upper {
                    self.expr(upper, TEST);
                }
                if let Some(step) = step {
                    self.put(":");
                    self.expr(step, TEST);
                }
            }
        }
    }

    fn comprehension(&mut self, open: &str, elt: &Expr, value: Option<&Expr>, parts: &[Comprehension], close: &str) {
        self.put(open);
        self.expr(elt, TEST);
        if let Some(value) = value {
            self.put(": ");
            self.expr(value, TEST);
        }
        for part in parts {
            self.put(if part.is_async { " async for " } else { " for " });
            self.expr(&part.target, TUPLE);
            self.put(" in ");
            self.expr(&part.iter, TEST + 1);
            for condition in &part.ifs {
                self.put(" if ");
                self.expr(condition, TEST + 1);
            }
        }
        self.put(close);
    }

    fn arguments(&mut self, args: &Arguments) {
        let mut first = true;
        let mut comma = |out: &mut Text| {
            if !std::mem::replace(&mut first, false) {
                out.put(", ");
            }
        };
        let positional = args.posonlyargs.len() + args.args.len();
        for (at, arg) in args.posonlyargs.iter().chain(&args.args).enumerate() {
            comma(self);
            self.put(&arg.arg);
            if let Some(default) = (at + args.defaults.len()).checked_sub(positional).and_then(|at| args.defaults.get(at)) {
                self.put("=");
                self.expr(default, TEST);
            }
            if at + 1 == args.posonlyargs.len() {
                self.put(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            comma(self);
            self.put("*");
            if let Some(vararg) = &args.vararg {
                self.put(&vararg.arg);
            }
        }
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            comma(self);
            self.put(&arg.arg);
            if let Some(default) = default {
                self.put("=");
                self.expr(default, TEST);
            }
        }
        if let Some(kwarg) = &args.kwarg {
            comma(self);
            self.put("**");
            self.put(&kwarg.arg);
        }
    }

    fn format_part(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::JoinedStr { values } => values.iter().for_each(|value| self.format_part(value)),
            ExprKind::Constant(Constant::Str { value, .. }) => {
                for &byte in value.0.iter() {
                    if byte == b'{' || byte == b'}' {
                        self.0.push(byte);
                    }
                    self.0.push(byte);
                }
            }
            ExprKind::FormattedValue { value, conversion, format_spec } => {
                let mut inner = Text(Vec::new());
                inner.expr(value, TEST + 1);
                self.put(if inner.0.first() == Some(&b'{') { "{ " } else { "{" });
                self.0.append(&mut inner.0);
                self.put(match conversion {
                    Conversion::None => "",
                    Conversion::Str => "!s",
                    Conversion::Repr => "!r",
                    Conversion::Ascii => "!a",
                });
                if let Some(spec) = format_spec {
                    self.put(":");
                    self.format_part(spec);
                }
                self.put("}");
            }
            _ => self.expr(expr, TEST),
        }
    }

    fn constant(&mut self, constant: &Constant) {
        match constant {
            Constant::None => self.put("None"),
            Constant::True => self.put("True"),
            Constant::False => self.put("False"),
            Constant::Ellipsis => self.put("..."),
            Constant::Int(n) => self.put(&n.to_string()),
            Constant::BigInt(digits) => {
                let n = dashu_int::UBig::from_str_radix(&digits.digits, digits.radix).unwrap_or_default();
                self.put(&n.to_string());
            }
            Constant::Float(f) => self.put(&float(*f)),
            Constant::Complex(im) => {
                let text = float(*im);
                self.put(text.strip_suffix(".0").unwrap_or(&text));
                self.put("j");
            }
            Constant::Str { value, u_prefix } => {
                if *u_prefix {
                    self.put("u");
                }
                self.string(&value.0);
            }
            Constant::Bytes { value: bytes, .. } => {
                self.put("b");
                let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { b'"' } else { b'\'' };
                self.0.push(quote);
                for &byte in bytes.iter() {
                    match byte {
                        b'\\' => self.put("\\\\"),
                        b'\t' => self.put("\\t"),
                        b'\n' => self.put("\\n"),
                        b'\r' => self.put("\\r"),
                        _ if byte == quote => {
                            self.put("\\");
                            self.0.push(byte);
                        }
                        b' '..=b'~' => self.0.push(byte),
                        _ => self.put(&format!("\\x{byte:02x}")),
                    }
                }
                self.0.push(quote);
            }
        }
    }

    /// `repr` of a string.
    fn string(&mut self, bytes: &[u8]) {
        let quote = if bytes.contains(&b'\'') && !bytes.contains(&b'"') { '"' } else { '\'' };
        self.0.push(quote as u8);
        for code in Wtf8(bytes.into()).code_points() {
            match char::from_u32(code) {
                Some('\\') => self.put("\\\\"),
                Some('\t') => self.put("\\t"),
                Some('\n') => self.put("\\n"),
                Some('\r') => self.put("\\r"),
                Some(c) if c == quote => {
                    self.put("\\");
                    self.0.push(c as u8);
                }
                Some(c) if !c.is_control() => {
                    let mut buffer = [0; 4];
                    let text = c.encode_utf8(&mut buffer);
                    self.put(text);
                }
                _ if code < 0x100 => self.put(&format!("\\x{code:02x}")),
                _ if code < 0x10000 => self.put(&format!("\\u{code:04x}")),
                _ => self.put(&format!("\\U{code:08x}")),
            }
        }
        self.0.push(quote as u8);
    }
}

/// `repr` of a float; infinity, which has no literal, as `1e309`.
fn float(f: f64) -> String {
    if f.is_infinite() {
        return "1e309".into();
    }
    let mut buffer = ryu::Buffer::new();
    let text = buffer.format(f);
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text),
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut digits = format!("{whole}{fraction}");
    let mut point = whole.len() as i32 + exponent.parse::<i32>().unwrap_or(0);
    while digits.len() > 1 && digits.starts_with('0') {
        digits.remove(0);
        point -= 1;
    }
    if digits == "0" {
        return format!("{sign}0.0");
    }
    let decimal = point - 1;
    if !(-4..16).contains(&decimal) {
        let (first, rest) = digits.split_at(1);
        let rest = rest.trim_end_matches('0');
        let dot = if rest.is_empty() { "" } else { "." };
        return format!("{sign}{first}{dot}{rest}e{}{:02}", if decimal < 0 { '-' } else { '+' }, decimal.abs());
    }
    if point <= 0 {
        return format!("{sign}0.{}{digits}", "0".repeat(-point as usize));
    }
    let point = point as usize;
    if digits.len() <= point {
        return format!("{sign}{digits}{}.0", "0".repeat(point - digits.len()));
    }
    format!("{sign}{}.{}", &digits[..point], &digits[point..])
}
