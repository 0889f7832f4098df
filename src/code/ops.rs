//! The instruction set: one row per opcode, with its operands and its meaning.
//!
//! Notation. `a`, `b`, `c` are registers unless the row says otherwise. `T` a temporary, `L` a local variable, `R` any
//! register (a local may be undefined: every handler's slow path raises UnboundLocalError for it, so the compiler emits
//! no check). `imm` is `c` as signed 16 bits; `name` is `c` as index into `Code::names` (with `b` as upper half where a row has no `b`); `→` a jump distance in words
//! from the end of the whole instruction. `W1`, `W2` are the cache words.
//!
//! Rules that hold for all rows:
//! - A destination that is a temporary is simply overwritten (it holds nothing). A destination that is a local drops what
//!   it held, after the new value is in place; rows ending in `L` are the same instruction with a local destination.
//!   Where no `L` row exists the compiler targets a temporary and emits `StoreLocal`.
//! - `x` says which operands are temporaries that die here: `CONSUME_A`, `CONSUME_B`, `CONSUME_C`. The instruction
//!   drops them (left to right as CPython does) whether it succeeds or raises. Operands that are locals are borrowed.
//!   `a` as destination may equal a consumed operand.
//! - An operand may be borrowed from a local only if nothing evaluated between its place in the source and this
//!   instruction can rebind it or run arbitrary code (a call, an attribute, a subscript, a walrus ...); otherwise the compiler emits
//!   `Copy` first, so that counts seen from inside such code are CPython's.
//! - A call window is `[callable][link][link][arg0][arg1]...` in consecutive temporaries; the two link registers belong
//!   to the virtual machine and own nothing (they are never in a live set). The result replaces the callable.
//! - Ints in -5..=256 may be loaded with `LoadInt` anywhere. `LoadInt` of others and `LoadFloat` may only feed a
//!   temporary that is consumed by arithmetic, comparison or subscripting; elsewhere use `LoadConst`, because the
//!   constant's identity can be observed.

/// `x` flag: operand `b` is a temporary that this instruction consumes.
pub const CONSUME_B: u8 = 1;
/// `x` flag: operand `c` is a temporary that this instruction consumes.
pub const CONSUME_C: u8 = 2;
/// `x` flag of arithmetic: the augmented form (`+=`), asked only by the slow path.
pub const INPLACE: u8 = 4;
/// `x` flag: operand `a` is a temporary that this instruction consumes.
pub const CONSUME_A: u8 = 8;

macro_rules! opcodes {
    ($($(#[doc = $doc:literal])* $name:ident $cache:literal,)*) => {
        /// Opcodes.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
        #[repr(u8)]
        pub enum Op { $($(#[doc = $doc])* $name,)* }

        impl Op {
            /// Every opcode, in order of its number.
            pub const ALL: &'static [Op] = &[$(Op::$name),*];
            /// How many cache words follow the instruction.
            pub const fn cache_words(self) -> usize {
                const COUNTS: &[u8] = &[$($cache),*];
                COUNTS[self as usize] as usize
            }
            /// The name, for listings.
            pub const fn name(self) -> &'static str {
                const NAMES: &[&str] = &[$(stringify!($name)),*];
                NAMES[self as usize]
            }
        }
    };
}

opcodes! {
    // ---- constants and moves
    /// Does nothing.
    Nop 0,
    /// T(a) ← the constant W1 (a `ConstId` until linked, the object afterwards).
    LoadConst 1,
    /// L(a) ← the constant W1.
    LoadConstL 1,
    /// T(a) ← int `bc` (signed 32 bits), unboxed.
    LoadInt 0,
    /// L(a) ← int `bc`, which is in -5..=256.
    LoadIntL 0,
    /// T(a) ← the float whose bits are W1, unboxed.
    LoadFloat 1,
    /// T(a) ← T(b), which dies.
    Move 0,
    /// T(a) ← a new count on L(b) (boxed first, in place, if it is a plain number). Also for copying a temporary.
    Copy 0,
    /// T(a) ← L(b) with a new count, or the plain number as it is (not boxed). Only for temporaries whose identity nobody sees: consumed by
    /// arithmetic, comparison or subscripting (`x + f()`), or stored over a name while L(b) is stored over too (`a, b = b, a`).
    CopyOperand 0,
    /// L(a) ← T(b), which dies.
    StoreLocal 0,
    /// L(a) ← a new count on L(b): `a = b` between locals.
    CopyLocal 0,
    /// Deletes L(a); UnboundLocalError if it is undefined.
    DeleteLocal 0,
    /// T(a) ← L(b) as it is, undefined included; L(b) becomes undefined. Saves a variable around an inlined comprehension.
    SaveLocal 0,
    /// L(a) ← T(b) as it is, undefined included; what L(a) held is dropped.
    RestoreLocal 0,
    /// Drops T(a).
    Drop 0,

    // ---- names
    /// T(a) ← global or builtin `name`.
    LoadGlobal 2,
    /// global `name` ← R(a), x: CONSUME_A if temporary.
    StoreGlobal 2,
    /// Deletes global `name`.
    DeleteGlobal 0,
    /// T(a) ← `name` from the namespace in register 0, else global, else builtin.
    LoadName 2,
    /// `name` in the namespace ← R(a), x: CONSUME_A if temporary.
    StoreName 2,
    /// Deletes `name` from the namespace.
    DeleteName 0,
    /// T(a) ← the namespace (register 0) itself, for a class body or module; a new count.
    LoadLocals 0,
    /// Wraps what register a holds (perhaps nothing) in a new cell, in place.
    MakeCell 0,
    /// Copies the function's closure cells into the `c` registers from a on. First in a body that has free variables.
    CopyFree 0,
    /// T(a) ← content of the cell in register b; UnboundLocalError / NameError when empty.
    LoadDeref 0,
    /// content of the cell in register a ← R(b), x: CONSUME_B if temporary.
    StoreDeref 0,
    /// Empties the cell in register a.
    DeleteDeref 0,
    /// T(a) ← the cell in register b itself (to build a closure tuple).
    LoadCell 0,
    /// T(a) ← the name of the cell in register b from the mapping T(a) (consumed), else content of the cell. Class bodies.
    LoadFromDictOrDeref 0,
    /// T(a) ← `name` from the dict T(a) (consumed) of local variables without registers.
    LoadFar 0,
    /// T(a) ← `name` from the mapping T(a) (consumed), else global, else builtin.
    LoadFromDictOrGlobals 0,

    // ---- arithmetic: T(a) ← R(b) ? R(c); x: CONSUME_B, CONSUME_C, INPLACE
    /// `b + c`
    Add 0,
    /// `b + c` into a local. `s += f()` comes as `CopyOperand t, s; ...; AddL s, t, r`: T(b) may be the very object L(a) holds, and a string then
    /// still grows in place.
    AddL 0,
    /// `b - c`
    Sub 0,
    /// `b - c` into a local.
    SubL 0,
    /// `b * c`
    Mul 0,
    /// `b * c` into a local.
    MulL 0,
    /// `b / c`
    TrueDiv 0,
    /// `b / c` into a local.
    TrueDivL 0,
    /// `b // c`
    FloorDiv 0,
    /// `b // c` into a local.
    FloorDivL 0,
    /// `b % c`
    Mod 0,
    /// `b % c` into a local.
    ModL 0,
    /// `b & c`
    And 0,
    /// `b & c` into a local.
    AndL 0,
    /// `b | c`
    Or 0,
    /// `b | c` into a local.
    OrL 0,
    /// `b ^ c`
    Xor 0,
    /// `b ^ c` into a local.
    XorL 0,
    /// `b << c`
    LShift 0,
    /// `b << c` into a local.
    LShiftL 0,
    /// `b >> c`
    RShift 0,
    /// `b >> c` into a local.
    RShiftL 0,
    /// `b ** c`
    Pow 0,
    /// `b @ c`
    MatMul 0,
    /// `b + imm`; x: CONSUME_B, INPLACE
    AddImm 0,
    /// `b + imm` into a local.
    AddImmL 0,
    /// `b - imm`
    SubImm 0,
    /// `b - imm` into a local.
    SubImmL 0,
    /// `b * imm`
    MulImm 0,
    /// `b * imm` into a local.
    MulImmL 0,
    /// `b // imm`
    FloorDivImm 0,
    /// `b // imm` into a local.
    FloorDivImmL 0,
    /// `b % imm`
    ModImm 0,
    /// `b % imm` into a local.
    ModImmL 0,
    /// `b & imm`
    AndImm 0,
    /// `b & imm` into a local.
    AndImmL 0,
    /// `b << imm`
    LShiftImm 0,
    /// `b << imm` into a local.
    LShiftImmL 0,
    /// `b >> imm`
    RShiftImm 0,
    /// `b >> imm` into a local.
    RShiftImmL 0,
    /// T(a) ← `-b`; x: CONSUME_B
    Neg 0,
    /// T(a) ← `+b`
    Pos 0,
    /// T(a) ← `~b`
    Invert 0,
    /// T(a) ← `not b`
    Not 0,

    // ---- comparison: T(a) ← R(b) ? R(c); x: CONSUME_B, CONSUME_C
    /// `b == c`
    Eq 0,
    /// `b != c`
    Ne 0,
    /// `b < c`
    Lt 0,
    /// `b <= c`
    Le 0,
    /// `b > c`
    Gt 0,
    /// `b >= c`
    Ge 0,
    /// `b is c`
    Is 0,
    /// `b is not c`
    IsNot 0,
    /// `b in c`
    In 0,
    /// `b not in c`
    NotIn 0,

    // ---- jumps. Compare-and-branch: a is a signed 16-bit distance, R(b) and R(c) (or imm) are compared; x: CONSUME_B, CONSUME_C.
    // The result of a rich comparison that is not a bool is tested for truth. A rich comparison, `JumpIfTrue` and `JumpIfFalse` may jump backwards
    // (the test at the bottom of a `while`); then, if they jump, they look at what asks for attention. The others go forwards only.
    /// Goes → a if `b == c` is true.
    JumpEq 0,
    /// Goes → a if `b != c` is true.
    JumpNe 0,
    /// Goes → a if `b < c` is true.
    JumpLt 0,
    /// Goes → a if `b <= c` is true.
    JumpLe 0,
    /// Goes → a if `b > c` is true.
    JumpGt 0,
    /// Goes → a if `b >= c` is true.
    JumpGe 0,
    /// Goes → a if `b == c` is false.
    JumpNotEq 0,
    /// Goes → a if `b != c` is false.
    JumpNotNe 0,
    /// Goes → a if `b < c` is false.
    JumpNotLt 0,
    /// Goes → a if `b <= c` is false.
    JumpNotLe 0,
    /// Goes → a if `b > c` is false.
    JumpNotGt 0,
    /// Goes → a if `b >= c` is false.
    JumpNotGe 0,
    /// Goes → a if `b == imm` is true; x: CONSUME_B
    JumpEqImm 0,
    /// Goes → a if `b != imm` is true.
    JumpNeImm 0,
    /// Goes → a if `b < imm` is true.
    JumpLtImm 0,
    /// Goes → a if `b <= imm` is true.
    JumpLeImm 0,
    /// Goes → a if `b > imm` is true.
    JumpGtImm 0,
    /// Goes → a if `b >= imm` is true.
    JumpGeImm 0,
    /// Goes → a if `b == imm` is false.
    JumpNotEqImm 0,
    /// Goes → a if `b != imm` is false.
    JumpNotNeImm 0,
    /// Goes → a if `b < imm` is false.
    JumpNotLtImm 0,
    /// Goes → a if `b <= imm` is false.
    JumpNotLeImm 0,
    /// Goes → a if `b > imm` is false.
    JumpNotGtImm 0,
    /// Goes → a if `b >= imm` is false.
    JumpNotGeImm 0,
    /// Goes → a if `b is c`.
    JumpIs 0,
    /// Goes → a if `b is not c`.
    JumpIsNot 0,
    /// Goes → bc if R(a) is None; x: CONSUME_A
    JumpIfNone 0,
    /// Goes → bc if R(a) is not None.
    JumpIfNotNone 0,
    /// Goes → bc, forwards.
    Jump 0,
    /// Goes → bc, forwards, to the `ForIter` of a loop that begins; its first item is taken before anything that asks for attention is looked at.
    EnterLoop 0,
    /// Goes → bc, backwards (bc < 0); looks at what asks for attention.
    JumpBack 0,
    /// Looks at what asks for attention: at the end of a handler, from where CPython's code jumps back.
    Attend 0,
    /// Goes → bc if R(a) is true; x: CONSUME_A
    JumpIfTrue 0,
    /// Goes → bc if R(a) is false.
    JumpIfFalse 0,
    /// If T(a) is true goes → bc and keeps it, else drops it and falls through (`or`). T(a) is in the live set: an error in `__bool__` leaves it alone.
    JumpIfTrueOrDrop 0,
    /// If T(a) is false goes → bc and keeps it, else drops it and falls through (`and`).
    JumpIfFalseOrDrop 0,

    // ---- iteration
    /// T(a) ← iterator over R(b), x: CONSUME_B; INPLACE if it must be an object because it leaves its register. Registers a and a+1 both belong to the loop: a+1 is the machine's (never in a live set).
    GetIter 0,
    /// Bottom test of a loop: T(b) ← next item of the iterator in T(a), then goes → c (signed 16 bits, backwards, to the body),
    /// or drops the iterator and falls through. Looks at what asks for attention. The live set has the iterator in it.
    ForIter 0,
    /// The same with a local destination b.
    ForIterL 0,
    /// The same for distances beyond 16 bits, and inverted: T(b) ← next item and falls through, or drops the iterator and
    /// goes → W1 (signed words from the end of the instruction).
    ForIterFar 1,
    /// Unpacks R(b) into the `c` temporaries from a on; x: CONSUME_B.
    Unpack 0,
    /// Unpacks R(b) with a star: W1 = before | after << 32; temporaries from a: before items, the list, after items; x: CONSUME_B.
    UnpackEx 1,

    // ---- containers
    /// T(a) ← list of the `c` temporaries from b on, which die.
    BuildList 0,
    /// T(a) ← tuple of the `c` temporaries from b on.
    BuildTuple 0,
    /// T(a) ← set of the `c` temporaries from b on.
    BuildSet 0,
    /// T(a) ← dict of `c` pairs in the 2·c temporaries from b on (key, value, key, value ...).
    BuildMap 0,
    /// T(a) ← dict of the names or other constants in the tuple W1 and the `c` temporaries from b on, their values.
    BuildConstKeyMap 1,
    /// T(a) ← the concatenation of the `c` string temporaries from b on.
    BuildString 0,
    /// T(a) ← slice of temporaries b, b+1 (x = 2) or b, b+1, b+2 (x = 3), which die.
    BuildSlice 0,
    /// Appends R(b) to the list in T(a), which stays; x: CONSUME_B. Comprehensions.
    ListAppend 0,
    /// Adds R(b) to the set in T(a); x: CONSUME_B.
    SetAdd 0,
    /// T(a)[T(b)] = T(c) in a dict, key and value die.
    MapAdd 0,
    /// Extends the list in T(a) by T(b), which dies. x = 1: report "Value after * must be an iterable" for a call.
    ListExtend 0,
    /// Updates the set in T(a) by T(b), which dies.
    SetUpdate 0,
    /// Updates the dict in T(a) by mapping T(b), which dies (`{**m}`).
    DictUpdate 0,
    /// The same for call keywords: duplicates are errors. `c` is the register of the callable, for the message.
    DictMerge 0,
    /// T(a) ← tuple of the list T(a).
    ListToTuple 0,
    /// T(a) ← formatted R(b); x bits 0: CONSUME_B; bits 4-5: 0 none, 1 `!s`, 2 `!r`, 3 `!a`; bit 1 (CONSUME_C): the format spec is T(c).
    FormatValue 0,

    // ---- subscripts
    /// T(a) ← R(b)[R(c)]; x: CONSUME_B, CONSUME_C
    Subscript 0,
    /// The same into a local.
    SubscriptL 0,
    /// T(a) ← R(b)[imm]; x: CONSUME_B
    SubscriptImm 0,
    /// R(a)[R(b)] = R(c); x: CONSUME_A, CONSUME_B, CONSUME_C
    StoreSubscript 0,
    /// del R(a)[R(b)]; x: CONSUME_A, CONSUME_B
    DeleteSubscript 0,

    // ---- attributes
    /// T(a) ← R(b).name; x: CONSUME_B
    LoadAttr 2,
    /// The same into a local.
    LoadAttrL 2,
    /// R(a).name = R(b); x: CONSUME_A, CONSUME_B
    StoreAttr 2,
    /// del R(a).name; x: CONSUME_A
    DeleteAttr 0,
    /// Begins a method call: window at T(a); looks `name` up on R(b), x: CONSUME_B. Afterwards T(a) holds the function and T(a+3) the
    /// instance, or T(a) the attribute and T(a+3) nothing (both are in live sets; an undefined one owns nothing). Arguments follow from a+4.
    LoadMethod 2,
    /// T(a) ← super attribute: temporaries a (the `super` callable), a+1 (class), a+2 (self) die; x = 1: zero-argument form written by the user.
    LoadSuperAttr 0,
    /// The same as a method call's beginning: window at T(a); `super`, class and self are in a+4, a+5, a+6 and die. Like LoadMethod afterwards.
    LoadSuperMethod 0,

    // ---- calls
    /// T(a) ← call of T(a) with the `x` arguments from T(a+3) on; all die. One cache word for the machine.
    Call 1,
    /// T(a) ← call of what LoadMethod left in T(a), T(a+3), with the `x` arguments from T(a+4) on.
    CallMethod 1,
    /// T(a) ← call of T(a) with `x` values from T(a+3) on, the last of which are keywords named by the constant tuple W1.
    CallKw 1,
    /// The same after LoadMethod: values from T(a+4) on.
    CallMethodKw 1,
    /// T(a) ← call of T(a) with positional arguments from the iterable T(a+3) and, if x = 1, keywords from the mapping T(a+4).
    CallEx 0,
    /// Ends the frame with R(a); a local is moved out, it dies anyway; x: CONSUME_A if temporary.
    Return 0,
    /// Ends the frame with None.
    ReturnNone 0,
    /// T(a) ← function of the code W1 (a `ConstId` until linked). x: 1 defaults tuple, 2 keyword defaults dict, 4 annotations tuple
    /// (name, value, ...), 8 closure tuple, in consecutive temporaries from b on, in this order, which die.
    MakeFunction 1,
    /// T(a) ← `__build_class__`.
    LoadBuildClass 0,

    // ---- generators and coroutines
    /// Begins a generator, coroutine or async generator body, behind `CopyFree` and the `MakeCell`s (as in CPython): makes the object and returns it
    /// to the caller. A temporary never lives there.
    MakeGenerator 0,
    /// Yields T(b), which dies; T(a) ← what is sent. x bit 0: part of a delegation (`yield from`, `await`) to the iterator in register c.
    /// Otherwise c says which temporaries are alive (`Word::yield_mask`).
    /// x bit 1: an async generator's own `yield` (the value is wrapped).
    Yield 0,
    /// T(a) ← iterator to delegate to, from T(b), which dies (`yield from`).
    GetYieldFromIter 0,
    /// T(a) ← awaitable of T(b), which dies; x: 0 plain, 1 `__aenter__`, 2 `__aexit__` (for messages).
    GetAwaitable 0,
    /// Sends T(b) (dies) to the iterator in T(a), which stays; T(b) ← what it yields, fall through to the `Yield`; when it returns: iterator dropped,
    /// T(b) ← its value, goes → c (signed 16 bits). Is always followed by `Yield b ← b, x|1, c = iterator` and `JumpBack` to itself.
    Send 0,
    /// T(a) ← asynchronous iterator of T(b), which dies.
    GetAIter 0,
    /// T(a) ← awaitable for the next item of the asynchronous iterator in T(b), which stays.
    GetANext 0,
    /// T(a) is an exception, T(b) an asynchronous iterator: StopAsyncIteration ends the loop (both dropped), anything else is raised again.
    EndAsyncFor 0,

    // ---- exceptions
    /// Raises: x = 0 again what is being handled, 1 T(a), 2 T(a) from T(a+1); they die.
    Raise 0,
    /// Raises T(a) again, unchanged (no new traceback entry for this frame).
    Reraise 0,
    /// A handler begins: T(a+1) ← what was being handled before (perhaps nothing); now T(a) is being handled. Both stay, both are in live sets. The
    /// body of an `except` gives T(a) up (to its name, or dropped), as in CPython, whose counts show it; what is being handled counts once itself.
    PushExc 0,
    /// A handler ends: what T(a) holds (`PushExc`'s a+1; perhaps nothing) is being handled again; it dies.
    PopExc 0,
    /// T(a) ← whether exception T(b) (stays) matches T(c) (dies).
    MatchExc 0,
    /// `except*`: T(a) exception group rest (stays, replaced), T(b) type (dies): T(b) ← matched part or None.
    MatchExcStar 0,
    /// T(a) ← what an `except*` statement raises in the end: original T(a), list of raised T(b); both die; None for nothing.
    PrepReraiseStar 0,
    /// Enters T(a): T(a) ← its bound `__exit__`, T(a+1) ← what `__enter__` returned.
    BeforeWith 0,
    /// The same, asynchronous: T(a) ← bound `__aexit__`, T(a+1) ← awaitable.
    BeforeAsyncWith 0,
    /// T(a) ← T(b)(None, None, None); b dies. Leaves a `with` block regularly.
    WithExit 0,
    /// T(a) ← T(b)(type, exception, traceback) of exception T(c); both stay.
    WithExcept 0,
    /// T(a) ← AssertionError.
    LoadAssertionError 0,

    // ---- imports
    /// T(a) ← module `name`; T(b) is the level, T(b+1) the from-list; they die.
    ImportName 0,
    /// T(a) ← attribute `name` of module T(b), which stays.
    ImportFrom 0,
    /// Copies the public names of module T(a), which dies, into the namespace.
    ImportStar 0,

    // ---- patterns
    /// T(a) ← whether T(b) (stays) is a mapping.
    MatchMapping 0,
    /// T(a) ← whether T(b) (stays) is a sequence.
    MatchSequence 0,
    /// T(a) ← tuple of the values of subject T(b) (stays) for the keys in tuple T(c) (stays), or None.
    MatchKeys 0,
    /// T(a) ← tuple of attributes of subject T(b) (dies) if it is an instance of T(c) (dies), or None; x positional patterns, then W1 tuple of names.
    MatchClass 1,
    /// T(a) ← len(T(b)), b stays.
    GetLen 0,

    // ---- rare
    /// T(a) ← intrinsic number x of R(b) (dies): 1 print of interactive mode (gives None), 2 StopIteration→RuntimeError in a generator, 3 TypeVar(name),
    /// 4 ParamSpec(name), 5 TypeVarTuple(name), 6 Generic base from the tuple of type parameters, 7 TypeAlias from (name, params, function), 8 unary-star check of `*args: *T`.
    Intrinsic1 0,
    /// T(a) ← intrinsic number x of T(b), T(c) (die): 1 TypeVar with bound function, 2 TypeVar with constraints function, 3 set __type_params__ of function b to c.
    Intrinsic2 0,
    /// Makes `__annotations__` in the namespace if it is not there.
    SetupAnnotations 0,
    /// Not reached in correct code; the machine raises SystemError.
    Unreachable 0,
}

impl Op {
    /// The opcode with this number, if there is one.
    #[inline]
    pub fn from_byte(byte: u8) -> Option<Op> {
        Op::ALL.get(usize::from(byte)).copied()
    }

    /// The opcode with this number, for the machine's loop.
    ///
    /// # Safety
    /// `byte` is the number of an opcode: the low byte of a word that begins an instruction of a body the compiler has made.
    #[inline(always)]
    pub unsafe fn from_byte_unchecked(byte: u8) -> Op {
        debug_assert!((byte as usize) < Op::ALL.len());
        // SAFETY: the caller's; `Op` is repr(u8) and its numbers have no gaps.
        unsafe { std::mem::transmute(byte) }
    }
}

impl super::Word {
    /// The opcode, for the machine's loop.
    ///
    /// # Safety
    /// The word begins an instruction of a body the compiler has made.
    #[inline(always)]
    pub unsafe fn op_unchecked(self) -> Op {
        // SAFETY: the caller's.
        unsafe { Op::from_byte_unchecked(self.0 as u8) }
    }
}
