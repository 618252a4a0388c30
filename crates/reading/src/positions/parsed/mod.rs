//! Positions that the tree of a sentence shows: in a verb, an adjective, a noun, a preposition, or
//! in what a speaker says must be.

mod bygone;
mod due;
mod holder;
mod matter;
mod noun;
mod stand;
mod told;

use domain::{Position, Stance};

use crate::lexicon::{predicate_words, stand_frames};
use crate::page::{Page, Run, Tree, Unit, spaced};
use crate::predicate::{carrier, condition_in, denies, is_infinitive, supposes, verb_group};
use crate::predictions::is_weighed;
use crate::standing::{Standing, standing};
use crate::statements::{Said, around};
use holder::{Holder, Voices};
use stand::Stand;
use told::{Told, told};

/// Finds the positions of a sentence. `author` is who writes an opinion.
pub(super) fn find(
    page: &Page<'_>,
    unit: Unit,
    said: &[Said],
    author: Option<&str>,
) -> Vec<Position> {
    let words = page.tree.words_in(unit.run);
    let stands = words.filter(|&word| is_cue(page, unit, said, word)).filter_map(|word| {
        stand::of_word(&page.tree, word).or_else(|| due::of_word(page, said, author, word))
    });
    // What is denied, doubted or not done is nobody's stand.
    let stands = stands.filter(|it| standing(page, it.cue) == Standing::Asserted);
    let voices = Voices { said, author };
    stands.flat_map(|stand| positions(page, unit, voices, &stand).unwrap_or_default()).collect()
}

/// Whether a word can take a stand here: not in a quotation of nobody, nor in what is denied to have
/// been said, nor as part of a name.
fn is_cue(page: &Page<'_>, unit: Unit, said: &[Said], word: usize) -> bool {
    let place = page.tree.place(word);
    let statement = around(said, place);
    let is_orphan = page.is_quoted(place) && statement.is_none();
    let is_denied = statement.is_some_and(|it| it.statement.negated);
    let is_name = page.tokens[place].capital && place != unit.run.from && !page.is_quoted(place);
    !is_orphan && !is_denied && !is_name && is_free(page, word)
}

/// How many words above a stand are looked at.
const CLIMBED: usize = 6;

/// Whether a word stands for itself, and not behind a verb that decides whether it is so, as in
/// "is expected to reject".
fn is_free(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let mut at = word;
    for _ in 0..CLIMBED {
        let is_joined = tree.label(at) == "conj";
        let up = carrier(tree, at).or_else(|| tree.head(at).filter(|_| is_joined));
        let Some(next) = up else { break };
        at = next;
    }
    let is_imagined = tree.label(at) == "ccomp"
        && tree.head(at).is_some_and(|it| predicate_words().imagining.contains(tree.lemma(it)));
    let is_manner = tree.label(at) != "relcl"
        && tree.children(at).iter().any(|&it| tree.tag(it) == "WRB" && it < at);
    !is_imagined
        && !is_manner
        && !is_of_a_demand(tree, at)
        && !is_weighed(page, at)
        && (!is_infinitive(tree, at) || tree.label(at) == "ROOT")
}

/// Whether a clause is what somebody demands, so that what it says is no stand of its subject.
fn is_of_a_demand(tree: &Tree<'_>, word: usize) -> bool {
    let is_clause = matches!(tree.label(word), "ccomp" | "acl");
    let frames = stand_frames();
    is_clause
        && tree.head(word).is_some_and(|head| {
            let lemma = tree.lemma(head).to_lowercase();
            frames.verbs.wants.clause.contains(&lemma) || frames.nouns.wants.clause.contains(&lemma)
        })
}

fn positions(
    page: &Page<'_>,
    unit: Unit,
    voices: Voices<'_>,
    stand: &Stand,
) -> Option<Vec<Position>> {
    let condition = condition_in(page, unit.run, stand.cue);
    // "In case Israel agrees": what is supposed is no stand.
    let place = page.tree.place(stand.cue);
    if condition.is_some_and(|it| it.run.contains(place) && supposes(page, it)) {
        return None;
    }
    let is_none = stand.matter.is_noun && denies(&page.tree, stand.matter.head);
    let is_wanted = stand.stance == Stance::Wants && !is_nothing(page, stand);
    // "Agreed to nothing", "rejected no offer": no stand on what was put to the holder.
    if is_none && !is_wanted || is_on_what_was_given(&page.tree, stand) {
        return None;
    }
    let told = told(page, stand, condition.is_some())?;
    let run = matter::run(page, unit, stand, condition)?;
    let of = holder::addressees(page, voices.said, stand, run);
    let holders = holder::holders(page, voices, stand);
    let condition = condition.map(|it| page.spaced(it.words));
    let position = |holder: Holder| position(page, stand, &told, run, holder);
    // What a speaker says he must do himself is asked of nobody.
    let is_own = |holder: &Holder| stand.holder.is_none() && of.contains(&holder.name);
    let is_anothers = |holder: &Holder| is_claimed(page, voices.said, stand, holder);
    let holders = holders.into_iter().filter(|it| !is_own(it) && !is_anothers(it));
    let found = holders.map(position).map(|position| {
        let others = of.iter().filter(|it| **it != position.holder).cloned();
        let addressee = holder::together(&others.collect::<Vec<_>>());
        Position { addressee, condition: condition.clone(), ..position }
    });
    Some(found.collect())
}

/// "rejected the explanation that Norway gave": no stand on a demand for an explanation.
fn is_on_what_was_given(tree: &Tree<'_>, stand: &Stand) -> bool {
    let head = stand.matter.head;
    let is_given = stand.matter.is_noun && stand_frames().stands.given.contains(tree.lemma(head));
    let is_known = tree.children(head).iter().any(|&it| {
        let is_the = matches!(tree.lemma(it), "the" | "this" | "that" | "these" | "those");
        tree.label(it) == "poss" || tree.label(it) == "det" && is_the
    });
    is_given && is_known && stand.is_settling && stand.stance != Stance::Wants
}

fn is_nothing(page: &Page<'_>, stand: &Stand) -> bool {
    page.is(page.tree.place(stand.matter.head), &["nothing", "none", "nobody"])
}

/// Whether somebody of one state tells where another stands, as in "Lavrov said that the West seeks
/// war": what is claimed of a state is no position of its own.
fn is_claimed(page: &Page<'_>, said: &[Said], stand: &Stand, holder: &Holder) -> bool {
    let Some(statement) = around(said, page.tree.place(stand.cue)).map(|it| &it.statement) else {
        return false;
    };
    let (Some(side), Some(word)) = (statement.side.as_deref(), stand.holder) else { return false };
    // "X rejected Y's demand that": whose demand it is does not depend on who answers it.
    if page.tree.tag(stand.cue).starts_with("NN") {
        return false;
    }
    // "Lavrov: the West seeks war", where a parser takes the speaker for the subject too.
    let is_headline = statement.cue.as_deref() == Some(":");
    if is_headline
        && page.range(Run::new(page.tree.place(word), page.tree.place(word) + 1)).start
            < statement.span.start
    {
        return true;
    }
    let mention = page.mention_at(page.tree.place(word));
    let state = mention.and_then(|it| page.state_of(it));
    let is_own = [Some(holder.name.as_str()), state].contains(&Some(side))
        || statement.speaker.as_deref() == Some(holder.name.as_str());
    mention.is_some() && !is_own
}

fn position(page: &Page<'_>, stand: &Stand, told: &Told, matter: Run, holder: Holder) -> Position {
    let cue = verb_group(&page.tree, stand.cue);
    let span = page.span(matter);
    Position {
        holder: holder.name,
        stance: told.stance,
        matter: spaced(&span.text),
        addressee: None,
        since: told.since.day,
        since_words: told.since.words.clone(),
        condition: None,
        state: told.state,
        span,
        holder_span: holder.span,
        cue_span: Some(page.span(cue)),
        state_span: None,
    }
}
