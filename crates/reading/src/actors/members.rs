//! Memberships: which states were members of which organizations, and when.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use thiserror::Error;

/// Which states were members of which organizations, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memberships(HashMap<String, Vec<Membership>>);

/// That a state was a member of an organization for a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The code of the state.
    pub member: String,
    /// The first day.
    pub since: Date,
    /// The last day; none where it is a member still.
    pub until: Option<Date>,
}

/// Why a table of members cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("line {line}: {flaw}")]
pub struct MemberTableError {
    /// The line of the table, from 1.
    pub line: usize,
    /// What is wrong with it, and the remedy.
    pub flaw: MemberFlaw,
}

/// What is wrong with a row of a table of members.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum MemberFlaw {
    /// It has too few columns, or too many.
    #[error(
        "{0} columns; give organization, member, first day and last day, with tabs between them"
    )]
    Columns(usize),
    /// A code is none.
    #[error("\"{0}\" is no code; give 2 to 8 capital letters or digits, as NATO or NOR")]
    Code(String),
    /// A day is none.
    #[error("\"{0}\" is no day; give one as 2023-04-04, or a year")]
    Day(String),
}

static BUILT_IN: LazyLock<Memberships> = LazyLock::new(|| {
    // A test reads every line of it.
    read(include_str!("../../data/en/actors/members.tsv")).unwrap_or_default()
});

impl Memberships {
    /// The memberships that the program knows.
    #[must_use]
    pub fn built_in() -> &'static Self {
        &BUILT_IN
    }

    /// Those with a table of one's own, which wins for each state that it has in an organization.
    ///
    /// Each line has, between tabs: the code of the organization, that of the member, the first day
    /// and the last, which may be left out. Empty lines and those that begin with `#` are passed
    /// over.
    ///
    /// # Errors
    ///
    /// A line cannot be read; it is named.
    ///
    /// # Examples
    ///
    /// ```
    /// let own = reading::Memberships::with_table("NATO\tUKR\t2031-05-01\n")?;
    /// assert!(own.of("NATO").iter().any(|it| it.member == "UKR"));
    /// assert!(own.of("NATO").iter().any(|it| it.member == "NOR"));
    /// # Ok::<(), reading::MemberTableError>(())
    /// ```
    pub fn with_table(table: &str) -> Result<Self, MemberTableError> {
        let own = read(table)?;
        let mut all = Self::built_in().clone();
        for (group, memberships) in own.0 {
            let known = all.0.entry(group).or_default();
            known.retain(|it| memberships.iter().all(|own| own.member != it.member));
            known.extend(memberships);
        }
        Ok(all)
    }

    /// The members of an organization by its code, of today and of before; none of what no table
    /// knows.
    #[must_use]
    pub fn of(&self, group: &str) -> &[Membership] {
        self.0.get(group).map_or(&[], Vec::as_slice)
    }
}

impl Membership {
    /// Whether it was so on a day.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.since <= day && self.until.is_none_or(|until| day <= until)
    }
}

fn read(table: &str) -> Result<Memberships, MemberTableError> {
    let mut read: HashMap<String, Vec<Membership>> = HashMap::new();
    for (line, text) in (1..).zip(table.lines()) {
        if text.trim().is_empty() || text.starts_with('#') {
            continue;
        }
        let (group, membership) = row(text).map_err(|flaw| MemberTableError { line, flaw })?;
        read.entry(group).or_default().push(membership);
    }
    Ok(Memberships(read))
}

fn row(text: &str) -> Result<(String, Membership), MemberFlaw> {
    let cells: Vec<&str> = text.split('\t').map(str::trim).collect();
    let (group, member, since, until) = match cells.as_slice() {
        &[group, member, since] => (group, member, since, ""),
        &[group, member, since, until] => (group, member, since, until),
        other => return Err(MemberFlaw::Columns(other.len())),
    };
    let until = (!until.is_empty()).then(|| day(until, Date::last_of_year)).transpose()?;
    let since = day(since, Date::first_of_year)?;
    Ok((code(group)?, Membership { member: code(member)?, since, until }))
}

fn code(text: &str) -> Result<String, MemberFlaw> {
    let is_code = (2..=8).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    if is_code { Ok(text.to_owned()) } else { Err(MemberFlaw::Code(text.to_owned())) }
}

/// A day, or that of a year which stands for it.
fn day(text: &str, of_year: impl Fn(Date) -> Date) -> Result<Date, MemberFlaw> {
    let refuse = |_| MemberFlaw::Day(text.to_owned());
    if text.len() == 4 {
        return format!("{text}-01-01").parse().map(of_year).map_err(refuse);
    }
    text.parse().map_err(refuse)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Memberships, read};
    use crate::Gazetteer;

    #[test]
    fn every_line_of_the_table_names_actors_that_are_known() {
        let table = include_str!("../../data/en/actors/members.tsv");
        let gazetteer = Gazetteer::built_in();
        for (group, memberships) in read(table).unwrap().0 {
            assert!(gazetteer.name_with_code(&group).is_some(), "{group}");
            for membership in memberships {
                assert!(gazetteer.is_state(&membership.member), "{membership:?}");
                assert!(membership.until.is_none_or(|until| membership.since < until));
            }
        }
    }

    #[test]
    fn members_join_and_leave() {
        let count = |group: &str, on| {
            Memberships::built_in().of(group).iter().filter(|it| it.holds(on)).count()
        };
        for (group, on, expected) in [
            ("NATO", date(1949, 8, 23), 0),
            ("NATO", date(2022, 2, 24), 30),
            ("NATO", date(2024, 3, 7), 32),
            ("EUR", date(2020, 1, 31), 28),
            ("EUR", date(2020, 2, 1), 27),
            ("ECOWAS", date(2025, 1, 29), 12),
            ("ECOWAS", date(2001, 1, 1), 15),
            ("BRICS", date(2025, 6, 1), 10),
            ("SCO", date(2024, 7, 4), 10),
            ("ASEAN", date(2020, 1, 1), 10),
            ("AU", date(2020, 1, 1), 55),
            ("AES", date(2024, 1, 1), 3),
            ("NOBODY", date(2024, 1, 1), 0),
        ] {
            assert_eq!(count(group, on), expected, "{group} on {on}");
        }
    }

    #[test]
    fn a_table_of_ones_own_says_what_is_wrong_with_it() {
        for (table, expected) in [
            ("NATO\tUKR\n", "line 1: 2 columns; give organization, member, first day and last day"),
            ("# mine\n\nNATO\tUkraine\t2031\n", "line 3: \"Ukraine\" is no code"),
            ("NATO\tUKR\tsoon\n", "line 1: \"soon\" is no day; give one as 2023-04-04, or a year"),
        ] {
            let told = Memberships::with_table(table).unwrap_err().to_string();
            assert!(told.starts_with(expected), "{told}");
        }
        let own = Memberships::with_table("EUR\tGBR\t1973\t2019\n").unwrap();
        let held = own.of("EUR").iter().filter(|it| it.member == "GBR").collect::<Vec<_>>();
        assert_eq!(held.len(), 1);
        assert_eq!(held[0].until, Some(date(2019, 12, 31)));
    }
}
