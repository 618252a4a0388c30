//! A paper: a communiqué, a published statement or a letter of a body, whose issuer speaks of "we".
//!
//! It is named in the heading, in the letterhead above it, or by where the document came from; where
//! it is not, a paper of such a kind still has one.

use std::collections::HashSet;
use std::sync::LazyLock;

use domain::DocumentText;
use serde::Deserialize;

use crate::actors::{Gazetteer, Who};
use crate::lexicon::{Phrases, cues, form_words, is_article, offices, parse};
use crate::page::{Page, Run, Token};

/// A paper that a body issued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paper {
    /// The name of its issuer, if the document tells it.
    pub(crate) name: Option<String>,
    /// The tokens of the heading that name it, or the noun for what was issued.
    pub(crate) run: Option<Run>,
}

impl Paper {
    /// The name, or what it is called without one.
    pub(crate) fn or_unnamed(&self) -> String {
        self.name.clone().unwrap_or_else(|| unnamed().to_owned())
    }
}

/// How many lines at the head of a document are looked at.
const HEAD: usize = 4;

/// The longest line of a head, in tokens.
const LONGEST: usize = 30;

/// The longest name of an issuer, in tokens.
const LONGEST_NAME: usize = 12;

static PAPERS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::plain(&form_words().papers));

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    selves: HashSet<String>,
    unnamed: String,
}

static FILE: LazyLock<File> = LazyLock::new(|| parse(include_str!("../data/en/issuers.toml")));

/// Whose "we" it is where nobody is named.
pub(crate) fn unnamed() -> &'static str {
    &FILE.unnamed
}

/// Whether a noun is what an issuer calls itself, as "the Ministry" of a text by that ministry.
pub(crate) fn calls_itself(issuer: &str, words: &str) -> bool {
    let noun = words.to_lowercase();
    let noun = noun.strip_prefix("the ").unwrap_or(&noun);
    FILE.selves.contains(noun) && issuer.to_lowercase().split(' ').any(|word| word == noun)
}

/// Finds who issued a document, if it is of a kind that is issued.
pub(crate) fn find(document: &DocumentText, page: &Page<'_>) -> Option<Paper> {
    let (text, gazetteer) = (page.text, page.gazetteer);
    let head = Head { text, tokens: &page.tokens, gazetteer };
    let is_written = |line: &Run| !line.is_empty();
    let lines: Vec<Run> = head.lines().filter(is_written).take(HEAD).collect();
    let short = |run: &&Run| run.to - run.from <= LONGEST && !head.ends(**run);
    // What an outlet tells of a statement is no paper.
    let is_report = document.source.as_deref().is_some_and(is_outlet) || page.author.is_some();
    let tells = |line: Run| {
        let mut words = page.tree.words_in(line);
        words.any(|word| matches!(page.tree.tag(word), "VBZ" | "VBD" | "VBP" | "MD"))
    };
    let papers = lines.iter().filter(short).filter(|line| !is_report && !tells(**line));
    let paper = papers.into_iter().find_map(|line| head.paper(*line).map(|it| (*line, it)));
    let source = document.source.as_deref().filter(|source| is_body(gazetteer, source));
    let Some((line, noun)) = paper else {
        return source.map(|source| Paper { name: Some(source.to_owned()), run: None });
    };
    let letterhead = || lines.iter().filter(short).find_map(|line| head.letterhead(*line));
    let named = head.named(line, noun).or_else(letterhead);
    let person = |run: Run| {
        let mut people = page.mentions_in(run).iter();
        people.find(|it| matches!(it.who, Who::Person(_))).map(|it| page.name(it))
    };
    let name = named.map(|run| person(run).unwrap_or_else(|| page.spaced(run)));
    let name = name.or_else(|| source.map(str::to_owned));
    Some(Paper { name, run: named.or(Some(noun)) })
}

/// Whether a source is a body that issues papers: a known one that is no outlet, or one called by a
/// noun such as "ministry".
fn is_body(gazetteer: &Gazetteer, source: &str) -> bool {
    let tokens = crate::page::tokens(source);
    let head = Head { text: source, tokens: &tokens, gazetteer };
    let is_address = source.contains("://") || source.contains("www.") || !source.contains(' ');
    !is_address && !is_outlet(source) && head.letterhead(Run::new(0, tokens.len())).is_some()
}

/// Whether a source names an outlet.
fn is_outlet(source: &str) -> bool {
    let tokens = crate::page::tokens(source);
    (0..tokens.len()).any(|at| cues().outlets.at(&tokens, at).is_some())
}

/// The lines at the head of a text.
struct Head<'a> {
    text: &'a str,
    tokens: &'a [Token],
    gazetteer: &'a Gazetteer,
}

impl Head<'_> {
    /// The lines of the text.
    fn lines(&self) -> impl Iterator<Item = Run> {
        let mut end = 0;
        self.text.split_inclusive('\n').map(move |line| {
            let start = end;
            end += line.len();
            let from = self.tokens.partition_point(|token| token.range.start < start);
            Run::new(from, self.tokens.partition_point(|token| token.range.start < end))
        })
    }

    fn ends(&self, line: Run) -> bool {
        line.is_empty() || self.tokens[line.to - 1].is(&[".", "?", "!"])
    }

    /// The noun for what is issued, in a line that has no verb of saying.
    fn paper(&self, line: Run) -> Option<Run> {
        let says = |at: usize| cues().verbs.at(self.tokens, at).is_some();
        let noun = |at: usize| Some(Run::new(at, at + PAPERS.length_at(self.tokens, at)?));
        let noun = (line.from..line.to).find_map(noun)?;
        let opens = self.without_article(Run::new(line.from, noun.from)).is_empty();
        let leads = opens || self.owner(line, noun).is_some();
        (leads && !(line.from..line.to).any(|at| !noun.contains(at) && says(at))).then_some(noun)
    }

    /// Whom the heading names: "Statement by the Ministry of X on …", "NATO statement on …".
    fn named(&self, line: Run, noun: Run) -> Option<Run> {
        let by = self.tokens.get(noun.to).filter(|it| it.is(&["by", "of", "from"]));
        if let Some(by) = by.filter(|_| noun.to + 1 < line.to) {
            let name = self.name(Run::new(noun.to + 1, line.to));
            // A "declaration of principles" is nobody's.
            return name.filter(|name| !by.is(&["of"]) || self.is_known(*name));
        }
        self.owner(line, noun)
    }

    /// Whom the words before the noun name: "NATO statement", "the Ministry's statement".
    fn owner(&self, line: Run, noun: Run) -> Option<Run> {
        let owned = noun.from > line.from && self.tokens[noun.from - 1].is(&["'s", "'"]);
        let before = Run::new(line.from, noun.from - usize::from(owned));
        let is_capital =
            |at: &usize| self.tokens[*at].capital || self.tokens[*at].is(&["of", "the"]);
        let run = self.without_article(before);
        let fits = !run.is_empty() && (run.from..run.to).all(|at| is_capital(&at));
        (fits && (owned || self.is_known(run))).then_some(run)
    }

    /// The name that a run begins with: it ends before "on", "following", a comma and their like.
    fn name(&self, run: Run) -> Option<Run> {
        let goes_on = |at: &usize| {
            let token = &self.tokens[*at];
            let joins =
                token.is(&["of", "the", "and", "for", "-", "'s", "'", "&", "de", "la", "in"]);
            let is_office = offices().between.contains(&token.lower)
                || form_words().issuing.contains(&token.lower);
            token.capital || joins || is_office || token.is(&[","]) && self.is_row(*at, run.to)
        };
        let count = (run.from..run.to).take_while(goes_on).count().min(LONGEST_NAME);
        let mut run = self.without_article(Run::new(run.from, run.from + count));
        while !run.is_empty() && !self.tokens[run.to - 1].capital {
            run.to -= 1;
        }
        (!run.is_empty()).then_some(run)
    }

    /// Whether a comma stands in a row of names that "and" closes: "Chile, Peru and Bolivia".
    fn is_row(&self, comma: usize, end: usize) -> bool {
        let rest = &self.tokens[comma + 1..end.min(comma + LONGEST_NAME)];
        let names = rest.iter().take_while(|it| it.capital || it.is(&[",", "the"])).count();
        names > 0 && rest.get(names).is_some_and(|it| it.is(&["and"]))
    }

    /// The name of a body that a line is nothing else than: "Ministry of Foreign Affairs of X".
    fn letterhead(&self, line: Run) -> Option<Run> {
        let name = self.name(line)?;
        let is_whole = name.to == line.to && name.from <= line.from + 1;
        (is_whole && self.is_known(name)).then_some(name)
    }

    /// Whether a name is that of a body: one of the tables, or one with a noun for bodies in it.
    fn is_known(&self, name: Run) -> bool {
        let is_noun = |at: usize| form_words().issuing.contains(&self.tokens[at].lower);
        let is_named = |at: usize| self.gazetteer.at(self.text, self.tokens, at).is_some();
        (name.from..name.to).any(|at| is_noun(at) || is_named(at))
            && !(name.from..name.to).any(|at| offices().titles.contains(&self.tokens[at].lower))
    }

    fn without_article(&self, run: Run) -> Run {
        let article = self.tokens.get(run.from).is_some_and(|it| is_article(&it.lower));
        Run::new(run.from + usize::from(article), run.to)
    }
}
