//! What the operands of each opcode are: which are registers, who owns them afterwards, which are numbers, names or jumps.
//!
//! Listing, checking and encoding read this one table; the meaning stands in `ops.rs`. Operand windows (calls, `Build*`) are known to
//! `verify.rs` alone.

use super::Op;

/// What an operand is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// Not used.
    None,
    /// A temporary that receives a result.
    Def,
    /// A local variable that receives a result.
    DefLocal,
    /// A register that is read; a temporary that dies if its `CONSUME_*` flag is set.
    Use,
    /// A local variable or cell that is read or changed.
    Local,
    /// A temporary that is read and dies.
    Dies,
    /// A temporary that is read and stays.
    Stays,
    /// A temporary that is read, and replaced by a result.
    Update,
    /// A count or a number.
    Number,
    /// A signed 16-bit immediate.
    Imm,
    /// An index into the names.
    Name,
    /// A jump distance.
    Jump,
}

impl Field {
    /// Whether the operand is a register, encoded as a byte offset.
    pub fn is_register(self) -> bool {
        use Field::*;
        matches!(self, Def | DefLocal | Use | Local | Dies | Stays | Update)
    }
}

/// What stands in the first cache word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extra {
    /// Nothing of the compiler's.
    None,
    /// A `ConstId`.
    Const,
    /// Bits of a float.
    Float,
    /// A jump distance.
    Jump,
    /// `before | after << 32`
    Counts,
}

/// The operands of an opcode.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape {
    /// Operand a.
    pub a: Field,
    /// Operand b; if `wide`, operands b and c together.
    pub b: Field,
    /// Operand c.
    pub c: Field,
    /// Operands b and c are one signed 32-bit value.
    pub wide: bool,
    /// The first cache word.
    pub extra: Extra,
}

impl Op {
    /// What its operands are.
    pub fn shape(self) -> Shape {
        use Field::*;
        let s = |a, b, c| Shape { a, b, c, wide: false, extra: Extra::None };
        let wide = |a, b| Shape { a, b, c: Field::None, wide: true, extra: Extra::None };
        let with = |shape: Shape, extra| Shape { extra, ..shape };
        let n = Field::None;
        match self {
            Op::Nop | Op::Attend | Op::ReturnNone | Op::MakeGenerator | Op::SetupAnnotations | Op::Unreachable => s(n, n, n),
            Op::LoadConst => with(s(Def, n, n), Extra::Const),
            Op::LoadConstL => with(s(DefLocal, n, n), Extra::Const),
            Op::LoadInt => wide(Def, Number),
            Op::LoadIntL => wide(DefLocal, Number),
            Op::LoadFloat => with(s(Def, n, n), Extra::Float),
            Op::Move => s(Def, Dies, n),
            Op::Copy => s(Def, Use, n),
            Op::CopyOperand => s(Def, Local, n),
            Op::StoreLocal => s(DefLocal, Dies, n),
            Op::CopyLocal => s(DefLocal, Local, n),
            Op::DeleteLocal => s(Local, n, n),
            Op::SaveLocal => s(Def, Local, n),
            Op::RestoreLocal => s(DefLocal, Dies, n),
            Op::Drop => s(Dies, n, n),

            Op::LoadGlobal | Op::LoadName => s(Def, n, Name),
            Op::StoreGlobal | Op::StoreName => s(Use, n, Name),
            Op::DeleteGlobal | Op::DeleteName => s(n, n, Name),
            Op::LoadLocals | Op::LoadBuildClass | Op::LoadAssertionError => s(Def, n, n),
            Op::MakeCell | Op::DeleteDeref => s(Local, n, n),
            Op::CopyFree => s(Local, n, Number),
            Op::LoadDeref | Op::LoadCell => s(Def, Local, n),
            Op::StoreDeref => s(Local, Use, n),
            Op::LoadFromDictOrDeref => s(Update, Local, n),
            Op::LoadFar | Op::LoadFromDictOrGlobals => s(Update, n, Name),

            Op::Add
            | Op::Sub
            | Op::Mul
            | Op::TrueDiv
            | Op::FloorDiv
            | Op::Mod
            | Op::And
            | Op::Or
            | Op::Xor
            | Op::LShift
            | Op::RShift
            | Op::Pow
            | Op::MatMul
            | Op::Eq
            | Op::Ne
            | Op::Lt
            | Op::Le
            | Op::Gt
            | Op::Ge
            | Op::Is
            | Op::IsNot
            | Op::In
            | Op::NotIn
            | Op::Subscript => s(Def, Use, Use),
            Op::AddL
            | Op::SubL
            | Op::MulL
            | Op::TrueDivL
            | Op::FloorDivL
            | Op::ModL
            | Op::AndL
            | Op::OrL
            | Op::XorL
            | Op::LShiftL
            | Op::RShiftL
            | Op::SubscriptL => s(DefLocal, Use, Use),
            Op::AddImm
            | Op::SubImm
            | Op::MulImm
            | Op::FloorDivImm
            | Op::ModImm
            | Op::AndImm
            | Op::LShiftImm
            | Op::RShiftImm
            | Op::SubscriptImm => s(Def, Use, Imm),
            Op::AddImmL | Op::SubImmL | Op::MulImmL | Op::FloorDivImmL | Op::ModImmL | Op::AndImmL | Op::LShiftImmL | Op::RShiftImmL => {
                s(DefLocal, Use, Imm)
            }
            Op::Neg | Op::Pos | Op::Invert | Op::Not => s(Def, Use, n),

            Op::JumpEq
            | Op::JumpNe
            | Op::JumpLt
            | Op::JumpLe
            | Op::JumpGt
            | Op::JumpGe
            | Op::JumpNotEq
            | Op::JumpNotNe
            | Op::JumpNotLt
            | Op::JumpNotLe
            | Op::JumpNotGt
            | Op::JumpNotGe
            | Op::JumpIs
            | Op::JumpIsNot => s(Jump, Use, Use),
            Op::JumpEqImm
            | Op::JumpNeImm
            | Op::JumpLtImm
            | Op::JumpLeImm
            | Op::JumpGtImm
            | Op::JumpGeImm
            | Op::JumpNotEqImm
            | Op::JumpNotNeImm
            | Op::JumpNotLtImm
            | Op::JumpNotLeImm
            | Op::JumpNotGtImm
            | Op::JumpNotGeImm => s(Jump, Use, Imm),
            Op::JumpIfNone | Op::JumpIfNotNone | Op::JumpIfTrue | Op::JumpIfFalse => wide(Use, Jump),
            Op::Jump | Op::EnterLoop | Op::JumpBack => wide(n, Jump),
            Op::JumpIfTrueOrDrop | Op::JumpIfFalseOrDrop => wide(Stays, Jump),

            Op::GetIter => s(Def, Use, n),
            Op::ForIter => s(Stays, Def, Jump),
            Op::ForIterL => s(Stays, DefLocal, Jump),
            Op::ForIterFar => with(s(Stays, Def, n), Extra::Jump),
            Op::Unpack => s(Def, Use, Number),
            Op::UnpackEx => with(s(Def, Use, n), Extra::Counts),

            Op::BuildList | Op::BuildTuple | Op::BuildSet | Op::BuildMap | Op::BuildString => s(Def, Stays, Number),
            Op::BuildConstKeyMap => with(s(Def, Stays, Number), Extra::Const),
            Op::BuildSlice => s(Def, Dies, n),
            Op::ListAppend | Op::SetAdd => s(Stays, Use, n),
            Op::MapAdd => s(Stays, Dies, Dies),
            Op::ListExtend | Op::SetUpdate | Op::DictUpdate => s(Stays, Dies, n),
            Op::DictMerge => s(Stays, Dies, Stays),
            Op::ListToTuple => s(Update, n, n),
            Op::FormatValue => s(Def, Use, Use),

            Op::StoreSubscript => s(Use, Use, Use),
            Op::DeleteSubscript => s(Use, Use, n),
            Op::LoadAttr => s(Def, Use, Name),
            Op::LoadAttrL => s(DefLocal, Use, Name),
            Op::StoreAttr => s(Use, Use, Name),
            Op::DeleteAttr => s(Use, n, Name),
            Op::LoadMethod => s(Def, Use, Name),
            Op::LoadSuperAttr => s(Update, n, Name),
            Op::LoadSuperMethod => s(Def, n, Name),

            Op::Call | Op::CallMethod | Op::CallEx => s(Update, n, n),
            Op::CallKw | Op::CallMethodKw => with(s(Update, n, n), Extra::Const),
            Op::Return => s(Use, n, n),
            Op::MakeFunction => with(s(Def, Stays, n), Extra::Const),

            Op::Yield => s(Def, Dies, Stays),
            Op::GetYieldFromIter | Op::GetAwaitable | Op::GetAIter => s(Def, Dies, n),
            Op::Send => s(Stays, Update, Jump),
            Op::GetANext => s(Def, Stays, n),
            Op::EndAsyncFor => s(Dies, Dies, n),

            Op::Raise => s(Dies, n, n),
            Op::Reraise => s(Dies, n, n),
            Op::PushExc => s(Stays, n, n),
            Op::PopExc => s(Dies, n, n),
            Op::MatchExc => s(Def, Stays, Dies),
            Op::MatchExcStar => s(Stays, Update, n),
            Op::PrepReraiseStar => s(Update, Dies, n),
            Op::BeforeWith | Op::BeforeAsyncWith => s(Update, n, n),
            Op::WithExit => s(Def, Dies, n),
            Op::WithExcept => s(Def, Stays, Stays),

            Op::ImportName => s(Def, Dies, Name),
            Op::ImportFrom => s(Def, Stays, Name),
            Op::ImportStar => s(Dies, n, n),

            Op::MatchMapping | Op::MatchSequence | Op::GetLen => s(Def, Stays, n),
            Op::MatchKeys => s(Def, Stays, Stays),
            Op::MatchClass => with(s(Def, Dies, Dies), Extra::Const),

            Op::Intrinsic1 => s(Def, Dies, n),
            Op::Intrinsic2 => s(Def, Dies, Dies),
        }
    }
}
