//! An entry of the schedule: who is to do what, with whom, where and when.

use domain::{Firmness, ScheduleState, ScheduledEvent};

use super::Announced;
use super::change;
use super::days::{Days, are_one, days, lies_ahead};
use super::plan::{self, Plan};
use super::tie::{Tie, is_event, tie};
use super::what::{self, What};
use crate::lexicon::schedule_words;
use crate::page::{Page, Run, Tree, Unit};
use crate::predicate::{condition_in, is_anybody, is_passive, parties, subject};
use crate::predictions::{is_bygone, names_a_year};
use crate::statements::{Said, around, speaker_of};
use crate::time::DateMention;

/// Finds what a sentence announces for a day.
pub(super) fn find(page: &Page<'_>, unit: Unit, said: &[Said]) -> Vec<Announced> {
    let dates = page.dates_in(unit.run);
    let read = |at: usize| {
        let date = &dates[at];
        let before = at.checked_sub(1).map(|before| &dates[before]);
        if before.is_some_and(|before| are_one(page, before, date)) {
            return None;
        }
        let is_orphan = page.is_quoted(date.run.from) && around(said, date.run.from).is_none();
        let days = days(page, date, dates.get(at + 1)).filter(|_| !is_orphan)?;
        of_date(page, unit, said, date, days)
    };
    (0..dates.len()).filter_map(read).collect()
}

fn of_date(
    page: &Page<'_>,
    unit: Unit,
    said: &[Said],
    date: &DateMention,
    days: Days,
) -> Option<Announced> {
    let tie = tie(page, date).filter(|tie| is_in_one_line(page, tie, date))?;
    let lasts = |it| schedule_words().plans.lasting.contains(page.tree.lemma(it));
    if tie.preposition.is_some_and(lasts) {
        return None;
    }
    let dated = dated_by_verb(page, said, &tie)
        .or_else(|| invited(page, &tie, days))
        .or_else(|| dated_by_noun(page, &tie, days))?;
    if change::is_change(page, dated.head) {
        return None;
    }
    if is_bygone(page, dated.head) && !names_a_year(page.words(days.run)) {
        return None;
    }
    let is_past = !lies_ahead(page, days.period.last);
    if is_past && !dated.plan.is_past || is_vague(page, &dated) {
        return None;
    }
    announced(page, unit, said, &dated, days, is_past)
}

/// Whether a date stands in the same paragraph as what it dates, and not in a line of its own.
fn is_in_one_line(page: &Page<'_>, tie: &Tie, date: &DateMention) -> bool {
    let Some(head) = tie.noun.or(tie.verb).map(|it| page.tree.place(it)) else { return false };
    let between = Run::new(head.min(date.run.from), head.max(date.run.from) + 1);
    !page.words(between).contains('\n')
}

/// What a date dates, and how it is announced.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dated {
    pub(super) plan: Plan,
    /// What is to be done or to happen: a verb, or a noun for an event.
    pub(super) head: usize,
    /// Whether it is told as something that happens, with nobody who does it.
    pub(super) is_happening: bool,
}

fn dated_by_verb(page: &Page<'_>, said: &[Said], tie: &Tie) -> Option<Dated> {
    let tree = &page.tree;
    let words = &schedule_words().plans;
    // "The cars of tomorrow" are not dated.
    let is_of = tie.preposition.is_some_and(|it| tree.lemma(it) == "of") && tie.noun.is_none();
    let above = tie
        .verb
        .filter(|_| !is_of)
        .filter(|&verb| tie.noun.is_none_or(|noun| is_argument(tree, noun, verb)))?;
    // A date beside "is expected" dates what is expected.
    let below = tree.child(above, &["xcomp"]).filter(|_| {
        let lemma = tree.lemma(above).to_lowercase();
        lemma == "be" || words.announcing.contains(&lemma) || words.expecting.contains(&lemma)
    });
    let (verb, plan) = [below, Some(above)]
        .into_iter()
        .flatten()
        .find_map(|verb| Some((verb, plan::of_verb(page, verb)?)))?;
    let lemma = tree.lemma(verb).to_lowercase();
    let noun = subject(tree, verb).filter(|&it| is_event(tree, it));
    if words.fixed.contains(&lemma) && tree.child(verb, &["dobj"]).is_none() {
        let of_participle = || tree.head(verb).filter(|_| tree.label(verb) == "acl");
        let head = subject(tree, verb).or_else(of_participle).filter(|&it| is_event(tree, it))?;
        return Some(Dated { plan, head, is_happening: true });
    }
    if lemma == "be" {
        let attribute = || tree.child(verb, &["attr"]).filter(|&it| is_event(tree, it));
        let head = noun.or_else(attribute)?;
        return Some(Dated { plan, head, is_happening: true });
    }
    let happens = words.happenings.contains(&lemma) && noun.is_some();
    let is_happening = happens || is_passive(tree, verb) || takes_place(page, verb);
    let has_object = tree.child(verb, &["dobj"]).is_some() || is_passive(tree, verb);
    let is_whole =
        has_object || !words.holding.contains(&lemma) || words.happenings.contains(&lemma);
    let is_act = words.acts.contains(&lemma) && is_whole
        || noun.is_some() && is_happening
        || is_own_plan(page, tie, verb, plan);
    let is_told = plan.opens != verb || is_told_by_somebody(page, said, verb);
    (is_act && is_told).then_some(Dated { plan, head: verb, is_happening })
}

/// "Kenya will send an envoy on 25 November": what an actor will do on a day, with any verb but one
/// that is only ever foretold.
fn is_own_plan(page: &Page<'_>, tie: &Tie, verb: usize, plan: Plan) -> bool {
    let tree = &page.tree;
    let is_will = tree.tag(plan.opens) == "MD" && tree.lemma(plan.opens) == "will";
    let is_on = tie.preposition.is_none_or(|it| tree.lemma(it) == "on");
    let is_actor = tree.child(verb, &["nsubj"]).is_some_and(|subject| {
        tree.tag(subject) != "PRP" && page.mention_at(tree.place(subject)).is_some()
    });
    let is_foretold = schedule_words().plans.foretold.contains(tree.lemma(verb));
    is_will && is_on && is_actor && !is_foretold && tree.child(verb, &["dobj"]).is_some()
}

/// Whether a noun is the subject or the object of a verb, itself or as a part of it.
fn is_argument(tree: &Tree<'_>, noun: usize, verb: usize) -> bool {
    let is_label = matches!(tree.label(noun), "nsubj" | "nsubjpass" | "dobj" | "attr" | "npadvmod");
    let behind = || {
        let tie = tree.head(noun).filter(|_| tree.label(noun) == "pobj")?;
        tree.head(tie)
    };
    is_label && tree.head(noun) == Some(verb) || behind() == Some(verb)
}

/// Whether a plain present is told by the writer or by a speaker, and not only supposed, as in "this
/// does not mean that he leaves tomorrow".
fn is_told_by_somebody(page: &Page<'_>, said: &[Said], verb: usize) -> bool {
    let tree = &page.tree;
    match tree.label(verb) {
        "ROOT" | "conj" | "relcl" => true,
        "ccomp" => around(said, tree.place(verb)).is_some(),
        _ => false,
    }
}

fn takes_place(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    tree.lemma(verb) == "take"
        && tree.child(verb, &["dobj"]).is_some_and(|it| tree.lemma(it) == "place")
}

/// "has invited Modi for 14 July"
fn invited(page: &Page<'_>, tie: &Tie, days: Days) -> Option<Dated> {
    let tree = &page.tree;
    let verb = tie.verb.filter(|&verb| tree.lemma(verb) == "invite")?;
    let is_for = tie.preposition.is_some_and(|it| tree.lemma(it) == "for");
    let plan = Plan { firmness: Firmness::Proposed, opens: verb, governor: verb, is_past: false };
    (is_for || days.is_ahead).then_some(Dated { plan, head: verb, is_happening: false })
}

/// "the summit in May", "next week's talks"
fn dated_by_noun(page: &Page<'_>, tie: &Tie, days: Days) -> Option<Dated> {
    let tree = &page.tree;
    let noun = tie.noun?;
    let coming = tree
        .children(noun)
        .iter()
        .any(|&it| schedule_words().plans.coming.contains(&tree.lemma(it).to_lowercase()));
    let by_preposition = tie.preposition.is_none_or(|it| {
        matches!(&*tree.lemma(it).to_lowercase(), "on" | "in" | "for" | "at" | "by" | "of" | "from")
    });
    let plan = Plan { firmness: Firmness::Announced, opens: noun, governor: noun, is_past: false };
    let is_later = page.published.is_none_or(|published| days.period.first > published);
    let is_dated = by_preposition && (coming || days.is_ahead && is_later);
    is_dated.then_some(Dated { plan, head: noun, is_happening: true })
}

fn announced(
    page: &Page<'_>,
    unit: Unit,
    said: &[Said],
    dated: &Dated,
    days: Days,
    is_past: bool,
) -> Option<Announced> {
    let condition = condition_in(page, unit.run, dated.head);
    let what = what::what(page, unit, dated, days, condition)?;
    let who = who(page, said, dated);
    let opens = page.tree.place(dated.plan.opens);
    let subject = what.subject.map_or(what.run.from, |it| it.min(what.run.from));
    let from = subject.min(days.run.from);
    let span = Run::new(from, days.run.to.max(what.run.to));
    let with = what::with(page, said, dated, &what, who.as_deref());
    let place = what::place(page, dated, &what);
    let What { words, .. } = what;
    let end = days.period.last;
    let is_by = page.find(Run::new(days.run.from.saturating_sub(4), days.run.from), &["by", "end"]);
    let first = Some(days.period.first).filter(|first| *first != end && is_by.is_none());
    let event = ScheduledEvent {
        who,
        what: words,
        with,
        place,
        first,
        date: end,
        firmness: dated.plan.firmness,
        by: speaker_of(said, opens),
        condition: condition.map(|it| page.spaced(it.words)),
        state: ScheduleState::Standing,
        moved_from: None,
        span: page.span(page.trimmed(span)),
        state_span: None,
    };
    Some(Announced::new(event, opens, kind(page, dated), is_past))
}

/// Who is to act: nobody where something only happens.
fn who(page: &Page<'_>, said: &[Said], dated: &Dated) -> Option<String> {
    let tree = &page.tree;
    let own = tree.child(dated.head, &["nsubj"]);
    let own = own.filter(|&it| !matches!(tree.tag(it), "WDT" | "WP"));
    let word = own.or_else(|| subject(tree, dated.plan.governor));
    let word = word.filter(|_| !dated.is_happening)?;
    let names: Vec<String> = parties(page, said, word).into_iter().map(|it| it.name).collect();
    if !names.is_empty() {
        return Some(names.join(" and "));
    }
    let is_pronoun =
        page.is(tree.place(word), &["it", "he", "she", "they", "we", "i", "who", "which"]);
    let (first, _) = tree.reach(word);
    let words = page.spaced(tree.run(first.max(word.saturating_sub(8)), word));
    (!is_pronoun).then_some(words)
}

/// Whether it is left open who is to act, as in "those who want to speak on Monday".
fn is_vague(page: &Page<'_>, dated: &Dated) -> bool {
    let subject = subject(&page.tree, dated.plan.governor).filter(|_| !dated.is_happening);
    subject.is_some_and(|word| {
        let place = page.tree.place(word);
        page.is(place, &["you", "there", "this", "that", "what"]) || is_anybody(page, word)
    })
}

/// What an entry is, by the lemma of its verb or noun.
fn kind(page: &Page<'_>, dated: &Dated) -> String {
    let tree = &page.tree;
    let head = dated.head;
    let verb = tree.lemma(head).to_lowercase();
    // "To host talks" is talks, and "to host Serbia" a visit.
    let is_held =
        |it: &usize| schedule_words().plans.holding.contains(&verb) && tree.tag(*it) != "NNP";
    let object = tree.child(head, &["dobj"]).filter(is_held);
    let noun =
        subject(tree, head).filter(|_| dated.is_happening && tree.tag(head).starts_with('V'));
    object.or(noun).map_or(verb, |it| tree.lemma(it).to_lowercase())
}
