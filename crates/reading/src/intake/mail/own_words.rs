//! The sender's own words: a mail without the mail it answers or forwards, and without the
//! signature.

use super::within::Within;

/// What stands above a signature.
const SIGNATURE: &str = "-- ";

/// How many lines a signature has at most; what is longer is text.
const LONGEST: usize = 15;

/// How the subject of a mail begins that answers another.
const ANSWERS: [&str; 6] = ["re:", "re :", "aw:", "antw:", "rép:", "на:"];

/// The verbs of the line above the mail that is answered.
const WROTE: [&str; 5] = ["wrote", "schrieb", "a écrit", "пишет", "написал"];

/// The most lines that introduce the mail that is answered.
const LONGEST_INTRODUCTION: usize = 3;

/// The words of a mail, its sender's and others'.
pub(super) struct OwnWords {
    /// The words of the sender.
    pub(super) text: String,
    /// What was left out of them.
    pub(super) left_out: Option<String>,
    /// The mail that is forwarded.
    pub(super) forwarded: Option<Within>,
}

/// Tells the words of the sender apart. What is answered is known by the marks of its lines below
/// "On … wrote:", or by a head of its own: a newsletter stays whole.
pub(super) fn of(text: &str, subject: &str) -> OwnWords {
    let lines: Vec<&str> = text.lines().collect();
    let within = Within::find(&lines);
    let lines = &lines[..within.as_ref().map_or(lines.len(), |within| within.begin)];
    let (lines, has_signature) = without_signature(lines);
    let (own, has_quoted) = without_quoted(lines);
    let is_answer = is_answer(subject);
    let answered = |within: &Within| !within.is_forwarded.unwrap_or(!is_answer);
    let has_reply = has_quoted || within.as_ref().is_some_and(answered);
    let forwarded = within.filter(|within| !answered(within));
    let parts = [
        has_reply.then_some("the mail that is answered"),
        forwarded.is_some().then_some("the mail that is forwarded, which is a document of its own"),
        has_signature.then_some("the signature"),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    let left_out = (!parts.is_empty()).then(|| format!("left out: {}", parts.join(", ")));
    OwnWords { text: own.join("\n").trim_end().to_owned(), left_out, forwarded }
}

fn is_answer(subject: &str) -> bool {
    let subject = subject.trim_start().to_lowercase();
    ANSWERS.iter().any(|begin| subject.starts_with(begin))
}

fn without_signature<'a, 'b>(lines: &'a [&'b str]) -> (&'a [&'b str], bool) {
    match lines.iter().rposition(|line| *line == SIGNATURE) {
        Some(at) if lines.len() - at <= LONGEST => (&lines[..at], true),
        Some(_) | None => (lines, false),
    }
}

/// The lines that are not quoted from the mail that is answered, and whether any are.
fn without_quoted<'a>(lines: &[&'a str]) -> (Vec<&'a str>, bool) {
    let mut own: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let quoted = quoted_below(&lines[at..]);
        if quoted == 0 {
            own.push(lines[at]);
        }
        at += quoted.max(1);
    }
    let is_any = own.len() < lines.len();
    (own, is_any)
}

/// How many lines the introduction of a quoted mail takes, with the quoted lines below it.
fn quoted_below(lines: &[&str]) -> usize {
    let Some(introduction) = introduction(lines) else { return 0 };
    let below = &lines[introduction..];
    let is_quoted = |line: &&&str| line.starts_with('>') || line.trim().is_empty();
    let quoted = below.iter().take_while(is_quoted).count();
    let is_marked = below[..quoted].iter().any(|line| line.starts_with('>'));
    if is_marked { introduction + quoted } else { 0 }
}

/// How many lines say who wrote what is quoted below them: they end with a colon, and hold a day
/// or an address, and a verb of writing or an address.
fn introduction(lines: &[&str]) -> Option<usize> {
    let end =
        lines.iter().take(LONGEST_INTRODUCTION).position(|line| line.trim_end().ends_with(':'));
    let length = end? + 1;
    let said = lines[..length].join(" ").to_lowercase();
    let is_plain = lines[..length].iter().all(|line| !line.trim().is_empty());
    let has_day = said.chars().any(|letter| letter.is_ascii_digit());
    let has_address = said.contains('@');
    let has_verb = WROTE.iter().any(|verb| said.contains(verb));
    (is_plain && (has_verb && (has_day || has_address) || has_day && has_address)).then_some(length)
}
