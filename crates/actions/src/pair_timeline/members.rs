//! The members of a side: the states that are taken with its organizations, each while it is one.

use jiff::civil::Date;
use reading::{Gazetteer, Membership, Memberships};

use super::side::{PairSide, SideError};

/// A state that is taken with an organization while it is a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MemberState {
    /// The organization.
    pub(super) of: String,
    /// The state.
    pub(super) name: String,
    pub(super) membership: Membership,
}

impl PairSide {
    /// Takes in the states that are members of its organizations, each while it is one; without
    /// those that it has itself.
    pub(crate) fn take_members(&mut self, memberships: &Memberships, gazetteer: &Gazetteer) {
        let keys: Vec<String> = self.keys().collect();
        for member in &mut self.members {
            let Some(code) = &member.code else { continue };
            let known = memberships.of(code);
            if !known.is_empty() {
                member.reason.push_str("; with its members, each while it is one");
            }
            self.states.extend(known.iter().filter(|it| !keys.contains(&it.member)).map(|it| {
                let name = gazetteer.name_with_code(&it.member).unwrap_or(&it.member);
                let (of, name) = (member.name.clone(), name.to_owned());
                MemberState { of, name, membership: it.clone() }
            }));
        }
    }

    /// Leaves to another side what that names itself, and refuses states that are members on both.
    pub(super) fn settle_members(&mut self, other: &mut Self) -> Result<(), SideError> {
        let named: Vec<String> = self.keys_named().chain(other.keys_named()).collect();
        for side in [&mut *self, &mut *other] {
            side.states.retain(|it| !named.contains(&it.membership.member));
        }
        let is_on_both = |it: &&MemberState| {
            other.states.iter().any(|there| there.membership.member == it.membership.member)
        };
        match self.states.iter().find(is_on_both) {
            Some(state) => Err(SideError::MemberOfBoth(state.name.clone())),
            None => Ok(()),
        }
    }

    /// The state with a code that is a member of one of its organizations on a day.
    pub(super) fn state(&self, code: &str, day: Date) -> Option<&MemberState> {
        let is_it = |it: &&MemberState| it.membership.member == code && it.membership.holds(day);
        self.states.iter().find(is_it)
    }
}
