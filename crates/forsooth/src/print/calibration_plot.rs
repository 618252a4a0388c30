//! A calibration plot in letters: forecasts across, observed shares upward.

use std::io::{Result, Write};

use actions::{BandPlace, Curve};

use crate::style::FAINT;

const COLUMNS: usize = 51;
const ROWS: usize = 21;

/// Prints the curve over its band, with the diagonal where neither is.
pub(crate) fn calibration_plot(curve: &Curve, out: &mut dyn Write) -> Result<()> {
    let mut cells = [[' '; COLUMNS]; ROWS];
    for column in 0..COLUMNS {
        cells[row(share(column, COLUMNS))][column] = '·';
    }
    for pair in curve.band.windows(2) {
        for across in column(pair[0].forecast)..=column(pair[1].forecast) {
            let (low, high) = between(&pair[0], &pair[1], share(across, COLUMNS));
            for cells in &mut cells[row(high)..=row(low)] {
                cells[across] = '░';
            }
        }
    }
    for step in &curve.steps {
        let observed = &mut cells[row(step.observed)];
        observed[column(step.low)..=column(step.high)].fill('●');
    }
    for (index, cells) in cells.iter().enumerate() {
        let line: String = cells.iter().collect();
        writeln!(out, "  {FAINT}{}{FAINT:#} {}", label(index), line.trim_end())?;
    }
    let axis = format!("{:<25}{:<23}100%", "0%", "50%");
    writeln!(out, "       {FAINT}{axis} forecast{FAINT:#}")
}

/// The ends of the band at a forecast between two of its places, in proportion.
fn between(left: &BandPlace, right: &BandPlace, forecast: f64) -> (f64, f64) {
    let width = right.forecast - left.forecast;
    let part = ((forecast - left.forecast) / width).clamp(0.0, 1.0);
    let end = |left: f64, right: f64| left + part * (right - left);
    (end(left.low, right.low), end(left.high, right.high))
}

/// The share written beside every fifth row.
fn label(index: usize) -> String {
    if index.is_multiple_of(5) {
        let percent = 100 - index * 100 / (ROWS - 1);
        format!("{percent:>3}%")
    } else {
        " ".repeat(4)
    }
}

fn column(share: f64) -> usize {
    nearest(share, COLUMNS)
}

/// The row of a share, counted from the top.
fn row(share: f64) -> usize {
    ROWS - 1 - nearest(share, ROWS)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a share of a few dozen cells"
)]
fn nearest(share: f64, cells: usize) -> usize {
    (share.clamp(0.0, 1.0) * (cells - 1) as f64).round() as usize
}

#[expect(clippy::cast_precision_loss, reason = "a few dozen cells")]
fn share(cell: usize, cells: usize) -> f64 {
    cell as f64 / (cells - 1) as f64
}
