//! Tables: all measures of a matrix as text, for whoever shows them.

use super::likelihood_ratio::LikelihoodRatio;
use super::meaning::MeasureName;
use super::measures::{Measures, StoryMeasures};
use super::non_diagnostic::NonDiagnostic;
use super::removal::{Overturn, Removals};

/// What stands where nothing can be said.
const NOTHING: &str = "–";

/// All measures of a matrix as text. The first row of a table is its head and the first column
/// names its rows; hypotheses are H1, H2, … and pieces of evidence E1, E2, …
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    /// The cells: a row for each hypothesis, a column for each story.
    pub cells: Vec<Vec<String>>,
    /// The measures of each hypothesis, a row each.
    pub of_hypotheses: Vec<Vec<String>>,
    /// The measures of each story, a row each.
    pub of_stories: Vec<Vec<String>>,
    /// What the first place hangs on, a sentence for each measure that has one.
    pub overturning: Vec<String>,
}

impl Tables {
    /// Writes all measures down.
    pub fn of(measures: &Measures) -> Self {
        Self {
            cells: cells(measures),
            of_hypotheses: of_hypotheses(measures),
            of_stories: of_stories(measures),
            overturning: overturning(measures),
        }
    }
}

/// A table with its rows as columns.
pub fn turned(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let width = rows.first().map_or(0, Vec::len);
    let column = |at: usize| rows.iter().map(|row| row[at].clone()).collect();
    (0..width).map(column).collect()
}

/// A chance in percent, as "64.2%".
pub fn percent(chance: f64) -> String {
    format!("{:.1}%", 100.0 * chance)
}

fn cells(measures: &Measures) -> Vec<Vec<String>> {
    let head = std::iter::once(String::new()).chain(measures.stories.iter().map(story_name));
    let row = |at: usize| {
        let cells = measures.stories.iter().map(|story| story.cells[at].to_string());
        std::iter::once(hypothesis_name(at)).chain(cells).collect()
    };
    std::iter::once(head.collect()).chain((0..count(measures)).map(row)).collect()
}

fn of_hypotheses(measures: &Measures) -> Vec<Vec<String>> {
    let head = head(&MeasureName::OF_HYPOTHESES).collect();
    let chance = |chances: Option<&Vec<f64>>, at: usize| {
        chances.map_or(NOTHING.to_owned(), |chances| percent(chances[at]))
    };
    let row = |at: usize| {
        vec![
            hypothesis_name(at),
            decimal(measures.weighted_inconsistency[at]),
            decimal(measures.open_synthesis.inconsistency[at]),
            decimal(measures.open_synthesis.consistency[at]),
            chance(measures.posterior.chances.as_ref(), at),
            chance(measures.pooled_chances.as_ref(), at),
        ]
    };
    std::iter::once(head).chain((0..count(measures)).map(row)).collect()
}

fn of_stories(measures: &Measures) -> Vec<Vec<String>> {
    let head = head(&MeasureName::OF_STORIES).chain(["note".to_owned()]).collect();
    let rows = measures.stories.iter().zip(&measures.open_synthesis.diagnosticity);
    let row = |(story, diagnosticity): (&StoryMeasures, &f64)| {
        let note = story.non_diagnostic.map_or("", note).to_owned();
        vec![story_name(story), ratio(story.likelihood_ratio), decimal(*diagnosticity), note]
    };
    std::iter::once(head).chain(rows.map(row)).collect()
}

fn head(names: &[MeasureName]) -> impl Iterator<Item = String> {
    std::iter::once(String::new()).chain(names.iter().map(|name| name.title().to_owned()))
}

fn ratio(ratio: LikelihoodRatio) -> String {
    match ratio {
        LikelihoodRatio::Unrated => NOTHING.to_owned(),
        LikelihoodRatio::Nats(nats) => decimal(nats),
        LikelihoodRatio::RulesOut => "rules out".to_owned(),
        LikelihoodRatio::Impossible => "impossible under all".to_owned(),
    }
}

fn note(why: NonDiagnostic) -> &'static str {
    match why {
        NonDiagnostic::SameUnderAll => "tells nothing apart",
        NonDiagnostic::FitsAll => "fits every hypothesis",
    }
}

fn overturning(measures: &Measures) -> Vec<String> {
    let by = &measures.overturning;
    let named = [
        (MeasureName::WeightedInconsistency, &by.weighted_inconsistency),
        (MeasureName::Inconsistency, &by.inconsistency),
        (MeasureName::Posterior, &by.posterior),
    ];
    let told = named.map(|(name, removals)| {
        format!("By {}, {}.", name.title(), told(removals, &measures.stories))
    });
    told.into()
}

fn told(removals: &Removals, stories: &[StoryMeasures]) -> String {
    match removals {
        Removals::NoneLeft => "every hypothesis is ruled out".to_owned(),
        Removals::Level(at_top) => {
            let names: Vec<String> = at_top.iter().map(|&it| hypothesis_name(it)).collect();
            format!("{} are level", names.join(", "))
        }
        Removals::First { hypothesis, overturns, .. } => {
            let first = hypothesis_name(*hypothesis);
            let hangs: Vec<String> = overturns.iter().map(|it| hangs_on(it, stories)).collect();
            if hangs.is_empty() {
                format!("{first} is first, whatever evidence is removed")
            } else {
                format!("{first} is first; {}", hangs.join("; "))
            }
        }
    }
}

fn hangs_on(overturn: &Overturn, stories: &[StoryMeasures]) -> String {
    let names: Vec<String> = overturn.stories.iter().map(|&it| story_name(&stories[it])).collect();
    let becomes = if overturn.is_ahead { "ahead" } else { "level" };
    let rival = hypothesis_name(overturn.rival);
    format!("without {} {rival} would be {becomes}", names.join(" and "))
}

fn count(measures: &Measures) -> usize {
    measures.weighted_inconsistency.len()
}

fn hypothesis_name(index: usize) -> String {
    format!("H{}", index + 1)
}

/// As "E2", or "E2 = E5" for a story with a copy.
fn story_name(story: &StoryMeasures) -> String {
    let names = story.story.items.iter().map(|item| format!("E{}", item + 1));
    names.collect::<Vec<_>>().join(" = ")
}

fn decimal(number: f64) -> String {
    // Adding zero turns -0 into 0.
    format!("{:.2}", number + 0.0)
}

#[cfg(test)]
mod tests {
    use super::{Tables, turned};
    use crate::hypotheses::testing::Case;
    use crate::hypotheses::{Pool, measure};

    fn told(rows: &[Vec<String>]) -> Vec<String> {
        rows.iter().map(|row| row.join(" | ")).collect()
    }

    #[test]
    fn a_matrix_is_written_with_hypotheses_in_rows() {
        let case = Case::new(&["CC I", "CC I", "C C", "20% 60%"]).stories(&["wire", "wire"]);
        let measures = measure(&case.hypotheses, &[&case.ratings[0]], Pool::default()).unwrap();
        let tables = Tables::of(&measures);
        assert_eq!(
            told(&tables.cells),
            [" | E1 = E2 | E3 | E4", "H1 | CC | C | 20%", "H2 | I | C | 60%"]
        );
        assert_eq!(told(&turned(&tables.cells))[1], "E1 = E2 | CC | I");
        assert_eq!(
            told(&tables.of_hypotheses)[1..],
            ["H1 | 0.00 | 0.00 | 5.00 | 25.0% | –", "H2 | -1.00 | 1.00 | 1.00 | 75.0% | –"]
        );
        assert_eq!(
            told(&tables.of_stories)[1..],
            ["E1 = E2 | – | 1.50 | ", "E3 | – | 0.00 | tells nothing apart", "E4 | 1.10 | 0.00 | "]
        );
        assert_eq!(
            tables.overturning,
            [
                "By weighted inconsistency, H1 is first; without E1 = E2 H2 would be level.",
                "By inconsistency, H1 is first; without E1 = E2 H2 would be level.",
                "By posterior, H2 is first; without E4 H1 would be level."
            ]
        );
    }
}
