//! Removal: which evidence the first place hangs on.

use serde::Serialize;

/// Below this two hypotheses are level.
const LEVEL: f64 = 1e-9;

/// Which evidence the first place among hypotheses hangs on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Removals {
    /// Several hypotheses are level at the top, so there is no first place to lose.
    Level(Vec<usize>),
    /// One hypothesis is first.
    First {
        /// Which.
        hypothesis: usize,
        /// Each story without which alone it would not be first.
        single: Vec<usize>,
        /// For each rival that removals could bring level, the fewest that do, fewest first.
        overturns: Vec<Overturn>,
    },
    /// Every hypothesis is ruled out.
    NoneLeft,
}

/// The fewest stories without which a rival would be level with the first hypothesis or ahead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Overturn {
    /// The rival.
    pub rival: usize,
    /// The stories, those that hold it down most first.
    pub stories: Vec<usize>,
    /// Whether it would then be ahead, and not only level.
    pub is_ahead: bool,
}

/// Finds which evidence the first place hangs on, for any score that adds up over the evidence.
///
/// A hypothesis starts with `start`, every story adds its row of `contributions`, and more is
/// better. Because scores add up, the fewest stories that bring a rival level are those that hold
/// it down most, taken one after the other; so the search is exact for any number of them.
pub fn removals(start: &[f64], contributions: &[Vec<f64>]) -> Removals {
    let total = |it: usize| start[it] + contributions.iter().map(|row| row[it]).sum::<f64>();
    let totals: Vec<f64> = (0..start.len()).map(total).collect();
    let most = totals.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if most == f64::NEG_INFINITY {
        return Removals::NoneLeft;
    }
    let at_top: Vec<usize> = (0..totals.len()).filter(|&it| most - totals[it] <= LEVEL).collect();
    let [first] = at_top[..] else { return Removals::Level(at_top) };
    let rivals = (0..start.len()).filter(|&it| it != first);
    let races: Vec<Race> =
        rivals.map(|rival| Race::new(first, rival, start, contributions)).collect();
    let single = |story: &usize| races.iter().any(|race| race.lead_without(*story) <= LEVEL);
    let mut overturns: Vec<Overturn> = races.iter().filter_map(Race::overturn).collect();
    overturns.sort_by_key(|overturn| overturn.stories.len());
    let single = (0..contributions.len()).filter(single).collect();
    Removals::First { hypothesis: first, single, overturns }
}

/// The first hypothesis against one rival.
struct Race {
    rival: usize,
    /// The lead before any story.
    start: f64,
    /// What each story adds to the lead; infinite where it rules the rival out.
    leads: Vec<f64>,
}

impl Race {
    fn new(first: usize, rival: usize, start: &[f64], contributions: &[Vec<f64>]) -> Self {
        let leads = contributions.iter().map(|row| row[first] - row[rival]).collect();
        Self { rival, start: start[first] - start[rival], leads }
    }

    fn lead_without(&self, story: usize) -> f64 {
        // An infinite lead cannot be subtracted again, so the others are added up anew.
        let others = self.leads[..story].iter().chain(&self.leads[story + 1..]);
        self.start + others.sum::<f64>()
    }

    fn overturn(&self) -> Option<Overturn> {
        let mut stories: Vec<usize> = (0..self.leads.len()).collect();
        stories.sort_by(|&one, &other| self.leads[other].total_cmp(&self.leads[one]));
        // From the end on, the lead that is left when all before are removed.
        let mut left = vec![self.start];
        for &story in stories.iter().rev() {
            left.push(left[left.len() - 1] + self.leads[story]);
        }
        left.reverse();
        let count = left.iter().position(|&lead| lead <= LEVEL)?;
        stories.truncate(count);
        Some(Overturn { rival: self.rival, stories, is_ahead: left[count] < -LEVEL })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Overturn, Removals, removals};

    fn first(
        hypothesis: usize,
        single: &[usize],
        overturns: &[(usize, &[usize], bool)],
    ) -> Removals {
        let overturns = overturns.iter().map(|&(rival, stories, is_ahead)| Overturn {
            rival,
            stories: stories.to_vec(),
            is_ahead,
        });
        Removals::First { hypothesis, single: single.to_vec(), overturns: overturns.collect() }
    }

    #[test]
    fn the_first_place_hangs_on_what_holds_the_rival_down() {
        let out = f64::NEG_INFINITY;
        for (rows, expected) in [
            // One story alone holds the second down.
            (&[[0.0, -2.0], [-1.0, 0.0]][..], first(0, &[0], &[(1, &[0], true)])),
            // Two are needed, and either order is the same.
            (&[[0.0, -2.0], [0.0, -1.0]], first(0, &[], &[(1, &[0, 1], false)])),
            (&[[0.0, -1.0], [0.0, -2.0], [-1.0, 0.0]], first(0, &[1], &[(1, &[1], false)])),
            // What rules a hypothesis out must fall before anything else matters.
            (&[[-1.0, out], [-1.0, 0.0]], first(0, &[0], &[(1, &[0], true)])),
            (&[[-1.0, out], [-1.0, out]], first(0, &[], &[(1, &[0, 1], false)])),
            (&[[0.0, 0.0]], Removals::Level(vec![0, 1])),
            (&[], Removals::Level(vec![0, 1])),
            (&[[out, 0.0], [0.0, out]], Removals::NoneLeft),
        ] {
            let rows: Vec<Vec<f64>> = rows.iter().map(|row| row.to_vec()).collect();
            assert_eq!(removals(&[0.0, 0.0], &rows), expected, "{rows:?}");
        }
    }

    #[test]
    fn a_lead_from_the_start_can_be_beyond_all_removals() {
        let rows = [vec![0.0, -1.0]];
        assert_eq!(removals(&[2.0, 0.0], &rows), first(0, &[], &[]));
    }

    proptest! {
        #[test]
        fn no_smaller_set_overturns_the_order(
            rows in prop::collection::vec(prop::collection::vec(-3_i8..=3, 2), 1..9),
        ) {
            let rows: Vec<Vec<f64>> = rows
                .iter()
                .map(|row| row.iter().map(|&it| f64::from(it)).collect())
                .collect();
            let Removals::First { hypothesis, overturns, .. } = removals(&[0.0, 0.0], &rows) else {
                return Ok(());
            };
            let fewest = overturns[0].stories.len();
            for set in 0_u32..1 << rows.len() {
                let left: f64 = rows
                    .iter()
                    .enumerate()
                    .filter(|(story, _)| set & (1 << story) == 0)
                    .map(|(_, row)| row[hypothesis] - row[1 - hypothesis])
                    .sum();
                let is_smaller = usize::try_from(set.count_ones()).unwrap() < fewest;
                prop_assert!(!is_smaller || left > 0.0, "{set:b} would do");
            }
        }
    }
}
