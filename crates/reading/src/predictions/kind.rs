//! Which kind of forward-looking claim an outlook is, if it is one at all.

use domain::{Form, PredictionKind};

use super::attitude::Attitude;
use super::claim::Claim;
use super::outlook::{Outlook, OutlookForm};
use crate::lexicon::prediction_words;
use crate::page::{Page, Run, SubjectKind};
use crate::statements::Said;

/// What is known of an outlook when its kind is asked for.
pub(super) struct Case<'a> {
    pub(super) outlook: &'a Outlook,
    pub(super) claim: &'a Claim,
    pub(super) attitude: Attitude,
    pub(super) statement: Option<&'a Said>,
    pub(super) is_conditional: bool,
    pub(super) weight: Weight,
    pub(super) is_dated: bool,
    /// Whether the schedule has it.
    pub(super) is_announced: bool,
}

/// How a claim is weighed by whoever makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// It is not.
    Untold,
    /// It is told how sure it is, or that somebody thinks so.
    Held,
    /// It is told how likely it is.
    Likely,
}

impl Weight {
    /// That of a claim, by whether it is told how likely it is, and how sure.
    pub(super) fn of(has_likelihood: bool, is_held: bool) -> Self {
        match (has_likelihood, is_held) {
            (true, _) => Self::Likely,
            (false, true) => Self::Held,
            (false, false) => Self::Untold,
        }
    }
}

impl Case<'_> {
    fn is_likelihood_told(&self) -> bool {
        self.weight == Weight::Likely
    }
}

/// The kind of an outlook; nothing where it is no forward-looking claim.
pub(super) fn of(page: &Page<'_>, case: &Case<'_>) -> Option<PredictionKind> {
    if case.attitude == Attitude::Open || !foretells(page, case) || is_idle(page, case) {
        return None;
    }
    let hedged = case.outlook.form == OutlookForm::May || is_only_possible(page, case.claim.run);
    if hedged && !case.is_likelihood_told() {
        return is_ahead(page, case).then_some(PredictionKind::Hedge);
    }
    // Who doubts that his own side will act binds nobody.
    let is_put_forward = case.attitude != Attitude::Denied;
    if !case.is_likelihood_told() && is_put_forward && binds(page, case) {
        return Some(PredictionKind::Commitment);
    }
    (!is_plan(page, case)).then_some(PredictionKind::Prediction)
}

/// Whether words of this form foretell here.
fn foretells(page: &Page<'_>, case: &Case<'_>) -> bool {
    let reported = case.statement.is_some_and(|it| it.statement.form != Form::Direct)
        && !page.is_quoted(page.tree.place(case.outlook.marker));
    let lemma = page.tree.lemma(case.outlook.verb);
    let told = case.is_dated || case.is_likelihood_told() || case.is_conditional;
    match case.outlook.form {
        OutlookForm::Will | OutlookForm::May | OutlookForm::Infinitive | OutlookForm::Promise => {
            true
        }
        OutlookForm::Would => {
            let liking = matches!(lemma, "like" | "love" | "rather" | "hate" | "prefer");
            let supposed = is_supposed(page, case) && !told && !binds(page, case);
            !liking && (case.is_conditional || reported && !supposed)
        }
        OutlookForm::PastInfinitive => reported,
        OutlookForm::Predicate | OutlookForm::Present | OutlookForm::Noun => {
            let marker = page.tree.lemma(case.outlook.marker);
            let is_awaited = prediction_words().expecting.contains(marker) && case.is_dated;
            // "They expect a certain service" says nothing of how likely it is.
            let is_thing = case.outlook.form == OutlookForm::Noun
                && prediction_words().expecting.contains(marker);
            case.is_likelihood_told() && !is_thing || is_awaited
        }
    }
}

/// "The plan would cost jobs": what is told of a plan depends on its coming about, and so does
/// what somebody "would be". In the present tense "says it would" is no "will" put back in time.
fn is_supposed(page: &Page<'_>, case: &Case<'_>) -> bool {
    let tree = &page.tree;
    let words = prediction_words();
    let Some(subject) = case.outlook.subject else { return true };
    let plan =
        words.supposed_subjects.contains(tree.lemma(subject)) || tree.label(subject) == "csubj";
    let stative = tree.lemma(case.outlook.verb) == "be"
        && tree.child(case.outlook.verb, &["auxpass"]).is_none();
    let present = case.statement.and_then(|it| it.statement.cue_span.as_ref()).is_some_and(|cue| {
        let from = page.tokens.partition_point(|it| it.range.start < cue.start);
        let to = page.tokens.partition_point(|it| it.range.start < cue.end);
        let tags = tree.words_in(Run::new(from, to)).map(|it| tree.tag(it));
        tags.into_iter().any(|tag| matches!(tag, "VBZ" | "VBP"))
    });
    plan || stative || present
}

/// Whether a possibility lies ahead: "may resign" does, "may be right" and "could not answer" don't.
fn is_ahead(page: &Page<'_>, case: &Case<'_>) -> bool {
    let tree = &page.tree;
    let verb = case.outlook.verb;
    let passive = tree.child(verb, &["auxpass"]).is_some();
    let stands = prediction_words().stative.contains(tree.lemma(verb)) && !passive;
    let unable = tree.child(verb, &["neg"]).is_some() && tree.lemma(case.outlook.marker) == "could";
    case.is_dated || !stands && !unable
}

/// "perhaps he will win"
fn is_only_possible(page: &Page<'_>, claim: Run) -> bool {
    let near = Run::new(claim.from.saturating_sub(2), claim.to.min(claim.from + 12));
    page.find_phrase(near, &prediction_words().possibly).is_some()
}

/// Whether the words only address somebody: "you will see", "we will find out", "that will do".
fn is_idle(page: &Page<'_>, case: &Case<'_>) -> bool {
    let Some(subject) = case.outlook.subject else { return false };
    let at = page.tree.place(subject);
    let addressed = prediction_words().addressed.contains(page.lower(at));
    let lemma = page.tree.lemma(case.outlook.verb);
    let idle = prediction_words().idle.contains(lemma);
    let first = is_first_person(page, at);
    let told = case.is_likelihood_told();
    // "They will see what happens", "it will be interesting": nothing that could be settled.
    let asks = idle && !told && page.tree.child(case.outlook.verb, &["ccomp"]).is_some();
    let complement = page.tree.child(case.outlook.verb, &["acomp"]);
    let empty = complement
        .is_some_and(|it| prediction_words().idle_adjectives.contains(page.tree.lemma(it)));
    let polled = case.statement.is_some_and(is_polled);
    // "He will have to earn it" says what he ought to do.
    let obliged = matches!(lemma, "have" | "need")
        && page.tree.child(case.outlook.verb, &["xcomp"]).is_some();
    let asked = (case.claim.run.to..case.claim.run.to + 2).any(|at| page.is(at, &["?"]));
    asks || asked
        || obliged && !told
        || polled && !told
        || empty && page.is(at, &["it"])
        || addressed && !told
        || first && (idle || case.statement.is_none() && !case.is_likelihood_told())
}

/// Whether those who speak are only counted: what they intend says nothing of what will come.
fn is_polled(said: &Said) -> bool {
    let speaker = said.statement.speaker.as_deref().unwrap_or_default();
    speaker.contains('%') || speaker.split(' ').any(|it| it == "percent" || it == "respondents")
}

fn is_first_person(page: &Page<'_>, at: usize) -> bool {
    prediction_words().first_person.contains(page.lower(at))
}

/// Whether a speaker tells what the speaker's own side will do.
fn binds(page: &Page<'_>, case: &Case<'_>) -> bool {
    if case.outlook.form == OutlookForm::Promise {
        return true;
    }
    let Some(said) = case.statement else { return false };
    let tree = &page.tree;
    let verb = case.outlook.verb;
    let acts = !prediction_words().not_acts.contains(tree.lemma(verb))
        && tree.child(verb, &["nsubjpass", "auxpass"]).is_none();
    let subject = case.outlook.subject.map(|it| tree.place(it));
    let Some(at) = subject.filter(|_| acts) else { return false };
    if is_first_person(page, at) {
        return true;
    }
    let spoken = [&said.statement.speaker, &said.statement.side];
    let is_own = |name: &str| spoken.iter().any(|it| it.as_deref() == Some(name));
    let pronoun = page.is(at, &["he", "she", "it", "they", "he'd", "she'd", "they'd", "it'd"]);
    let named = page.mention_at(at).map(|it| page.name(it));
    let own_party = named.is_some_and(|name| is_own(&name));
    // In reported words a pronoun is most often the speaker.
    own_party
        || pronoun
            && case.outlook.form != OutlookForm::Infinitive
            && stands_for_speaker(page, at, said)
}

fn stands_for_speaker(page: &Page<'_>, at: usize, said: &Said) -> bool {
    if page.is(at, &["it"]) {
        return said.statement.side.is_some() && said.statement.form != Form::Direct;
    }
    let subject = crate::page::Subject { run: Run::new(at, at + 1), kind: SubjectKind::Pronoun };
    let party = page.party(&subject).map(|it| page.name(&it));
    party.is_none() || party == said.statement.speaker || page.is(at, &["they"])
}

/// What the author only announces: "The senator will speak in Ohio."
fn is_plan(page: &Page<'_>, case: &Case<'_>) -> bool {
    let arranged = prediction_words().arranged.contains(page.tree.lemma(case.outlook.verb));
    let phrasal = page.tree.child(case.outlook.verb, &["prt"]).is_some();
    let plain =
        case.outlook.form == OutlookForm::Will || case.outlook.form == OutlookForm::Infinitive;
    // "Sweden will join in 2028": what has a day to be held to, and is in no schedule, is foretold.
    let is_foretold = case.is_dated && !case.is_announced;
    let denied =
        case.attitude == Attitude::Denied || page.tree.child(case.outlook.verb, &["neg"]).is_some();
    arranged
        && !is_foretold
        && !denied
        && !phrasal
        && plain
        && !case.is_conditional
        && case.weight == Weight::Untold
}
