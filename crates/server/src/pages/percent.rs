//! Percentages as they are typed into a form that writes the percent sign itself.

use actions::parse_probability;

use crate::error::Failure;
use crate::pages::answer::refused;

/// Reads what was typed before the form's percent sign.
pub(crate) fn percent(typed: &str) -> Result<String, Failure> {
    let typed = typed.trim();
    let is_share = typed.parse().is_ok_and(|number: f64| number > 0.0 && number < 1.0);
    if is_share {
        let message =
            format!("\"{typed}\" may mean {typed}% or a share of one; write it as 72 or {typed}%");
        return Err(Failure::refused(message));
    }
    let percent = if typed.ends_with('%') { typed.to_owned() } else { format!("{typed}%") };
    parse_probability(if typed.is_empty() { typed } else { &percent }).map_err(refused)?;
    Ok(percent)
}
