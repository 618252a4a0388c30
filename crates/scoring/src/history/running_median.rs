//! The median of a set that numbers enter and leave.

/// A set of numbers, known beforehand, of which some are in and some are out.
///
/// It is a tree of counts after P. M. Fenwick, "A new data structure for cumulative frequency
/// tables", *Software: Practice and Experience* 24, 1994: each change and each median takes
/// *O*(log *n*) steps.
pub(crate) struct RunningMedian {
    sorted: Vec<f64>,
    rank_of: Vec<usize>,
    counts: Vec<usize>,
    present: usize,
}

impl RunningMedian {
    /// Takes the numbers that may enter; all are out.
    pub(crate) fn new(values: &[f64]) -> Self {
        let mut order: Vec<usize> = (0..values.len()).collect();
        order.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
        let mut rank_of = vec![0; values.len()];
        for (rank, &place) in order.iter().enumerate() {
            rank_of[place] = rank;
        }
        let sorted = order.iter().map(|place| values[*place]).collect();
        Self { sorted, rank_of, counts: vec![0; values.len() + 1], present: 0 }
    }

    /// Lets the number at a place in.
    pub(crate) fn enter(&mut self, place: usize) {
        self.present += 1;
        self.visit(place, |count| *count += 1);
    }

    /// Lets the number at a place out.
    pub(crate) fn leave(&mut self, place: usize) {
        self.present -= 1;
        self.visit(place, |count| *count -= 1);
    }

    /// The median of the numbers that are in; of an even number, the middle of the middle two.
    pub(crate) fn median(&self) -> Option<f64> {
        let below = self.present.checked_sub(1)? / 2;
        Some(f64::midpoint(self.nth(below), self.nth(self.present / 2)))
    }

    fn visit(&mut self, place: usize, change: impl Fn(&mut usize)) {
        let mut node = self.rank_of[place] + 1;
        while node < self.counts.len() {
            change(&mut self.counts[node]);
            node += node & node.wrapping_neg();
        }
    }

    /// The number that has a given count of those present below it.
    fn nth(&self, mut below: usize) -> f64 {
        let mut node = 0;
        let mut step = self.counts.len().next_power_of_two();
        while step > 0 {
            let next = node + step;
            if next < self.counts.len() && self.counts[next] <= below {
                below -= self.counts[next];
                node = next;
            }
            step /= 2;
        }
        self.sorted[node]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::RunningMedian;

    proptest! {
        #[test]
        fn it_agrees_with_sorting(
            values in prop::collection::vec(0.0..=1.0, 1..20),
            flips in prop::collection::vec(0_usize..20, 1..60),
        ) {
            let mut running = RunningMedian::new(&values);
            let mut inside = vec![false; values.len()];
            for flip in flips.into_iter().map(|flip| flip % values.len()) {
                if inside[flip] { running.leave(flip) } else { running.enter(flip) }
                inside[flip] = !inside[flip];
                let mut present: Vec<f64> =
                    values.iter().zip(&inside).filter(|(_, inside)| **inside).map(|(v, _)| *v).collect();
                present.sort_by(f64::total_cmp);
                let expected = (!present.is_empty()).then(|| {
                    f64::midpoint(present[(present.len() - 1) / 2], present[present.len() / 2])
                });
                prop_assert_eq!(running.median(), expected);
            }
        }
    }
}
