//! Officials: who held which office of a state or organization, and when.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::called::names_alone;
use super::fold::fold;
use super::naming::naming;
use super::office_word::{is_shared, usual_word};
use super::people::Gender;
use super::table::{Row, Table, names};
use super::term::{Holding, Term};

/// Somebody in an office, for one term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Official {
    /// The state, as ISO 3166-1 alpha-3 writes it, or the code of an organization.
    pub(crate) code: &'static str,
    /// The office, as "foreign minister".
    pub(crate) office: &'static str,
    /// The name in the news.
    pub(crate) name: &'static str,
    /// When the office was held.
    pub(crate) term: Term,
    /// Whether it is a woman or a man.
    pub(crate) gender: Option<Gender>,
    aliases: &'static str,
}

impl Official {
    /// Other spellings and short forms of the name.
    pub(crate) fn aliases(&self) -> impl Iterator<Item = &'static str> {
        names(self.aliases)
    }
}

/// The officials that a name may mean: in office on the day first, then by how near their term
/// is, then as the tables have them. The name may be full, a family name or an alias.
pub(crate) fn named(name: &str, day: Option<Date>) -> Vec<&'static Official> {
    let name = fold(name);
    let found = OFFICIALS.by_name.get(&name).or_else(|| OFFICIALS.by_name.get(&loose(&name)));
    let found = found.map_or(&[][..], Vec::as_slice);
    let mut found: Vec<&Official> = found.iter().map(|&index| &OFFICIALS.all[index]).collect();
    if let Some(day) = day {
        found.sort_by_key(|official| (official.term.on(day), official.term.days_away(day)));
    }
    found
}

/// Those who held an office of a state or organization on a day, or acted in it; several only
/// where the days of a change are not known, or where an office has several holders.
pub(crate) fn holders(code: &str, office: &str, day: Date) -> Vec<&'static Official> {
    let office = usual_word(code, office);
    let mut held = holders_of(code, office, day);
    if held.is_empty() {
        held = holders_of(code, &format!("acting {office}"), day);
    }
    held.sort_by_key(|official| (official.term.on(day), std::cmp::Reverse(official.term.from)));
    held
}

fn holders_of(code: &str, office: &str, day: Date) -> Vec<&'static Official> {
    let offices = OFFICIALS.by_office.get(code);
    let terms = offices.and_then(|offices| offices.iter().find(|(word, _)| *word == office));
    let terms = terms.map_or(&[][..], |(_, terms)| terms.as_slice());
    let terms = terms.iter().map(|&index| &OFFICIALS.all[index]);
    terms.filter(|official| official.term.on(day) != Holding::NotHeld).collect()
}

/// The one who held an office on a day; none where it is not known. On a day of handing over it
/// is the new holder.
pub(crate) fn holder(code: &str, office: &str, day: Date) -> Option<&'static Official> {
    let held = holders(code, office, day);
    let first = held.first().copied()?;
    let sure = held.len() == 1 || first.term.on(day) == Holding::Held;
    (sure && !is_shared(code, first.office)).then_some(first)
}

/// All officials, as the tables have them.
#[cfg(test)]
pub(crate) fn all() -> &'static [Official] {
    &OFFICIALS.all
}

const TABLES: [Table; 4] = [
    Table::new("leaders.tsv", include_str!("../../data/en/actors/leaders.tsv")),
    Table::new("foreign_ministers.tsv", include_str!("../../data/en/actors/foreign_ministers.tsv")),
    Table::new("defense_ministers.tsv", include_str!("../../data/en/actors/defense_ministers.tsv")),
    Table::new("officials.tsv", include_str!("../../data/en/actors/officials.tsv")),
];

/// The offices of a state or organization in order, with the terms of each.
type Offices = Vec<(&'static str, Vec<usize>)>;

struct Officials {
    all: Vec<Official>,
    by_name: HashMap<String, Vec<usize>>,
    by_office: HashMap<&'static str, Offices>,
}

static OFFICIALS: LazyLock<Officials> = LazyLock::new(|| {
    let rows = TABLES.into_iter().flat_map(Table::rows);
    let all: Vec<Official> = rows.filter_map(|row| read(row.ok()?)).collect();
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::with_capacity(all.len() * 3);
    let mut by_office: HashMap<&'static str, Offices> = HashMap::new();
    for (index, official) in all.iter().enumerate() {
        for key in keys(official) {
            let list = by_name.entry(key).or_default();
            if list.last() != Some(&index) {
                list.push(index);
            }
        }
        let offices = by_office.entry(official.code).or_default();
        match offices.iter_mut().find(|(office, _)| *office == official.office) {
            Some((_, terms)) => terms.push(index),
            None => offices.push((official.office, vec![index])),
        }
    }
    Officials { all, by_name, by_office }
});

fn read(row: Row<7>) -> Option<Official> {
    let [code, office, name, from, to, aliases, gender] = row.columns;
    let gender = match gender {
        "w" => Some(Gender::Woman),
        "m" => Some(Gender::Man),
        "" => None,
        _ => return None,
    };
    let whole = !code.is_empty() && !office.is_empty() && !name.is_empty();
    let term = Term::read(from, to)?;
    whole.then_some(Official { code, office, name, term, gender, aliases })
}

/// A folded name of several words without hyphens, as some spell it: "abdel-fattah el-sisi".
fn loose(name: &str) -> String {
    if name.contains(' ') { name.replace('-', " ") } else { name.to_owned() }
}

/// The names under which an official can be looked up.
fn keys(official: &Official) -> Vec<String> {
    let name = fold(official.name);
    let alone = names_alone(official.code, official.office, &name);
    let mut keys: Vec<String> = alone.map(str::to_owned).collect();
    if name.contains(' ') {
        keys.push(loose(&name));
    }
    if name.contains(' ') || !naming().reigning.contains(official.office) {
        keys.push(name);
    }
    keys.extend(official.aliases().map(fold));
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::super::bodies::bodies;
    use super::*;

    fn day(written: &str) -> Date {
        written.parse().unwrap()
    }

    fn holder_is(code: &str, office: &str, on: &str, name: &str) {
        let found = holder(code, office, day(on)).map(|official| official.name);
        assert_eq!(found, Some(name), "the {office} of {code} on {on}");
    }

    #[test]
    fn every_row_of_the_tables_can_be_read() {
        for table in TABLES {
            for row in table.rows() {
                let line = row.as_ref().map_or_else(|line| *line, |row| row.line);
                assert!(row.ok().and_then(read).is_some(), "{}:{line} cannot be read", table.file);
            }
        }
    }

    #[test]
    fn no_office_has_two_holders_on_a_day() {
        for (code, offices) in &OFFICIALS.by_office {
            for (office, terms) in offices.iter().filter(|(office, _)| !is_shared(code, office)) {
                let terms: Vec<&Official> = terms.iter().map(|&index| &all()[index]).collect();
                for (index, one) in terms.iter().enumerate() {
                    let other = terms[..index].iter().find(|other| other.term.overlaps(&one.term));
                    assert_eq!(
                        other.map(|other| (other.name, one.name)),
                        None,
                        "{office} of {code}"
                    );
                }
            }
        }
    }

    #[test]
    fn every_official_is_of_a_known_state_or_body() {
        let states = Table::new("states.tsv", include_str!("../../data/en/actors/states.tsv"));
        let mut codes: Vec<&str> = bodies().iter().map(|body| body.code).collect();
        codes.extend(states.rows::<6>().filter_map(Result::ok).map(|row| row.columns[1]));
        let unknown = all().iter().find(|official| !codes.contains(&official.code));
        assert_eq!(unknown.map(|official| (official.code, official.name)), None);
    }

    #[test]
    fn no_name_stands_twice_for_one_official() {
        for official in all() {
            let mut own: Vec<&str> = official.aliases().chain([official.name]).collect();
            let before = own.len();
            own.sort_unstable();
            own.dedup();
            assert_eq!(own.len(), before, "{} of {}", official.name, official.code);
            assert!(own.iter().all(|name| name.trim() == *name), "{}", official.name);
        }
    }

    #[test]
    fn finds_the_holder_of_an_office_on_a_day() {
        holder_is("USA", "president", "2003-03-20", "George W. Bush");
        holder_is("GBR", "prime minister", "1999-03-24", "Tony Blair");
        holder_is("CHN", "prime minister", "2013-11-01", "Li Keqiang");
        holder_is("JPN", "premier", "2022-07-08", "Fumio Kishida");
        holder_is("ISR", "prime minister", "2005-08-15", "Ariel Sharon");
        holder_is("UKR", "president", "2022-02-24", "Volodymyr Zelensky");
        holder_is("FRA", "president", "1991-01-17", "François Mitterrand");
        holder_is("RUS", "foreign minister", "2022-01-17", "Sergey Lavrov");
        holder_is("USA", "foreign minister", "1995-11-21", "Warren Christopher");
        holder_is("USA", "secretary of state", "2015-07-14", "John Kerry");
        holder_is("GBR", "foreign secretary", "2003-03-20", "Jack Straw");
        holder_is("IND", "minister of foreign affairs", "2019-08-05", "S. Jaishankar");
        holder_is("USA", "defence minister", "2003-03-20", "Donald Rumsfeld");
        holder_is("ISR", "defence minister", "2009-01-03", "Ehud Barak");
        holder_is("NATO", "secretary general", "2022-02-24", "Jens Stoltenberg");
        holder_is("UNO", "secretary-general", "1994-04-21", "Boutros Boutros-Ghali");
    }

    #[test]
    fn nobody_is_the_only_holder_of_a_shared_office() {
        assert_eq!(holder("RUS", "deputy foreign minister", day("2022-01-10")), None);
        assert_eq!(holders("RUS", "deputy foreign minister", day("2022-01-10")).len(), 1);
    }

    #[test]
    fn whoever_acts_in_an_office_without_a_holder_is_found_by_it() {
        holder_is("UKR", "president", "2014-03-18", "Oleksandr Turchynov");
        holder_is("RUS", "president", "2000-02-01", "Vladimir Putin");
    }

    #[test]
    fn on_the_day_of_a_change_the_new_holder_has_the_office() {
        holder_is("USA", "president", "2021-01-20", "Joe Biden");
        let both = holders("USA", "president", day("2021-01-20"));
        assert_eq!(both.len(), 2);
    }

    #[test]
    fn finds_by_family_name_with_those_in_office_first() {
        let first = |name: &str, on: &str| {
            let found = named(name, Some(day(on)));
            found.first().map(|official| (official.name, official.office))
        };
        assert_eq!(first("Bush", "1991-01-17"), Some(("George H. W. Bush", "president")));
        assert_eq!(first("Bush", "2003-03-20"), Some(("George W. Bush", "president")));
        assert_eq!(first("Putin", "2010-05-01"), Some(("Vladimir Putin", "prime minister")));
        assert_eq!(first("Xi", "2022-02-04"), Some(("Xi Jinping", "president")));
        assert_eq!(first("King Charles", "2023-05-06"), Some(("Charles III", "king")));
        assert_eq!(
            first("bin Salman", "2018-10-02"),
            Some(("Mohammed bin Salman", "crown prince"))
        );
        assert_eq!(first("Francis", "2015-09-24"), None);
        assert_eq!(first("Nobody", "2022-02-04"), None);
    }
}
