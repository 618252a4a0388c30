//! Letters: what stands between "Dear …" and the signature is all the signer's.

use super::super::speaker::Speaker;
use super::Voice;
use super::release::speaks;
use crate::lexicon::form_words;
use crate::page::{Page, Run};

/// How many sentences at the head are looked at for a salutation.
const LOOKED_AT: usize = 6;

/// The body of a letter.
pub(super) fn find(page: &Page<'_>) -> Option<Voice> {
    let near = page.units.iter().take(LOOKED_AT);
    let salutation = near.map(|unit| unit.run).find(|run| page.is(run.from, &["dear"]))?;
    let greeted = page.line_at(salutation.from)?;
    let comma = page.find(greeted, &[",", ":", "!"]).unwrap_or(greeted.to);
    let (end, signature) = signed(page, greeted.to)?;
    let body = Run::new(comma + 1, end);
    let name = page.spaced(signature);
    let range = page.range(signature);
    let mention = page.mention_at(signature.from).copied();
    let side = mention.and_then(|it| page.side(&it));
    let addressee = page.trimmed(Run::new(greeted.from + 1, comma));
    let addressee = Some(addressee).filter(|run| !run.is_empty());
    let voice = Voice::new(body, Speaker { name, side, range, mention }, None);
    speaks(page, body).then_some(Voice { addressee, ..voice })
}

/// Where a letter's words end, and the line of its signature.
fn signed(page: &Page<'_>, from: usize) -> Option<(usize, Run)> {
    let first = page.units.partition_point(|unit| unit.run.from < from);
    let farewell = page.units[first..].iter().find_map(|unit| {
        let line = page.line_at(unit.run.from)?;
        let words = page.spaced(page.trimmed(line)).to_lowercase();
        form_words().farewells.contains(&words).then_some(line)
    })?;
    let signature = page.trimmed(page.line_at(farewell.to)?);
    (!signature.is_empty()).then_some((farewell.from, signature))
}
