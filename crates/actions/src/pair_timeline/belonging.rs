//! Belonging: whether somebody on one side acts for the other, as a minister for a state.

use jiff::civil::Date;
use reading::{Gazetteer, names_in};

use super::{PairSide, SideMember};

/// What a reader should know where somebody on one side belongs to the other.
pub(super) fn notes(
    first: &PairSide,
    second: &PairSide,
    day: Date,
    gazetteer: &Gazetteer,
) -> Vec<String> {
    let ways = [(second, first), (first, second)].into_iter();
    let each = ways.flat_map(|(side, other)| side.members.iter().map(move |it| (it, other)));
    let told = each.filter_map(|(member, other)| {
        let whole = whole_of(member, other, day, gazetteer)?;
        let (name, whole) = (&member.name, &whole.name);
        Some(format!(
            "{name} is of {whole}: what is shown is between {name} and others of {whole}, or \
             speaks of {whole} itself"
        ))
    });
    told.collect()
}

/// The actor of a side to which somebody belongs on a day, if there is one.
fn whole_of<'a>(
    member: &SideMember,
    side: &'a PairSide,
    day: Date,
    gazetteer: &Gazetteer,
) -> Option<&'a SideMember> {
    if member.code.is_some() {
        return None;
    }
    let named = names_in(&member.name, Some(day), gazetteer).into_iter().next()?;
    let code = named.identity.code?;
    side.members.iter().find(|whole| whole.code.as_ref() == Some(&code))
}
