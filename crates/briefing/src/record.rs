//! The page of a published record: what it is, what is open in it, and how it is checked.

use askama::Template;

use crate::{STYLE, written};

/// What the page of a published record tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordPage {
    /// What readers call the desk.
    pub desk: String,
    /// Whether its times are those of a story that was replayed, and prove nothing.
    pub is_sample: bool,
    /// The name of the log.
    pub log: String,
    /// The key that it is checked by, as `NAME+ID+KEY`.
    pub key: String,
    /// How many entries it has.
    pub leaves: u64,
    /// How many of them can be read.
    pub opened: u64,
    /// The root of the tree, in hexadecimal.
    pub root: String,
    /// Who stands behind it, in a sentence.
    pub standing: String,
    /// What readers must know of its times, a sentence each.
    pub notes: Vec<String>,
    /// The questions that can be read, in the order they were asked.
    pub questions: Vec<RecordQuestion>,
    /// The other entries that can be read.
    pub others: Vec<RecordLine>,
}

/// A question of a published record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordQuestion {
    /// Its id, as `q-4`.
    pub id: String,
    /// What it asks.
    pub text: String,
    /// What counts as yes, or how its answer is read off.
    pub criteria: String,
    /// When it closes and by when it must have happened, in words.
    pub times: String,
    /// Where it stands, as "settled: yes".
    pub state: String,
    /// Its forecasts and whatever else its scores rest on, in the order of the ledger.
    pub lines: Vec<RecordLine>,
}

/// One entry of a published record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordLine {
    /// Its id, as `f-3`.
    pub id: String,
    /// What it is, as "forecast".
    pub kind: String,
    /// When it was recorded, by the clock of the desk.
    pub at: String,
    /// Who recorded it.
    pub author: String,
    /// What it says, where that goes into a line.
    pub says: String,
}

#[derive(Template)]
#[template(path = "record.html")]
struct HtmlRecord<'a> {
    page: &'a RecordPage,
    style: &'static str,
}

impl RecordPage {
    /// The page: complete, without script and without anything from elsewhere.
    pub fn html(&self) -> String {
        written(&HtmlRecord { page: self, style: STYLE })
    }

    /// How many entries show nothing but that they are there.
    pub fn closed(&self) -> u64 {
        self.leaves.saturating_sub(self.opened)
    }
}

#[cfg(test)]
mod tests {
    use super::{RecordLine, RecordPage, RecordQuestion};

    #[test]
    fn what_people_wrote_is_no_markup() {
        let line = RecordLine { says: "<b>20%</b>".to_owned(), ..RecordLine::default() };
        let question = RecordQuestion {
            text: "Will 2 < 3 & 4?".to_owned(),
            lines: vec![line],
            ..RecordQuestion::default()
        };
        let page = RecordPage { questions: vec![question], leaves: 3, ..RecordPage::default() };
        let html = page.html();
        assert!(html.contains("Will 2 &#60; 3 &#38; 4?"), "{html}");
        assert!(!html.contains("<b>20%"), "{html}");
        assert!(html.contains("3 entries"), "{html}");
    }
}
