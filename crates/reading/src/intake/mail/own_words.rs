//! The sender's own words: a mail without the mail it answers, and without the signature.

/// What stands above a signature.
const SIGNATURE: &str = "-- ";

/// How many lines a signature has at most; what is longer is text.
const LONGEST: usize = 15;

/// The words of the sender, and the problem of what was left out. Only what is marked line by line
/// as quoted, below "On … wrote:", is the other mail: a newsletter stays whole.
pub(super) fn of(text: &str) -> (String, Option<String>) {
    let lines: Vec<&str> = text.lines().collect();
    let (lines, has_signature) = without_signature(&lines);
    let mut own: Vec<&str> = Vec::new();
    let mut has_reply = false;
    let mut at = 0;
    while at < lines.len() {
        let quoted = quoted_below(&lines[at..]);
        if quoted == 0 {
            own.push(lines[at]);
            at += 1;
        } else {
            has_reply = true;
            at += quoted;
        }
    }
    let parts = [
        has_reply.then_some("the mail that is answered"),
        has_signature.then_some("the signature"),
    ];
    let parts: Vec<&str> = parts.into_iter().flatten().collect();
    let problem = (!parts.is_empty()).then(|| format!("left out: {}", parts.join(", ")));
    (own.join("\n").trim_end().to_owned(), problem)
}

fn without_signature<'a, 'b>(lines: &'a [&'b str]) -> (&'a [&'b str], bool) {
    match lines.iter().rposition(|line| *line == SIGNATURE) {
        Some(at) if lines.len() - at <= LONGEST => (&lines[..at], true),
        Some(_) | None => (lines, false),
    }
}

/// How many lines the introduction of a quoted mail takes, with the quoted lines below it.
fn quoted_below(lines: &[&str]) -> usize {
    let introduction = match lines {
        [one, ..] if one.starts_with("On ") && one.trim_end().ends_with("wrote:") => 1,
        [one, two, ..] if one.starts_with("On ") && two.trim_end().ends_with("wrote:") => 2,
        [..] => return 0,
    };
    let below = &lines[introduction..];
    let is_quoted = |line: &&&str| line.starts_with('>') || line.trim().is_empty();
    let quoted = below.iter().take_while(is_quoted).count();
    let is_marked = below[..quoted].iter().any(|line| line.starts_with('>'));
    if is_marked { introduction + quoted } else { 0 }
}
