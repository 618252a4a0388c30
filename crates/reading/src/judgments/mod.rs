//! Noted judgments: what a document's author, or somebody quoted in it, claims that things mean.
//!
//! Lists that were announced ("the words carry three messages:") are read item by item; everything
//! else by the tree: a [`Sign`] such as "which indicates that" or "in our view" opens a claim.

mod listed;
mod sign;

use domain::{NotedJudgment, StatementKind};

use crate::lexicon::judgment_words;
use crate::page::{Page, Run, Unit};
use crate::predictions::{Carriers, likelihood, support};
use crate::statements::{Said, innermost_but};

use sign::Sign;
pub(crate) use sign::is_evidence;

/// How many statements before a list are looked at for the words it speaks of.
const LOOKED_AT: usize = 6;

/// Finds the judgments of a page's author and of those it quotes.
pub(crate) fn find(page: &Page<'_>, said: &[Said]) -> Vec<NotedJudgment> {
    let listed = listed::find(page);
    let mut found: Vec<(Run, NotedJudgment)> = Vec::new();
    for (index, unit) in page.units.iter().enumerate() {
        if let Some(claim) = listed.claim_of(index) {
            found.push((claim, from_list(page, *unit, claim, said)));
        }
        if page.is(unit.run.to - 1, &["?"]) {
            continue;
        }
        for word in page.tree.words_in(unit.run) {
            let Some(sign) = sign::at(page, *unit, word) else { continue };
            let is_new = found.iter().rev().take(4).all(|(run, _)| !run.holds(sign.claim));
            let judgment = is_new.then(|| signed(page, *unit, &sign, said)).flatten();
            found.extend(judgment.map(|it| (sign.claim, it)));
        }
    }
    found.sort_by_key(|(claim, _)| *claim);
    found.into_iter().map(|(_, judgment)| judgment).collect()
}

/// The author's name, if the text is signed.
pub(crate) fn by(page: &Page<'_>) -> String {
    page.writer()
}

/// A judgment that a sign opens; none where nobody is known whose words they are.
fn signed(page: &Page<'_>, unit: Unit, sign: &Sign, said: &[Said]) -> Option<NotedJudgment> {
    let marker = page.tree.place(sign.marker);
    let at = page.tree.place(sign.verb);
    // "We believe that": the sign itself makes no statement of somebody else's.
    let own_cue = |it: &Said| is_cue_of(page, it, marker);
    let around = |token| innermost_but(said, token, own_cue);
    let statement = around(marker).or_else(|| around(at));
    let statement = statement.filter(|it| it.statement.speaker.is_some());
    let unknown = page.is_quoted(at) && statement.is_none();
    // What somebody denies to have said is not his judgment.
    if unknown || statement.is_some_and(|it| it.statement.negated) {
        return None;
    }
    let speaker = statement.and_then(|it| it.statement.speaker.clone());
    let own = speaker.filter(|it| !matches!(it.as_str(), "I" | "i" | "we" | "We"));
    let by = own.unwrap_or_else(|| by(page));
    let support = support(page, unit, Some(sign.verb), sign.claim);
    let carriers = Some(Carriers::of_clause(page, sign.verb));
    let claimed = Claimed { claim: sign.claim, hedge: sign.hedge, carriers };
    Some(judgment(page, unit, &claimed, Some(by), &support))
}

/// Whether a token belongs to the word that makes a statement.
fn is_cue_of(page: &Page<'_>, said: &Said, token: usize) -> bool {
    let token = page.tokens[token].range;
    let cue = said.statement.cue_span.as_ref();
    cue.is_some_and(|it| it.start <= token.start && token.end <= it.end)
}

/// What is claimed, and the words that can say how likely it is.
struct Claimed {
    claim: Run,
    hedge: Option<Run>,
    carriers: Option<Carriers>,
}

fn judgment(
    page: &Page<'_>,
    unit: Unit,
    claimed: &Claimed,
    by: Option<String>,
    support: &[Run],
) -> NotedJudgment {
    let Claimed { claim, hedge, carriers } = claimed;
    let likelihood = carriers.as_ref().and_then(|it| likelihood(page, it, *claim));
    let confidence = confidence(page, unit, *claim);
    NotedJudgment {
        claim: page.spaced(*claim).replace(['“', '”', '"'], ""),
        by,
        hedge: hedge.map(|run| page.spaced(run)),
        phrase: likelihood.as_ref().map(|it| page.spaced(it.run)),
        implied: likelihood.and_then(|it| it.implied),
        confidence: confidence.map(|run| page.spaced(run)),
        rests_on: support.iter().map(|run| page.span(*run)).collect(),
        span: page.span(*claim),
    }
}

/// An item of a list: it rests on the words it quotes, or else on what was said last before it.
fn from_list(page: &Page<'_>, unit: Unit, claim: Run, said: &[Said]) -> NotedJudgment {
    let mut words = page.tree.words_in(claim);
    let first = words.clone().next();
    // Without a language model there are no words, and what stands around the claim must do.
    let verb = words.find(|&it| page.tree.tag(it).starts_with("VB")).or(first);
    let carriers = verb.map(|it| Carriers::of_clause(page, it));
    let mut support = support(page, unit, verb, claim);
    let before = &said[..said.partition_point(|it| it.words.from < claim.from)];
    let spoken =
        |it: &&Said| it.statement.kind == StatementKind::Speech && it.statement.speaker.is_some();
    let before = before.iter().rev().take(LOOKED_AT).find(spoken);
    if support.is_empty() {
        support.extend(before.map(|it| it.words));
    }
    let claimed = Claimed { claim, hedge: None, carriers };
    judgment(page, unit, &claimed, Some(by(page)), &support)
}

/// Whether a clause is only what somebody holds to be so or to come: "we assess that", "with high
/// confidence that".
pub(crate) fn is_held(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let above = tree.head(verb).filter(|_| matches!(tree.label(verb), "ccomp" | "acl"));
    above.is_some_and(|it| {
        judgment_words().holding.contains(tree.lemma(it)) || tree.lemma(it) == "confidence"
    })
}

/// How confident the sentence says its judgment is; "I am sure that" stands before the claim.
pub(crate) fn confidence(page: &Page<'_>, unit: Unit, claim: Run) -> Option<Run> {
    let before = Run::new(claim.from.saturating_sub(12).max(unit.run.from), claim.from);
    let after = Run::new(claim.to, unit.run.to.min(claim.to + 8));
    let list = &judgment_words().confidence;
    let phrase = page.find_phrase(before, list).or_else(|| page.find_phrase(after, list))?;
    // A new clause between the two has a confidence of its own.
    let between = Run::new(phrase.to.min(claim.to), claim.from.max(phrase.from));
    page.find(between, &[";"]).is_none().then_some(phrase)
}
