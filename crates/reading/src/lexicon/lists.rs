//! The lists themselves, as the files give them.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Phrases;

/// How a cue takes what was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueClass {
    /// At once, with "that", or with a quotation.
    Say,
    /// After the addressee.
    Tell,
    /// Only with "that" or a quotation.
    NeedThat,
    /// Only with a quotation.
    Quote,
}

/// Words that make statements.
pub(crate) struct Cues {
    /// Verbs.
    pub(crate) verbs: Phrases<CueClass>,
    /// Those that say that something is not so.
    pub(crate) denials: Phrases<()>,
    /// "according to" and its like.
    pub(crate) according: Phrases<()>,
    /// Names of outlets, as they are written.
    pub(crate) outlets: Phrases<String>,
    /// Nouns for outlets and occasions.
    pub(crate) outlet_nouns: Phrases<()>,
    /// Those who are told things without a name.
    pub(crate) audiences: Phrases<()>,
}

#[derive(Deserialize)]
struct CueFile {
    say: Vec<String>,
    tell: Vec<String>,
    need_that: Vec<String>,
    quote: Vec<String>,
    denials: Vec<String>,
    according: Vec<String>,
    outlet_nouns: Vec<String>,
    outlets: Vec<String>,
    audiences: Vec<String>,
}

/// The words that make statements.
pub(crate) fn cues() -> &'static Cues {
    static CUES: LazyLock<Cues> = LazyLock::new(|| {
        let file: CueFile = parse(include_str!("../../data/en/cues.toml"));
        let classes = [
            (file.say, CueClass::Say),
            (file.tell, CueClass::Tell),
            (file.need_that, CueClass::NeedThat),
            (file.quote, CueClass::Quote),
        ];
        let verbs = classes
            .into_iter()
            .flat_map(|(words, class)| words.into_iter().map(move |word| (word, class)));
        Cues {
            verbs: Phrases::new(verbs),
            denials: Phrases::plain(&file.denials),
            according: Phrases::plain(&file.according),
            outlets: Phrases::new(file.outlets.into_iter().map(|name| (name.clone(), name))),
            outlet_nouns: Phrases::plain(&file.outlet_nouns),
            audiences: Phrases::plain(&file.audiences),
        }
    });
    &CUES
}

/// Offices, titles and nouns for people who speak.
pub(crate) struct Offices {
    /// Before a name, or after it in apposition.
    pub(crate) roles: Phrases<()>,
    /// Words before an office that make it that of somebody below its holder.
    pub(crate) below: HashSet<String>,
    /// Offices held abroad, whose holders speak for nobody where they are.
    pub(crate) abroad: HashSet<String>,
    /// Only before a name.
    pub(crate) titles: Vec<String>,
    /// Those of them that are no office.
    pub(crate) honorifics: HashSet<String>,
    /// Nouns for speakers without a name.
    pub(crate) speakers: Vec<String>,
    /// Nouns for those who speak for a body and not for themselves.
    pub(crate) spokespeople: HashSet<String>,
    /// Between the name of a side and an office.
    pub(crate) between: HashSet<String>,
    /// Before an office of the past.
    pub(crate) past: HashSet<String>,
    /// Titles and offices of women.
    pub(crate) women: HashSet<String>,
    /// Titles and offices of men.
    pub(crate) men: HashSet<String>,
}

#[derive(Deserialize)]
struct OfficeFile {
    offices: Vec<String>,
    portfolios: Vec<String>,
    below: HashSet<String>,
    abroad: HashSet<String>,
    titles: Vec<String>,
    honorifics: HashSet<String>,
    speakers: Vec<String>,
    spokespeople: HashSet<String>,
    between: HashSet<String>,
    past: HashSet<String>,
    women: HashSet<String>,
    men: HashSet<String>,
}

/// The offices, titles and nouns for people who speak.
pub(crate) fn offices() -> &'static Offices {
    static OFFICES: LazyLock<Offices> = LazyLock::new(|| {
        let file: OfficeFile = parse(include_str!("../../data/en/offices.toml"));
        let of_portfolios = file.portfolios.iter().flat_map(|it| {
            [
                format!("{it} minister"),
                format!("{it} secretary"),
                format!("minister of {it}"),
                format!("minister for {it}"),
            ]
        });
        let roles: Vec<String> = file.offices.into_iter().chain(of_portfolios).collect();
        Offices {
            roles: Phrases::plain(&roles),
            below: file.below,
            abroad: file.abroad,
            titles: file.titles,
            honorifics: file.honorifics,
            speakers: file.speakers,
            spokespeople: file.spokespeople,
            between: file.between,
            past: file.past,
            women: file.women,
            men: file.men,
        }
    });
    &OFFICES
}

/// The rows of a table kept as text: columns between tabs, notes after a number sign.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('\t').collect())
}

pub(crate) fn parse<T: DeserializeOwned>(file: &str) -> T {
    toml::from_str(file).expect("the list is part of the program and read by its tests")
}
