//! The agency whose report a text is, as its dateline names it: "Reuters" in "MOSCOW, Jan. 17
//! (Reuters) - Turkey rejected the plan."

use text::behind_dateline;

/// How many lines with words are looked at for a dateline.
const LINES: usize = 8;

/// How many words the name of an agency has at most.
const WORDS: usize = 4;

/// The agency that the first dateline of a text ends with, in brackets or between strokes.
pub(crate) fn agency_of(text: &str) -> Option<String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty()).take(LINES);
    let mut heads = lines.filter_map(|line| Some(&line[..behind_dateline(line)?]));
    named_at_the_end(heads.next()?)
}

fn named_at_the_end(dateline: &str) -> Option<String> {
    let bare = dateline.trim_end_matches([' ', '-', '–', '—', '.', ':']);
    let name = match bare.strip_suffix(')') {
        Some(before) => before.rsplit_once('(')?.1,
        None => bare.strip_suffix('/')?.rsplit_once('/')?.1,
    };
    let name = name.trim_matches([' ', '\u{a0}', '«', '»', '“', '”', '"']);
    let is_name = name.starts_with(char::is_uppercase)
        && name.split_whitespace().count() <= WORDS
        && !name.contains(|it: char| it.is_ascii_digit());
    is_name.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::agency_of;

    #[test]
    fn a_dateline_ends_with_its_agency() {
        for (text, expected) in [
            ("MOSCOW, Jan. 17 (Reuters) - Turkey rejected the plan.", Some("Reuters")),
            ("Talks\n\nMOSCOW, January 17. /TASS/. Turkey rejected the plan.", Some("TASS")),
            ("PARIS, 3 March 2025 (AFP) — France agreed.", Some("AFP")),
            ("MITROVICA (Kosovo), 3 February - Serbia agreed.", None),
            ("PARIS, 3 March 2025 — France agreed.", None),
            ("France (a republic) agreed.", None),
            ("PARIS, 3 March 2025 («Le Monde») - France agreed.", Some("Le Monde")),
            ("", None),
        ] {
            assert_eq!(agency_of(text).as_deref(), expected, "{text}");
        }
    }
}
