//! The words by which somebody foretells something, and how likely phrases say it is.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use domain::{ImpliedProbability, ProbabilityBasis};
use serde::Deserialize;

use super::Phrases;
use super::lists::{parse, rows};
use crate::page::tokens;

/// The words as the file gives them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PredictionFile {
    toward: HashSet<String>,
    adjectives: HashSet<String>,
    chances: HashSet<String>,
    labels: Vec<String>,
    tosses: HashSet<String>,
    expecting: HashSet<String>,
    assigning: HashSet<String>,
    assigned: HashSet<String>,
    possibly: Vec<String>,
    wishing: HashSet<String>,
    committing: HashSet<String>,
    promising: HashSet<String>,
    arranged: HashSet<String>,
    not_acts: HashSet<String>,
    idle: HashSet<String>,
    addressed: HashSet<String>,
    first_person: HashSet<String>,
    idle_adjectives: HashSet<String>,
    supposing: HashSet<String>,
    adding: HashSet<String>,
    ties: HashSet<String>,
    conditions: Vec<String>,
    kept_conditions: Vec<String>,
    no_condition: HashSet<String>,
    reasons: Vec<String>,
    conclusions: Vec<String>,
    supposed_subjects: HashSet<String>,
    stative: HashSet<String>,
    vague: HashSet<String>,
    articled: HashSet<String>,
    own_openers: HashSet<String>,
    measured: HashSet<String>,
    quantities: HashSet<String>,
    lasting: HashSet<String>,
    reckoning_verbs: HashSet<String>,
    reckoning_nouns: HashSet<String>,
    numbers: Vec<String>,
    tens: Vec<String>,
    at_least: Vec<String>,
    at_most: Vec<String>,
    edges: Edges,
    stretches: Stretches,
    coming: HashMap<String, Coming>,
}

/// Words at the edges of a claim.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edges {
    /// What a claim does not end with.
    pub(crate) ends: HashSet<String>,
    /// What joins the next clause to it.
    pub(crate) joints: HashSet<String>,
    /// What opens a clause that stands against the one before it.
    pub(crate) contrasts: HashSet<String>,
    /// What stands before the day of what a chance is of.
    pub(crate) ties: HashSet<String>,
    /// What stands before a chance that is put at its end.
    pub(crate) marks: HashSet<String>,
}

/// Words around a stretch of time.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stretches {
    /// Before one in which something is to happen.
    pub(crate) ties: HashSet<String>,
    /// The same, but only before one that lies ahead.
    pub(crate) ties_ahead: HashSet<String>,
    /// Within one that lies ahead.
    pub(crate) ahead: HashSet<String>,
    /// Within one that is past.
    pub(crate) past: HashSet<String>,
    /// Behind one that is counted from another day.
    pub(crate) others: HashSet<String>,
    /// Before a day that something happens by.
    pub(crate) by: HashSet<String>,
}

/// What a stretch of time without a number is taken for.
#[derive(Deserialize)]
pub(crate) struct Coming {
    /// In words.
    pub(crate) words: String,
    /// In days.
    pub(crate) days: i32,
}

/// Words by which somebody foretells something; verbs and nouns by their lemma.
pub(crate) struct PredictionWords {
    /// Predicates before "to", as they are written.
    pub(crate) toward: HashSet<String>,
    /// Adjectives that say of a noun how likely it is.
    pub(crate) adjectives: HashSet<String>,
    /// Nouns for how likely something is.
    pub(crate) chances: HashSet<String>,
    /// Words of a label before what may come.
    pub(crate) labels: Phrases<()>,
    /// Nouns by which it is as likely as not whether something comes about.
    pub(crate) tosses: HashSet<String>,
    /// Verbs by which somebody foretells what stands after them.
    pub(crate) expecting: HashSet<String>,
    /// Verbs by which somebody puts a number to a claim.
    pub(crate) assigning: HashSet<String>,
    /// What they put it to: "this", "the odds".
    pub(crate) assigned: HashSet<String>,
    /// Adverbs that leave it at a possibility.
    pub(crate) possibly: Phrases<()>,
    /// Words whose clause is only wanted, asked for or imagined.
    pub(crate) wishing: HashSet<String>,
    /// Words whose clause binds the speaker.
    pub(crate) committing: HashSet<String>,
    /// Verbs whose infinitive binds their subject.
    pub(crate) promising: HashSet<String>,
    /// Verbs for what somebody has arranged.
    pub(crate) arranged: HashSet<String>,
    /// Verbs for what nobody can simply do.
    pub(crate) not_acts: HashSet<String>,
    /// Verbs of addressing a reader or listener.
    pub(crate) idle: HashSet<String>,
    /// Subjects of what is only said to somebody, or of anybody.
    pub(crate) addressed: HashSet<String>,
    /// Those who speak of themselves.
    pub(crate) first_person: HashSet<String>,
    /// Adjectives by which "it will be" only comments.
    pub(crate) idle_adjectives: HashSet<String>,
    /// Words that open a clause which is only supposed.
    pub(crate) supposing: HashSet<String>,
    /// Words that open what is kept apart from a claim: conditions, reasons and contrasts.
    pub(crate) adding: HashSet<String>,
    /// Words between a chance and its number.
    pub(crate) ties: HashSet<String>,
    /// Words that begin a condition; true for those that stay in it.
    pub(crate) conditions: Phrases<bool>,
    /// Words before an "if" that opens none.
    pub(crate) no_condition: HashSet<String>,
    /// Words that begin a reason.
    pub(crate) reasons: Phrases<()>,
    /// Words before a conclusion.
    pub(crate) conclusions: Phrases<()>,
    /// Subjects of what would follow from them.
    pub(crate) supposed_subjects: HashSet<String>,
    /// Verbs of states, which with "may" tell of the present.
    pub(crate) stative: HashSet<String>,
    /// Verbs that say too little to be settled by.
    pub(crate) vague: HashSet<String>,
    /// Names, and last words of names, that are used with an article.
    pub(crate) articled: HashSet<String>,
    /// Words by which a condition opens that takes no "if".
    pub(crate) own_openers: HashSet<String>,
    /// Verbs of more and less.
    pub(crate) measured: HashSet<String>,
    /// Nouns for what rises and falls.
    pub(crate) quantities: HashSet<String>,
    /// Verbs for what is to go on.
    pub(crate) lasting: HashSet<String>,
    /// Verbs of finding out.
    pub(crate) reckoning_verbs: HashSet<String>,
    /// Words for whether a judgment was right.
    pub(crate) reckoning_nouns: HashSet<String>,
    /// Numbers in words, from nought on.
    pub(crate) numbers: Vec<String>,
    /// Tens in words, from ten on.
    pub(crate) tens: Vec<String>,
    /// "at least" and its like.
    pub(crate) at_least: Phrases<()>,
    /// "at most" and its like.
    pub(crate) at_most: Phrases<()>,
    /// Words at the edges of a claim.
    pub(crate) edges: Edges,
    /// Words around a stretch of time.
    pub(crate) stretches: Stretches,
    /// Units of time, and what "the coming" so many are taken for.
    pub(crate) coming: HashMap<String, Coming>,
}

impl From<PredictionFile> for PredictionWords {
    fn from(file: PredictionFile) -> Self {
        let dropped = file.conditions.into_iter().map(|it| (it, false));
        let kept = file.kept_conditions.into_iter().map(|it| (it, true));
        Self {
            toward: file.toward,
            adjectives: file.adjectives,
            chances: file.chances,
            labels: Phrases::plain(&file.labels),
            tosses: file.tosses,
            expecting: file.expecting,
            assigning: file.assigning,
            assigned: file.assigned,
            possibly: Phrases::plain(&file.possibly),
            wishing: file.wishing,
            committing: file.committing,
            promising: file.promising,
            arranged: file.arranged,
            not_acts: file.not_acts,
            idle: file.idle,
            addressed: file.addressed,
            first_person: file.first_person,
            idle_adjectives: file.idle_adjectives,
            supposing: file.supposing,
            adding: file.adding,
            ties: file.ties,
            conditions: Phrases::new(dropped.chain(kept)),
            no_condition: file.no_condition,
            reasons: Phrases::plain(&file.reasons),
            conclusions: Phrases::plain(&file.conclusions),
            supposed_subjects: file.supposed_subjects,
            stative: file.stative,
            vague: file.vague,
            articled: file.articled,
            own_openers: file.own_openers,
            measured: file.measured,
            quantities: file.quantities,
            lasting: file.lasting,
            reckoning_verbs: file.reckoning_verbs,
            reckoning_nouns: file.reckoning_nouns,
            numbers: file.numbers,
            tens: file.tens,
            at_least: Phrases::plain(&file.at_least),
            at_most: Phrases::plain(&file.at_most),
            edges: file.edges,
            stretches: file.stretches,
            coming: file.coming,
        }
    }
}

/// The words by which somebody foretells something.
pub(crate) fn prediction_words() -> &'static PredictionWords {
    static WORDS: LazyLock<PredictionWords> = LazyLock::new(|| {
        parse::<PredictionFile>(include_str!("../../data/en/predictions.toml")).into()
    });
    &WORDS
}

/// Phrases of probability with what readers take them to mean.
pub(crate) fn probability_phrases() -> &'static Phrases<ImpliedProbability> {
    static PHRASES: LazyLock<Phrases<ImpliedProbability>> = LazyLock::new(|| {
        let lines = rows(include_str!("../../data/en/probability.tsv"));
        Phrases::new(lines.filter_map(|columns| {
            let [median, low, high] = [1, 2, 3].map(|index| columns.get(index)?.parse().ok());
            let nearest = columns.get(4).map(|it| ProbabilityBasis::Nearest((*it).to_owned()));
            let basis = Some(nearest.unwrap_or(ProbabilityBasis::Surveyed));
            let implied = ImpliedProbability { median: median?, low: low?, high: high?, basis };
            Some((columns[0].to_owned(), implied))
        }))
    });
    &PHRASES
}

/// What readers take a phrase that stands alone to mean, if it is known.
pub(crate) fn probability_of(phrase: &str) -> Option<ImpliedProbability> {
    let words = tokens(phrase);
    let (length, implied) = probability_phrases().at(&words, 0)?;
    (length == words.len()).then(|| implied.clone())
}
