//! Reading the expected values, and comparing with them.

use std::fs;
use std::path::Path;

use serde_json::Value;

/// The cases of a file.
pub(crate) fn cases(file: &str) -> Vec<Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let text = fs::read_to_string(folder.join(file)).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// A number of a case; `"nan"`, `"inf"` and `"-inf"` are numbers too.
pub(crate) fn number(case: &Value, field: &str) -> f64 {
    as_number(&case[field]).unwrap_or_else(|| panic!("no number {field} in {case}"))
}

/// A number of a case, where it has one.
pub(crate) fn some_number(case: &Value, field: &str) -> Option<f64> {
    as_number(&case[field])
}

/// The numbers of a list.
pub(crate) fn numbers(case: &Value, field: &str) -> Vec<f64> {
    let list = case[field].as_array().unwrap_or_else(|| panic!("no list {field} in {case}"));
    list.iter().map(|value| as_number(value).unwrap()).collect()
}

/// The outcomes of a list of noughts and ones.
pub(crate) fn outcomes(case: &Value, field: &str) -> Vec<bool> {
    numbers(case, field).into_iter().map(|outcome| outcome > 0.5).collect()
}

/// Fails unless two numbers agree in twelve digits.
#[track_caller]
pub(crate) fn agree(found: f64, expected: f64, case: &impl std::fmt::Display) {
    agree_within(1e-12, found, expected, case);
}

/// Fails unless two numbers agree within a relative distance; for expected zeros it is absolute.
#[track_caller]
pub(crate) fn agree_within(
    tolerance: f64,
    found: f64,
    expected: f64,
    case: &impl std::fmt::Display,
) {
    let scale = if expected == 0.0 { 1.0 } else { expected.abs() };
    let same = found == expected || (found.is_nan() && expected.is_nan());
    assert!(
        same || (found - expected).abs() <= tolerance * scale,
        "found {found:?}, expected {expected:?}, for {case}"
    );
}

fn as_number(value: &Value) -> Option<f64> {
    value.as_f64().or_else(|| value.as_str()?.parse().ok())
}
