//! A number that gives a probability: "70%", "60 to 70 percent", "one in five", "three to one".

use domain::{ImpliedProbability, ProbabilityBasis};

use super::likelihood::Likelihood;
use crate::lexicon::prediction_words;
use crate::page::{Page, Run};

/// The number that gives a probability at a token.
pub(super) fn at(page: &Page<'_>, at: usize) -> Option<Likelihood> {
    bounded(page, at)
        .or_else(|| percent(page, at))
        .or_else(|| share(page, at))
        .or_else(|| odds(page, at))
        .or_else(|| decimal(page, at))
}

/// "at least 60 percent"
pub(super) fn bounded(page: &Page<'_>, at: usize) -> Option<Likelihood> {
    let words = prediction_words();
    let least = page.phrase(at, &words.at_least);
    let length = least.or_else(|| page.phrase(at, &words.at_most))?;
    let (value, end) = one_percentage(page, skip(page, at + length, &["a", "an"]))?;
    let (low, high) = if least.is_some() { (value, 100.0) } else { (0.0, value) };
    Some(range(at, end, low, high))
}

/// "70%", "60–70 percent"
pub(super) fn percent(page: &Page<'_>, at: usize) -> Option<Likelihood> {
    if let Some((value, end)) = one_percentage(page, at) {
        return Some(exact(at, end, value));
    }
    let (low, next) = number(page, at)?;
    let next = skip(page, next, &["%", "percent"]);
    let joint = page.is(next, &["-", "–", "to", "and", "or"]).then_some(next + 1)?;
    let (high, end) = one_percentage(page, joint)?;
    (low < high).then(|| range(at, end, low, high))
}

fn one_percentage(page: &Page<'_>, at: usize) -> Option<(f64, usize)> {
    let (value, next) = number(page, at)?;
    let next = skip(page, next, &["-"]);
    let sign = page.is(next, &["%", "percent"]).then_some(1);
    let cent = skip(page, next + 1, &["-"]);
    let apart = || (page.is(next, &["per"]) && page.is(cent, &["cent"])).then_some(cent + 1 - next);
    let end = next + sign.or_else(apart)?;
    (value <= 100.0).then_some((value, end))
}

/// "one in five", "two out of three", "one chance in four"
fn share(page: &Page<'_>, at: usize) -> Option<Likelihood> {
    let (part, next) = number(page, at)?;
    let next = skip(page, skip(page, next, &["-"]), &["chance", "chances"]);
    let out = usize::from(page.is(next, &["out"]) && page.is(next + 1, &["of"]));
    let next = (out == 1 || page.is(next, &["in"])).then_some(next + out + 1)?;
    let (whole, end) = number(page, skip(page, next, &["-"]))?;
    (part < whole).then(|| exact(at, end, 100.0 * part / whole))
}

/// "three to one against", "2-1 in favor"; without a side, odds say nothing certain.
fn odds(page: &Page<'_>, at: usize) -> Option<Likelihood> {
    let (first, next) = number(page, at)?;
    let next = skip(page, next, &["-"]);
    let joint = page.is(next, &["to", "/", ":"]).then_some(next + 1)?;
    let (second, end) = number(page, skip(page, joint, &["-"]))?;
    let total = first + second;
    let lost = page.is(end, &["against"]);
    let won =
        page.is(end, &["on"]) || page.is(end, &["in"]) && page.is(end + 1, &["favor", "favour"]);
    let share = if lost { second / total } else { first / total };
    (total > 0.0).then(|| Likelihood {
        run: Run::new(at, end + usize::from(lost)),
        implied: (lost || won).then(|| figures(100.0 * share, ProbabilityBasis::Number)),
    })
}

/// "a probability of 0.7"
fn decimal(page: &Page<'_>, at: usize) -> Option<Likelihood> {
    let lower = page.lower(at);
    let value: f64 = lower.parse().ok().filter(|_| lower.starts_with("0."))?;
    Some(exact(at, at + 1, 100.0 * value))
}

/// A number in figures or words, and the token after it.
fn number(page: &Page<'_>, at: usize) -> Option<(f64, usize)> {
    let lower = page.lower(at);
    if let Ok(value) = lower.parse::<f64>() {
        return (value.is_finite() && value >= 0.0).then_some((value, at + 1));
    }
    let words = prediction_words();
    let place = |list: &[String], at| list.iter().position(|it| it == page.lower(at));
    let small = |at| u8::try_from(place(&words.numbers, at)?).ok().map(f64::from);
    if let Some(value) = small(at) {
        return Some((value, at + 1));
    }
    let tens = u8::try_from(place(&words.tens, at)? + 1).ok().map(|it| 10.0 * f64::from(it))?;
    let joint = skip(page, at + 1, &["-"]);
    let ones = small(joint).filter(|ones| joint > at + 1 && *ones < 10.0);
    Some(ones.map_or((tens, at + 1), |ones| (tens + ones, joint + 1)))
}

fn skip(page: &Page<'_>, at: usize, marks: &[&str]) -> usize {
    at + usize::from(page.is(at, marks))
}

fn exact(at: usize, end: usize, value: f64) -> Likelihood {
    let implied = Some(figures(value, ProbabilityBasis::Number));
    Likelihood { run: Run::new(at, end), implied }
}

fn figures(value: f64, basis: ProbabilityBasis) -> ImpliedProbability {
    let value = value.round();
    ImpliedProbability { median: value, low: value, high: value, basis: Some(basis) }
}

fn range(at: usize, end: usize, low: f64, high: f64) -> Likelihood {
    let median = f64::midpoint(low, high);
    let basis = Some(ProbabilityBasis::Range);
    Likelihood {
        run: Run::new(at, end),
        implied: Some(ImpliedProbability { median, low, high, basis }),
    }
}
