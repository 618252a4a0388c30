//! The mail within a mail: one that is answered or forwarded below the sender's own words, with a
//! head of its own that says whose it is.

use super::written_day::written_day;

/// A mail that stands in another one's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Within {
    /// The line that it begins in, with what announces it.
    pub(super) begin: usize,
    /// Whether it was forwarded or answered, where what announces it says so.
    pub(super) is_forwarded: Option<bool>,
    /// Whose it is, as it is written.
    pub(super) from: String,
    /// When it was sent, as it is written.
    pub(super) sent: Option<String>,
    /// What it is about.
    pub(super) subject: Option<String>,
    /// Its words.
    pub(super) words: String,
}

/// A field of a head.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    From,
    Sent,
    To,
    Subject,
}

/// What mail programs call the fields, in English, German, French and Russian.
const NAMES: [(Field, &[&str]); 4] = [
    (Field::From, &["from", "von", "de", "от", "от кого"]),
    (Field::Sent, &["sent", "date", "gesendet", "datum", "envoyé", "отправлено", "дата"]),
    (Field::To, &["to", "cc", "an", "à", "cc", "кому", "копия", "reply-to"]),
    (Field::Subject, &["subject", "betreff", "objet", "тема"]),
];

/// What stands above a mail that was forwarded.
const FORWARDED: [&str; 7] = [
    "forwarded message",
    "weitergeleitete nachricht",
    "weitergeleiteten nachricht",
    "message transféré",
    "пересылаемое сообщение",
    "пересланное сообщение",
    "переадресованное сообщение",
];

/// What stands above a mail that was answered or forwarded.
const ORIGINAL: [&str; 4] =
    ["original message", "ursprüngliche nachricht", "message d'origine", "исходное сообщение"];

/// The most lines of a head.
const LONGEST_HEAD: usize = 12;

impl Within {
    /// The first mail within the lines of another.
    pub(super) fn find(lines: &[&str]) -> Option<Self> {
        (0..lines.len()).find_map(|at| Self::at(lines, at))
    }

    fn at(lines: &[&str], at: usize) -> Option<Self> {
        let (head, length) = Head::of(&lines[at..])?;
        let is_quoted = lines[at].starts_with('>');
        let below = &lines[at + length..];
        let below: Vec<&str> = if is_quoted {
            below
                .iter()
                .take_while(|line| line.starts_with('>'))
                .map(|line| unquoted(line))
                .collect()
        } else {
            below.to_vec()
        };
        let (begin, is_forwarded) = announced(lines, at);
        let words = below.join("\n").trim().to_owned();
        let Head { from, sent, subject } = head;
        Some(Self { begin, is_forwarded, from, sent, subject, words })
    }

    /// It as a mail of its own, and its day, where that is understood.
    pub(super) fn into_mail(self) -> (Vec<u8>, bool) {
        let day = self.sent.as_deref().map(written_day);
        let from = format!("From: {}\n", address(&self.from));
        let sent = day.flatten();
        let sent = sent.map(|day| format!("Date: {} 00:00:00 +0000\n", day.strftime("%d %b %Y")));
        let subject = self.subject.map(|subject| format!("Subject: {subject}\n"));
        let head = [from, sent.unwrap_or_default(), subject.unwrap_or_default()].concat();
        let mail = format!("{head}Content-Type: text/plain; charset=utf-8\n\n{}", self.words);
        (mail.into_bytes(), day != Some(None))
    }
}

/// The fields of a head.
struct Head {
    from: String,
    sent: Option<String>,
    subject: Option<String>,
}

impl Head {
    /// The head that some lines begin with, and how many lines it takes: whose the mail is, then
    /// when it was sent or whom it went to, and what it is about.
    fn of(lines: &[&str]) -> Option<(Self, usize)> {
        let (first, from) = field(lines.first()?)?;
        if first != Field::From || from.is_empty() {
            return None;
        }
        let (mut sent, mut subject, mut has_addressee) = (None, None, false);
        let shown = lines.iter().take(LONGEST_HEAD);
        let length = shown.take_while(|line| !unquoted(line).trim().is_empty()).count();
        for line in &lines[1..length] {
            match field(line) {
                Some((Field::Sent, words)) => sent = sent.or(Some(words)),
                Some((Field::Subject, words)) => subject = subject.or(Some(words)),
                Some((Field::To, _)) => has_addressee = true,
                // What goes on from the line before, as many addressees do.
                Some((Field::From, _)) | None => {}
            }
        }
        let fields = [sent.is_some(), subject.is_some(), has_addressee];
        let is_head = fields.into_iter().filter(|it| *it).count() >= 2;
        is_head.then_some((Self { from, sent, subject }, length))
    }
}

/// A line of a head: its field and what stands in it.
fn field(line: &str) -> Option<(Field, String)> {
    let (name, words) = unquoted(line).split_once(':')?;
    let plain = |words: &str| words.trim().trim_matches('*').trim().to_owned();
    let name = plain(name).to_lowercase();
    let (field, _) = NAMES.iter().find(|(_, names)| names.contains(&name.as_str()))?;
    Some((*field, plain(words)))
}

/// A line without the mark of a quotation.
fn unquoted(line: &str) -> &str {
    let bare = line.strip_prefix('>').unwrap_or(line);
    bare.strip_prefix(' ').unwrap_or(bare)
}

/// Where a mail begins, with the lines that announce it, and what these say of it.
fn announced(lines: &[&str], head: usize) -> (usize, Option<bool>) {
    let is_blank = |line: &&str| unquoted(line).trim().is_empty();
    let above = lines[..head].iter().rposition(|line| !is_blank(line));
    let Some(at) = above else { return (0, None) };
    let line = unquoted(lines[at]).trim().to_lowercase().replace('’', "'");
    let is = |known: &[&str]| known.iter().any(|words| line.contains(words));
    let is_rule = line.len() > 4 && line.chars().all(|it| matches!(it, '_' | '-' | '='));
    if is(&FORWARDED) {
        (at, Some(true))
    } else if is(&ORIGINAL) || is_rule {
        (at, None)
    } else {
        (at + 1, None)
    }
}

/// Whose a mail is, as the head of a mail writes it: names may hold commas.
fn address(from: &str) -> String {
    let from = from.replace("[mailto:", "<").replace("mailto:", "").replace(']', ">");
    let (name, place) = match from.split_once('<') {
        Some((name, place)) => (name, place.split('>').next().unwrap_or_default()),
        None if from.contains('@') => ("", from.as_str()),
        None => (from.as_str(), ""),
    };
    let name = name.trim().trim_matches('"').replace(['"', '\\'], "");
    format!("\"{name}\" <{}>", place.trim())
}
