//! Codes of actors, ours beside those of the records.

use std::collections::{HashMap, HashSet};

use crate::evaluate::readings::Identity;

const ORGANIZATIONS: &str =
    include_str!("../../../../crates/reading/data/en/actors/organizations.tsv");
const GROUPS: &str = include_str!("../../../../crates/reading/data/en/actors/armed_groups.tsv");

/// What our tables say of codes that the records write otherwise.
pub(super) struct Codes {
    organizations: HashSet<&'static str>,
    /// The state of each armed group.
    states: HashMap<&'static str, &'static str>,
}

impl Codes {
    /// Reads the tables of the reading.
    pub(super) fn of_tables() -> Self {
        let organizations = rows(ORGANIZATIONS).map(|row| row[0]).collect();
        let states = rows(GROUPS).filter(|row| row.len() > 3).map(|row| (row[0], row[3])).collect();
        Self { organizations, states }
    }

    /// Whether an identity of ours is the actor of a code.
    pub(super) fn agree(&self, ours: &Identity, code: &str) -> bool {
        let Some(own) = ours.code.as_deref() else { return false };
        let is_organization =
            ours.sector.as_deref() == Some("IGO") || self.organizations.contains(own);
        let state = self.states.get(own).copied().unwrap_or(own);
        own == code || state == code || code == "IGO" && is_organization
    }
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.map(|line| line.split('\t').collect())
}

/// The code of a state as the world writes it: a few records have another.
pub(super) fn usual(code: &str) -> &str {
    match code {
        "ITL" => "ITA",
        "JAP" => "JPN",
        "LEB" => "LBN",
        "VTN" => "VNM",
        other => other,
    }
}
