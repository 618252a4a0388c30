//! A sorting network: the same comparisons for any values, so that rows are sorted side by side.

use std::array;

/// How many rows are sorted side by side.
pub(super) const ROWS: usize = 8;

/// The value at one place of each row.
pub(super) type Column = [f64; ROWS];

/// The comparisons that sort so many values: each pair of places is put in order.
///
/// It is Batcher's odd-even merge sort for the next power of two, without the comparisons with
/// places that are not there, which the values of real places would never leave.
///
/// K. E. Batcher, "Sorting networks and their applications", *AFIPS Spring Joint Computer
/// Conference* 32, 1968.
pub(super) fn comparisons(values: usize) -> Vec<(usize, usize)> {
    let halves = |size: usize| std::iter::successors(Some(size), |step| Some(step / 2));
    let sizes = std::iter::successors(Some(1), |size| Some(size * 2));
    let mut pairs = Vec::new();
    for size in sizes.take_while(|size| *size < values) {
        for step in halves(size).take_while(|step| *step > 0) {
            let first = step % size;
            let starts = (first..values.saturating_sub(step)).step_by(2 * step);
            let lows = starts.flat_map(|start| start..start + step);
            let within = |low: usize| low / (2 * size) == (low + step) / (2 * size);
            let kept = lows.filter(|low| low + step < values && within(*low));
            pairs.extend(kept.map(|low| (low, low + step)));
        }
    }
    pairs
}

/// Sorts each row.
pub(super) fn sort(columns: &mut [Column], comparisons: &[(usize, usize)]) {
    for &(low, high) in comparisons {
        let (first, second) = (columns[low], columns[high]);
        columns[low] = array::from_fn(|row| lesser(first[row], second[row]));
        columns[high] = array::from_fn(|row| greater(first[row], second[row]));
    }
}

// `f64::min` takes care of what is no number, which costs three times as much.
fn lesser(first: f64, second: f64) -> f64 {
    if second < first { second } else { first }
}

fn greater(first: f64, second: f64) -> f64 {
    if second < first { first } else { second }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::number;

    #[test]
    fn every_row_of_noughts_and_ones_is_sorted() {
        // What sorts all rows of noughts and ones sorts all rows.
        for values in 1..=14_usize {
            let comparisons = comparisons(values);
            for ones in 0..1_u32 << values {
                let value = |place: usize| f64::from(ones >> place & 1);
                let mut columns: Vec<Column> =
                    (0..values).map(|place| [value(place); ROWS]).collect();
                sort(&mut columns, &comparisons);
                assert!(columns.is_sorted_by(|first, second| first[0] <= second[0]), "{ones:b}");
            }
        }
    }

    #[test]
    fn long_rows_are_sorted() {
        for values in [31, 51, 64, 100, 257] {
            let place = |row: usize, place: usize| number((place * 7919 + row * 31) % values);
            let mut columns: Vec<Column> =
                (0..values).map(|value| array::from_fn(|row| place(row, value))).collect();
            sort(&mut columns, &comparisons(values));
            for row in 0..ROWS {
                assert!(columns.is_sorted_by(|first, second| first[row] <= second[row]));
            }
        }
    }
}
