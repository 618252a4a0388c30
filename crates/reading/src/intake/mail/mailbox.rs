//! A mailbox (mbox): mails one after another, each below a line that begins with "From ".

use super::super::media_type;
use super::super::parts::Piece;

/// What opens a mail.
const OPENING: &[u8] = b"From ";

/// Cuts a mailbox into its mails.
pub(in super::super) fn cut(mailbox: &[u8]) -> Vec<Piece> {
    let mut mails: Vec<Vec<u8>> = Vec::new();
    let mut is_after_blank = true;
    let mut rest = mailbox;
    for line in mailbox.split_inclusive(|byte| *byte == b'\n') {
        rest = &rest[line.len()..];
        if is_after_blank && is_separator(line, rest, mails.is_empty()) {
            mails.push(Vec::new());
        } else if let Some(mail) = mails.last_mut() {
            mail.extend_from_slice(unquoted(line));
        }
        is_after_blank = line.trim_ascii().is_empty();
    }
    (1..).zip(mails).map(|(number, mail)| Piece::message(number, mail)).collect()
}

/// Whether a line stands above a mail: it says from whom and when, and the mail's head follows. A
/// paragraph may begin with "From " too.
fn is_separator(line: &[u8], rest: &[u8], is_first: bool) -> bool {
    line.starts_with(OPENING) && is_field(first_line(rest)) && (is_first || has_time(line))
        || line.starts_with(OPENING) && is_head(rest)
}

fn first_line(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == b'\n').next().unwrap_or_default()
}

/// Whether a line is a field of a mail's head, as "Subject: …".
fn is_field(line: &[u8]) -> bool {
    let name = line.iter().take_while(|it| it.is_ascii_alphanumeric() || **it == b'-').count();
    name > 0 && line.get(name) == Some(&b':')
}

/// Whether a line holds a time and a year, as "Fri Jan 28 09:00:00 2022".
fn has_time(line: &[u8]) -> bool {
    let line = String::from_utf8_lossy(line);
    let is_digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let is_time = |word: &str| word.contains(':') && word.split(':').all(is_digits);
    let mut words = line.split_whitespace();
    let is_year = |word: &str| word.len() == 4 && is_digits(word);
    words.clone().any(is_time) && words.any(is_year)
}

/// Whether the whole head of a mail follows, as below a separator without a day.
fn is_head(rest: &[u8]) -> bool {
    let head = &rest[..rest.len().min(LONGEST_HEAD)];
    is_field(first_line(rest)) && media_type::is_mail(&String::from_utf8_lossy(head))
}

/// How many bytes of a mail's head are looked at.
const LONGEST_HEAD: usize = 16_384;

/// A line of a mail that begins with "From " has one more ">" before it in a mailbox.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    if marks > 0 && line[marks..].starts_with(OPENING) { &line[1..] } else { line }
}
