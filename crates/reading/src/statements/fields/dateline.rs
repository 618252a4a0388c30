//! A dateline: the place before a report, as in "MOSCOW, Jan. 17 (Reuters) —".

use super::super::Said;
use super::Saying;
use crate::actors::Who;
use crate::page::{Page, Run};

/// How far before a sentence its dateline may begin, in tokens.
const LONGEST: usize = 14;

/// The datelines of a page, by the paragraph they open.
pub(super) struct Datelines {
    found: Vec<(usize, Run)>,
}

impl Datelines {
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut end = 0;
        let mut found = Vec::new();
        for unit in &page.units {
            let gap = Run::new(end.max(unit.run.from.saturating_sub(LONGEST)), unit.run.from);
            end = unit.run.to;
            let dashed = gap.to.checked_sub(1).is_some_and(|at| page.is(at, &["—", "–", "-"]));
            if let Some(place) = place(page, gap).filter(|_| dashed && !gap.is_empty()) {
                found.push((unit.paragraph, place));
            }
        }
        Self { found }
    }

    /// The place of a saying in the paragraph that a dateline opens. Reports are written where
    /// they were heard, but not all that is told in them was said there: it counts where the
    /// speaker is at home, or speaks for nobody known.
    pub(super) fn place_of(&self, page: &Page<'_>, saying: &Saying, said: &Said) -> Option<Run> {
        let at = self.found.binary_search_by_key(&saying.unit.paragraph, |(it, _)| *it).ok()?;
        let (_, run) = self.found[at];
        let home = page.mentions_in(run).first().and_then(|mention| page.side(mention));
        let side = said.statement.side.as_ref();
        let fits = side.is_none_or(|side| home.as_ref() == Some(side));
        let told = said.statement.outlet.is_some();
        (fits && (home.is_some() || told)).then_some(run)
    }
}

/// The capitalized words that a dateline opens with.
fn place(page: &Page<'_>, gap: Run) -> Option<Run> {
    let is_name = |at: &usize| page.tokens[*at].capital && page.date_at(*at).is_none();
    let named = Run::new(gap.from, gap.from + (gap.from..gap.to).take_while(is_name).count());
    let first = page.mention_at(gap.from).map(|it| it.who);
    let is_place = !matches!(first, Some(Who::Person(_) | Who::Office(_) | Who::Demonym(_)));
    (is_place && !named.is_empty() && named.to - named.from <= 4).then_some(named)
}
