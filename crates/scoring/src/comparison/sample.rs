//! What is compared: numbers, in questions that hang together and in strata that stay apart.

use std::borrow::Cow;

use crate::BadInput;
use crate::bad_input::as_long;
use crate::cases::check_weights;
use crate::numeric::Sum;

/// Numbers whose mean is asked about, usually the differences of two forecasters' scores.
///
/// Rows of one cluster, as all forecasts of a question, are drawn together; strata, as the rounds
/// of a tournament, keep their numbers of clusters. Without them each row stands for itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample<'a> {
    values: Cow<'a, [f64]>,
    clusters: Option<&'a [usize]>,
    strata: Option<&'a [usize]>,
    weights: Option<&'a [f64]>,
}

/// What is drawn together: a weighted sum and what its rows weigh.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Unit {
    pub(crate) sum: f64,
    pub(crate) weight: f64,
}

impl<'a> Sample<'a> {
    /// Takes the numbers.
    ///
    /// # Errors
    ///
    /// One is not finite, or there are fewer than two.
    pub fn new(values: &'a [f64]) -> Result<Self, BadInput> {
        check(values)?;
        Ok(Self { values: Cow::Borrowed(values), clusters: None, strata: None, weights: None })
    }

    /// Takes the differences of two forecasters' scores on the same rows: first minus second, so
    /// that below 0 the first is better where lower scores are.
    ///
    /// # Errors
    ///
    /// The columns differ in length, a difference is not finite, as with an infinite score, or
    /// there are fewer than two.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::comparison::Sample;
    ///
    /// let sample = Sample::paired(&[0.25, 0.5], &[0.5, 0.5])?;
    /// assert_eq!(sample.mean(), -0.125);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn paired(first: &[f64], second: &[f64]) -> Result<Self, BadInput> {
        as_long("scores of the second", first.len(), second.len())?;
        let values: Vec<f64> = first.iter().zip(second).map(|(one, other)| one - other).collect();
        check(&values)?;
        Ok(Self { values: Cow::Owned(values), clusters: None, strata: None, weights: None })
    }

    /// Puts rows into clusters, each with a number of its own, as questions.
    ///
    /// # Errors
    ///
    /// There is not one number a row.
    pub fn clustered(self, clusters: &'a [usize]) -> Result<Self, BadInput> {
        as_long("clusters", self.values.len(), clusters.len())?;
        Ok(Self { clusters: Some(clusters), ..self })
    }

    /// Puts rows into strata, each with a number of its own.
    ///
    /// # Errors
    ///
    /// There is not one number a row.
    pub fn stratified(self, strata: &'a [usize]) -> Result<Self, BadInput> {
        as_long("strata", self.values.len(), strata.len())?;
        Ok(Self { strata: Some(strata), ..self })
    }

    /// Gives each row a weight; rows that weigh nothing change nothing.
    ///
    /// # Errors
    ///
    /// There is not one weight a row, one of them is negative or not finite, or all are zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::comparison::Sample;
    ///
    /// assert_eq!(Sample::new(&[0.0, 1.0])?.weighted(&[1.0, 3.0])?.mean(), 0.75);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn weighted(self, weights: &'a [f64]) -> Result<Self, BadInput> {
        as_long("weights", self.values.len(), weights.len())?;
        check_weights(weights)?;
        Ok(Self { weights: Some(weights), ..self })
    }

    /// The mean over rows, by weight.
    pub fn mean(&self) -> f64 {
        let (mut sum, mut weight) = (Sum::default(), Sum::default());
        for index in 0..self.values.len() {
            sum = sum.plus(self.weight(index) * self.values[index]);
            weight = weight.plus(self.weight(index));
        }
        sum.value() / weight.value()
    }

    fn weight(&self, index: usize) -> f64 {
        self.weights.map_or(1.0, |weights| weights[index])
    }

    /// The units of each stratum.
    pub(crate) fn units(&self) -> Result<Vec<Vec<Unit>>, BadInput> {
        let counting = (0..self.values.len()).filter(|index| self.weight(*index) > 0.0);
        if self.clusters.is_none() && self.strata.is_none() {
            let unit = |index| {
                let weight = self.weight(index);
                Unit { sum: weight * self.values[index], weight }
            };
            return Ok(vec![counting.map(unit).collect()]);
        }
        let mut rows: Vec<Row> = counting.map(|index| self.row(index)).collect();
        rows.sort_unstable_by_key(|row| (row.cluster, row.stratum, row.index));
        let mut units: Vec<(usize, Unit)> = Vec::new();
        for cluster in rows.chunk_by(|one, other| one.cluster == other.cluster) {
            if let Some(stray) = cluster.iter().find(|row| row.stratum != cluster[0].stratum) {
                return Err(BadInput::TwoStrata { row: stray.index + 1 });
            }
            units.push((cluster[0].stratum, self.unit(cluster)));
        }
        // A stable sort: within a stratum the units keep the order of their clusters.
        units.sort_by_key(|(stratum, _)| *stratum);
        let strata = units.chunk_by(|one, other| one.0 == other.0);
        Ok(strata.map(|units| units.iter().map(|(_, unit)| *unit).collect()).collect())
    }

    fn row(&self, index: usize) -> Row {
        let of = |column: Option<&[usize]>, alone| column.map_or(alone, |column| column[index]);
        Row { cluster: of(self.clusters, index), stratum: of(self.strata, 0), index }
    }

    fn unit(&self, cluster: &[Row]) -> Unit {
        let sum = cluster.iter().map(|row| self.weight(row.index) * self.values[row.index]);
        let weight = cluster.iter().map(|row| self.weight(row.index));
        Unit { sum: sum.collect::<Sum>().value(), weight: weight.collect::<Sum>().value() }
    }
}

/// Where a row belongs.
#[derive(Clone, Copy)]
struct Row {
    cluster: usize,
    stratum: usize,
    index: usize,
}

fn check(values: &[f64]) -> Result<(), BadInput> {
    if let Some(index) = values.iter().position(|value| !value.is_finite()) {
        let what = "the number to compare";
        return Err(BadInput::NotFinite { row: index + 1, what, value: values[index] });
    }
    if values.len() < 2 {
        return Err(BadInput::TooFew { what: "rows", found: values.len(), needed: 2 });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_a_cluster_are_one_unit() {
        let sample = Sample::new(&[1.0, 2.0, 3.0, 4.0]).unwrap();
        let clustered = sample.clone().clustered(&[7, 3, 7, 3]).unwrap();
        let unit = |sum, weight| Unit { sum, weight };
        assert_eq!(clustered.units().unwrap(), [[unit(6.0, 2.0), unit(4.0, 2.0)]]);
        let stratified = clustered.stratified(&[1, 0, 1, 0]).unwrap();
        assert_eq!(stratified.units().unwrap(), [[unit(6.0, 2.0)], [unit(4.0, 2.0)]]);
        let alone = sample.stratified(&[0, 0, 5, 5]).unwrap();
        assert_eq!(alone.units().unwrap()[1], [unit(3.0, 1.0), unit(4.0, 1.0)]);
    }

    #[test]
    fn rows_without_weight_are_drawn_neither_alone_nor_in_clusters() {
        let weights = [2.0, 0.0, 1.0, 0.0];
        let sample = Sample::new(&[1.0, 2.0, 3.0, 4.0]).unwrap().weighted(&weights).unwrap();
        let unit = |sum, weight| Unit { sum, weight };
        assert_eq!(sample.units().unwrap(), [[unit(2.0, 2.0), unit(3.0, 1.0)]]);
        let clustered = sample.clustered(&[5, 6, 5, 7]).unwrap();
        assert_eq!(clustered.units().unwrap(), [[unit(5.0, 3.0)]]);
    }

    #[test]
    fn a_cluster_in_two_strata_is_refused() {
        let sample = Sample::new(&[1.0, 2.0]).unwrap();
        let sample = sample.clustered(&[1, 1]).unwrap().stratified(&[0, 4]).unwrap();
        let refused = sample.units().unwrap_err().to_string();
        assert_eq!(
            refused,
            "row 2: its cluster stands in another stratum too; give each cluster one"
        );
    }

    #[test]
    fn what_cannot_be_compared_is_refused() {
        for (values, expected) in [
            (&[1.0][..], "1 rows are too few; give at least 2"),
            (&[1.0, f64::INFINITY], "row 2: the number to compare is inf"),
        ] {
            let refused = Sample::new(values).unwrap_err().to_string();
            assert!(refused.starts_with(expected), "{refused}");
        }
        let infinite = [f64::INFINITY, 0.0];
        assert!(Sample::paired(&infinite, &infinite).is_err(), "inf - inf is no number");
    }
}
