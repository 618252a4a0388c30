//! A page: a text with its tokens, sentences, quotations, dates and actors marked once, so that
//! every rule reads the same marks.

mod antecedent;
mod apposed;
mod bare;
mod bracketed;
mod clause;
mod dead;
mod debunked;
mod garden_path;
mod gender;
mod headline;
mod line;
mod meant;
mod mend;
mod misread;
mod pair;
mod quote;
mod reporter;
mod sides;
mod subject;
mod token;
mod told_behind;
mod tree;
mod turn;
mod unit;

pub(crate) use gender::of_first_name;
pub(crate) use headline::LONGEST_HEADLINE;
pub(crate) use quote::Quote;
pub(crate) use subject::{Subject, SubjectKind};
pub(crate) use token::{Run, Token, tokens};
pub(crate) use tree::Tree;
pub(crate) use turn::{Turn, Voice, closes};
pub(crate) use unit::{LONGEST, Unit};

use domain::{DocumentText, Sector, Span};
use jiff::civil::Date;
use text::language::Annotation;
use text::{TextRange, paragraphs};

use dead::Dead;

use crate::actors::{Gazetteer, Mention, People, Senses, Who};
use crate::lexicon::Phrases;
use crate::paper::Paper;
use crate::time::{self, DateMention, Lean, Period, Timed};

/// A text with all its marks.
#[derive(Debug)]
pub(crate) struct Page<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// When it was published.
    pub(crate) published: Option<Date>,
    /// Its words, numbers and marks.
    pub(crate) tokens: Vec<Token>,
    /// Its sentences, joined where a quotation spans several.
    pub(crate) units: Vec<Unit>,
    /// Its outermost quotations.
    pub(crate) quotes: Vec<Quote>,
    /// What its speakers say, where it is a transcript.
    pub(crate) turns: Vec<Turn>,
    /// Its headlines that stand in a list.
    pub(crate) headlines: Vec<Run>,
    /// The paper it is, if it is a communiqué, a statement or the like.
    pub(crate) paper: Option<Paper>,
    /// The dates it names: days and what is longer.
    pub(crate) dates: Vec<DateMention>,
    /// All times it names.
    pub(crate) times: Vec<Timed>,
    /// Numbers that could be a date in either order.
    pub(crate) ambiguous: Vec<TextRange>,
    /// The actors it names, in order; no two overlap.
    pub(crate) mentions: Vec<Mention>,
    /// The actors it may name.
    pub(crate) gazetteer: &'a Gazetteer,
    /// Whom its names with several bearers mean.
    pub(crate) senses: Senses,
    /// The people it names.
    pub(crate) people: People,
    /// Who signed it.
    pub(crate) author: Option<String>,
    /// What depends on what in it, as far as a parser told.
    pub(crate) tree: Tree<'a>,
    dead: Dead,
    quote_of: Vec<Option<usize>>,
    mention_of: Vec<Option<usize>>,
}

impl<'a> Page<'a> {
    /// Marks a document.
    pub(crate) fn new(
        document: &'a DocumentText,
        annotation: &'a Annotation,
        gazetteer: &'a Gazetteer,
    ) -> Self {
        let mut page = Self::bare(&document.text, document.published, annotation, gazetteer);
        let (text, tokens) = (page.text, page.tokens.as_slice());
        page.quotes = quote::outermost(text, tokens);
        page.turns = turn::turns(text, tokens, &paragraphs(text));
        page.units = unit::units(text, tokens, &page.quotes, &page.turns);
        page.headlines = headline::headlines(text, tokens);
        page.quote_of = index(tokens.len(), page.quotes.iter().map(|quote| quote.run));
        let signed = document.author.clone();
        page.author = signed.or_else(|| crate::author::find(gazetteer, text, tokens));
        let times = time::find(text, tokens, &page.tree, page.published);
        (page.dates, page.times, page.ambiguous) = (times.dates, times.all, times.ambiguous);
        page.dead = Dead::of(&page);
        page.paper = crate::paper::find(document, &page);
        page
    }

    /// Whose words the text is outside of quotations: the author's or the issuer's.
    pub(crate) fn writer(&self) -> String {
        let issuer = || self.paper.as_ref().map(Paper::or_unnamed);
        self.author.clone().or_else(issuer).unwrap_or_else(|| "the author".to_owned())
    }

    /// Whether the body that issued it speaks at a token: outside quotation marks, and signed by
    /// no person.
    pub(crate) fn is_of_issuer(&self, place: usize) -> bool {
        self.paper.is_some() && self.author.is_none() && !self.is_quoted(place)
    }

    /// The bytes of a run.
    pub(crate) fn range(&self, run: Run) -> TextRange {
        match self.tokens.get(run.from..run.to) {
            Some([first, .., last]) => first.range.joined(last.range),
            Some([only]) => only.range,
            Some([]) | None => TextRange::new(0, 0),
        }
    }

    /// The words of a run.
    pub(crate) fn words(&self, run: Run) -> &'a str {
        self.range(run).of(self.text)
    }

    /// The words of a run, with single spaces.
    pub(crate) fn spaced(&self, run: Run) -> String {
        spaced(self.words(run))
    }

    /// The span of a run.
    pub(crate) fn span(&self, run: Run) -> Span {
        self.span_of(self.range(run))
    }

    /// The span of some bytes.
    pub(crate) fn span_of(&self, range: TextRange) -> Span {
        Span { start: range.start, end: range.end, text: range.of(self.text).to_owned() }
    }

    /// The small-letter form of a token; empty outside the text.
    pub(crate) fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.lower)
    }

    /// Whether a token is one of these words or marks.
    pub(crate) fn is(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(words))
    }

    /// Whether a phrase of a list begins at a token, and how many tokens it has.
    pub(crate) fn phrase(&self, at: usize, phrases: &Phrases<()>) -> Option<usize> {
        phrases.length_at(&self.tokens, at)
    }

    /// The first place in a run where a phrase of a list begins.
    pub(crate) fn find_phrase(&self, run: Run, phrases: &Phrases<()>) -> Option<Run> {
        (run.from..run.to).find_map(|at| Some(Run::new(at, at + self.phrase(at, phrases)?)))
    }

    /// The first place in a run of one of these words or marks.
    pub(crate) fn find(&self, run: Run, words: &[&str]) -> Option<usize> {
        (run.from..run.to).find(|&at| self.is(at, words))
    }

    /// The tokens that begin in some bytes.
    pub(crate) fn covered(&self, range: TextRange) -> Run {
        quote::covered(&self.tokens, range)
    }

    /// The outermost quotation a token lies in, marks included.
    pub(crate) fn quote_at(&self, at: usize) -> Option<&Quote> {
        self.quotes.get((*self.quote_of.get(at)?)?)
    }

    /// Whether a token lies in a quotation.
    pub(crate) fn is_quoted(&self, at: usize) -> bool {
        self.quote_at(at).is_some()
    }

    /// The mention that a token belongs to.
    pub(crate) fn mention_at(&self, at: usize) -> Option<&Mention> {
        self.mentions.get((*self.mention_of.get(at)?)?)
    }

    /// The mentions that begin in a run.
    pub(crate) fn mentions_in(&self, run: Run) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| mention.run.from < run.from);
        let to = self.mentions.partition_point(|mention| mention.run.from < run.to);
        &self.mentions[from..to.max(from)]
    }

    /// The dates that begin in a run.
    pub(crate) fn dates_in(&self, run: Run) -> &[DateMention] {
        let from = self.dates.partition_point(|date| date.run.from < run.from);
        let to = self.dates.partition_point(|date| date.run.from < run.to);
        &self.dates[from..to.max(from)]
    }

    /// The date that a token belongs to.
    pub(crate) fn date_at(&self, at: usize) -> Option<&DateMention> {
        let next = self.dates.partition_point(|date| date.run.from <= at);
        let date = self.dates.get(next.checked_sub(1)?)?;
        date.run.contains(at).then_some(date)
    }

    /// The days a date means in this text.
    #[expect(clippy::unused_self, reason = "a date is one of this page, and read with it")]
    pub(crate) fn period(&self, date: &DateMention, lean: Lean) -> Option<Period> {
        date.period(lean)
    }

    /// The one day a date means in this text.
    pub(crate) fn day(&self, date: &DateMention, lean: Lean) -> Option<Date> {
        self.period(date, lean)?.day()
    }

    /// The day by which the part is over that some words name, as "early 2028" and "mid-2027".
    pub(crate) fn part_end(&self, span: &Span) -> Option<Date> {
        let at = self.times.binary_search_by_key(&span.start, |it| it.range.start).ok()?;
        self.times[at].part_end()
    }

    /// The name of whom a mention names.
    pub(crate) fn name(&self, mention: &Mention) -> String {
        match mention.who {
            Who::Actor(actor) | Who::Demonym(actor) | Who::Place(actor) => {
                self.gazetteer.name_of(actor).to_owned()
            }
            Who::Person(person) => {
                self.people.get(person).map(|it| it.name.clone()).unwrap_or_default()
            }
            Who::Office(_) => self.spaced(mention.run),
        }
    }

    /// The actor that a mention names or speaks for.
    pub(crate) fn actor_of(&self, mention: &Mention) -> Option<usize> {
        match mention.who {
            Who::Actor(actor) | Who::Demonym(actor) | Who::Place(actor) => Some(actor),
            Who::Person(person) => self.people.get(person).and_then(|person| person.side),
            Who::Office(side) => side,
        }
    }

    /// The name of the side that a mention speaks for.
    pub(crate) fn side(&self, mention: &Mention) -> Option<String> {
        let actor = self.actor_of(mention);
        // What a newspaper says is said for no state.
        let is_outlet = |actor: &usize| {
            self.gazetteer.actor(*actor).is_some_and(|it| it.sector == Some(Sector::Med))
        };
        let actor = actor.filter(|actor| !is_outlet(actor));
        actor.map(|actor| self.gazetteer.side_of(actor).to_owned())
    }
}

/// Words with single spaces between them.
pub(crate) fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// For each token the run it belongs to.
fn index(tokens: usize, runs: impl Iterator<Item = Run>) -> Vec<Option<usize>> {
    let mut owners = vec![None; tokens];
    for (number, run) in runs.enumerate() {
        owners[run.from.min(tokens)..run.to.min(tokens)].fill(Some(number));
    }
    owners
}
