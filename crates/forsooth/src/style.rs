//! Colors on a terminal. Where there is none, or `NO_COLOR` is set, they are left out.

use anstyle::{AnsiColor, Style};

/// What is wrong.
pub(crate) const ERROR: Style = AnsiColor::Red.on_default().bold();

/// A headline.
pub(crate) const HEADING: Style = Style::new().bold();

/// An id.
pub(crate) const ID: Style = AnsiColor::Cyan.on_default();

/// What may be skipped.
pub(crate) const FAINT: Style = Style::new().dimmed();

/// Somebody's very words.
pub(crate) const WORDS: Style = AnsiColor::Green.on_default();

/// What needs attention.
pub(crate) const ATTENTION: Style = AnsiColor::Yellow.on_default().bold();

/// All of them; no other color reaches a terminal.
pub(crate) const ALL: [Style; 6] = [ERROR, HEADING, ID, FAINT, WORDS, ATTENTION];
