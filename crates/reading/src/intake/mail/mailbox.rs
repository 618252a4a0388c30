//! A mailbox (mbox): mails one after another, each below a line that begins with "From ".

use super::super::parts::Piece;

/// What opens a mail.
const OPENING: &[u8] = b"From ";

/// Cuts a mailbox into its mails.
pub(in super::super) fn cut(mailbox: &[u8]) -> Vec<Piece> {
    let mut mails: Vec<Vec<u8>> = Vec::new();
    let mut is_after_blank = true;
    for line in mailbox.split_inclusive(|byte| *byte == b'\n') {
        if is_after_blank && line.starts_with(OPENING) {
            mails.push(Vec::new());
        } else if let Some(mail) = mails.last_mut() {
            mail.extend_from_slice(unquoted(line));
        }
        is_after_blank = line.trim_ascii().is_empty();
    }
    (1..).zip(mails).map(|(number, mail)| Piece::message(number, mail)).collect()
}

/// A line of a mail that begins with "From " has one more ">" before it in a mailbox.
fn unquoted(line: &[u8]) -> &[u8] {
    let marks = line.iter().take_while(|byte| **byte == b'>').count();
    if marks > 0 && line[marks..].starts_with(OPENING) { &line[1..] } else { line }
}
