//! The first look: the rows whose signs differ least from those that are looked for.

use std::thread;

/// How many rows a thread is given at least.
const LEAST: usize = 20_000;

/// The rows whose signs differ in the fewest places, in the order of the rows; of those that differ
/// in as many as the last of them, the first count. `counts` says which rows are looked at.
///
/// It is the same whatever the number of threads.
pub(super) fn nearest(
    signs: &[u64],
    wanted: &[u64],
    counts: impl Fn(usize) -> bool + Sync,
    limit: usize,
) -> Vec<usize> {
    let rows = signs.len() / wanted.len().max(1);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let at_once = rows.div_ceil(threads).max(LEAST);
    let look = |begin: usize| {
        let end = rows.min(begin + at_once);
        let apart = |row: usize| {
            let own = &signs[row * wanted.len()..(row + 1) * wanted.len()];
            own.iter().zip(wanted).map(|(one, other)| (one ^ other).count_ones()).sum::<u32>()
        };
        let mut fewest = Fewest::new(limit);
        for row in (begin..end).filter(|row| counts(*row)) {
            fewest.take(apart(row), row);
        }
        fewest.done()
    };
    let begins: Vec<usize> = (0..rows).step_by(at_once).collect();
    let found: Vec<Vec<(u32, usize)>> = thread::scope(|scope| {
        let look = &look;
        let threads: Vec<_> =
            begins.into_iter().map(|begin| scope.spawn(move || look(begin))).collect();
        let done = threads.into_iter().map(|it| it.join().expect("looking at rows cannot panic"));
        done.collect()
    });
    let mut fewest = Fewest::new(limit);
    found.into_iter().flatten().for_each(|(apart, row)| fewest.take(apart, row));
    let mut rows: Vec<usize> = fewest.done().into_iter().map(|(_, row)| row).collect();
    rows.sort_unstable();
    rows
}

/// The rows that differ in the fewest places, of those that were taken.
struct Fewest {
    limit: usize,
    rows: Vec<(u32, usize)>,
    /// What differs in more places is none of them.
    most: u32,
}

impl Fewest {
    fn new(limit: usize) -> Self {
        Self { limit, rows: vec![], most: u32::MAX }
    }

    fn take(&mut self, apart: u32, row: usize) {
        if apart <= self.most {
            self.rows.push((apart, row));
            // Sorted out only now and then, as that takes longer than to take some in vain.
            if self.rows.len() >= 4 * self.limit.max(1) {
                self.sort_out();
            }
        }
    }

    fn done(mut self) -> Vec<(u32, usize)> {
        self.sort_out();
        self.rows
    }

    fn sort_out(&mut self) {
        if self.rows.len() > self.limit {
            let (_, last, _) = self.rows.select_nth_unstable(self.limit);
            self.most = last.0;
            self.rows.truncate(self.limit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_rows_with_the_fewest_differences_are_found() {
        let signs: Vec<u64> = (0..50_000).flat_map(|row| [row, row % 7]).collect();
        let by_hand = |limit: usize| {
            let apart = |row: u64| (row ^ 5).count_ones() + ((row % 7) ^ 3).count_ones();
            let mut rows: Vec<(u32, u64)> =
                (0..50_000).filter(|row| row % 2 == 1).map(|row| (apart(row), row)).collect();
            rows.sort_unstable();
            let mut rows: Vec<usize> = rows
                .into_iter()
                .take(limit)
                .map(|(_, row)| usize::try_from(row).unwrap())
                .collect();
            rows.sort_unstable();
            rows
        };
        for limit in [0, 1, 10, 1000, 60_000] {
            assert_eq!(nearest(&signs, &[5, 3], |row| row % 2 == 1, limit), by_hand(limit));
        }
        assert!(nearest(&[], &[5, 3], |_| true, 10).is_empty());
    }
}
