//! A desk's own actors: a table like those of the program, checked row by row.

use std::collections::HashMap;

use domain::Sector;
use thiserror::Error;

use super::Gazetteer;
use super::gazetteer::{Actor, ActorKind, Name, NameKind};
use super::load::Loaded;

/// Why a table of actors cannot be used.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("line {line}: {flaw}")]
pub struct ActorTableError {
    /// The line of the table, from 1.
    pub line: usize,
    /// What is wrong with it, and the remedy.
    pub flaw: ActorFlaw,
}

/// What is wrong with a row of a table of actors.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ActorFlaw {
    /// It has no name, or no kind.
    #[error("{0} columns; give name, code and kind, with tabs between them")]
    Short(usize),
    /// It has more columns than there are.
    #[error("{0} columns; there are 7: name, code, kind, names, people, capitals and sector")]
    Long(usize),
    /// There is nothing in the first column.
    #[error("no name; give one in the first column")]
    Nameless,
    /// The code is none.
    #[error("\"{0}\" is no code; give 2 to 8 capital letters or digits, as RUS or NATO")]
    Code(String),
    /// The kind is none.
    #[error(
        "\"{0}\" is no kind; give state, territory, former, region, body, organization, group, bloc or person"
    )]
    Kind(String),
    /// Another line has the name already.
    #[error("\"{name}\" stands on line {line} already; put all its names on one line")]
    Twice {
        /// The name.
        name: String,
        /// The line that has it.
        line: usize,
    },
    /// The sector is none.
    #[error("\"{0}\" is no sector; give one of PLOVER's, as GOV or MIL, or leave it empty")]
    Sector(String),
}

/// A row of the table.
struct Own<'a> {
    actor: Actor,
    names: &'a str,
    people: &'a str,
    capitals: &'a str,
}

impl Own<'_> {
    /// Its name and all others, without what is empty.
    fn all_names(&self) -> impl Iterator<Item = &str> {
        let columns = [self.actor.name.as_str(), self.names, self.people, self.capitals];
        columns.into_iter().flat_map(|it| it.split(';')).map(str::trim).filter(|it| !it.is_empty())
    }
}

impl Gazetteer {
    /// The gazetteer of the program with a table of one's own, which wins where both know a name.
    ///
    /// Each line has, between tabs: name, code, kind, other names, words for its people, capitals,
    /// sector; the last four may be left out. Names in one column stand between semicolons. Empty
    /// lines and those that begin with `#` are passed over. A row with the name of an actor that
    /// the program knows adds names to it.
    ///
    /// # Errors
    ///
    /// A row cannot be read; the error names its line, and the remedy.
    ///
    /// # Examples
    ///
    /// ```
    /// let table = "Lund Society\tLUND\torganization\tSociety of Lund\t\t\tNGO\n";
    /// assert!(reading::Gazetteer::with_table(table).is_ok());
    /// let error = reading::Gazetteer::with_table("Lund Society\tLUND\tclub\n").unwrap_err();
    /// assert_eq!(error.line, 1);
    /// ```
    pub fn with_table(table: &str) -> Result<Self, ActorTableError> {
        let mut loaded = Loaded::built_in();
        let mut first = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (index, line) in table.lines().enumerate() {
            let line = line.trim_end();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let at_line = |flaw| ActorTableError { line: index + 1, flaw };
            let own = read(line).map_err(at_line)?;
            for name in own.all_names() {
                let before = known.insert(name.to_lowercase(), index + 1);
                if let Some(line) = before.filter(|line| *line != index + 1) {
                    return Err(at_line(ActorFlaw::Twice { name: name.to_owned(), line }));
                }
            }
            first.extend(add(&mut loaded, own));
        }
        loaded.names.splice(0..0, first);
        Ok(Self::new(loaded))
    }
}

fn read(line: &str) -> Result<Own<'_>, ActorFlaw> {
    let columns: Vec<&str> =
        line.trim_start_matches('\u{feff}').split('\t').map(str::trim).collect();
    let column = |index: usize| columns.get(index).copied().unwrap_or_default();
    if columns.len() < 3 {
        return Err(ActorFlaw::Short(columns.len()));
    }
    if columns.len() > 7 {
        return Err(ActorFlaw::Long(columns.len()));
    }
    if column(0).is_empty() {
        return Err(ActorFlaw::Nameless);
    }
    let actor = Actor {
        name: column(0).to_owned(),
        kind: kind(column(2))?,
        code: code(column(1))?,
        sector: sector(column(6))?,
        state: None,
    };
    Ok(Own { actor, names: column(3), people: column(4), capitals: column(5) })
}

fn kind(written: &str) -> Result<ActorKind, ActorFlaw> {
    Ok(match written {
        "state" | "territory" => ActorKind::State,
        "former" => ActorKind::Former,
        "region" => ActorKind::Region,
        "body" => ActorKind::Body,
        "organization" => ActorKind::Organization,
        "group" => ActorKind::Group,
        "bloc" => ActorKind::Bloc,
        "person" => ActorKind::Person,
        _ => return Err(ActorFlaw::Kind(written.to_owned())),
    })
}

fn code(written: &str) -> Result<Option<String>, ActorFlaw> {
    let letters = written.chars().all(|it| it.is_ascii_uppercase() || it.is_ascii_digit());
    match written.len() {
        0 => Ok(None),
        2..=8 if letters => Ok(Some(written.to_owned())),
        _ => Err(ActorFlaw::Code(written.to_owned())),
    }
}

fn sector(written: &str) -> Result<Option<Sector>, ActorFlaw> {
    if written.is_empty() {
        return Ok(None);
    }
    Sector::of_code(written).map(Some).ok_or_else(|| ActorFlaw::Sector(written.to_owned()))
}

/// Takes a row in, and gives its names.
fn add(loaded: &mut Loaded, own: Own<'_>) -> Vec<Name> {
    let Own { actor, names, people, capitals } = own;
    let name = actor.name.clone();
    let actor = loaded.take(actor);
    let columns = [
        (NameKind::Name, name.as_str()),
        (NameKind::Name, names),
        (NameKind::Demonym, people),
        (NameKind::Capital, capitals),
    ];
    let split = columns.iter().flat_map(|(kind, names)| names.split(';').map(|name| (*kind, name)));
    split.filter_map(|(kind, name)| Name::plain(actor, kind, name.trim())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaw(table: &str) -> String {
        Gazetteer::with_table(table).unwrap_err().to_string()
    }

    #[test]
    fn a_bad_row_names_its_line_and_the_remedy() {
        assert!(flaw("# mine\nLund\tLUND\n").starts_with("line 2: 2 columns; give name"));
        assert!(flaw("Lund\tLUND\tclub\n").contains("\"club\" is no kind; give state"));
        assert!(flaw("Lund\tlund\tgroup\n").contains("\"lund\" is no code; give 2 to 8"));
        assert!(flaw("Lund\tLUND\tgroup\t\t\t\tARMY\n").contains("\"ARMY\" is no sector"));
        assert!(flaw("\tLUND\tgroup\n").contains("no name"));
        assert!(flaw("Lund\tLUND\tclub\n").contains("state, territory, former"));
    }

    #[test]
    fn a_name_on_two_lines_is_refused_with_both() {
        let twice = "# mine\nLund Circle\tLUND\tgroup\tLC\nOslo Circle\tOSLO\tgroup\tlc\n";
        assert!(flaw(twice).starts_with("line 3: \"lc\" stands on line 2 already"));
    }

    #[test]
    fn a_row_of_a_known_name_adds_names_to_it() {
        let gazetteer = Gazetteer::with_table("Russia\tRUS\tstate\tThe Bear\n").unwrap();
        let tokens = crate::page::tokens("Bear Russia");
        let bear = gazetteer.at("Bear Russia", &tokens, 0).unwrap().1;
        assert_eq!(Some(bear), gazetteer.at("Bear Russia", &tokens, 1).map(|found| found.1));
    }
}
