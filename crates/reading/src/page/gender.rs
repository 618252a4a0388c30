//! Gender: what is known of it by a title, by a table of officials, or by a first name.

use super::Page;
use crate::actors::{Gender, Mention, Who, officials};
use crate::lexicon::first_names;

impl Page<'_> {
    /// Whether a person is a woman or a man, as far as anything tells.
    pub(crate) fn gender(&self, mention: &Mention) -> Option<Gender> {
        let Who::Person(person) = mention.who else { return None };
        let person = self.people.get(person)?;
        person.gender.or_else(|| of_official(&person.name)).or_else(|| {
            let is_family_first = person.side.is_some() && person.family_first;
            of_first_name(&person.name).filter(|_| !is_family_first)
        })
    }
}

/// The gender that all officials of a full name share.
fn of_official(name: &str) -> Option<Gender> {
    if !name.contains(' ') {
        return None;
    }
    let known = officials::named(name, None);
    let first = known.first()?.gender?;
    known.iter().all(|it| it.gender == Some(first)).then_some(first)
}

/// The gender that the first word of a name tells.
pub(crate) fn of_first_name(name: &str) -> Option<Gender> {
    let (first, _) = name.split_once(' ')?;
    let first = first.to_lowercase();
    if first_names().women.contains(&first) {
        return Some(Gender::Woman);
    }
    first_names().men.contains(&first).then_some(Gender::Man)
}
