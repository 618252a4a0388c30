//! What a sentence only supposes as a whole: an item below "What would change our mind", or a phrase
//! without a verb, as "a visit of the president to Tunis".

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::{Phrases, parse};
use crate::page::{Page, Run, Unit};
use crate::predictions::is_headed;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    headings: Vec<String>,
    sections: Vec<String>,
    indefinite: HashSet<String>,
    granting: HashSet<String>,
}

/// The words by which sentences only suppose; the file says what each list is for.
struct SupposedWords {
    headings: Phrases<()>,
    sections: Phrases<()>,
    indefinite: HashSet<String>,
    granting: HashSet<String>,
}

fn supposed_words() -> &'static SupposedWords {
    static WORDS: LazyLock<SupposedWords> = LazyLock::new(|| {
        let file: File = parse(include_str!("../../data/en/events/supposed.toml"));
        let headings = Phrases::plain(&file.headings);
        let sections = Phrases::plain(&file.sections);
        let (indefinite, granting) = (file.indefinite, file.granting);
        SupposedWords { headings, sections, indefinite, granting }
    });
    &WORDS
}

/// The longest heading, in tokens, and how far into a sentence its colon may stand.
const LONGEST: usize = 14;
const COLON: usize = 10;

/// Which sentences of a page only suppose.
pub(super) struct Supposed(Vec<bool>);

impl Supposed {
    /// Reads the sentences of a page in their order: a heading holds until the next one, or until a
    /// paragraph of several sentences. That of a scenario holds for the present tense of these too.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let (mut is_below, mut is_scenario) = (false, false);
        let mut found = Vec::with_capacity(page.units.len());
        for (at, unit) in page.units.iter().enumerate() {
            let is_chance = is_chance_of(page, at);
            if is_chance || is_heading(page, at) {
                is_scenario = names_scenario(page, unit.run);
            }
            if is_heading(page, at) {
                is_below = announces(page, unit.run);
            } else if is_prose(page, at) {
                is_below = false;
            }
            let is_item = is_below || announces_items(page, *unit) || names_only(page, *unit);
            let is_of_scenario = is_scenario && is_present(page, *unit);
            found.push(is_item || is_of_scenario || is_chance);
        }
        Self(found)
    }

    /// Whether the sentence of this number only supposes.
    pub(super) fn holds(&self, number: usize) -> bool {
        self.0.get(number).copied().unwrap_or_default()
    }
}

/// A short line of its own without a period, or one that ends with a colon.
fn is_heading(page: &Page<'_>, at: usize) -> bool {
    let unit = page.units[at];
    let is_short = unit.run.to - unit.run.from <= LONGEST;
    let is_alone = |other: Option<usize>| {
        other.and_then(|it| page.units.get(it)).is_none_or(|it| it.paragraph != unit.paragraph)
    };
    let stands_alone = is_alone(at.checked_sub(1)) && is_alone(Some(at + 1));
    let last = unit.run.to.saturating_sub(1);
    let opens = page.tokens[unit.run.from].capital;
    is_short && (page.is(last, &[":"]) || stands_alone && opens && page.tokens[last].word)
}

/// "Scenario 2: Russia attacks Moldova (20%)": what is given a chance has not happened.
fn is_chance_of(page: &Page<'_>, at: usize) -> bool {
    is_headed(page, &page.units, at)
}

/// Whether a heading is that of one scenario, of which the text below tells.
fn names_scenario(page: &Page<'_>, run: Run) -> bool {
    page.find_phrase(run, &supposed_words().sections).is_some()
}

/// Whether a sentence tells what is, as in "Russian troops land near Odesa", and nothing that was.
fn is_present(page: &Page<'_>, unit: Unit) -> bool {
    let tree = &page.tree;
    let tags = || tree.words_in(unit.run).map(|it| tree.tag(it));
    tags().any(|it| matches!(it, "VBZ" | "VBP")) && !tags().any(|it| it == "VBD")
}

/// Whether a sentence opens a paragraph of several.
fn is_prose(page: &Page<'_>, at: usize) -> bool {
    let unit = page.units[at];
    let is_same = |it: Option<&Unit>| it.is_some_and(|it| it.paragraph == unit.paragraph);
    is_same(page.units.get(at + 1)) || at > 0 && is_same(page.units.get(at - 1))
}

fn announces(page: &Page<'_>, run: Run) -> bool {
    page.find_phrase(run, &supposed_words().headings).is_some()
}

/// "Indicators: a visit by …; the release of …"
fn announces_items(page: &Page<'_>, unit: Unit) -> bool {
    let near = Run::new(unit.run.from, unit.run.to.min(unit.run.from + COLON));
    let colon = page.find(near, &[":"]).filter(|&at| at + 1 < unit.run.to);
    colon.is_some_and(|at| announces(page, Run::new(unit.run.from, at)))
}

/// "a visit of the president to Tunis": no verb tells that there was one.
fn names_only(page: &Page<'_>, unit: Unit) -> bool {
    let tree = &page.tree;
    let is_finite = |it: usize| matches!(tree.tag(it), "VBD" | "VBZ" | "VBP" | "MD");
    let mut words = tree.words_in(unit.run);
    let opens = supposed_words().indefinite.contains(page.lower(unit.run.from));
    opens && !words.any(is_finite)
}

/// Whether a sentence asks whether something is so; "why did they leave?" takes it for granted.
pub(super) fn asks(page: &Page<'_>, run: Run) -> bool {
    let words = supposed_words();
    let near = Run::new(run.from, run.to.min(run.from + 3));
    let mut opens = near.from..near.to;
    page.is(run.to - 1, &["?"]) && !opens.any(|at| words.granting.contains(page.lower(at)))
}
