//! Who held which forecast of a question, and from when to when.

use super::Period;
use crate::BadInput;

/// Somebody makes a forecast, or withdraws the one they hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Update<F> {
    /// Who, by a number of the caller's choice.
    pub forecaster: u32,
    /// When, in milliseconds.
    pub at: i64,
    /// The forecast; none withdraws the one before.
    pub forecast: Option<F>,
}

/// A forecast that somebody held from one instant up to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hold<F> {
    /// Who, by a number of the caller's choice.
    pub forecaster: u32,
    /// From when, in milliseconds.
    pub from: i64,
    /// Until when; at that instant it no longer holds.
    pub until: i64,
    /// The forecast.
    pub forecast: F,
}

/// All forecasts of one question, each with the time it held.
///
/// What stands here has been checked: every forecast held for some time within the period, and
/// nobody held two at once. A forecast is a [`domain::Probability`] for yes or no, a list of
/// chances for several options or for the bins of a number, or any type of the caller's.
#[derive(Clone, Debug, PartialEq)]
pub struct Histories<F> {
    period: Period,
    /// By forecaster, then by time.
    holds: Vec<Hold<F>>,
    late: usize,
}

impl<F> Histories<F> {
    /// Lets each forecast hold to its forecaster's next one, to its withdrawal or to the close.
    ///
    /// Forecasts made before the opening hold from the opening; what comes at the close or later
    /// changes nothing and is counted. Updates can be given in any order of time; of several at
    /// the same time the last in the list wins. Takes *O*(*n* log *n*) steps.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::history::{Histories, Period, Update};
    ///
    /// let said = |at, forecast| Update { forecaster: 7, at, forecast };
    /// let updates = [said(-5, Some(0.2)), said(40, Some(0.6)), said(70, None), said(100, Some(0.9))];
    /// let histories = Histories::from_updates(Period::new(0, 100)?, updates);
    /// let held: Vec<(i64, i64, f64)> =
    ///     histories.holds().iter().map(|hold| (hold.from, hold.until, hold.forecast)).collect();
    /// assert_eq!(held, [(0, 40, 0.2), (40, 70, 0.6)]);
    /// assert_eq!(histories.late(), 1);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn from_updates(period: Period, updates: impl IntoIterator<Item = Update<F>>) -> Self {
        let mut updates: Vec<Update<F>> = updates.into_iter().collect();
        let given = updates.len();
        updates.retain(|update| update.at < period.closes_at());
        let late = given - updates.len();
        // The sort is stable: updates at the same time stay in the order of the list.
        updates.sort_by_key(|update| (update.forecaster, update.at));
        let mut holds: Vec<Hold<F>> = Vec::with_capacity(updates.len());
        let mut updates = updates.into_iter().peekable();
        while let Some(Update { forecaster, at, forecast }) = updates.next() {
            let next = updates.peek().filter(|next| next.forecaster == forecaster);
            let until = next.map_or(period.closes_at(), |next| period.clamp(next.at));
            let from = period.clamp(at);
            let held = forecast.filter(|_| from < until);
            holds.extend(held.map(|forecast| Hold { forecaster, from, until, forecast }));
        }
        Self { period, holds, late }
    }

    /// Takes forecasts whose ends are known, in any order.
    ///
    /// Only the part within the period counts; those that begin at the close or later are
    /// counted as late.
    ///
    /// # Errors
    ///
    /// A forecast ends before it begins, or two of one forecaster hold at the same time.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::history::{Histories, Hold, Period};
    ///
    /// let hold = |from, until| Hold { forecaster: 7, from, until, forecast: 0.5 };
    /// let period = Period::new(0, 100)?;
    /// assert!(Histories::from_holds(period, [hold(0, 50), hold(50, 80)]).is_ok());
    ///
    /// let refused = Histories::from_holds(period, [hold(40, 80), hold(0, 50)]).unwrap_err();
    /// assert_eq!(
    ///     refused.to_string(),
    ///     "row 1: this forecast begins before the one in row 2 ends, and both are of forecaster 7; \
    ///      let one hold at a time"
    /// );
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn from_holds(
        period: Period,
        holds: impl IntoIterator<Item = Hold<F>>,
    ) -> Result<Self, BadInput> {
        let mut rows: Vec<(usize, Hold<F>)> = (1..).zip(holds).collect();
        if let Some((row, hold)) = rows.iter().find(|(_, hold)| hold.until < hold.from) {
            return Err(BadInput::NoTime { row: *row, from: hold.from, until: hold.until });
        }
        rows.sort_by_key(|(_, hold)| (hold.forecaster, hold.from));
        let late = rows.iter().filter(|(_, hold)| hold.from >= period.closes_at()).count();
        rows.retain(|(_, hold)| hold.from < hold.until);
        check_overlaps(&rows)?;
        let mut holds: Vec<Hold<F>> = rows.into_iter().map(|(_, hold)| hold).collect();
        holds.retain(|hold| hold.from < period.closes_at());
        for hold in &mut holds {
            hold.from = period.clamp(hold.from);
            hold.until = period.clamp(hold.until);
        }
        holds.retain(|hold| hold.from < hold.until);
        Ok(Self { period, holds, late })
    }

    /// The time in which forecasts count.
    pub fn period(&self) -> Period {
        self.period
    }

    /// What was held, by forecaster and then by time.
    pub fn holds(&self) -> &[Hold<F>] {
        &self.holds
    }

    /// How many came at the close or later.
    pub fn late(&self) -> usize {
        self.late
    }

    /// What was held at an instant, by forecaster: the forecasts that count for a spot score.
    ///
    /// A forecast made at that instant counts, one that ends there does not.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::history::{Histories, Period, Update};
    ///
    /// let said = |forecaster, at, forecast| Update { forecaster, at, forecast: Some(forecast) };
    /// let updates = [said(1, 0, 0.2), said(1, 50, 0.6), said(2, 60, 0.9)];
    /// let histories = Histories::from_updates(Period::new(0, 100)?, updates);
    /// let held: Vec<f64> = histories.at(50).map(|hold| hold.forecast).collect();
    /// assert_eq!(held, [0.6]);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn at(&self, instant: i64) -> impl Iterator<Item = &Hold<F>> {
        self.holds.iter().filter(move |hold| hold.from <= instant && instant < hold.until)
    }

    /// The same histories with each forecast turned into a number, as its score.
    pub(crate) fn map<G>(
        &self,
        number: impl Fn(&F) -> Result<G, BadInput>,
    ) -> Result<Histories<G>, BadInput> {
        let holds = self.holds.iter().map(|hold| {
            let &Hold { forecaster, from, until, ref forecast } = hold;
            Ok(Hold { forecaster, from, until, forecast: number(forecast)? })
        });
        Ok(Histories {
            period: self.period,
            late: self.late,
            holds: holds.collect::<Result<_, _>>()?,
        })
    }
}

/// Refuses forecasts of one person that hold at the same time; they are in order of time.
fn check_overlaps<F>(rows: &[(usize, Hold<F>)]) -> Result<(), BadInput> {
    let overlap = rows.windows(2).find(|pair| {
        let (earlier, later) = (&pair[0].1, &pair[1].1);
        earlier.forecaster == later.forecaster && later.from < earlier.until
    });
    overlap.map_or(Ok(()), |pair| {
        let forecaster = pair[0].1.forecaster;
        Err(BadInput::Overlap { row: pair[1].0, other: pair[0].0, forecaster })
    })
}
