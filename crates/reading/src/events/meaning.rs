//! The meaning of a word: which event it tells of, with what it takes.

use domain::Sector;

use crate::actors::Who;
use crate::events::branch::{
    after, all, child, children, is_infinitive, is_negated, is_verb, joined, object, with_particle,
};
use crate::events::lexicon::{
    Code, Constraint, EventNoun, Meaning, Operation, Row, adjective_rows, event_noun, intends,
    is_quantity, is_vague, narrowed, obliges, taking, told_by, verb_rows,
};
use crate::events::party::may_act;
use crate::events::who::is_done_by;
use crate::page::{Page, Tree};

/// An event that a word tells of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Telling {
    /// The word.
    pub(super) cue: usize,
    /// What it tells of.
    pub(super) code: Code,
    /// The row that fits, if the word is a verb or an adjective.
    pub(super) row: Option<&'static Row>,
    /// The noun that names the event, where the cue is one.
    pub(super) noun: Option<EventNoun>,
}

/// How deep one event may lie in another, as in "refused to agree to stop bombing".
const DEPTH: usize = 4;

/// What a verb or an adjective tells of.
pub(super) fn of_verb(page: &Page<'_>, word: usize) -> Option<Telling> {
    let row = row_of(page, word)?;
    let code = code_of_row(page, word, row, DEPTH)?;
    Some(Telling { cue: word, code, row: Some(row), noun: None })
}

/// What a noun tells of.
pub(super) fn of_noun(page: &Page<'_>, word: usize) -> Option<Telling> {
    let tree = &page.tree;
    // "March 14" is no march.
    if !tree.tag(word).starts_with("NN") || page.date_at(tree.place(word)).is_some() {
        return None;
    }
    let before = all(tree, word, &["compound", "amod"]);
    let before: Vec<String> = before.map(|it| tree.lemma(it).to_lowercase()).collect();
    let lemma = tree.lemma(word).to_lowercase();
    let joint = before.iter().find_map(|first| event_noun(&format!("{first}_{lemma}")));
    // "an exchange of fire"
    let of = after(tree, word, "of");
    let of = of.iter().map(|&it| format!("{lemma}_of_{}", tree.lemma(it).to_lowercase()));
    let joint = joint.or_else(|| of.into_iter().find_map(|it| event_noun(&it)));
    let told = || before.iter().rev().find_map(|it| event_noun(it)).filter(|_| is_vague(&lemma));
    let noun = joint.or_else(told).or_else(|| event_noun(&lemma)).filter(|it| it.code != "-")?;
    Some(Telling { cue: word, code: refined(tree, noun.code, word), row: None, noun: Some(noun) })
}

/// The row that fits a verb or an adjective with what stands beside it.
pub(super) fn row_of(page: &Page<'_>, word: usize) -> Option<&'static Row> {
    let tree = &page.tree;
    let can_do = |row: &Row| row.who.is_none_or(|kind| is_done_by(page, word, kind));
    let fits = |row: &&Row| meets(page, word, &row.constraint) && can_do(row);
    if is_verb(tree, word) {
        let joint = with_particle(tree, word);
        let joint = joint.and_then(|joint| verb_rows(&joint).iter().find(fits));
        return joint.or_else(|| verb_rows(tree.lemma(word)).iter().find(fits));
    }
    let predicate =
        matches!(tree.label(word), "acomp" | "oprd" | "amod" | "xcomp" | "conj" | "ROOT" | "advcl");
    let is_adjective = tree.tag(word).starts_with("JJ") && predicate;
    adjective_rows(tree.lemma(word)).iter().filter(|_| is_adjective).find(fits)
}

fn code_of_row(page: &Page<'_>, word: usize, row: &Row, depth: usize) -> Option<Code> {
    match row.meaning {
        Meaning::Nothing => None,
        Meaning::Event(code) => Some(refined_by_object(&page.tree, code, word)),
        Meaning::Operation(operation, default) => {
            if operation.announces() {
                return announced(page, word, depth);
            }
            let inner = inner(page, word, depth);
            // What a verb only carries is told by the inner verb itself.
            if operation.carries() && inner.is_some_and(|(at, _)| is_verb(&page.tree, at)) {
                return None;
            }
            // "agreed to bomb": the inner verb tells of it.
            let told_within =
                |(at, code): (usize, Code), outer| outer == code && is_verb(&page.tree, at);
            let Some(inner) = inner else { return default };
            let outer = outcome(page, operation, inner.0, inner.1).or(default)?;
            (!told_within(inner, outer)).then_some(outer)
        }
    }
}

/// What somebody says that he will do, or that another must do.
fn announced(page: &Page<'_>, word: usize, depth: usize) -> Option<Code> {
    let tree = &page.tree;
    let clause = all(tree, word, &["ccomp"]).find(|&it| is_verb(tree, it) && it > word)?;
    let doer = child(tree, clause, &["nsubj", "nsubjpass"]);
    let is_own = doer.is_none_or(|it| tree.tag(it) == "PRP");
    let auxiliaries: Vec<&str> = all(tree, clause, &["aux"]).map(|it| tree.lemma(it)).collect();
    let inner = || code_of(page, clause, depth.checked_sub(1)?);
    if auxiliaries.iter().any(|it| intends(it)) && is_own {
        let code = inner()?;
        return outcome(page, Operation::INTEND, clause, code).filter(|outer| *outer != code);
    }
    let is_duty = auxiliaries.iter().any(|it| obliges(it)) || tree.lemma(clause) == "need";
    if is_duty && doer.is_some_and(|it| tree.tag(it) != "PRP" && may_act(page, it)) {
        return inner()
            .and_then(|code| outcome(page, Operation::REQUEST, clause, code))
            .or(Some("100"));
    }
    None
}

/// What becomes of an inner event, also of one that is to be left undone.
fn outcome(page: &Page<'_>, operation: Operation, inner: usize, code: Code) -> Option<Code> {
    if !is_negated(&page.tree, inner) {
        return operation.on(code);
    }
    let is_harm = told_by(code).is_some_and(|told| code >= "13" && told.action.word() != "AGREE");
    match operation.name() {
        "request" | "appeal" | "agree" if is_harm => operation.on("087"),
        "intend" if !is_harm => Operation::REJECT.on(code),
        _ => None,
    }
}

/// The event that a word takes, and the word that tells of it.
pub(super) fn inner(page: &Page<'_>, word: usize, depth: usize) -> Option<(usize, Code)> {
    let depth = depth.checked_sub(1)?;
    let tree = &page.tree;
    let clauses = all(tree, word, &["xcomp", "ccomp", "advcl"]);
    let clauses = clauses.filter(|&it| tree.label(it) != "advcl" || is_infinitive(tree, it));
    let verbs = clauses.filter_map(|it| Some((it, code_of(page, it, depth)?)));
    let objects = object(tree, word).into_iter().chain(child(tree, word, &["attr"]));
    let objects = objects.filter_map(|it| of_phrase(page, it, depth));
    let behind = taking().iter().flat_map(|it| after(tree, word, it));
    let behind = behind.filter_map(|it| of_phrase(page, it, depth));
    verbs.chain(objects).chain(behind).next()
}

/// The event that a noun phrase names, or a gerund, or the infinitive that the noun takes.
fn of_phrase(page: &Page<'_>, word: usize, depth: usize) -> Option<(usize, Code)> {
    let tree = &page.tree;
    if is_verb(tree, word) {
        return Some((word, code_of(page, word, depth)?));
    }
    counted(tree, word).into_iter().find_map(|it| Some((it, of_noun(page, it)?.code)))
}

fn code_of(page: &Page<'_>, word: usize, depth: usize) -> Option<Code> {
    let row = row_of(page, word);
    let through = |row: &Row| matches!(row.meaning, Meaning::Operation(it, _) if it.carries());
    match row {
        Some(row) if !through(row) => code_of_row(page, word, row, depth),
        Some(_) | None => Some(inner(page, word, depth)?.1),
    }
}

/// A noun, and the nouns it only counts, as in "dozens of prisoners".
pub(super) fn counted(tree: &Tree<'_>, word: usize) -> Vec<usize> {
    let mut found = joined(tree, word);
    if is_quantity(&tree.lemma(word).to_lowercase()) || tree.tag(word) == "CD" {
        found.extend(after(tree, word, "of"));
    }
    let vague = found.iter().copied().filter(|&it| is_vague(&tree.lemma(it).to_lowercase()));
    let named: Vec<usize> = vague.flat_map(|it| all(tree, it, &["compound"])).collect();
    found.extend(named);
    found
}

fn meets(page: &Page<'_>, word: usize, constraint: &Constraint) -> bool {
    let tree = &page.tree;
    let names = |words: &[usize], nouns: &std::collections::HashSet<&str>| {
        words.iter().any(|&it| nouns.contains(tree.lemma(it).to_lowercase().as_str()))
    };
    match constraint {
        Constraint::Anything => true,
        Constraint::NoObject => object(tree, word).is_none(),
        // A town that no table has is somewhere to go to or to attack.
        Constraint::Actor => {
            object(tree, word).is_some_and(|it| may_act(page, it) || tree.entity(it) == Some("GPE"))
        }
        Constraint::Place => object(tree, word).is_some_and(|it| is_place(page, it)),
        Constraint::Itself => object(tree, word).is_some_and(|it| {
            tree.lemma(it).ends_with("self") || tree.lemma(it).ends_with("selves")
        }),
        Constraint::Named => {
            let given = child(tree, word, &["oprd"]);
            given.is_some() && given != object(tree, word)
        }
        Constraint::Infinitive => takes_infinitive(tree, word),
        Constraint::Clause => takes_clause(tree, word),
        Constraint::Noun(nouns) => {
            let object_of = object(tree, word);
            let objects = object_of.into_iter().flat_map(|it| counted(tree, it));
            // "the cruiser Moskva"
            let is_name = |it: &usize| tree.tag(*it).starts_with("NNP");
            let before = object_of.filter(is_name).into_iter();
            let before = before.flat_map(|it| all(tree, it, &["compound"]).collect::<Vec<_>>());
            let objects = objects.chain(before);
            let said =
                all(tree, word, &["oprd", "attr", "acomp", "xcomp", "ccomp", "npadvmod", "nsubj"]);
            let said = said.filter(|&it| !is_verb(tree, it));
            let said = said.filter(|&it| {
                tree.label(it) != "nsubj" || object(tree, word).is_none() && it > word
            });
            let said: Vec<usize> = said.collect();
            // "called it a terrorist group"
            let given = said.iter().filter(|&&it| tree.label(it) == "oprd");
            let beside: Vec<usize> =
                given.flat_map(|&it| all(tree, it, &["amod", "compound"])).collect();
            names(&objects.chain(said).chain(beside).collect::<Vec<_>>(), nouns)
        }
        Constraint::Preposition(preposition, nouns) => {
            let behind = after(tree, word, preposition).into_iter();
            names(&behind.flat_map(|it| counted(tree, it)).collect::<Vec<_>>(), nouns)
        }
        Constraint::AnyAfter(preposition) => {
            // "called him on Tuesday" calls on nobody.
            let is_day = |it: usize| *preposition == "on" && page.date_at(tree.place(it)).is_some();
            after(tree, word, preposition).into_iter().any(|it| !is_day(it))
        }
        Constraint::ActorAfter(preposition) => {
            after(tree, word, preposition).into_iter().any(|it| may_act(page, it))
        }
    }
}

/// Whether a noun is the name of a town or a region.
fn is_place(page: &Page<'_>, noun: usize) -> bool {
    let tree = &page.tree;
    let mention = page.mention_at(tree.place(noun));
    let is_known = mention.is_some_and(|it| {
        let is_state = page.identity(it, page.published).sector.is_none_or(|it| it == Sector::Gov);
        is_state && matches!(it.who, Who::Place(_) | Who::Actor(_))
    });
    tree.tag(noun) == "NNP" && (is_known || tree.entity(noun) == Some("GPE"))
}

fn takes_infinitive(tree: &Tree<'_>, word: usize) -> bool {
    all(tree, word, &["xcomp", "ccomp", "advcl"]).any(|it| is_infinitive(tree, it))
}

fn takes_clause(tree: &Tree<'_>, word: usize) -> bool {
    all(tree, word, &["ccomp"]).any(|it| is_verb(tree, it) && !is_infinitive(tree, it))
}

/// A code made narrower by what stands before the noun, as in "military aid".
fn refined(tree: &Tree<'_>, code: Code, noun: usize) -> Code {
    let words = children(tree, noun).iter().filter(|&&it| it < noun);
    let mut words = words;
    words.find_map(|&it| narrowed(code, &tree.lemma(it).to_lowercase())).unwrap_or(code)
}

fn refined_by_object(tree: &Tree<'_>, code: Code, verb: usize) -> Code {
    let objects = object(tree, verb).into_iter().flat_map(|it| counted(tree, it));
    let narrow = objects.map(|it| refined(tree, code, it)).find(|it| *it != code);
    narrow.unwrap_or(code)
}
