//! The part of a text that shows why it was found.

use ledger::Marker;
use serde::Serialize;

/// How many bytes of a text are shown.
const SHOWN: usize = 240;

/// How many bytes are shown before the first word that was looked for.
const BEFORE: usize = 60;

/// How many places are marked before the rest of a text is left unread.
const ENOUGH: usize = 40;

/// A part of a text, with the places that hold what was looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Snippet {
    /// The part, on one line, with "…" where something is left out.
    pub text: String,
    /// From which byte of it to which a place goes, in order.
    pub marks: Vec<(usize, usize)>,
}

impl Snippet {
    /// The same behind what must stand before its words, as "denied".
    pub(crate) fn told_as(mut self, told_as: Option<&str>) -> Self {
        let Some(told_as) = told_as.filter(|_| !self.text.is_empty()) else { return self };
        let before = format!("{told_as}: ");
        for (start, end) in &mut self.marks {
            (*start, *end) = (*start + before.len(), *end + before.len());
        }
        self.text.insert_str(0, &before);
        self
    }

    /// The text in pieces: each with whether it is marked.
    #[must_use]
    pub fn pieces(&self) -> Vec<(&str, bool)> {
        let mut pieces = vec![];
        let mut place = 0;
        for (start, end) in &self.marks {
            pieces.push((self.text.get(place..*start).unwrap_or_default(), false));
            pieces.push((self.text.get(*start..*end).unwrap_or_default(), true));
            place = *end;
        }
        pieces.push((self.text.get(place..).unwrap_or_default(), false));
        pieces.retain(|(piece, _)| !piece.is_empty());
        pieces
    }

    /// A short text as a whole.
    pub(crate) fn whole(text: &str, marker: &mut Marker) -> Self {
        let marks = marker.marks(text).into_iter().map(|it| (it.start, it.end)).collect();
        Self { text: one_line(text), marks }
    }

    /// The part of a text in which most of what was looked for stands.
    pub(crate) fn of(text: &str, marker: &mut Marker) -> Self {
        let marks = places(text, marker);
        let start = marks.get(densest(&marks)).map_or(0, |(start, _)| start.saturating_sub(BEFORE));
        let start = if start == 0 { 0 } else { word_after(text, start) };
        let end = word_before(text, start + SHOWN);
        let (lead, tail) = (left_out(start > 0), left_out(end < text.trim_end().len()));
        let shown = marks.into_iter().filter(|mark| mark.0 >= start && mark.1 <= end);
        let moved = |place: usize| place - start + lead.len();
        Self {
            marks: shown.map(|(from, to)| (moved(from), moved(to))).collect(),
            text: format!("{lead}{}{tail}", one_line(text.get(start..end).unwrap_or_default())),
        }
    }
}

/// The places that hold what was looked for, up to enough of them.
fn places(text: &str, marker: &mut Marker) -> Vec<(usize, usize)> {
    let mut places: Vec<(usize, usize)> = vec![];
    let mut begin = 0;
    for paragraph in text.split_inclusive("\n\n") {
        let found = marker.marks(paragraph);
        places.extend(found.into_iter().map(|it| (begin + it.start, begin + it.end)));
        begin += paragraph.len();
        if places.len() >= ENOUGH {
            break;
        }
    }
    places
}

/// The first place behind which most others stand within what is shown.
fn densest(places: &[(usize, usize)]) -> usize {
    let within = |first: usize| {
        let end = places[first].0 + SHOWN - BEFORE;
        places[first..].iter().take_while(|place| place.1 <= end).count()
    };
    let first = (0..places.len()).max_by_key(|first| (within(*first), usize::MAX - first));
    first.unwrap_or(0)
}

/// The beginning of the first word at or behind a place.
fn word_after(text: &str, place: usize) -> usize {
    let place = text.ceil_char_boundary(place);
    let rest = &text[place..];
    let gap = rest.find(char::is_whitespace).filter(|gap| *gap < BEFORE);
    gap.map_or(place, |gap| place + gap + (rest[gap..].len() - rest[gap..].trim_start().len()))
}

/// The end of the last word before a place, or of the text.
fn word_before(text: &str, place: usize) -> usize {
    if place >= text.len() {
        return text.trim_end().len();
    }
    let place = text.floor_char_boundary(place);
    let gap = text[..place].rfind(char::is_whitespace).filter(|gap| place - gap < BEFORE);
    gap.map_or(place, |gap| text[..gap].trim_end().len())
}

fn left_out(is_left_out: bool) -> &'static str {
    if is_left_out { "\u{2026}" } else { "" }
}

/// The same text with blanks in the place of line ends, which are as long.
fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

#[cfg(test)]
mod tests {
    use domain::SearchQuery;
    use ledger::Marker;

    use super::Snippet;

    fn shown(query: &str, text: &str) -> String {
        let query = SearchQuery::parse(query).unwrap();
        let snippet = Snippet::of(text, &mut Marker::new(&query));
        let pieces = snippet.pieces().into_iter();
        pieces
            .map(
                |(piece, is_marked)| {
                    if is_marked { format!("[{piece}]") } else { piece.to_owned() }
                },
            )
            .collect()
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(shown("war", "No war.\nNo peace.\n"), "No [war]. No peace.");
        assert_eq!(shown("kind:statement", ""), "");
    }

    #[test]
    fn of_a_long_text_the_part_with_most_of_the_words_is_shown() {
        let filler = "Nothing of note was said here. ".repeat(20);
        let text =
            format!("A talk.\n\n{filler}\n\nThe caf\u{e9} talks on a ceasefire went on. {filler}");
        let shown = shown("talks ceasefire", &text);
        assert!(shown.starts_with('\u{2026}') && shown.ends_with('\u{2026}'), "{shown}");
        assert!(shown.contains("The caf\u{e9} [talks] on a [ceasefire] went on."), "{shown}");
        assert!(!shown.contains("A [talk]"), "{shown}");
    }

    #[test]
    fn a_text_without_blanks_is_cut_between_characters() {
        let text = "\u{505c}\u{706b}\u{534f}\u{8bae}".repeat(200);
        assert!(shown("\u{534f}\u{8bae}", &text).contains("[\u{534f}\u{8bae}]"));
    }
}
