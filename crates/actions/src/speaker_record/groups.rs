//! Statements by whom they were addressed to, and by the matter.
//!
//! A matter is a statement and all earlier ones that are near it, by the same rule as the nearest
//! earlier wordings: the newest statement that is in no matter yet begins the next. It is named
//! by the words of that statement, as nobody has named it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use domain::Id;
use jiff::civil::Date;
use reading::Wording;
use serde::Serialize;

use crate::spoken::Spoken;

/// A name with the number of statements that have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NameCount {
    /// The name; none where nobody is named.
    pub name: Option<String>,
    /// For whom, if it is one side.
    pub side: Option<String>,
    /// How many statements.
    pub count: usize,
}

/// Statements that belong together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementGroup {
    /// The addressee, or the newest words on the matter; none where nobody is named.
    pub name: Option<String>,
    /// How many statements there are.
    pub count: usize,
    /// The first day.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
    /// The statements, the newest first.
    pub statements: Vec<Id>,
}

/// Whom statements are by, the most frequent first.
pub(super) fn speakers(statements: &[Spoken]) -> Vec<NameCount> {
    let mut counts: BTreeMap<(Option<&str>, Option<&str>), usize> = BTreeMap::new();
    for it in statements {
        *counts.entry((it.speaker.as_deref(), it.side.as_deref())).or_default() += 1;
    }
    let told = |((name, side), count): ((Option<&str>, Option<&str>), usize)| NameCount {
        name: name.map(str::to_owned),
        side: side.map(str::to_owned),
        count,
    };
    let mut names: Vec<NameCount> = counts.into_iter().map(told).collect();
    names.sort_by_key(|it| Reverse(it.count));
    names
}

/// Statements by whom they were addressed to, the most frequent first.
pub(super) fn by_addressee(statements: &[Spoken]) -> Vec<StatementGroup> {
    let mut groups: BTreeMap<Option<&str>, Vec<&Spoken>> = BTreeMap::new();
    for it in statements {
        groups.entry(it.addressee.as_deref()).or_default().push(it);
    }
    let group = |(name, of): (Option<&str>, Vec<&Spoken>)| StatementGroup::of(name, &of);
    let mut groups: Vec<StatementGroup> = groups.into_iter().map(group).collect();
    groups.sort_by_key(|it| (it.name.is_none(), Reverse(it.count)));
    groups
}

/// The matters of which there is more than one statement, the newest first.
pub(super) fn by_matter(statements: &[Spoken]) -> Vec<StatementGroup> {
    let mut matters: Vec<(Wording, Vec<&Spoken>)> = vec![];
    for it in statements {
        let wording = Wording::of(&it.words);
        let near = matters.iter_mut().filter_map(|(newest, of)| {
            let likeness = newest.likeness(&wording);
            likeness.is_near().then_some((likeness.percent(), of))
        });
        match near.max_by_key(|(percent, _)| *percent) {
            Some((_, of)) => of.push(it),
            None => matters.push((wording, vec![it])),
        }
    }
    let several = matters.into_iter().filter(|(_, of)| of.len() > 1);
    several.map(|(_, of)| StatementGroup::of(Some(&of[0].told_words()), &of)).collect()
}

impl StatementGroup {
    fn of(name: Option<&str>, statements: &[&Spoken]) -> Self {
        Self {
            name: name.map(str::to_owned),
            count: statements.len(),
            first: statements.iter().filter_map(|it| it.date).min(),
            last: statements.iter().filter_map(|it| it.date).max(),
            statements: statements.iter().map(|it| it.id).collect(),
        }
    }
}
