//! Random Python programs that create, link, drop, weak-reference and collect objects, as proptest strategies.
//!
//! ```text
//!   prelude.py        helpers, the same in every program
//!   class C0 .. C2    drawn: base, slots, kind of __del__, kind of hash
//!   freeze            what is older is none of the collector's business from here on
//!   steps             lines of pieces.rs, functions of such lines, loops over such lines
//!   print('end')      and the end of the script, where what is left dies
//! ```
//!
//! Everything is a plain tree of small numbers until [`Program::text`] writes it down, so that proptest can take steps out and
//! make numbers smaller while the difference stays. Every choice of numbers is a program that compiles.

use std::fmt::Write;

use proptest::prelude::*;

use super::pieces::{ASK, FINE, LINK, MAKE, WEAK};

/// What a class looks like.
#[derive(Clone, Debug)]
pub struct Class {
    base: usize,
    slots: usize,
    del: usize,
    steady: bool,
}

/// One line of `pieces.rs` with its variables.
#[derive(Clone, Debug)]
pub struct Line {
    table: usize,
    row: usize,
    target: usize,
    one: usize,
    two: usize,
    weak: usize,
    class: usize,
    number: usize,
}

/// A step of a program.
#[derive(Clone, Debug)]
pub enum Step {
    /// One line.
    Line(Line),
    /// A function of lines, called at once; `shape` says how it ends and what becomes of it.
    Function { shape: usize, lines: Vec<Line>, target: usize, one: usize, two: usize },
    /// A loop over lines.
    Loop { rounds: usize, lines: Vec<Line> },
}

/// A whole program.
#[derive(Clone, Debug)]
pub struct Program {
    classes: Vec<Class>,
    threshold: usize,
    steps: Vec<Step>,
}

fn class() -> impl Strategy<Value = Class> {
    (0..12usize, 0..6usize, 0..14usize, any::<bool>()).prop_map(|(base, slots, del, steady)| Class { base, slots, del, steady })
}

fn line(fine: bool) -> impl Strategy<Value = Line> {
    // Without the fine questions their share goes to the others.
    let last = if fine { 4usize } else { 3 };
    let table = prop_oneof![5 => Just(0usize), 4 => Just(1), 2 => Just(2), 4 => Just(3), 1 => Just(last)];
    (table, 0..10_000usize, 0..60usize, 0..60usize, 0..60usize, 0..3usize, 0..3usize, 0..8usize)
        .prop_map(|(table, row, target, one, two, weak, class, number)| Line { table, row, target, one, two, weak, class, number })
}

fn step(fine: bool) -> impl Strategy<Value = Step> {
    let lines = move || proptest::collection::vec(line(fine), 1..7);
    prop_oneof![
        10 => line(fine).prop_map(Step::Line),
        2 => (0..7usize, lines(), 0..6usize, 0..6usize, 0..6usize)
            .prop_map(|(shape, lines, target, one, two)| Step::Function { shape, lines, target, one, two }),
        1 => (prop_oneof![3 => 1..5usize, 1 => 20..60usize], lines()).prop_map(|(rounds, lines)| Step::Loop { rounds, lines }),
    ]
}

/// Programs of up to 30 steps. `fine`: collections also happen by themselves, and counts of blocks and of tracked objects are asked for.
pub fn program(fine: bool) -> impl Strategy<Value = Program> {
    let thresholds = if fine { 0..6usize } else { 0..1 };
    (proptest::collection::vec(class(), 3), thresholds, proptest::collection::vec(step(fine), 2..30)).prop_map(
        |(mut classes, threshold, steps)| {
            // To show where a `__del__` failed, CPython opens the script by `io`, whose objects count for the next automatic collection.
            for class in classes.iter_mut().filter(|class: &&mut Class| threshold > 0 && class.del == RAISES) {
                class.del = QUIET;
            }
            Program { classes, threshold, steps }
        },
    )
}

const GLOBALS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
const LOCALS: [&str; 9] = ["p", "q", "r", "a", "b", "c", "d", "p", "q"];

/// The `__del__` that collects.
const COLLECTS: usize = 9;
/// The `__del__` that lets go of a global variable's value.
const LETS_GO: usize = 13;
/// The `__del__` that raises, and one that does nothing.
const RAISES: usize = 10;
const QUIET: usize = 3;

/// Where lines are written.
struct Writer {
    out: String,
    names: usize,
    /// Some `__del__` frees other objects: which block comes next then depends on how full the interpreter's start has left its pools.
    frees: bool,
}

impl Program {
    /// The program's own text, which follows the prelude.
    pub fn text(&self) -> String {
        let frees = self.classes.iter().any(|class| class.del == COLLECTS || class.del >= LETS_GO);
        let mut writer = Writer { out: String::new(), names: 0, frees };
        for (index, step) in self.steps.iter().enumerate() {
            // Every line may multiply a value by ten.
            if index % 3 == 2 || matches!(step, Step::Function { .. }) {
                writer.out.push_str("trim()\n");
            }
            writer.step(step);
        }
        let steps = std::mem::take(&mut writer.out);
        // What nothing uses is left out; the first one may be a base.
        for (index, class) in self.classes.iter().enumerate().rev() {
            let mut text = String::new();
            class.write(index, &mut text);
            let name = format!("C{index}");
            if steps.contains(&name) || writer.out.contains(&name) {
                writer.out.insert_str(0, &text);
            }
        }
        writer.out.push_str("a = b = c = d = e = f = None\nw0 = w1 = w2 = None\ngc.collect()\ngc.freeze()\ngc.collect()\n");
        if self.threshold > 0 {
            let _ = writeln!(writer.out, "gc.set_threshold({}, 3, 2)", [1, 5, 12, 40, 100][self.threshold - 1]);
        }
        writer.out.push_str(&steps);
        writer.out.push_str("gc.set_debug(0)\ngc.unfreeze()\nprint('end')\n");
        writer.out
    }
}

impl Class {
    fn write(&self, index: usize, out: &mut String) {
        let steady = if self.steady { "Steady" } else { "" };
        let base = ["", "", "", "", "list", "dict", "tuple", "int", "Exception", "set", "str", "C0"][self.base];
        // C0 cannot be its own base.
        let base = if base == "C0" && index == 0 { "" } else { base };
        let both = if base.is_empty() || steady.is_empty() || base == "C0" {
            format!("{base}{}", if base.is_empty() { steady } else { "" })
        } else {
            format!("{steady}, {base}")
        };
        let fixed = !matches!(base, "tuple" | "int");
        let slots = match self.slots {
            1 if fixed && base != "C0" => "    __slots__ = ('name', 'x', '__weakref__')\n",
            2 if fixed && base != "C0" => "    __slots__ = ('name', 'y', 'x')\n",
            3 if fixed && base != "C0" => "    __slots__ = ('name', '__dict__')\n",
            4 if base == "C0" => "    __slots__ = ('y',)\n",
            _ => "",
        };
        let slots = if base == "set" && self.slots == 1 { "" } else { slots };
        let _ = writeln!(out, "class C{index}({both}):\n{slots}    def __new__(cls, name='new', *rest):");
        let made = match base {
            "tuple" => "tuple.__new__(cls, (name, rest))".to_string(),
            "int" => "int.__new__(cls, 7)".to_string(),
            "str" => "str.__new__(cls, name)".to_string(),
            "" => "object.__new__(cls)".to_string(),
            "C0" => "C0.__new__(cls, name)".to_string(),
            other => format!("{other}.__new__(cls)"),
        };
        let _ = writeln!(out, "        self = {made}\n        self.name = name\n        return self");
        out.push_str("    def __init__(self, name='new', *rest):\n        pass\n");
        out.push_str("    def __repr__(self):\n        return f'<{self.name}>'\n    __str__ = __repr__\n");
        out.push_str("    def meth(self):\n        return type(self).__name__\n");
        let del = match self.del {
            0..=2 => return,
            QUIET..=6 => "",
            7 => "        saved.append(self)\n",
            8 => "        getattr(self, '__dict__', None)\n",
            // Not a full one: that empties the lists of free blocks, and which block comes next then hangs on everything that was ever freed.
            COLLECTS => "        print('inside', gc.collect(1))\n",
            RAISES => "        raise ValueError(self.name)\n",
            11 => "        self.x = [self]\n",
            12 => "        print(sys.getrefcount(self), weakref.getweakrefcount(self))\n",
            _ => "        global a\n        a = None\n",
        };
        let _ = write!(out, "    def __del__(self):\n        print('del', self.name)\n{del}");
    }
}

impl Writer {
    fn name(&mut self) -> String {
        self.names += 1;
        format!("n{}", self.names)
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Line(line) => self.line(line, 0, false),
            Step::Loop { rounds, lines } => {
                let _ = writeln!(self.out, "for i in range({rounds}):\n    trim()");
                for line in lines {
                    self.line(line, 1, false);
                }
            }
            Step::Function { shape, lines, target, one, two } => {
                let name = self.name();
                let (target, one, two) = (GLOBALS[*target], GLOBALS[*one], GLOBALS[*two]);
                let _ = writeln!(self.out, "def f_{name}(p, q=None):\n    r = None");
                for (index, line) in lines.iter().enumerate() {
                    self.line(line, 1, true);
                    if *shape == 3 && index % 2 == 0 {
                        self.out.push_str("    yield q\n");
                    }
                }
                let (end, call) = match shape {
                    0 => ("    return q\n", format!("{target} = f_{name}({one}, {two})")),
                    1 => ("", format!("f_{name}({one})")),
                    2 => (
                        "    raise ValueError(r)\n",
                        format!("try:\n    f_{name}({one}, {two})\nexcept ValueError as x:\n    {target} = x"),
                    ),
                    3 => ("    yield p\n", format!("{target} = f_{name}({one}, {two})\nprint(next({target}, 'over'))")),
                    4 => ("    return lambda: (p, q)\n", format!("{target} = f_{name}({one}, {two})")),
                    5 => ("    return sys._getframe()\n", format!("{target} = f_{name}({one}, {two})")),
                    _ => ("    return r\n", format!("f_{name}(q=[{one}], p=({two}, 1))")),
                };
                let _ = writeln!(self.out, "{end}{call}");
            }
        }
    }

    fn line(&mut self, line: &Line, depth: usize, local: bool) {
        let table = [MAKE, LINK, WEAK, ASK, FINE][line.table];
        let piece = match table[line.row % table.len()] {
            address if self.frees && (address.contains("i0 = id(") || address.contains("id({C}")) => " print('no address')",
            piece => piece,
        };
        let variables: &[&str] = if local { &LOCALS } else { &GLOBALS };
        let target = if local { LOCALS[line.target % 3] } else { GLOBALS[line.target % 6] };
        let one = variables[line.one % variables.len()];
        let two = variables[line.two % variables.len()];
        // An augmented assignment inside a function would make a global a local of that function.
        let one = if local && piece.starts_with("{u} +=") { target } else { one };
        let weak = if local { "saved".to_string() } else { format!("w{}", line.weak) };
        let piece = if local { piece.replace("{w} = ", "{t} = ") } else { piece.to_string() };
        let name = self.name();
        let text = piece
            .replace("{t}", target)
            .replace("{u}", one)
            .replace("{v}", two)
            .replace("{w}", &weak)
            .replace("{C}", &format!("C{}", line.class))
            .replace("{n}", &line.number.to_string())
            .replace("{s}", &name);
        let indent = "    ".repeat(depth);
        // Writing to a String cannot fail.
        let _ = match text.strip_prefix(' ') {
            Some(text) => writeln!(self.out, "{indent}{text}"),
            None => writeln!(self.out, "{indent}try:\n{indent}    {text}\n{indent}except Exception as x:\n{indent}    note(x)"),
        };
    }
}
