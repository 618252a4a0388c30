//! The finding of a reliability curve: where it leaves the band of chance, and to which side.

use actions::{BandPlace, Curve};

use super::scale::percent;

/// Where a reliability curve lies outside its band.
pub(super) struct Finding {
    /// At how many forecasts.
    pub(super) outside: usize,
    /// Of how many.
    pub(super) places: usize,
    /// The longest stretch below the band, in words.
    too_high: Option<String>,
    /// The longest stretch above it.
    too_low: Option<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Below,
    Inside,
    Above,
}

impl Finding {
    /// Compares a curve with its band.
    pub(super) fn of(curve: &Curve) -> Self {
        let sides: Vec<(f64, Side)> =
            curve.band.iter().map(|place| (place.forecast, side(curve, place))).collect();
        let outside = sides.iter().filter(|(_, side)| *side != Side::Inside).count();
        let longest = |wanted| {
            let stretches = sides.chunk_by(|one, next| one.1 == next.1);
            let stretches = stretches.filter(|stretch| stretch[0].1 == wanted);
            stretches.max_by_key(|stretch| stretch.len()).map(range)
        };
        let (too_high, too_low) = (longest(Side::Below), longest(Side::Above));
        Self { outside, places: sides.len(), too_high, too_low }
    }

    /// The finding in a sentence. A curve that is outside no more often than chance alone puts it
    /// there says nothing of any single place.
    pub(super) fn sentence(&self, level: f64) -> String {
        let by_chance = (1.0 - level) * super::scale::exact(self.places);
        let is_chance = super::scale::exact(self.outside) <= by_chance;
        match (&self.too_high, &self.too_low) {
            _ if is_chance => "Forecasts came true about as often as they said".to_owned(),
            (Some(high), None) => {
                format!("Forecasts of {high} came true less often than they said")
            }
            (None, Some(low)) => format!("Forecasts of {low} came true more often than they said"),
            (Some(high), Some(low)) => format!(
                "Forecasts of {high} came true less often than they said, those of {low} more often"
            ),
            (None, None) => "Forecasts came true about as often as they said".to_owned(),
        }
    }
}

fn side(curve: &Curve, place: &BandPlace) -> Side {
    let step = curve.steps.partition_point(|step| step.high < place.forecast);
    match curve.steps.get(step).map(|step| step.observed) {
        Some(observed) if observed < place.low => Side::Below,
        Some(observed) if observed > place.high => Side::Above,
        Some(_) | None => Side::Inside,
    }
}

fn range(stretch: &[(f64, Side)]) -> String {
    let ends = (percent(stretch[0].0), percent(stretch[stretch.len() - 1].0));
    if ends.0 == ends.1 { ends.0 } else { format!("{} to {}", ends.0, ends.1) }
}
