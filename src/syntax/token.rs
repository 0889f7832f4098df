//! The words of Python, recognised by logos: one byte-sized kind per token, its text stays in the source.
//!
//! ```text
//!   x = f"{a!r}"      Name Equal FStringStart LBrace Name Exclam Name RBrace FStringEnd
//! ```
//!
//! logos knows the words; what needs memory is elsewhere: where a string ends and f-string modes in `lexer.rs`, indentation
//! in `indent.rs`, the soft keywords in `filter.rs`. Those three make the kinds without a pattern below.

use crate::source::Span;
use logos::Logos;

/// One token: what it is and where.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// What it is.
    pub kind: Tok,
    /// Offset of its first byte.
    pub start: u32,
    /// Offset one past its last byte.
    pub end: u32,
}

impl Token {
    /// Where it stands.
    pub fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// The kind of a token.
#[derive(Logos, Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[logos(skip r"[ \t\x0C]+")]
#[expect(missing_docs, reason = "the names and patterns say it")]
pub enum Tok {
    // Made by parse.rs: what is wanted of the text.
    StartFile,
    StartEval,

    // Made by indent.rs and the end of the text.
    Indent,
    Dedent,
    EndMarker,
    #[token("\n")]
    Newline,

    // Letters and digits. Above ASCII, lexer.rs checks the characters.
    #[regex(r"[a-zA-Z_\u{80}-\u{10FFFF}][a-zA-Z0-9_\u{80}-\u{10FFFF}]*", priority = 1)]
    Name,
    #[regex(r"0[xX](_?[0-9a-fA-F])+")]
    #[regex(r"0[oO](_?[0-7])+")]
    #[regex(r"0[bB](_?[01])+")]
    #[regex(r"[0-9](_?[0-9])*")]
    Int,
    #[regex(r"[0-9](_?[0-9])*\.([0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?")]
    #[regex(r"[0-9](_?[0-9])*[eE][+-]?[0-9](_?[0-9])*")]
    #[regex(r"\.[0-9](_?[0-9])*([eE][+-]?[0-9](_?[0-9])*)?")]
    Float,
    #[regex(r"[0-9](_?[0-9])*\.([0-9](_?[0-9])*)?([eE][+-]?[0-9](_?[0-9])*)?[jJ]")]
    #[regex(r"[0-9](_?[0-9])*([eE][+-]?[0-9](_?[0-9])*)?[jJ]")]
    #[regex(r"\.[0-9](_?[0-9])*([eE][+-]?[0-9](_?[0-9])*)?[jJ]")]
    Imag,
    // Only the opening quotes; lexer.rs finds the end.
    #[regex(r#"([rR]|[uU]|[bB]|[bB][rR]|[rR][bB])?("|')"#)]
    Str,
    #[regex(r#"([fF]|[fF][rR]|[rR][fF])("|')"#)]
    FStringStart,
    FStringMiddle,
    FStringEnd,

    // Keywords.
    #[token("False")]
    False,
    #[token("None")]
    None,
    #[token("True")]
    True,
    #[token("and")]
    And,
    #[token("as")]
    As,
    #[token("assert")]
    Assert,
    #[token("async")]
    Async,
    #[token("await")]
    Await,
    #[token("break")]
    Break,
    #[token("class")]
    Class,
    #[token("continue")]
    Continue,
    #[token("def")]
    Def,
    #[token("del")]
    Del,
    #[token("elif")]
    Elif,
    #[token("else")]
    Else,
    #[token("except")]
    Except,
    #[token("finally")]
    Finally,
    #[token("for")]
    For,
    #[token("from")]
    From,
    #[token("global")]
    Global,
    #[token("if")]
    If,
    #[token("import")]
    Import,
    #[token("in")]
    In,
    #[token("is")]
    Is,
    #[token("lambda")]
    Lambda,
    #[token("nonlocal")]
    Nonlocal,
    #[token("not")]
    Not,
    #[token("or")]
    Or,
    #[token("pass")]
    Pass,
    #[token("raise")]
    Raise,
    #[token("return")]
    Return,
    #[token("try")]
    Try,
    #[token("while")]
    While,
    #[token("with")]
    With,
    #[token("yield")]
    Yield,

    // Soft keywords where they are keywords, made by filter.rs.
    Match,
    Case,
    Type,
    /// The parenthesis of `with (a as b, c):`, made by filter.rs.
    WithLPar,

    // Operators and punctuation.
    #[token("(")]
    LPar,
    #[token(")")]
    RPar,
    #[token("[")]
    LSqb,
    #[token("]")]
    RSqb,
    #[token("{")]
    LBrace,
    #[token("}")]
    RBrace,
    #[token(":")]
    Colon,
    #[token(",")]
    Comma,
    #[token(";")]
    Semi,
    #[token(".")]
    Dot,
    #[token("...")]
    Ellipsis,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("*")]
    Star,
    #[token("/")]
    Slash,
    #[token("|")]
    VBar,
    #[token("&")]
    Amper,
    #[token("<")]
    Less,
    #[token(">")]
    Greater,
    #[token("=")]
    Equal,
    #[token("%")]
    Percent,
    #[token("~")]
    Tilde,
    #[token("^")]
    Caret,
    #[token("@")]
    At,
    #[token("!")]
    Exclam,
    #[token("==")]
    EqEqual,
    #[token("!=")]
    NotEqual,
    #[token("<>")]
    LessGreater,
    #[token("<=")]
    LessEqual,
    #[token(">=")]
    GreaterEqual,
    #[token("<<")]
    LeftShift,
    #[token(">>")]
    RightShift,
    #[token("**")]
    DoubleStar,
    #[token("//")]
    DoubleSlash,
    #[token("->")]
    RArrow,
    #[token(":=")]
    ColonEqual,
    #[token("+=")]
    PlusEqual,
    #[token("-=")]
    MinEqual,
    #[token("*=")]
    StarEqual,
    #[token("/=")]
    SlashEqual,
    #[token("%=")]
    PercentEqual,
    #[token("&=")]
    AmperEqual,
    #[token("|=")]
    VBarEqual,
    #[token("^=")]
    CaretEqual,
    #[token("<<=")]
    LeftShiftEqual,
    #[token(">>=")]
    RightShiftEqual,
    #[token("**=")]
    DoubleStarEqual,
    #[token("//=")]
    DoubleSlashEqual,
    #[token("@=")]
    AtEqual,
    // CPython makes a token of these too, which no rule wants.
    #[token("$")]
    Dollar,
    #[token("?")]
    Question,
    #[token("`")]
    Backquote,
    /// Never leaves lexer.rs.
    #[regex(r"#[^\n]*", allow_greedy = true)]
    Comment,
    /// Never leaves lexer.rs: joins lines, or is an error.
    #[regex(r"\\\n?")]
    Backslash,
}

impl Tok {}
