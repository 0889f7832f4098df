//! From the text of an expression to a tree. Errors are CPython's message and the position.

use crate::object::types::str_::{Chars, unicode};

/// Flags, with Python's values.
pub mod flag {
    pub const IGNORECASE: u32 = 2;
    pub const LOCALE: u32 = 4;
    pub const MULTILINE: u32 = 8;
    pub const DOTALL: u32 = 16;
    pub const UNICODE: u32 = 32;
    pub const VERBOSE: u32 = 64;
    pub const ASCII: u32 = 256;
}

/// No upper bound.
pub const MANY: u32 = u32::MAX;
/// Deepest nesting of groups.
const DEPTH_MAX: usize = 200;

/// What is wrong, and where.
pub struct Wrong {
    /// CPython's message.
    pub message: String,
    /// Index of the character, None if there is none to name.
    pub at: Option<usize>,
}

/// Result of parsing.
pub type Parsed<T> = Result<T, Wrong>;

/// Classes of characters: `\d`, `\s`, `\w`; odd numbers are their opposites.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Class(pub u32);

/// A member of a set.
#[derive(Clone, Copy)]
pub enum Item {
    /// From … to, both included.
    Range(u32, u32),
    /// `\d` and its like.
    Class(Class),
}

/// Places that `At` can mean.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Place {
    /// `\A`, `^`
    Start,
    /// `^` with MULTILINE
    LineStart,
    /// `$`
    End,
    /// `$` with MULTILINE
    LineEnd,
    /// `\Z`
    VeryEnd,
    /// `\b`
    Boundary,
    /// `\B`
    NoBoundary,
}

/// A part of an expression. `u32` fields named flags are those in force there.
pub enum Node {
    /// A character.
    Char(u32, u32),
    /// `.`
    Any(u32),
    /// `[...]`: negated, members, flags.
    Set(bool, Vec<Item>, u32),
    /// One after the other.
    Seq(Vec<Node>),
    /// One of them, the first that fits.
    Alt(Vec<Node>),
    /// So many of it, greedy (0), as few as possible (1), without going back (2).
    Repeat(u32, u32, u32, Box<Node>),
    /// A group that is remembered.
    Group(u32, Box<Node>),
    /// What a group has matched.
    Back(u32, u32),
    /// A place.
    At(Place, u32),
    /// What follows (false: precedes) does, or (true) does not, fit.
    Look(bool, bool, Box<Node>),
    /// Without going back into it.
    Atomic(Box<Node>),
    /// If a group has matched, the first, else the second.
    If(u32, Box<Node>, Box<Node>),
}

/// The parser.
pub struct Parser<'a> {
    text: Chars<'a>,
    bytes: bool,
    at: usize,
    /// Flags for the whole expression.
    pub flags: u32,
    /// Names of groups and their numbers.
    pub names: Vec<(String, u32)>,
    /// Groups opened so far.
    pub groups: u32,
    open: Vec<u32>,
    widths: Vec<Option<(u64, u64)>>,
    depth: usize,
}

fn wrong<T>(message: impl Into<String>, at: usize) -> Parsed<T> {
    Err(Wrong { message: message.into(), at: Some(at) })
}

impl<'a> Parser<'a> {
    /// A parser for this text.
    pub fn new(text: Chars<'a>, bytes: bool, flags: u32) -> Parser<'a> {
        Parser { text, bytes, at: 0, flags, names: Vec::new(), groups: 0, open: Vec::new(), widths: vec![None], depth: 0 }
    }

    fn peek(&self) -> Option<char> {
        self.look(0)
    }
    fn look(&self, ahead: usize) -> Option<char> {
        let index = self.at + ahead;
        (index < self.text.len()).then(|| char::from_u32(self.text.at(index)).unwrap_or('\u{fffd}'))
    }
    fn take(&mut self) -> Option<u32> {
        let found = (self.at < self.text.len()).then(|| self.text.at(self.at));
        self.at += found.is_some() as usize;
        found
    }
    fn accept(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        self.at += found as usize;
        found
    }
    fn piece(&self, from: usize, to: usize) -> String {
        self.text.slice(from, to).iter().map(|c| char::from_u32(c).unwrap_or('\u{fffd}')).collect()
    }

    /// The whole expression.
    pub fn parse(&mut self) -> Parsed<Node> {
        let mut flags = self.flags;
        let node = self.alternatives(&mut flags, true)?;
        if self.peek().is_some() {
            return wrong("unbalanced parenthesis", self.at);
        }
        Ok(node)
    }

    fn alternatives(&mut self, flags: &mut u32, top: bool) -> Parsed<Node> {
        let start = self.at;
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return wrong("expression nested too deep", start);
        }
        let mut branches = vec![self.sequence(flags, top)?];
        while self.accept('|') {
            branches.push(self.sequence(flags, false)?);
        }
        self.depth -= 1;
        Ok(if branches.len() == 1 { branches.swap_remove(0) } else { Node::Alt(branches) })
    }

    fn sequence(&mut self, flags: &mut u32, top: bool) -> Parsed<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        let first = self.at;
        loop {
            let start = self.at;
            let Some(c) = self.peek() else { break };
            if c == '|' || c == ')' {
                break;
            }
            if *flags & flag::VERBOSE != 0 {
                if c.is_ascii_whitespace() || c == '\x0b' {
                    self.at += 1;
                    continue;
                }
                if c == '#' {
                    while let Some(c) = self.take() {
                        if c == 10 {
                            break;
                        }
                    }
                    continue;
                }
            }
            let node = match c {
                '\\' => {
                    self.at += 1;
                    self.escape(*flags, start)?
                }
                '.' => {
                    self.at += 1;
                    Node::Any(*flags)
                }
                '^' => {
                    self.at += 1;
                    Node::At(if *flags & flag::MULTILINE != 0 { Place::LineStart } else { Place::Start }, *flags)
                }
                '$' => {
                    self.at += 1;
                    Node::At(if *flags & flag::MULTILINE != 0 { Place::LineEnd } else { Place::End }, *flags)
                }
                '[' => {
                    self.at += 1;
                    self.set(*flags, start)?
                }
                '(' => {
                    self.at += 1;
                    match self.group(flags, start, top && start == first)? {
                        Some(node) => node,
                        None => continue,
                    }
                }
                '*' | '+' | '?' => {
                    self.at += 1;
                    let (least, most) = match c {
                        '*' => (0, MANY),
                        '+' => (1, MANY),
                        _ => (0, 1),
                    };
                    let node = self.repeated(nodes.pop(), least, most, start)?;
                    nodes.push(node);
                    continue;
                }
                '{' => match self.bounds()? {
                    Some((least, most)) => {
                        if least > most {
                            return wrong("min repeat greater than max repeat", start + 1);
                        }
                        let node = self.repeated(nodes.pop(), least, most, start)?;
                        nodes.push(node);
                        continue;
                    }
                    None => {
                        self.at = start + 1;
                        Node::Char('{' as u32, *flags)
                    }
                },
                _ => {
                    let c = self.take().unwrap_or(0);
                    Node::Char(c, *flags)
                }
            };
            nodes.push(node);
        }
        Ok(if nodes.len() == 1 { nodes.swap_remove(0) } else { Node::Seq(nodes) })
    }

    /// `{m,n}` from the brace on; None: it is no repetition.
    fn bounds(&mut self) -> Parsed<Option<(u32, u32)>> {
        let start = self.at;
        self.at += 1;
        if self.peek() == Some('}') {
            return Ok(None);
        }
        let low = self.digits();
        let high = if self.accept(',') { self.digits() } else { low.clone() };
        if !self.accept('}') {
            return Ok(None);
        }
        let figure = |text: &str, absent: u32| -> Parsed<u32> {
            if text.is_empty() {
                return Ok(absent);
            }
            match text.parse::<u64>() {
                Ok(value) if value < u64::from(MANY) => Ok(value as u32),
                _ => wrong("the repetition number is too large", start),
            }
        };
        Ok(Some((figure(&low, 0)?, figure(&high, MANY)?)))
    }

    fn digits(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
        self.piece(start, self.at)
    }

    fn repeated(&mut self, node: Option<Node>, least: u32, most: u32, start: usize) -> Parsed<Node> {
        let node = match node {
            None | Some(Node::At(..)) => return wrong("nothing to repeat", start),
            Some(Node::Seq(nodes)) if nodes.is_empty() => return wrong("nothing to repeat", start),
            Some(Node::Repeat(..)) => return wrong("multiple repeat", start),
            Some(node) => node,
        };
        let how = if self.accept('?') {
            1
        } else if self.accept('+') {
            2
        } else {
            0
        };
        // A lone subpattern that is a repetition itself came with parentheses: it was wrapped there.
        Ok(Node::Repeat(least, most, how, Box::new(node)))
    }

    fn number(&mut self, base: u32, count: usize, start: usize) -> Parsed<u32> {
        let from = self.at;
        while self.at < from + count && self.peek().is_some_and(|c| c.is_digit(base)) {
            self.at += 1;
        }
        if self.at - from != count {
            return wrong(format!("incomplete escape {}", self.piece(start, self.at)), start);
        }
        let value = u32::from_str_radix(&self.piece(from, self.at), base).unwrap_or(u32::MAX);
        if value > 0x10ffff {
            return wrong(format!("bad escape {}", self.piece(start, self.at)), start);
        }
        Ok(value)
    }

    /// A simple escaped character or class; the backslash and `c` have been read.
    fn simple_escape(&mut self, c: char, start: usize) -> Parsed<Option<Item>> {
        let one = |c: u32| Ok(Some(Item::Range(c, c)));
        match c {
            'd' => Ok(Some(Item::Class(Class(0)))),
            'D' => Ok(Some(Item::Class(Class(1)))),
            's' => Ok(Some(Item::Class(Class(2)))),
            'S' => Ok(Some(Item::Class(Class(3)))),
            'w' => Ok(Some(Item::Class(Class(4)))),
            'W' => Ok(Some(Item::Class(Class(5)))),
            'a' => one(7),
            'f' => one(12),
            'n' => one(10),
            'r' => one(13),
            't' => one(9),
            'v' => one(11),
            '\\' => one(92),
            'x' => {
                let value = self.number(16, 2, start)?;
                one(value)
            }
            'u' if !self.bytes => {
                let value = self.number(16, 4, start)?;
                one(value)
            }
            'U' if !self.bytes => {
                let value = self.number(16, 8, start)?;
                one(value)
            }
            c if c.is_ascii_alphabetic() => Ok(None),
            c => one(c as u32),
        }
    }

    fn escape(&mut self, flags: u32, start: usize) -> Parsed<Node> {
        let Some(value) = self.take() else { return wrong("bad escape (end of pattern)", start) };
        let c = char::from_u32(value).unwrap_or('\u{fffd}');
        let place = match c {
            'A' => Some(Place::Start),
            'Z' => Some(Place::VeryEnd),
            'b' => Some(Place::Boundary),
            'B' => Some(Place::NoBoundary),
            _ => None,
        };
        if let Some(place) = place {
            return Ok(Node::At(place, flags));
        }
        if c == '0' {
            let from = self.at - 1;
            while self.at < from + 3 && self.peek().is_some_and(|c| ('0'..='7').contains(&c)) {
                self.at += 1;
            }
            return Ok(Node::Char(u32::from_str_radix(&self.piece(from, self.at), 8).unwrap_or(0), flags));
        }
        if c.is_ascii_digit() {
            let from = self.at - 1;
            if self.peek().is_some_and(|c| c.is_ascii_digit()) {
                let octal = |c: Option<char>| c.is_some_and(|c| ('0'..='7').contains(&c));
                if octal(Some(c)) && octal(self.peek()) && octal(self.look(1)) {
                    self.at += 2;
                    let value = u32::from_str_radix(&self.piece(from, self.at), 8).unwrap_or(0);
                    if value > 0o377 {
                        let shown = self.piece(start, self.at);
                        return wrong(format!("octal escape value {shown} outside of range 0-0o377"), start);
                    }
                    return Ok(Node::Char(value, flags));
                }
                self.at += 1;
            }
            let group: u32 = self.piece(from, self.at).parse().unwrap_or(u32::MAX);
            self.check_group(group, start + 1)?;
            return Ok(Node::Back(group, flags));
        }
        match self.simple_escape(c, start)? {
            Some(Item::Range(c, _)) => Ok(Node::Char(c, flags)),
            Some(item) => Ok(Node::Set(false, vec![item], flags)),
            None => wrong(format!("bad escape \\{c}"), start),
        }
    }

    fn check_group(&self, group: u32, at: usize) -> Parsed<()> {
        if group == 0 || group > self.groups {
            return wrong(format!("invalid group reference {group}"), at);
        }
        if self.open.contains(&group) {
            return wrong("cannot refer to an open group", at - 1);
        }
        Ok(())
    }

    fn set(&mut self, flags: u32, start: usize) -> Parsed<Node> {
        let negated = self.accept('^');
        let mut items = Vec::new();
        let first = self.at;
        loop {
            let from = self.at;
            let Some(c) = self.take() else { return wrong("unterminated character set", start) };
            if c == ']' as u32 && from != first {
                break;
            }
            let low = self.set_member(c, from)?;
            if self.peek() == Some('-') && self.look(1) != Some(']') {
                self.at += 1;
                let high_at = self.at;
                let Some(c) = self.take() else { return wrong("unterminated character set", start) };
                let high = self.set_member(c, high_at)?;
                match (low, high) {
                    (Item::Range(low, _), Item::Range(high, _)) if low <= high => items.push(Item::Range(low, high)),
                    _ => return wrong(format!("bad character range {}", self.piece(from, self.at)), from),
                }
            } else {
                items.push(low);
            }
        }
        Ok(Node::Set(negated, items, flags))
    }

    fn set_member(&mut self, c: u32, from: usize) -> Parsed<Item> {
        if c != '\\' as u32 {
            return Ok(Item::Range(c, c));
        }
        let Some(value) = self.take() else { return wrong("bad escape (end of pattern)", from) };
        let c = char::from_u32(value).unwrap_or('\u{fffd}');
        if c == 'b' {
            return Ok(Item::Range(8, 8));
        }
        if c.is_ascii_digit() {
            let start = self.at - 1;
            while self.at < start + 3 && self.peek().is_some_and(|c| ('0'..='7').contains(&c)) {
                self.at += 1;
            }
            return match u32::from_str_radix(&self.piece(start, self.at), 8) {
                Ok(value) if value <= 0o377 => Ok(Item::Range(value, value)),
                _ => wrong(format!("bad escape \\{c}"), from),
            };
        }
        match self.simple_escape(c, from)? {
            Some(item) => Ok(item),
            None => wrong(format!("bad escape \\{c}"), from),
        }
    }

    fn name(&mut self, end: char, kind: &str) -> Parsed<String> {
        let start = self.at;
        loop {
            match self.peek() {
                Some(c) if c == end => break,
                Some(_) => self.at += 1,
                None => {
                    if start == self.at {
                        return wrong(format!("missing {kind}"), start);
                    }
                    return wrong(format!("missing {end}, unterminated name"), start);
                }
            }
        }
        let name = self.piece(start, self.at);
        self.at += 1;
        if name.is_empty() {
            return wrong(format!("missing {kind}"), start);
        }
        Ok(name)
    }

    fn check_name(&self, name: &str, at: usize) -> Parsed<()> {
        let fits = |c: char, mask: u16| c == '_' || unicode::is(c as u32, mask);
        let mut chars = name.chars();
        let good = chars.next().is_some_and(|c| fits(c, unicode::START)) && chars.all(|c| fits(c, unicode::CONTINUE));
        if good && (!self.bytes || name.is_ascii()) { Ok(()) } else { wrong(format!("bad character in group name '{name}'"), at) }
    }

    /// Behind the opening parenthesis at `start`. None: there is nothing to match.
    fn group(&mut self, flags: &mut u32, start: usize, may_set_all: bool) -> Parsed<Option<Node>> {
        let mut inner = *flags;
        let mut number = None;
        let mut wrap: Option<Box<dyn FnOnce(Node) -> Node>> = None;
        let mut behind = None;
        if self.accept('?') {
            let Some(c) = self.take().and_then(char::from_u32) else { return wrong("unexpected end of pattern", self.at) };
            match c {
                'P' => {
                    if self.accept('<') {
                        let at = self.at;
                        let name = self.name('>', "group name")?;
                        self.check_name(&name, at)?;
                        number = Some(self.open_group(Some((name, at)))?);
                    } else if self.accept('=') {
                        let at = self.at;
                        let name = self.name(')', "group name")?;
                        self.check_name(&name, at)?;
                        let Some(group) = self.names.iter().find(|row| row.0 == name).map(|row| row.1) else {
                            return wrong(format!("unknown group name '{name}'"), at);
                        };
                        if self.open.contains(&group) {
                            return wrong("cannot refer to an open group", at);
                        }
                        return Ok(Some(Node::Back(group, *flags)));
                    } else {
                        return match self.peek() {
                            None => wrong("unexpected end of pattern", self.at),
                            Some(c) => wrong(format!("unknown extension ?P{c}"), start + 1),
                        };
                    }
                }
                ':' => {}
                '#' => loop {
                    match self.take() {
                        None => return wrong("missing ), unterminated comment", start),
                        Some(41) => return Ok(None),
                        Some(_) => {}
                    }
                },
                '=' => wrap = Some(Box::new(|node| Node::Look(true, false, Box::new(node)))),
                '!' => wrap = Some(Box::new(|node| Node::Look(true, true, Box::new(node)))),
                '<' => {
                    let Some(c) = self.take().and_then(char::from_u32) else { return wrong("unexpected end of pattern", self.at) };
                    match c {
                        '=' => behind = Some(false),
                        '!' => behind = Some(true),
                        c => return wrong(format!("unknown extension ?<{c}"), start + 1),
                    }
                }
                '>' => wrap = Some(Box::new(|node| Node::Atomic(Box::new(node)))),
                '(' => return self.conditional(flags, start).map(Some),
                c if c == '-' || "aiLmsux".contains(c) => match self.inline_flags(c, flags, start, may_set_all)? {
                    Some(changed) => inner = changed,
                    None => return Ok(None),
                },
                c => return wrong(format!("unknown extension ?{c}"), start + 1),
            }
        } else {
            number = Some(self.open_group(None)?);
        }
        let node = self.alternatives(&mut inner, false)?;
        if !self.accept(')') {
            return wrong("missing ), unterminated subpattern", start);
        }
        if let Some(number) = number {
            self.open.pop();
            let width = self.width(&node);
            self.widths[number as usize] = Some(width);
            return Ok(Some(Node::Group(number, Box::new(node))));
        }
        if let Some(negated) = behind {
            let (least, most) = self.width(&node);
            if least != most {
                return Err(Wrong { message: "look-behind requires fixed-width pattern".to_owned(), at: None });
            }
            return Ok(Some(Node::Look(false, negated, Box::new(node))));
        }
        Ok(Some(match wrap {
            Some(wrap) => wrap(node),
            // Kept apart from what follows: a repetition inside may be repeated.
            None => Node::Alt(vec![node]),
        }))
    }

    fn open_group(&mut self, name: Option<(String, usize)>) -> Parsed<u32> {
        self.groups += 1;
        let number = self.groups;
        self.widths.push(None);
        if let Some((name, at)) = name {
            if let Some((_, earlier)) = self.names.iter().find(|row| row.0 == name) {
                return wrong(format!("redefinition of group name '{name}' as group {number}; was group {earlier}"), at);
            }
            self.names.push((name, number));
        }
        self.open.push(number);
        Ok(number)
    }

    fn conditional(&mut self, flags: &u32, start: usize) -> Parsed<Node> {
        let at = self.at;
        let name = self.name(')', "group name")?;
        let group = match name.parse::<u32>() {
            Ok(0) => return wrong("bad group number", at),
            Ok(group) => group,
            Err(_) => {
                self.check_name(&name, at)?;
                match self.names.iter().find(|row| row.0 == name) {
                    Some(row) => row.1,
                    None => return wrong(format!("unknown group name '{name}'"), at),
                }
            }
        };
        if group > self.groups {
            return wrong(format!("invalid group reference {group}"), at);
        }
        let mut inner = *flags;
        let yes = self.sequence(&mut inner, false)?;
        let no = if self.accept('|') { self.sequence(&mut inner, false)? } else { Node::Seq(Vec::new()) };
        if self.peek() == Some('|') {
            return wrong("conditional backref with more than two branches", self.at);
        }
        if !self.accept(')') {
            return wrong("missing ), unterminated subpattern", start);
        }
        Ok(Node::If(group, Box::new(yes), Box::new(no)))
    }

    /// `(?flags)` (None) or `(?flags-flags:`, whose flags are handed out.
    fn inline_flags(&mut self, first: char, flags: &mut u32, start: usize, may_set_all: bool) -> Parsed<Option<u32>> {
        let value = |c: char| match c {
            'i' => flag::IGNORECASE,
            'L' => flag::LOCALE,
            'm' => flag::MULTILINE,
            's' => flag::DOTALL,
            'x' => flag::VERBOSE,
            'a' => flag::ASCII,
            _ => flag::UNICODE,
        };
        let kind = flag::ASCII | flag::UNICODE | flag::LOCALE;
        let (mut on, mut off, mut removing) = (0, 0, false);
        let mut c = first;
        loop {
            match c {
                '-' if !removing => {
                    removing = true;
                    if !self.peek().is_some_and(|c| "imsx".contains(c)) {
                        return match self.peek() {
                            None => wrong("missing flag", self.at),
                            Some(c) if c.is_alphabetic() => wrong("unknown flag", self.at),
                            Some(_) => wrong("missing flag", self.at),
                        };
                    }
                }
                c if "aiLmsux".contains(c) => {
                    if !self.bytes && c == 'L' {
                        return wrong("bad inline flags: cannot use 'L' flag with a str pattern", self.at);
                    }
                    if self.bytes && c == 'u' {
                        return wrong("bad inline flags: cannot use 'u' flag with a bytes pattern", self.at);
                    }
                    if !removing && value(c) & kind != 0 && on & kind & !value(c) != 0 {
                        return wrong("bad inline flags: flags 'a', 'u' and 'L' are incompatible", self.at);
                    }
                    if removing {
                        off |= value(c);
                    } else {
                        on |= value(c);
                    }
                }
                ')' if !removing => {
                    if !may_set_all {
                        return wrong("global flags not at the start of the expression", start);
                    }
                    *flags |= on;
                    self.flags |= on;
                    return Ok(None);
                }
                ':' => break,
                c if c.is_alphabetic() => return wrong("unknown flag", self.at - 1),
                _ => return wrong(if removing { "missing :" } else { "missing -, : or )" }, self.at - 1),
            }
            match self.take().and_then(char::from_u32) {
                Some(next) => c = next,
                None => return wrong(if removing { "missing :" } else { "missing -, : or )" }, self.at),
            }
        }
        if on & off != 0 {
            return wrong("bad inline flags: flag turned on and off", self.at - 1);
        }
        let mut changed = *flags;
        if on & kind != 0 {
            changed &= !kind;
        }
        Ok(Some((changed | on) & !off))
    }

    /// Fewest and most characters it can match.
    fn width(&self, node: &Node) -> (u64, u64) {
        const MOST: u64 = u32::MAX as u64;
        match node {
            Node::Char(..) | Node::Any(_) | Node::Set(..) => (1, 1),
            Node::Seq(nodes) => {
                nodes.iter().map(|node| self.width(node)).fold((0, 0), |a, b| ((a.0 + b.0).min(MOST), (a.1 + b.1).min(MOST)))
            }
            Node::Alt(nodes) => nodes.iter().map(|node| self.width(node)).reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))).unwrap_or((0, 0)),
            Node::Repeat(least, most, _, node) => {
                let (low, high) = self.width(node);
                ((low * u64::from(*least)).min(MOST), (high * u64::from(*most)).min(MOST))
            }
            Node::Group(_, node) | Node::Atomic(node) => self.width(node),
            Node::Back(group, _) => self.widths.get(*group as usize).copied().flatten().unwrap_or((0, MOST)),
            Node::At(..) | Node::Look(..) => (0, 0),
            Node::If(_, yes, no) => {
                let (a, b) = (self.width(yes), self.width(no));
                (a.0.min(b.0), a.1.max(b.1))
            }
        }
    }

    /// The same for a look-behind that has been parsed: how far to go back.
    pub fn fixed_width(&self, node: &Node) -> u32 {
        self.width(node).0 as u32
    }
}
