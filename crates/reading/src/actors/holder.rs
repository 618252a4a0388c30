//! Holders: people and offices, by what the document says of them or else by the tables.

use domain::{Identity, Sector, Sureness};
use jiff::civil::Date;

use super::Who;
use super::fold::fold;
use super::naming::naming;
use super::office::title_in;
use super::officials::{self, Official};
use super::people::Person;
use super::sectors::sector_nouns;
use super::term::Holding;
use crate::lexicon::offices;
use crate::page::{Page, Run};

impl Page<'_> {
    /// Whom a person's name stands for: what the document says wins over the tables.
    pub(super) fn person_identity(&self, run: Run, person: &Person, day: Option<Date>) -> Identity {
        let side = person.side.and_then(|side| self.gazetteer.actor(side));
        let code = side.and_then(|side| side.code.as_deref());
        let known = official(&person.name, code, day);
        // Monarchs are known by title and given name, "King Abdullah".
        let titled = || Some(format!("{} {}", person.title.as_deref()?, person.name));
        let known = known.or_else(|| official(&titled()?, code, day));
        let known = known.or_else(|| official_of(&person.name, person.title.as_deref()?));
        match (&person.title, known) {
            (Some(title), known) => self.introduced(run, person, title, known),
            (None, Some((official, sole))) => {
                let is_common = naming().common.contains(&fold(&person.name));
                self.of_the_tables(official, sole && !is_common, day)
            }
            (None, None) => {
                let side = person.side.map(|side| self.gazetteer.side_of(side));
                let reason = side.map_or_else(
                    || "a person that the document names".to_owned(),
                    |side| format!("of {side}, as the document says"),
                );
                let body = side_sector(side.is_some(), self, person);
                let is_namesake = run.to == run.from + 1
                    && self.gazetteer.at(self.text, &self.tokens, run.from).is_some();
                let sureness = if is_namesake { Sureness::Likely } else { Sureness::Certain };
                identity(&person.name, code, body, sureness, reason)
            }
        }
    }

    /// A person of whom the document says what he or she is.
    fn introduced(
        &self,
        run: Run,
        person: &Person,
        title: &str,
        known: Option<(&Official, bool)>,
    ) -> Identity {
        let side = person.side.and_then(|side| self.gazetteer.actor(side));
        let sole = known.filter(|(_, sole)| *sole);
        let name = sole.map_or(person.name.as_str(), |(official, _)| official.name);
        let office = if person.former { format!("former {title}") } else { title.to_owned() };
        let body = side_sector(true, self, person);
        let sector = body.or_else(|| sector_of_title(&office));
        let own = side.and_then(|side| side.code.as_deref());
        let is_abroad = offices().abroad.contains(title);
        let around = || self.only_state_around(run).and_then(|it| self.state_of(&it));
        let around = || around().filter(|_| !is_abroad);
        let (code, sureness, reason) = match (own, known) {
            (Some(code), _) => {
                let of = person.side.map(|side| self.gazetteer.side_of(side)).unwrap_or_default();
                let reason = format!("{office} of {of}, as the document says");
                (Some(code), Sureness::Certain, reason)
            }
            (None, Some((official, _))) => {
                let reason = format!(
                    "{office}, as the document says; of {}, by the table",
                    self.gazetteer.name_of_code(official.code)
                );
                (Some(official.code), Sureness::Likely, reason)
            }
            (None, None) => match around() {
                Some(code) => {
                    let reason = format!(
                        "{office}, as the document says; {} alone is named near it",
                        self.gazetteer.name_of_code(code)
                    );
                    (Some(code), Sureness::Guess, reason)
                }
                None => (None, Sureness::Certain, format!("{office}, as the document says")),
            },
        };
        Identity { office: Some(office), ..identity(name, code, sector, sureness, reason) }
    }

    /// Whom an office without a name stands for: its holder on the day, where the tables know.
    pub(super) fn office_identity(
        &self,
        run: Run,
        side: Option<usize>,
        day: Option<Date>,
    ) -> Identity {
        let title = title_in(&self.tokens, run);
        let former = self.is(run.from.saturating_sub(1), &["former", "ex"])
            || self.find(run, &["former"]).is_some();
        let side = side.or_else(|| self.side_of_ours(run));
        let is_abroad = title.as_ref().is_some_and(|title| offices().abroad.contains(title));
        let is_open = side.is_none() && !is_abroad;
        let guess = is_open.then(|| self.only_state_around(run)).flatten();
        let near = guess.and_then(|it| self.state_of(&it));
        let actor = side.and_then(|side| self.gazetteer.actor(side));
        let code = actor.and_then(|actor| actor.code.as_deref()).or(near);
        let body = actor.and_then(|actor| actor.sector).filter(|it| is_of_no_state(*it));
        let sector = title.as_deref().and_then(sector_of_title);
        let sector = if former { Some(Sector::Eli) } else { sector };
        let of = side.map(|side| self.gazetteer.side_of(side));
        let held = code.zip(title.as_deref()).zip(day).filter(|_| !former);
        let holder =
            held.and_then(|((code, title), day)| Some((officials::holder(code, title, day)?, day)));
        let of = of.or_else(|| Some(self.gazetteer.name_of_code(near?)));
        let (name, reason) = match (holder, of) {
            (Some((official, day)), Some(of)) => (
                official.name.to_owned(),
                format!("{} of {of} on {day}, by the table", official.office),
            ),
            (_, Some(of)) => (self.spaced(run), format!("an office of {of}")),
            (_, None) => (self.spaced(run), "an office of no state that is named".to_owned()),
        };
        let (sureness, reason) = match (near, holder) {
            (Some(_), _) => (Sureness::Guess, format!("{reason}, which alone is named near it")),
            (None, Some(_)) => (Sureness::Likely, reason),
            (None, None) => (Sureness::Certain, reason),
        };
        Identity { office: title, ..identity(&name, code, body.or(sector), sureness, reason) }
    }

    /// The actor that "our" before an office means in a paper: its issuer's.
    fn side_of_ours(&self, run: Run) -> Option<usize> {
        let is_ours = run.from > 0 && self.is(run.from - 1, &["our"]);
        let named = self.paper.as_ref().filter(|_| is_ours && self.is_of_issuer(run.from))?.run?;
        self.mentions_in(named).iter().find_map(|it| self.actor_of(it))
    }

    /// Whom "the spokesman" stands for: somebody of the side that is given, or of nobody known.
    /// Nothing where the words are a person's whom the document names.
    pub(crate) fn spokesman_identity(&self, run: Run, side: Option<&str>) -> Option<Identity> {
        let is_person =
            self.mention_at(run.from).is_some_and(|it| matches!(it.who, Who::Person(_)));
        let office = self.spaced(run).to_lowercase();
        let actor = side.and_then(|side| self.gazetteer.named(side));
        let code = actor.and_then(|actor| actor.code.as_deref());
        let sector = actor.map(|actor| actor.sector.unwrap_or(Sector::Gov));
        let (sureness, reason) = match side {
            Some(side) => (Sureness::Likely, format!("a {office}, where {side} spoke before")),
            None => (Sureness::Certain, "an office of no state that is named".to_owned()),
        };
        let known = identity(&self.spaced(run), code, sector, sureness, reason);
        (!is_person).then_some(Identity { office: Some(office), ..known })
    }

    /// Whom a name means that stands alone, as in a headline, where the tables know one of that name
    /// who was in office on the day.
    pub(crate) fn official_identity(&self, name: &str, day: Option<Date>) -> Option<Identity> {
        let (official, sole) = official(name, None, day)?;
        let is_held = day.is_some_and(|day| official.term.on(day) != Holding::NotHeld);
        is_held.then(|| self.of_the_tables(official, sole, day))
    }

    /// Somebody whom the document does not introduce.
    fn of_the_tables(&self, official: &Official, sole: bool, day: Option<Date>) -> Identity {
        let of = self.gazetteer.name_of_code(official.code);
        let sureness = if sole { Sureness::Likely } else { Sureness::Guess };
        let began = official.term.from.first;
        let office = official.office;
        let body =
            self.gazetteer.named(of).and_then(|it| it.sector).filter(|it| is_of_no_state(*it));
        let sector = body.or_else(|| sector_of_title(office));
        let (office, sector, reason) = match day {
            Some(day) if official.term.on(day) != Holding::NotHeld => (
                Some(office.to_owned()),
                sector,
                format!("{office} of {of} on {day}, by the table"),
            ),
            Some(day) if day > began => {
                let reason = format!("former {office} of {of} on {day}, by the table");
                (Some(format!("former {office}")), Some(Sector::Eli), reason)
            }
            Some(_) => (None, None, format!("later {office} of {of}, by the table")),
            None => (None, sector, format!("{office} of {of} from {began}, by the table")),
        };
        let others = if sole { "" } else { "; others have the name" };
        let reason = format!("{reason}{others}");
        Identity {
            office,
            ..identity(official.name, Some(official.code), sector, sureness, reason)
        }
    }
}

fn identity(
    name: &str,
    code: Option<&str>,
    sector: Option<Sector>,
    sureness: Sureness,
    reason: String,
) -> Identity {
    let (name, code) = (name.to_owned(), code.map(str::to_owned));
    Identity { name, code, sector, office: None, sureness, reason }
}

/// The sector of the body that a person speaks for, where that is of no state.
fn side_sector(is_wanted: bool, page: &Page<'_>, person: &Person) -> Option<Sector> {
    let actor = page.gazetteer.actor(person.side.filter(|_| is_wanted)?)?;
    actor.sector.filter(|sector| is_of_no_state(*sector) || actor.state.is_some())
}

/// The official of a name and an office, whenever; all of that name must be of one state.
fn official_of(name: &str, title: &str) -> Option<(&'static Official, bool)> {
    let found = officials::named(name, None);
    let mut found = found.into_iter().filter(|official| official.office == title);
    let first = found.next()?;
    let mut sole = true;
    for other in found {
        if other.code != first.code {
            return None;
        }
        sole &= other.name == first.name;
    }
    Some((first, sole))
}

/// The official that a name means, and whether nobody else of that name was in office then. A
/// family name alone means somebody only where the day is known.
fn official(
    name: &str,
    code: Option<&str>,
    day: Option<Date>,
) -> Option<(&'static Official, bool)> {
    let found: Vec<_> = officials::named(name, day)
        .into_iter()
        .filter(|official| code.is_none_or(|code| official.code == code))
        .collect();
    let is_held =
        |official: &Official| day.is_some_and(|day| official.term.on(day) != Holding::NotHeld);
    let first = *found.first()?;
    let full = name.contains(' ');
    let others =
        found.iter().any(|other| other.name != first.name && is_held(other) == is_held(first));
    (full || is_held(first) || code.is_some()).then_some((first, !others))
}

/// Whether whoever acts for such a body is of the body's own sector.
pub(super) fn is_of_no_state(sector: Sector) -> bool {
    matches!(sector, Sector::Igo | Sector::Ngo | Sector::Reb)
}

/// The sector that a title tells of.
fn sector_of_title(title: &str) -> Option<Sector> {
    let tokens = crate::page::tokens(title);
    let nouns = (0..tokens.len()).filter_map(|at| sector_nouns().at(&tokens, at));
    nouns.max_by_key(|(length, noun)| (!noun.weak, *length)).map(|(_, noun)| noun.sector)
}
