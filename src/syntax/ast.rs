//! The tree: CPython 3.12's abstract syntax, names, fields and field order, with a span on every node.
//!
//! ```text
//!   x = 1 + y        Stmt Assign { targets: [Expr Name x (Store)], value: Expr BinOp { 1, Add, y } }
//! ```
//!
//! What holds:
//! - A span runs from the first byte of a construct to one past its last, exactly as CPython's `lineno, col_offset,
//!   end_lineno, end_offset`: parentheses around an expression do not belong to it, those of a tuple or a generator do.
//! - Identifiers are NFKC-normalised. Strings are decoded: a `Constant::Str` is the value, not its spelling.
//! - `ExprContext` of every target is already set.
//! - **Depth**: the parser refuses an expression deeper than [`MAX_DEPTH`] (`RecursionError: maximum recursion depth
//!   exceeded during compilation`, CPython's own answer at about the same depth), an `elif` chain longer than that, and
//!   more than 100 levels of indentation. Plain recursion over a tree, dropping it included, is therefore bounded; the
//!   interpreter's main thread has a stack made for it.
//!
//! Type comments and `TypeIgnore` do not exist here. The compiler reads this, `actions/` makes it.

use crate::source::Span;
use std::rc::Rc;

/// The deepest expression the parser lets through.
pub const MAX_DEPTH: u32 = 2993;

/// A name, NFKC-normalised.
pub type Ident = Rc<str>;

/// A name together with where it stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Name {
    /// Where it stands.
    pub span: Span,
    /// The name.
    pub id: Ident,
}

/// A file or an `exec` string.
#[derive(Clone, PartialEq, Debug)]
pub struct Module {
    /// Its statements.
    pub body: Vec<Stmt>,
}

/// One entry at a prompt (`compile(..., "single")`).
#[derive(Clone, PartialEq, Debug)]
pub struct Interactive {
    /// Its statements.
    pub body: Vec<Stmt>,
}

/// One expression (`eval`).
#[derive(Clone, PartialEq, Debug)]
pub struct Expression {
    /// It.
    pub body: Box<Expr>,
}

/// A statement.
#[derive(Clone, PartialEq, Debug)]
pub struct Stmt {
    /// From its first keyword (not its decorators) to the end of its last line's code.
    pub span: Span,
    /// Which statement.
    pub kind: StmtKind,
}

/// Which statement.
#[derive(Clone, PartialEq, Debug)]
pub enum StmtKind {
    /// `def`
    FunctionDef(Box<FunctionDef>),
    /// `async def`
    AsyncFunctionDef(Box<FunctionDef>),
    /// `class`
    ClassDef(Box<ClassDef>),
    /// `return value`
    Return {
        /// What is returned.
        value: Option<Box<Expr>>,
    },
    /// `del a, b`
    Delete {
        /// In order.
        targets: Vec<Expr>,
    },
    /// `a = b = value`
    Assign {
        /// From left to right; a tuple target is one `Tuple`.
        targets: Vec<Expr>,
        /// The right side.
        value: Box<Expr>,
    },
    /// `type Name[T] = value`
    TypeAlias {
        /// A `Name` in `Store`.
        name: Box<Expr>,
        /// What stands in brackets.
        type_params: Vec<TypeParam>,
        /// The right side.
        value: Box<Expr>,
    },
    /// `a += b`
    AugAssign {
        /// A name, attribute or subscript.
        target: Box<Expr>,
        /// Which operator.
        op: Operator,
        /// The right side.
        value: Box<Expr>,
    },
    /// `a: annotation = value`
    AnnAssign {
        /// A name, attribute or subscript.
        target: Box<Expr>,
        /// The annotation.
        annotation: Box<Expr>,
        /// The right side.
        value: Option<Box<Expr>>,
        /// The target is a name without parentheses around it.
        simple: bool,
    },
    /// `for`
    For(Box<For>),
    /// `async for`
    AsyncFor(Box<For>),
    /// `while`
    While {
        /// The condition.
        test: Box<Expr>,
        /// The block.
        body: Vec<Stmt>,
        /// The `else` block.
        orelse: Vec<Stmt>,
    },
    /// `if`; an `elif` is an `If` alone in `orelse`.
    If {
        /// The condition.
        test: Box<Expr>,
        /// The block.
        body: Vec<Stmt>,
        /// The `else` block.
        orelse: Vec<Stmt>,
    },
    /// `with`
    With {
        /// The managers.
        items: Vec<WithItem>,
        /// The block.
        body: Vec<Stmt>,
    },
    /// `async with`
    AsyncWith {
        /// The managers.
        items: Vec<WithItem>,
        /// The block.
        body: Vec<Stmt>,
    },
    /// `match`
    Match {
        /// What is looked at.
        subject: Box<Expr>,
        /// In order.
        cases: Vec<MatchCase>,
    },
    /// `raise exc from cause`
    Raise {
        /// What is raised.
        exc: Option<Box<Expr>>,
        /// After `from`.
        cause: Option<Box<Expr>>,
    },
    /// `try` with `except`
    Try(Box<Try>),
    /// `try` with `except*`
    TryStar(Box<Try>),
    /// `assert test, msg`
    Assert {
        /// The condition.
        test: Box<Expr>,
        /// After the comma.
        msg: Option<Box<Expr>>,
    },
    /// `import a.b as c`
    Import {
        /// In order.
        names: Vec<Alias>,
    },
    /// `from ..a import b as c`
    ImportFrom {
        /// Dotted, absent in `from . import x`.
        module: Option<Ident>,
        /// In order; a star is an alias named `*`.
        names: Vec<Alias>,
        /// How many leading dots.
        level: u32,
    },
    /// `global a, b`
    Global {
        /// In order.
        names: Vec<Ident>,
    },
    /// `nonlocal a, b`
    Nonlocal {
        /// In order.
        names: Vec<Ident>,
    },
    /// An expression as a statement.
    Expr {
        /// It.
        value: Box<Expr>,
    },
    /// `pass`
    Pass,
    /// `break`
    Break,
    /// `continue`
    Continue,
}

/// `def` and `async def`.
#[derive(Clone, PartialEq, Debug)]
pub struct FunctionDef {
    /// Its name.
    pub name: Ident,
    /// Its parameters.
    pub args: Box<Arguments>,
    /// Its block.
    pub body: Vec<Stmt>,
    /// From the outermost.
    pub decorator_list: Vec<Expr>,
    /// After `->`.
    pub returns: Option<Box<Expr>>,
    /// What stands in brackets.
    pub type_params: Vec<TypeParam>,
}

/// `class`.
#[derive(Clone, PartialEq, Debug)]
pub struct ClassDef {
    /// Its name.
    pub name: Ident,
    /// Positional arguments in the parentheses, stars included.
    pub bases: Vec<Expr>,
    /// Keyword arguments in the parentheses, `**` included.
    pub keywords: Vec<Keyword>,
    /// Its block.
    pub body: Vec<Stmt>,
    /// From the outermost.
    pub decorator_list: Vec<Expr>,
    /// What stands in brackets.
    pub type_params: Vec<TypeParam>,
}

/// `for` and `async for`.
#[derive(Clone, PartialEq, Debug)]
pub struct For {
    /// What each item is bound to.
    pub target: Box<Expr>,
    /// After `in`.
    pub iter: Box<Expr>,
    /// The block.
    pub body: Vec<Stmt>,
    /// The `else` block.
    pub orelse: Vec<Stmt>,
}

/// `try`.
#[derive(Clone, PartialEq, Debug)]
pub struct Try {
    /// The block.
    pub body: Vec<Stmt>,
    /// In order.
    pub handlers: Vec<ExceptHandler>,
    /// The `else` block.
    pub orelse: Vec<Stmt>,
    /// The `finally` block.
    pub finalbody: Vec<Stmt>,
}

/// An expression.
#[derive(Clone, PartialEq, Debug)]
pub struct Expr {
    /// Where it stands.
    pub span: Span,
    /// How many expressions are nested in it, itself included; never above [`MAX_DEPTH`]. Kept by `actions`.
    pub(super) depth: u32,
    /// Which expression.
    pub kind: ExprKind,
}

/// Which expression.
#[derive(Clone, PartialEq, Debug)]
pub enum ExprKind {
    /// `a and b and c`
    BoolOp {
        /// `and` or `or`.
        op: BoolOp,
        /// Two or more.
        values: Vec<Expr>,
    },
    /// `target := value`
    NamedExpr {
        /// A `Name` in `Store`.
        target: Box<Expr>,
        /// The right side.
        value: Box<Expr>,
    },
    /// `left op right`
    BinOp {
        /// The left side.
        left: Box<Expr>,
        /// Which operator.
        op: Operator,
        /// The right side.
        right: Box<Expr>,
    },
    /// `op operand`
    UnaryOp {
        /// Which operator.
        op: UnaryOp,
        /// What it is applied to.
        operand: Box<Expr>,
    },
    /// `lambda args: body`
    Lambda {
        /// Its parameters.
        args: Box<Arguments>,
        /// Its value.
        body: Box<Expr>,
    },
    /// `body if test else orelse`
    IfExp {
        /// The condition.
        test: Box<Expr>,
        /// Value if true.
        body: Box<Expr>,
        /// Value if false.
        orelse: Box<Expr>,
    },
    /// `{k: v, **d}`
    Dict {
        /// `None` for `**d`.
        keys: Vec<Option<Expr>>,
        /// One for each key.
        values: Vec<Expr>,
    },
    /// `{a, b}`
    Set {
        /// In order.
        elts: Vec<Expr>,
    },
    /// `[elt for ...]`
    ListComp {
        /// What is collected.
        elt: Box<Expr>,
        /// From the outermost.
        generators: Vec<Comprehension>,
    },
    /// `{elt for ...}`
    SetComp {
        /// What is collected.
        elt: Box<Expr>,
        /// From the outermost.
        generators: Vec<Comprehension>,
    },
    /// `{key: value for ...}`
    DictComp {
        /// The key.
        key: Box<Expr>,
        /// The value.
        value: Box<Expr>,
        /// From the outermost.
        generators: Vec<Comprehension>,
    },
    /// `(elt for ...)`
    GeneratorExp {
        /// What is yielded.
        elt: Box<Expr>,
        /// From the outermost.
        generators: Vec<Comprehension>,
    },
    /// `await value`
    Await {
        /// What is awaited.
        value: Box<Expr>,
    },
    /// `yield value`
    Yield {
        /// What is yielded.
        value: Option<Box<Expr>>,
    },
    /// `yield from value`
    YieldFrom {
        /// What is delegated to.
        value: Box<Expr>,
    },
    /// `left < a <= b`
    Compare {
        /// The first operand.
        left: Box<Expr>,
        /// One for each comparator.
        ops: Vec<CmpOp>,
        /// The other operands.
        comparators: Vec<Expr>,
    },
    /// `func(args, **keywords)`
    Call {
        /// What is called.
        func: Box<Expr>,
        /// Positional, stars included.
        args: Vec<Expr>,
        /// By keyword, `**` included.
        keywords: Vec<Keyword>,
    },
    /// `{value!r:spec}` of an f-string
    FormattedValue {
        /// What is formatted.
        value: Box<Expr>,
        /// After `!`.
        conversion: Conversion,
        /// After `:`, a `JoinedStr`.
        format_spec: Option<Box<Expr>>,
    },
    /// An f-string: `Constant` strings and `FormattedValue`s.
    JoinedStr {
        /// In order; neighbouring constants are joined, empty ones left out.
        values: Vec<Expr>,
    },
    /// A literal.
    Constant(Constant),
    /// `value.attr`
    Attribute {
        /// Left of the dot.
        value: Box<Expr>,
        /// Right of the dot; its span is in the node's end.
        attr: Ident,
        /// What is done with it.
        ctx: ExprContext,
    },
    /// `value[slice]`
    Subscript {
        /// Left of the bracket.
        value: Box<Expr>,
        /// Between the brackets: any expression, a `Slice`, or a `Tuple` of such.
        slice: Box<Expr>,
        /// What is done with it.
        ctx: ExprContext,
    },
    /// `*value`
    Starred {
        /// After the star.
        value: Box<Expr>,
        /// What is done with it.
        ctx: ExprContext,
    },
    /// A name.
    Name {
        /// It.
        id: Ident,
        /// What is done with it.
        ctx: ExprContext,
    },
    /// `[a, b]`
    List {
        /// In order.
        elts: Vec<Expr>,
        /// What is done with it.
        ctx: ExprContext,
    },
    /// `a, b`
    Tuple {
        /// In order.
        elts: Vec<Expr>,
        /// What is done with it.
        ctx: ExprContext,
    },
    /// `lower:upper:step`, only inside `Subscript`
    Slice {
        /// Before the first colon.
        lower: Option<Box<Expr>>,
        /// After it.
        upper: Option<Box<Expr>>,
        /// After the second.
        step: Option<Box<Expr>>,
    },
}

/// The value of a literal.
#[derive(Clone, PartialEq, Debug)]
pub enum Constant {
    /// `None`
    None,
    /// `True`
    True,
    /// `False`
    False,
    /// `...`
    Ellipsis,
    /// An int that fits.
    Int(i64),
    /// Any larger int.
    BigInt(Box<BigDigits>),
    /// `1.5`
    Float(f64),
    /// `1.5j`: the imaginary part.
    Complex(f64),
    /// A string.
    Str {
        /// Generalised UTF-8 (WTF-8 without its joining rule): lone surrogates are three bytes each, `'\ud83d\ude00'` is two
        /// characters of three bytes.
        value: Wtf8,
        /// It was written with the prefix `u` (annotations turned back to text show it).
        u_prefix: bool,
    },
    /// `b"..."`
    Bytes {
        /// What the literals say together.
        value: Box<[u8]>,
        /// It is what one literal says; others beside it are empty.
        whole: bool,
    },
}

/// Text that may hold lone surrogates, in generalised UTF-8.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Wtf8(pub Box<[u8]>);

impl Wtf8 {
    /// As an ordinary string, unless it holds a surrogate.
    pub fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok()
    }

    /// Every code point, surrogates included.
    pub fn code_points(&self) -> impl Iterator<Item = u32> + '_ {
        let mut rest = &self.0[..];
        std::iter::from_fn(move || {
            let &first = rest.first()?;
            let (length, mut code) = match first {
                0..0x80 => (1, u32::from(first)),
                0x80..0xE0 => (2, u32::from(first & 0x1F)),
                0xE0..0xF0 => (3, u32::from(first & 0x0F)),
                _ => (4, u32::from(first & 0x07)),
            };
            for &byte in rest.iter().take(length).skip(1) {
                code = code << 6 | u32::from(byte & 0x3F);
            }
            rest = rest.get(length..).unwrap_or(&[]);
            Some(code)
        })
    }
}

/// An int literal above `i64`: its digits, without prefix and underscores.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct BigDigits {
    /// 2, 8, 10 or 16.
    pub radix: u32,
    /// ASCII digits of that radix.
    pub digits: Box<str>,
}

/// What is done with a target.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ExprContext {
    /// It is read.
    Load,
    /// It is bound.
    Store,
    /// It is deleted.
    Del,
}

/// `and`, `or`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum BoolOp {
    And,
    Or,
}

/// A binary operator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Operator {
    Add,
    Sub,
    Mult,
    MatMult,
    Div,
    Mod,
    Pow,
    LShift,
    RShift,
    BitOr,
    BitXor,
    BitAnd,
    FloorDiv,
}

/// A unary operator.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum UnaryOp {
    Invert,
    Not,
    UAdd,
    USub,
}

/// A comparison.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub enum CmpOp {
    Eq,
    NotEq,
    Lt,
    LtE,
    Gt,
    GtE,
    Is,
    IsNot,
    In,
    NotIn,
}

/// What stands after `!` in a replacement field.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Conversion {
    /// Nothing (CPython's -1).
    None,
    /// `!s`
    Str,
    /// `!r`, or `=` without a format.
    Repr,
    /// `!a`
    Ascii,
}

/// `for target in iter if ...` of a comprehension.
#[derive(Clone, PartialEq, Debug)]
pub struct Comprehension {
    /// What each item is bound to.
    pub target: Expr,
    /// After `in`.
    pub iter: Expr,
    /// Each `if`.
    pub ifs: Vec<Expr>,
    /// `async for`.
    pub is_async: bool,
}

/// `except type as name:`
#[derive(Clone, PartialEq, Debug)]
pub struct ExceptHandler {
    /// From `except` to the end of its block.
    pub span: Span,
    /// Which exceptions.
    pub type_: Option<Box<Expr>>,
    /// After `as`.
    pub name: Option<Ident>,
    /// Its block.
    pub body: Vec<Stmt>,
}

/// The parameters of a function or lambda.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Arguments {
    /// Before `/`.
    pub posonlyargs: Vec<Arg>,
    /// Positional or keyword.
    pub args: Vec<Arg>,
    /// `*args`
    pub vararg: Option<Arg>,
    /// After `*`.
    pub kwonlyargs: Vec<Arg>,
    /// One for each of `kwonlyargs`.
    pub kw_defaults: Vec<Option<Expr>>,
    /// `**kwargs`
    pub kwarg: Option<Arg>,
    /// For the last of `posonlyargs + args`.
    pub defaults: Vec<Expr>,
}

/// One parameter.
#[derive(Clone, PartialEq, Debug)]
pub struct Arg {
    /// Name and annotation.
    pub span: Span,
    /// Its name.
    pub arg: Ident,
    /// After the colon; a `Starred` is possible on `*args`.
    pub annotation: Option<Box<Expr>>,
}

/// `arg=value` or `**value` in a call or class.
#[derive(Clone, PartialEq, Debug)]
pub struct Keyword {
    /// All of it.
    pub span: Span,
    /// `None` for `**value`.
    pub arg: Option<Ident>,
    /// The right side.
    pub value: Expr,
}

/// `name as asname` of an import.
#[derive(Clone, PartialEq, Debug)]
pub struct Alias {
    /// All of it.
    pub span: Span,
    /// Dotted for `import`; `*` for a star.
    pub name: Ident,
    /// After `as`.
    pub asname: Option<Ident>,
}

/// `context_expr as optional_vars` of a `with`.
#[derive(Clone, PartialEq, Debug)]
pub struct WithItem {
    /// The manager.
    pub context_expr: Expr,
    /// After `as`.
    pub optional_vars: Option<Expr>,
}

/// `case pattern if guard:`
#[derive(Clone, PartialEq, Debug)]
pub struct MatchCase {
    /// The pattern.
    pub pattern: Pattern,
    /// After `if`.
    pub guard: Option<Box<Expr>>,
    /// Its block.
    pub body: Vec<Stmt>,
}

/// A pattern of `case`.
#[derive(Clone, PartialEq, Debug)]
pub struct Pattern {
    /// Where it stands.
    pub span: Span,
    /// Which pattern.
    pub kind: PatternKind,
}

/// Which pattern.
#[derive(Clone, PartialEq, Debug)]
pub enum PatternKind {
    /// `1`, `"a"`, `a.b`: compared with `==`
    Value {
        /// A constant, signed number, sum with an imaginary number, or dotted name.
        value: Box<Expr>,
    },
    /// `None`, `True`, `False`: compared with `is`
    Singleton {
        /// Which.
        value: Constant,
    },
    /// `[a, b]`, `(a, b)`, `a, b`
    Sequence {
        /// In order.
        patterns: Vec<Pattern>,
    },
    /// `{"k": p, **rest}`
    Mapping {
        /// Constants or dotted names.
        keys: Vec<Expr>,
        /// One for each key.
        patterns: Vec<Pattern>,
        /// After `**`.
        rest: Option<Ident>,
    },
    /// `Cls(p, name=p)`
    Class {
        /// A name or dotted name.
        cls: Box<Expr>,
        /// Positional.
        patterns: Vec<Pattern>,
        /// Names of the keyword patterns.
        kwd_attrs: Vec<Ident>,
        /// One for each name.
        kwd_patterns: Vec<Pattern>,
    },
    /// `*name`, `*_`
    Star {
        /// `None` for `_`.
        name: Option<Ident>,
    },
    /// `pattern as name`, `name`, `_`
    As {
        /// `None` for a plain name.
        pattern: Option<Box<Pattern>>,
        /// `None` for `_`.
        name: Option<Ident>,
    },
    /// `a | b`
    Or {
        /// Two or more.
        patterns: Vec<Pattern>,
    },
}

/// A type parameter (PEP 695).
#[derive(Clone, PartialEq, Debug)]
pub struct TypeParam {
    /// Where it stands.
    pub span: Span,
    /// Its name.
    pub name: Ident,
    /// Which kind.
    pub kind: TypeParamKind,
}

/// Which type parameter.
#[derive(Clone, PartialEq, Debug)]
pub enum TypeParamKind {
    /// `T: bound`
    TypeVar {
        /// After the colon.
        bound: Option<Box<Expr>>,
    },
    /// `**P`
    ParamSpec,
    /// `*Ts`
    TypeVarTuple,
}
