//! A highlight: a stretch of a document's text that something was read from or rests on.
//!
//! [`highlighted`] cuts the text into paragraphs and these into segments, so that a template can
//! mark every highlight wherever it overlaps others. No byte of the words is changed or dropped;
//! only blank lines between paragraphs are left out.
//!
//! A paragraph is written with the macro of `parts/marks.html`:
//!
//! ```text
//! {% import "parts/marks.html" as marks %}
//! {% for paragraph in document.paragraphs %}
//!   {% call marks::paragraph(paragraph) %}{% endcall %}
//!   {% for highlight in paragraph.beginning() %} … its margin card … {% endfor %}
//! {% endfor %}
//! ```
//!
//! Each highlight becomes `<mark id="s-12" class="mark statement depth-1" data-item="s-12">`, and
//! ends in a small link to `#card-s-12`, its margin card. Stretches of evidence are named by their
//! bytes, as `#at-120-240` (see [`Highlight::evidence`]), and have no card.

use domain::Kind;

/// A stretch of a document's text that something was read from or rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Highlight {
    /// The first byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// What it is, which decides how it is marked.
    pub mark: Mark,
    /// The name of its place on the page, as `s-12` or `at-120-240`.
    pub anchor: String,
    /// What it is in words, for the tooltip.
    pub label: String,
}

/// How a highlight is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A statement.
    Statement,
    /// An event.
    Event,
    /// A position.
    Position,
    /// A scheduled event.
    Scheduled,
    /// A relation.
    Relation,
    /// Somebody's judgment.
    Judgment,
    /// Somebody's prediction.
    Prediction,
    /// Words that something of ours rests on.
    Evidence,
}

impl Mark {
    /// Every mark, in the order of the legend.
    pub const ALL: [Self; 8] = [
        Self::Statement,
        Self::Event,
        Self::Position,
        Self::Scheduled,
        Self::Relation,
        Self::Judgment,
        Self::Prediction,
        Self::Evidence,
    ];

    /// The mark of what an id names; what is never read from a document counts as evidence.
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Statement => Self::Statement,
            Kind::Event => Self::Event,
            Kind::Position => Self::Position,
            Kind::ScheduledEvent => Self::Scheduled,
            Kind::Relation => Self::Relation,
            Kind::NotedJudgment => Self::Judgment,
            Kind::NotedPrediction => Self::Prediction,
            Kind::Desk
            | Kind::Document
            | Kind::Judgment
            | Kind::Question
            | Kind::AddedOption
            | Kind::Forecast
            | Kind::Withdrawal
            | Kind::ScheduleChange
            | Kind::ProposedSettlement
            | Kind::Settlement
            | Kind::Reopening
            | Kind::Brief
            | Kind::SourceGrade
            | Kind::ItemGrade
            | Kind::AssumptionCheck
            | Kind::Hypotheses
            | Kind::HouseLadder
            | Kind::CataloguedPrediction
            | Kind::CatalogueAnswer
            | Kind::CatalogueUndoing
            | Kind::CatalogueCorrection
            | Kind::Misled
            | Kind::QuestionTopic
            | Kind::Subscription
            | Kind::Unsubscription
            | Kind::Watch
            | Kind::WatchLook
            | Kind::WatchEnd
            | Kind::EventImport
            | Kind::PageCheck
            | Kind::AccountChange
            | Kind::Visibility
            | Kind::Erasure
            | Kind::Ratings => Self::Evidence,
        }
    }

    /// Its class in the style sheet, and its word in the legend.
    pub fn word(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Event => "event",
            Self::Position => "position",
            Self::Scheduled => "scheduled",
            Self::Relation => "relation",
            Self::Judgment => "judgment",
            Self::Prediction => "prediction",
            Self::Evidence => "evidence",
        }
    }
}

impl Highlight {
    /// A stretch that something of ours rests on, named by its bytes.
    pub fn evidence(start: usize, end: usize, label: impl Into<String>) -> Self {
        let anchor = format!("at-{start}-{end}");
        Self { start, end, mark: Mark::Evidence, anchor, label: label.into() }
    }

    /// Whether a margin card belongs to it.
    pub fn has_card(&self) -> bool {
        self.mark != Mark::Evidence
    }
}

/// A paragraph of a document, cut where highlights begin and end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph<'a> {
    /// Its first byte in the document.
    pub start: usize,
    /// Its text, in order.
    pub segments: Vec<Segment<'a>>,
}

/// A run of text that the same highlights cover.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment<'a> {
    /// The text.
    pub text: &'a str,
    /// The highlights that cover it, outermost first.
    pub covers: Vec<Cover<'a>>,
}

/// One highlight over one segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cover<'a> {
    /// The highlight.
    pub highlight: &'a Highlight,
    /// Whether it begins here: the segment carries its anchor.
    pub is_first: bool,
    /// Whether it ends here: the segment carries its label.
    pub is_last: bool,
    /// How many highlights lie under it here, from 1; at most 4, as the style sheet knows no more.
    pub depth: usize,
}

impl<'a> Paragraph<'a> {
    /// The highlights that begin in this paragraph and have a margin card, in order.
    pub fn beginning(&self) -> Vec<&'a Highlight> {
        let covers = self.segments.iter().flat_map(|segment| &segment.covers);
        let first = covers.filter(|cover| cover.is_first);
        first.map(|cover| cover.highlight).filter(|it| it.has_card()).collect()
    }
}

/// Cuts a text into paragraphs, and these where highlights begin and end.
///
/// A highlight that would split a character is widened to the whole character, one that leaves
/// the text is cut, and one that covers no words of any paragraph is not shown.
///
/// # Examples
///
/// ```
/// use server::highlight::{Highlight, highlighted};
///
/// let highlights = [Highlight::evidence(4, 7, "for j-1")];
/// let paragraphs = highlighted("We are allies.\n\nFor now.", &highlights);
/// assert_eq!(paragraphs.len(), 2);
/// assert_eq!(paragraphs[0].segments[1].text, "re ");
/// assert_eq!(paragraphs[0].segments[1].covers[0].highlight.anchor, "at-4-7");
/// ```
pub fn highlighted<'a>(text: &'a str, highlights: &'a [Highlight]) -> Vec<Paragraph<'a>> {
    let paragraphs = paragraph_ranges(text);
    let mut placed: Vec<Placed<'a>> =
        highlights.iter().filter_map(|it| place(text, &paragraphs, it)).collect();
    // The longest first, so that what lies inside another is written inside it.
    placed.sort_by_key(|it| (it.start, usize::MAX - it.end));
    paragraphs.into_iter().map(|range| paragraph(text, range, &placed)).collect()
}

/// A highlight with the bytes that are really marked.
struct Placed<'a> {
    start: usize,
    end: usize,
    highlight: &'a Highlight,
}

/// The stretches between blank lines, without the white space at their ends.
fn paragraph_ranges(text: &str) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    let mut after_blank = true;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        match ranges.last_mut() {
            _ if line.trim().is_empty() => after_blank = true,
            Some(last) if !after_blank => last.1 = end,
            _ => {
                ranges.push((start, end));
                after_blank = false;
            }
        }
        start += line.len();
    }
    ranges
}

fn place<'a>(
    text: &str,
    paragraphs: &[(usize, usize)],
    highlight: &'a Highlight,
) -> Option<Placed<'a>> {
    let start = text.floor_char_boundary(highlight.start);
    let end = text.ceil_char_boundary(highlight.end);
    let met = || paragraphs.iter().filter(|(from, to)| start.max(*from) < end.min(*to));
    let start = start.max(met().next()?.0);
    let end = end.min(met().next_back()?.1);
    Some(Placed { start, end, highlight })
}

fn paragraph<'a>(
    text: &'a str,
    (start, end): (usize, usize),
    placed: &[Placed<'a>],
) -> Paragraph<'a> {
    let here: Vec<&Placed<'a>> =
        placed.iter().filter(|it| it.start < end && start < it.end).collect();
    let mut cuts = vec![start, end];
    let ends = here.iter().flat_map(|it| [it.start, it.end]);
    cuts.extend(ends.filter(|cut| (start..end).contains(cut)));
    cuts.sort_unstable();
    cuts.dedup();
    let segments = cuts.windows(2).map(|pair| segment(text, (pair[0], pair[1]), &here));
    Paragraph { start, segments: segments.collect() }
}

fn segment<'a>(text: &'a str, (start, end): (usize, usize), here: &[&Placed<'a>]) -> Segment<'a> {
    let covering = here.iter().filter(|it| it.start <= start && end <= it.end);
    let covers = covering.enumerate().map(|(under, it)| Cover {
        highlight: it.highlight,
        is_first: it.start == start,
        is_last: it.end == end,
        depth: (under + 1).min(4),
    });
    Segment { text: &text[start..end], covers: covers.collect() }
}

#[cfg(test)]
mod tests {
    use super::{Highlight, Mark, highlighted};

    fn highlight(name: &str, start: usize, end: usize) -> Highlight {
        let mark = Mark::Statement;
        Highlight { start, end, mark, anchor: name.to_owned(), label: name.to_owned() }
    }

    /// Writes segments as `[a,b:words]`, with `+` where a highlight begins and `.` where it ends;
    /// paragraphs are divided by `¶`.
    fn check(text: &str, ranges: &[(&str, usize, usize)], expected: &str) {
        let highlights: Vec<_> =
            ranges.iter().map(|(name, start, end)| highlight(name, *start, *end)).collect();
        let paragraphs = highlighted(text, &highlights);
        let written: Vec<String> = paragraphs
            .iter()
            .map(|paragraph| paragraph.segments.iter().map(written_segment).collect())
            .collect();
        assert_eq!(written.join("¶"), expected);
    }

    fn written_segment(segment: &super::Segment<'_>) -> String {
        let names: Vec<String> = segment
            .covers
            .iter()
            .map(|cover| {
                let first = if cover.is_first { "+" } else { "" };
                let last = if cover.is_last { "." } else { "" };
                format!("{first}{}{last}", cover.highlight.anchor)
            })
            .collect();
        if names.is_empty() {
            return segment.text.to_owned();
        }
        format!("[{}:{}]", names.join(","), segment.text)
    }

    #[test]
    fn a_text_without_highlights_is_its_paragraphs() {
        check(
            "One.\nStill one.\n\nTwo.\r\n \r\n\tThree. \n",
            &[],
            "One.\nStill one.¶Two.¶\tThree.",
        );
        check("", &[], "");
        check(" \n\n ", &[], "");
    }

    #[test]
    fn a_highlight_is_cut_out() {
        check("He said no.", &[("a", 8, 10)], "He said [+a.:no].");
    }

    #[test]
    fn nested_highlights_are_written_outermost_first() {
        check(
            "one two three",
            &[("in", 4, 7), ("out", 0, 13)],
            "[+out:one ][out,+in.:two][out.: three]",
        );
        check("one two", &[("a", 0, 3), ("b", 0, 7)], "[+b,+a.:one][b.: two]");
    }

    #[test]
    fn overlapping_highlights_share_a_segment() {
        check("abcdef", &[("x", 1, 4), ("y", 2, 6)], "a[+x:b][x.,+y:cd][y.:ef]");
    }

    #[test]
    fn equal_highlights_both_carry_their_anchor() {
        check("abc", &[("x", 1, 2), ("y", 1, 2)], "a[+x.,+y.:b]c");
    }

    #[test]
    fn a_highlight_over_two_paragraphs_has_one_anchor() {
        check("one two\n\nthree", &[("a", 4, 14)], "one [+a:two]¶[a.:three]");
    }

    #[test]
    fn a_highlight_that_begins_between_paragraphs_begins_at_the_next() {
        check("one\n\n  two", &[("a", 3, 10)], "one¶[+a.:  two]");
    }

    #[test]
    fn no_character_is_split() {
        check("né né", &[("a", 2, 3)], "n[+a.:é] né");
        check("中国", &[("a", 1, 4)], "[+a.:中国]");
    }

    #[test]
    fn what_leaves_the_text_is_cut_or_not_shown() {
        check("abc", &[("a", 1, 99)], "a[+a.:bc]");
        check("abc", &[("a", 7, 99)], "abc");
        check("abc", &[("a", 2, 2), ("b", 2, 1)], "abc");
        check("one\n\ntwo", &[("a", 3, 5)], "one¶two");
    }

    #[test]
    fn a_margin_card_stands_beside_the_paragraph_where_its_highlight_begins() {
        let text = "one two\n\nthree";
        let highlights =
            [highlight("b", 9, 14), highlight("a", 4, 14), Highlight::evidence(0, 3, "for j-1")];
        let beginning = highlighted(text, &highlights)
            .iter()
            .map(|paragraph| paragraph.beginning().iter().map(|it| it.anchor.clone()).collect())
            .collect::<Vec<Vec<String>>>();
        assert_eq!(beginning, [["a"], ["b"]]);
    }
}
