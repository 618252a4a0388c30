//! The codes of CAMEO in a column: whole, or without the zeros that a spreadsheet takes for nothing.

use std::borrow::Cow;

use super::CodedRow;

/// What is known of a column of codes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct CameoCodes {
    zeros: Zeros,
}

/// What became of the zeros that codes begin with, as "036" does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Zeros {
    /// No code tells.
    #[default]
    Unknown,
    /// A code has its own.
    Kept,
    /// A code lacks its own, and none has it.
    Lost,
}

impl CameoCodes {
    /// Learns from a code of the column; whether another could still tell more.
    pub(super) fn take(&mut self, code: &str) -> bool {
        if !is_number(code) {
            return true;
        }
        if code.starts_with('0') {
            self.zeros = Zeros::Kept;
        } else if lacks_zero(code) && self.zeros == Zeros::Unknown {
            self.zeros = Zeros::Lost;
        }
        self.zeros != Zeros::Kept
    }

    /// A code with the zero that it lost.
    pub(super) fn whole(self, code: &str) -> Result<Cow<'_, str>, CodedRow> {
        let refuse = |why: &str| Err(CodedRow::Refused(format!("\"{code}\" {why}")));
        if !is_number(code) {
            return refuse("is no code of CAMEO");
        }
        match (lacks_zero(code), self.zeros) {
            (true, Zeros::Lost) => Ok(format!("0{code}").into()),
            (true, Zeros::Kept | Zeros::Unknown) => refuse("is no code of CAMEO"),
            // "20" is mass violence, or an appeal whose zero was lost.
            (false, Zeros::Lost) if code.len() == 2 => {
                let told = format!(
                    "\"{code}\" may be {code} or 0{code} of CAMEO, as codes of this table lost \
                     their zeros; import the file as it was published"
                );
                Err(CodedRow::Refused(told))
            }
            (false, Zeros::Lost | Zeros::Kept | Zeros::Unknown) => Ok(code.into()),
        }
    }
}

fn is_number(code: &str) -> bool {
    !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a number is a code only behind a zero: the codes of CAMEO begin with 01 to 20.
fn lacks_zero(code: &str) -> bool {
    !code.starts_with('0') && code.get(..2).is_none_or(|class| class > "20")
}
