//! What the predictions of the catalogue come to, as its page shows it.

use actions::{CatalogueGroup, CatalogueTally, Mean};

/// What predictions come to.
pub(super) struct TallyView<'a> {
    pub(super) title: &'static str,
    pub(super) tally: &'a CatalogueTally,
    pub(super) apart: String,
    pub(super) rows: Vec<ScoreRow>,
    pub(super) phrases: Vec<PhraseRow<'a>>,
    pub(super) groups: Vec<(&'static str, Vec<GroupRow<'a>>)>,
}

pub(super) struct ScoreRow {
    pub(super) rule: &'static str,
    pub(super) value: String,
    pub(super) count: usize,
    pub(super) direction: &'static str,
}

pub(super) struct PhraseRow<'a> {
    pub(super) phrase: &'a str,
    pub(super) read: String,
    pub(super) said: usize,
    pub(super) settled: usize,
    pub(super) came_true: usize,
    pub(super) band: String,
    pub(super) verdict: &'a str,
}

pub(super) struct GroupRow<'a> {
    pub(super) group: &'a CatalogueGroup,
    pub(super) brier: String,
}

/// What the predictions of one voice come to.
pub(super) fn tally<'a>(title: &'static str, tally: &'a CatalogueTally) -> TallyView<'a> {
    let groups = [("Author", &tally.authors), ("Year", &tally.years), ("Folder", &tally.folders)];
    let rows = |groups: &'a Vec<CatalogueGroup>| {
        groups.iter().map(|group| GroupRow { brier: brier(group), group }).collect()
    };
    TallyView {
        title,
        apart: tally.apart().join(", "),
        rows: tally.whole.means.iter().map(score_row).collect(),
        phrases: tally.phrases.iter().map(phrase_row).collect(),
        groups: groups.into_iter().map(|(name, groups)| (name, rows(groups))).collect(),
        tally,
    }
}

fn score_row(mean: &Mean) -> ScoreRow {
    // A single chance of 0 or 100% that went wrong is enough.
    let value =
        if mean.infinite > 0 { "infinite".to_owned() } else { format!("{:.3}", mean.value) };
    let (rule, direction) = (mean.rule.name(), mean.rule.direction());
    ScoreRow { rule, value, count: mean.count, direction }
}

fn phrase_row(it: &actions::PhraseTally) -> PhraseRow<'_> {
    let percent = |share: f64| share * 100.0;
    PhraseRow {
        phrase: &it.phrase,
        read: it.read_as.map_or("–".to_owned(), |it| it.to_string()),
        said: it.said,
        settled: it.settled,
        came_true: it.came_true,
        band: it.band.map_or("–".to_owned(), |(low, high)| {
            format!("{:.0}–{:.0}%", percent(low), percent(high))
        }),
        verdict: &it.verdict,
    }
}

/// The mean Brier score of a group with its count, or a dash.
fn brier(group: &CatalogueGroup) -> String {
    let mean = group.means.iter().find(|mean| mean.rule == actions::Rule::Brier);
    mean.map_or("–".to_owned(), |mean| format!("{:.3} over {}", mean.value, mean.count))
}
