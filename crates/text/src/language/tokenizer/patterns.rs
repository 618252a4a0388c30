//! Patterns: what is cut off a chunk at its ends, and where it is cut inside.
//!
//! Most chunks match none of the patterns. So each has a sieve before it: the same pattern without
//! its conditions on what stands around, which finds at least as much and runs in linear time.

use fancy_regex::Regex;
use serde::{Deserialize, Serialize};

use super::classes::spelled_out;
use crate::language::packed::{Packed, member};
use crate::language::source::SourceError;

/// The patterns as the model writes them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct PatternTexts {
    prefix: Option<String>,
    suffix: Option<String>,
    infix: Option<String>,
    whole: Option<String>,
    address: Option<String>,
}

/// The patterns, ready to run.
#[derive(Debug)]
pub(super) struct Patterns {
    /// What is cut off in front.
    prefix: Option<Pattern>,
    /// What is cut off behind.
    suffix: Option<Pattern>,
    /// Where a chunk is cut inside.
    infix: Option<Pattern>,
    /// Chunks that lose nothing.
    whole: Option<Pattern>,
    /// Addresses of pages, which are not cut inside.
    address: Option<Pattern>,
}

#[derive(Debug)]
struct Pattern {
    sieve: regex::Regex,
    exact: Regex,
}

/// A part of a chunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub(super) string: &'a str,
    /// Whether it is to be cut further as its rule says.
    pub(super) is_exception: bool,
}

impl<'a> Part<'a> {
    fn plain(string: &'a str) -> Option<Self> {
        (!string.is_empty()).then_some(Self { string, is_exception: false })
    }
}

/// How far a sequence of matches may backtrack before it counts as none.
const BACKTRACKS: usize = 1_000_000;

impl PatternTexts {
    pub(super) fn read(file: &Packed<'_>) -> Result<Self, SourceError> {
        let text = |name: &str| match member(file.root(), name) {
            None | Some(rmpv::Value::Nil) => Ok(None),
            Some(value) => file.expect(value.as_str().map(|it| Some(it.to_owned())), name),
        };
        Ok(Self {
            prefix: text("prefix_search")?,
            suffix: text("suffix_search")?,
            infix: text("infix_finditer")?,
            whole: text("token_match")?,
            address: text("url_match")?,
        })
    }

    pub(super) fn compile(&self) -> Result<Patterns, SourceError> {
        let search = |text: &Option<String>| text.as_deref().map(Pattern::compile).transpose();
        let match_start =
            |text: &Option<String>| search(&text.as_ref().map(|it| format!(r"\A(?:{it})")));
        Ok(Patterns {
            prefix: search(&self.prefix)?,
            suffix: search(&self.suffix)?,
            infix: search(&self.infix)?,
            whole: match_start(&self.whole)?,
            address: match_start(&self.address)?,
        })
    }
}

impl Pattern {
    fn compile(text: &str) -> Result<Self, SourceError> {
        let unsupported = |reason: String| {
            SourceError::Unsupported(format!("a pattern of its tokenizer: {reason}"))
        };
        let text = &spelled_out(text);
        let exact = fancy_regex::RegexBuilder::new(text).backtrack_limit(BACKTRACKS).build();
        let sieve = regex::Regex::new(&without_conditions(text));
        Ok(Self {
            sieve: sieve.map_err(|error| unsupported(error.to_string()))?,
            exact: exact.map_err(|error| unsupported(error.to_string()))?,
        })
    }

    fn matches(&self, string: &str) -> bool {
        self.find_from(string, 0).is_some()
    }

    /// Where the first match from a byte on begins and ends. A match that takes too long counts as
    /// none.
    fn find_from(&self, string: &str, from: usize) -> Option<(usize, usize)> {
        let candidate = self.sieve.find_at(string, from)?;
        let found = self.exact.find_from_pos(string, candidate.start()).ok()??;
        Some((found.start(), found.end()))
    }

    fn all(&self, string: &str) -> impl Iterator<Item = (usize, usize)> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let found = self.find_from(string, from)?;
            from = found.1;
            (found.0 < found.1).then_some(found)
        })
    }
}

impl Patterns {
    /// Cuts a chunk into parts. What `is_exception` is left whole, and said to be one.
    pub(super) fn cut<'a>(
        &self,
        chunk: &'a str,
        is_exception: impl Fn(&str) -> bool,
    ) -> Vec<Part<'a>> {
        let (mut parts, mut suffixes) = (Vec::new(), Vec::new());
        let mut rest = chunk;
        while !rest.is_empty() && !is_exception(rest) && !is_whole(self.whole.as_ref(), rest) {
            let (prefix, behind) = rest.split_at(length(self.prefix.as_ref(), rest));
            if !prefix.is_empty() && is_exception(behind) {
                parts.extend(Part::plain(prefix));
                rest = behind;
                break;
            }
            let (inside, suffix) =
                behind.split_at(behind.len() - length(self.suffix.as_ref(), behind));
            let before = &rest[..rest.len() - suffix.len()];
            suffixes.extend(Part::plain(suffix));
            if !suffix.is_empty() && is_exception(before) {
                rest = before;
                break;
            }
            parts.extend(Part::plain(prefix));
            if inside.len() == rest.len() {
                break;
            }
            rest = inside;
        }
        self.cut_inside(rest, is_exception(rest), &mut parts);
        parts.extend(suffixes.into_iter().rev());
        parts
    }

    fn cut_inside<'a>(&self, string: &'a str, is_exception: bool, parts: &mut Vec<Part<'a>>) {
        let is_whole =
            || is_whole(self.whole.as_ref(), string) || is_whole(self.address.as_ref(), string);
        let mut done = 0;
        if !is_exception && !is_whole() {
            let infixes = self.infix.iter().flat_map(|infix| infix.all(string));
            for (from, to) in infixes.filter(|(from, _)| *from > 0) {
                parts.extend(Part::plain(&string[done..from]));
                parts.extend(Part::plain(&string[from..to]));
                done = to;
            }
        }
        parts.extend(Part::plain(&string[done..]).map(|part| Part { is_exception, ..part }));
    }

    /// Whether any pattern finds something in a string.
    pub(super) fn can_cut(&self, string: &str) -> bool {
        [&self.prefix, &self.suffix, &self.infix].into_iter().flatten().any(|it| it.matches(string))
    }
}

fn is_whole(pattern: Option<&Pattern>, string: &str) -> bool {
    pattern.is_some_and(|pattern| pattern.matches(string))
}

/// How long the first match is, 0 if there is none.
fn length(pattern: Option<&Pattern>, string: &str) -> usize {
    pattern.and_then(|it| it.find_from(string, 0)).map_or(0, |(from, to)| to - from)
}

/// A pattern without looking ahead and behind.
fn without_conditions(pattern: &str) -> String {
    let mut kept = String::new();
    let mut rest = pattern;
    let mut is_in_class = false;
    while let Some(first) = rest.chars().next() {
        let condition = ["(?=", "(?!", "(?<=", "(?<!"].iter().any(|it| rest.starts_with(it));
        let length = match first {
            '\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            '(' if !is_in_class && condition => group(rest),
            other => other.len_utf8(),
        };
        match first {
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            _ => {}
        }
        let is_dropped = first == '(' && length > 1;
        kept.push_str(if is_dropped { "" } else { &rest[..length] });
        rest = &rest[length..];
    }
    kept
}

/// How long the group is that a pattern begins with.
fn group(pattern: &str) -> usize {
    let (mut depth, mut is_in_class, mut is_escaped) = (0_usize, false, false);
    for (at, character) in pattern.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '(' if !is_in_class => depth += 1,
            ')' if !is_in_class && depth == 1 => return at + 1,
            ')' if !is_in_class => depth -= 1,
            _ => {}
        }
    }
    pattern.len()
}

#[cfg(test)]
mod tests {
    use super::{PatternTexts, without_conditions};

    #[test]
    fn a_sieve_is_the_pattern_without_its_conditions() {
        for (pattern, expected) in [
            (r"(?<=[0-9])\+", r"\+"),
            (r"\+(?![0-9(])x|y", r"\+x|y"),
            (r"a(?=[)\]](b|c))d", "ad"),
            (r"[(?=]\(", r"[(?=]\("),
            ("(a|b)(?:c)", "(a|b)(?:c)"),
        ] {
            assert_eq!(without_conditions(pattern), expected, "{pattern}");
        }
    }

    #[test]
    fn affixes_leave_both_ends_and_infixes_the_middle() {
        let text = |it: &str| Some(it.to_owned());
        let texts = PatternTexts {
            prefix: text(r"^\(|^“"),
            suffix: text(r"\)$|”$|(?<=[a-z])\.$"),
            infix: text("-|(?<=[a-z]),(?=[a-z])"),
            whole: None,
            address: text("https?://.+"),
        };
        let patterns = texts.compile().unwrap();
        let cut = |chunk: &str| {
            let parts = patterns.cut(chunk, |it| it == "etc.");
            parts.iter().map(|part| part.string).collect::<Vec<_>>().join(" ")
        };
        for (chunk, expected) in [
            ("(“well-known”)", "( “ well - known ” )"),
            ("(etc.)", "( etc. )"),
            ("end.", "end ."),
            ("1.", "1."),
            ("-a", "-a"),
            ("this,that", "this , that"),
            ("(https://a-b.c/d)", "( https://a-b.c/d )"),
            ("((", "( ("),
            ("", ""),
        ] {
            assert_eq!(cut(chunk), expected, "{chunk}");
        }
    }
}
