//! Noted predictions: what a document says will happen, by whom, and how likely by its words.
//!
//! Every word of the tree that foretells opens an [`Outlook`]: "will", "is likely to", "a chance
//! of". The words above it in the tree tell whether it is put forward at all, the statement around
//! it by whom, and the words beside it how likely, on what condition, by when and why. Without a
//! tree nothing is found.

mod assigned;
mod attitude;
mod bygone;
mod claim;
mod condition;
mod deadline;
mod headed;
mod kind;
mod likelihood;
mod number;
mod outlook;
mod question;
mod reckoning;
mod stretch;
mod support;

pub(crate) use attitude::{Attitude, attitude};
pub(crate) use bygone::{is_bygone, names_a_year};
pub(crate) use headed::is_headed;
pub(crate) use likelihood::{Carriers, find as likelihood, hangs_on_a_chance, is_weighed};
pub(crate) use support::of as support;

use domain::{DraftDeadline, NotedPrediction, PredictionKind, StatementKind};
use jiff::civil::Date;

use crate::judgments;
use crate::lexicon::{predicate_words, prediction_words};
use crate::page::{Page, Run, Tree, Unit};
use crate::predicate::{denies, is_no_longer};
use crate::schedule::Announced;
use crate::standing::{standing_words, verdict};
use crate::statements::{Said, innermost_but};

use claim::Claim;
use deadline::Calendar;
use headed::Headed;
use kind::{Case, Weight};
use likelihood::Likelihood;
use outlook::{Outlook, OutlookForm};
use question::Matter;

/// Finds the predictions of a page.
pub(crate) fn find(
    page: &Page<'_>,
    said: &[Said],
    announced: &[Announced],
) -> Vec<NotedPrediction> {
    let calendar = Calendar::new(page, announced);
    let reckoning = reckoning::find(page);
    let context = Context { page, said, calendar, reckoning };
    let mut found: Vec<NotedPrediction> = Vec::new();
    for (number, unit) in page.units.iter().enumerate() {
        if page.is(unit.run.to - 1, &["?"]) {
            continue;
        }
        let headed = headed::of(page, &page.units, number);
        let mut read_to = 0;
        for word in page.tree.words_in(unit.run) {
            let at = page.tree.place(word);
            if at < read_to {
                continue;
            }
            if let Some((prediction, end)) = context.read(*unit, headed.as_ref(), word) {
                found.push(prediction);
                read_to = end;
            }
        }
    }
    found.sort_by_key(|it| it.span.start);
    found
}

/// What all predictions of a page are read with.
struct Context<'a, 'p> {
    page: &'a Page<'p>,
    said: &'a [Said],
    calendar: Calendar<'a>,
    reckoning: Option<DraftDeadline>,
}

impl Context<'_, '_> {
    /// The prediction that a word of the tree opens, and the token after it.
    fn read(
        &self,
        unit: Unit,
        headed: Option<&Headed>,
        word: usize,
    ) -> Option<(NotedPrediction, usize)> {
        let page = self.page;
        let headed = headed.filter(|it| it.body.contains(page.tree.place(word)));
        let outlook = outlook::at(page, word).or_else(|| headed::at(page, headed?, word))?;
        let at = page.tree.place(outlook.verb);
        // "I think that": the words are those of whoever says so.
        let first_person = |it: &Said| is_first_person(it.statement.speaker.as_deref());
        // "Reports that it will are false", "few believe that it will": so says the writer.
        let is_nobodys = |it: &Said| {
            let speaker = it.statement.speaker.as_deref();
            speaker.is_none() && it.statement.turned_down.is_some() || speaker.is_some_and(are_few)
        };
        let statement = innermost_but(self.said, at, |it| first_person(it) || is_nobodys(it));
        let statement = statement.filter(|it| !is_disputed(it));
        let denied = |it: &Said| {
            let is_speech = it.statement.kind == StatementKind::Speech;
            it.statement.negated && is_speech || it.statement.turned_down.is_some()
        };
        let unknown = page.is_quoted(at) && statement.is_none();
        if unknown || statement.is_some_and(denied) {
            return None;
        }
        let bounds = bounds(page, unit, &outlook, statement);
        let bounds = headed.map_or(bounds, |it| within(bounds, it.body));
        let claim = claim::of(page, &outlook, bounds)?;
        let condition = condition::of(page, &claim, bounds)
            .or_else(|| condition::beside(page, unit.run, statement?));
        let claim = condition.as_ref().map_or(claim, |it| condition::without(page, claim, it));
        let likelihood = headed.map(|it| it.chance.clone());
        let likelihood = likelihood.or_else(|| told_likelihood(page, unit, &outlook, &claim));
        // What follows is read from behind the chance, which is no claim of its own.
        let end = claim.run.to;
        let claim = likelihood.as_ref().map_or(claim, |it| claim::without_chance(page, claim, it));
        let confidence = judgments::confidence(page, unit, claim.run);
        // What is announced for a day is no prediction, unless it is told how likely or how sure
        // it is.
        let is_held = confidence.is_some() || judgments::is_held(page, outlook.top);
        let weight = Weight::of(likelihood.is_some(), is_held);
        if self.calendar.has(page.tree.place(outlook.marker)) && weight == Weight::Untold {
            return None;
        }
        let said = statement.and_then(|it| it.statement.said).or(page.published);
        let is_bygone = is_bygone(page, outlook.top);
        let own = self.own_deadline(claim.run, said, is_bygone);
        let is_toss = likelihood::is_toss(page, outlook.top);
        let attitude = if is_toss { Attitude::Asserted } else { attitude(page, outlook.top) };
        let kind = kind::of(
            page,
            &Case {
                outlook: &outlook,
                claim: &claim,
                attitude,
                statement,
                is_conditional: condition.is_some(),
                weight,
                is_dated: own.is_some(),
                is_announced: self.calendar.names(page.tree.place(outlook.marker)),
            },
        )?;
        let negated = is_denied(page, &outlook) != (attitude == Attitude::Denied);
        let matter = Matter {
            outlook,
            claim,
            statement,
            condition,
            likelihood,
            negated,
            deadline: own,
            is_bygone,
        };
        let confidence = confidence.map(|run| page.spaced(run));
        let prediction = self.prediction(unit, matter, kind);
        let is_denied_around = attitude == Attitude::Denied;
        Some((NotedPrediction { confidence, is_denied_around, ..prediction }, end))
    }

    /// The deadline in the words of a claim; of a bygone forecast only one that names its year.
    fn own_deadline(
        &self,
        claim: Run,
        said: Option<Date>,
        is_bygone: bool,
    ) -> Option<DraftDeadline> {
        let deadline = deadline::of(self.page, claim, &self.calendar)
            .or_else(|| stretch::of(self.page, claim, said));
        deadline.filter(|it| !is_bygone || names_a_year(&it.span.text))
    }

    fn prediction(&self, unit: Unit, matter: Matter<'_>, kind: PredictionKind) -> NotedPrediction {
        let page = self.page;
        let support = support(page, unit, Some(matter.outlook.top), matter.claim.run);
        let by = self.by(&matter);
        // Nobody settles today what was foretold long ago for no day that is still to come.
        let is_over = matter.is_bygone && matter.deadline.is_none();
        let asks = kind != PredictionKind::Hedge && !is_over;
        let reckoning = self.reckoning.as_ref().filter(|_| matter.statement.is_none());
        let question = asks.then(|| question::draft(page, &matter, reckoning));
        let Matter { claim, condition, likelihood, deadline, .. } = matter;
        NotedPrediction {
            claim: words(page, &matter.outlook, &claim),
            by,
            kind,
            negated: matter.negated,
            is_denied_around: false,
            condition: condition.map(|it| it.words),
            phrase: likelihood.as_ref().map(|it| page.spaced(it.run)),
            implied: likelihood.and_then(|it| it.implied),
            confidence: None,
            by_date: deadline.map(|it| it.date),
            supported_by: support.into_iter().map(|run| page.span(run)).collect(),
            question,
            span: page.span(claim.run),
        }
    }

    /// The speaker, or the author where nobody else is quoted or the author says "we expect".
    fn by(&self, matter: &Matter<'_>) -> Option<String> {
        let author = || Some(judgments::by(self.page));
        let tree = &self.page.tree;
        let marker = matter.outlook.marker;
        let Some(said) = matter.statement else {
            // "Turnout is projected to fall": by somebody who is not named.
            let passive = tree.tag(marker) == "VBN"
                && prediction_words().expecting.contains(tree.lemma(marker));
            let denier = || self.denier(matter.outlook.top);
            return self.giver(marker).or_else(denier).or_else(author).filter(|_| !passive);
        };
        // "It seems unlikely to hold": so it seems to the writer.
        let cue = said.statement.cue.as_deref().unwrap_or_default();
        let seems = cue.starts_with("seem") || cue.starts_with("appear");
        let nobody = said.statement.speaker.is_none() && seems;
        // "Expect prices to rise"
        let bidden = tree.tag(marker) == "VB" && tree.child(marker, &["nsubj"]).is_none();
        if nobody || bidden { author() } else { said.statement.speaker.clone() }
    }
}

impl Context<'_, '_> {
    /// Who turns a forecast down: the subject of the verb by which it is.
    fn denier(&self, clause: usize) -> Option<String> {
        let tree = &self.page.tree;
        let verb = verdict(self.page, clause)?.by;
        let subject = tree.child(verb, &["nsubj"])?;
        self.page.mention_at(tree.place(subject)).map(|it| self.page.name(it))
    }

    /// Who puts a chance at so much, or expects a thing: the subject of the verb.
    fn giver(&self, marker: usize) -> Option<String> {
        let tree = &self.page.tree;
        let is_verb = prediction_words().expecting.contains(tree.lemma(marker))
            && tree.child(marker, &["dobj"]).is_some();
        let above = || tree.head(marker).filter(|_| tree.label(marker) == "dobj");
        let verb = if is_verb { marker } else { above()? };
        let subject = tree.child(verb, &["nsubj"]).filter(|&it| tree.tag(it).starts_with("NN"))?;
        let named = self.page.mention_at(tree.place(subject)).map(|it| self.page.name(it));
        let (first, last) = tree.reach(subject);
        Some(named.unwrap_or_else(|| self.page.spaced(tree.run(first, last))))
    }
}

/// How likely the words of a claim, or those behind it, say that it is.
fn told_likelihood(
    page: &Page<'_>,
    unit: Unit,
    outlook: &Outlook,
    claim: &Claim,
) -> Option<Likelihood> {
    let carriers = Carriers::of(page, outlook);
    let told = likelihood(page, &carriers, unit.run);
    // "may (40%) send"
    let modal = page.tree.place(outlook.marker) + 1;
    let of_modal = || assigned::bracketed(page, modal);
    let of_modal = || (modal < page.tokens.len()).then(of_modal).flatten();
    told.or_else(of_modal).or_else(|| assigned::behind(page, unit, claim.run))
}

/// "…, though Beijing denies it": the words are the author's, and another only contradicts them.
fn is_disputed(said: &Said) -> bool {
    let Some(cue) = said.statement.cue_span.as_ref() else { return false };
    said.statement.negated && cue.start >= said.statement.span.end
}

/// Whether those who speak are next to none, as "few" and "hardly anybody".
fn are_few(speaker: &str) -> bool {
    let first = speaker.split(' ').next().unwrap_or_default().to_lowercase();
    standing_words().few.contains(&first)
}

/// Whether a speaker is only named as "I" or "we".
fn is_first_person(speaker: Option<&str>) -> bool {
    speaker.is_some_and(|it| matches!(it, "I" | "i" | "we" | "We"))
}

/// The words of a claim without quotation marks; a subject that stands further off comes first.
fn words(page: &Page<'_>, outlook: &Outlook, claim: &Claim) -> String {
    let apart = claim.subject.filter(|it| it.to <= claim.run.from);
    let subject = apart.map(|it| format!("{} ", page.spaced(it))).unwrap_or_default();
    // "Moscow threatened to close the strait": the verb stands before what is attributed.
    let is_promise = outlook.form == OutlookForm::Promise;
    let promised = || format!("{} ", page.lower(page.tree.place(outlook.marker)));
    let verb = if is_promise { promised() } else { String::new() };
    format!("{subject}{verb}{}", page.spaced(claim.run)).replace(['“', '”', '"'], "")
}

/// Whether the clause says that something will not happen.
fn is_denied(page: &Page<'_>, outlook: &Outlook) -> bool {
    let tree = &page.tree;
    let is_hardly = |it: &usize| {
        let is_negation = predicate_words().negations.contains(tree.lemma(*it));
        tree.label(*it) == "advmod" && (is_negation || is_no_longer(tree, *it))
    };
    let is_negated =
        |it: usize| tree.child(it, &["neg"]).is_some() || tree.children(it).iter().any(is_hardly);
    // "We do not expect him to": the attitude to the clause counts that "not" already.
    let expects = tree.head(outlook.top) == Some(outlook.marker)
        && standing_words().raising.contains(tree.lemma(outlook.marker));
    let negated = is_negated(outlook.verb)
        || is_negated(outlook.top)
        || is_negated(outlook.marker) && !expects;
    let nor = page.is(tree.place(outlook.marker).wrapping_sub(1), &["nor", "neither"]);
    let nobody = outlook.subject.is_some_and(|subject| {
        let first = tree.place(tree.reach(subject).0);
        page.is(first, &["no", "nobody", "nothing", "neither", "none"])
    });
    negated || nor || nobody || there_is_none(tree, outlook)
}

/// "there will be no talks"
fn there_is_none(tree: &Tree<'_>, outlook: &Outlook) -> bool {
    let is_there = outlook.subject.is_some_and(|it| tree.label(it) == "expl");
    let what = tree.child(outlook.verb, &["attr", "dobj"]).filter(|_| is_there);
    what.is_some_and(|it| denies(tree, it))
}

/// The tokens within which claim and condition must lie: those of its statement, and of the
/// sentence as the tree has it.
fn bounds(page: &Page<'_>, unit: Unit, outlook: &Outlook, statement: Option<&Said>) -> Run {
    let whole = statement.map_or(unit.run, |said| said.words);
    let mut root = outlook.verb;
    for _ in 0..DEPTH {
        let Some(head) = page.tree.head(root) else { break };
        root = head;
    }
    let (first, last) = page.tree.reach(root);
    let sentence = page.tree.run(first, last);
    let to = whole.to.min(sentence.to).min(page.tokens.len());
    Run::new(whole.from.max(sentence.from), to)
}

/// The tokens that two runs share.
fn within(one: Run, other: Run) -> Run {
    Run::new(one.from.max(other.from), one.to.min(other.to))
}

/// How deep in its sentence a clause may lie.
const DEPTH: usize = 40;
