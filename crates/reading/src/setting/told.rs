//! What a text says itself of the circumstances in which something was said.

use domain::{Circumstance, Setting, StatementKind};

use crate::lexicon::{Tie, cues, setting_words};
use crate::page::{Page, Run, Unit};
use crate::statements::Said;

/// How many tokens of a sentence are looked at on each side of a statement.
const REACH: usize = 40;
/// How many statements back a later remark may speak of.
const STATEMENTS: usize = 6;

/// What the sentence of a statement says of its circumstances, outside the words that were said.
pub(super) fn beside(page: &Page<'_>, said: &Said) -> Setting {
    if said.statement.kind != StatementKind::Speech {
        return Setting::default();
    }
    let Some(cue) = said.statement.cue_span.as_ref() else { return Setting::default() };
    let at = page.tokens.partition_point(|it| it.range.end <= cue.start);
    let Some(unit) = unit_of(page, at) else { return Setting::default() };
    let from = at.saturating_sub(REACH).max(unit.run.from);
    let to = (at + REACH).min(unit.run.to);
    let outside = |it: usize| !said.words.contains(it) && !page.is_quoted(it);
    let mut setting = Setting::default();
    for tie in (from..to).filter(|&it| outside(it)) {
        let until = if said.words.from > tie { said.words.from.min(to) } else { to };
        if let Some((part, run)) = tied(page, tie, until, Some(at)) {
            push(page, &mut setting, part, run, "so its sentence says");
        }
    }
    setting
}

/// "He spoke while the two sides were negotiating": a later sentence about what somebody said goes
/// to the last thing he said before it.
pub(super) fn afterwards(page: &Page<'_>, said: &mut [Said]) {
    for unit in &page.units {
        let Some((at, run)) = remark(page, *unit) else { continue };
        let speeches = speeches(page, Run::new(unit.run.from, at));
        let before = said.partition_point(|it| it.words.from < unit.run.from);
        let near = before.saturating_sub(STATEMENTS)..before;
        let mut spoken = near.rev().filter(|&it| said[it].statement.said.is_some());
        let Some(last) =
            spoken.find(|&it| speeches.iter().any(|&speech| is_of(page, speech, &said[it])))
        else {
            continue;
        };
        let setting = &mut said[last].statement.setting;
        push(page, setting, Part::UnderWay, run, "so the document says later");
    }
}

/// The two parts of a setting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    UnderWay,
    Ahead,
}

fn push(page: &Page<'_>, setting: &mut Setting, part: Part, run: Run, reason: &str) {
    let list = match part {
        Part::UnderWay => &mut setting.under_way,
        Part::Ahead => &mut setting.ahead,
    };
    let span = page.span(run);
    if list.iter().any(|it| it.span == span) {
        return;
    }
    list.push(Circumstance {
        what: page.spaced(run),
        first: None,
        last: None,
        reason: reason.to_owned(),
        span,
    });
}

fn unit_of(page: &Page<'_>, token: usize) -> Option<Unit> {
    let next = page.units.partition_point(|it| it.run.from <= token);
    page.units.get(next.checked_sub(1)?).filter(|it| it.run.contains(token)).copied()
}

/// The circumstance that a token ties to what stands beside it.
fn tied(page: &Page<'_>, at: usize, to: usize, cue: Option<usize>) -> Option<(Part, Run)> {
    let (length, tie) = setting_words().ties.at(&page.tokens, at)?;
    let next = at + length;
    let run = match tie {
        Tie::While => clause(page, at, next, to, cue)?,
        Tie::Amid | Tie::After | Tie::Ahead => noun(page, next, to)?,
    };
    let part = if *tie == Tie::Ahead { Part::Ahead } else { Part::UnderWay };
    Some((part, run))
}

/// The noun behind a tie with all that belongs to it; a mere time such as "the morning" is none.
fn noun(page: &Page<'_>, next: usize, to: usize) -> Option<Run> {
    let tree = &page.tree;
    let words = tree.words_in(Run::new(next, (next + 8).min(to)));
    let head = words.into_iter().find(|&it| matches!(tree.label(it), "pobj" | "nsubj" | "dobj"))?;
    let (first, last) = tree.reach(head);
    let run = tree.run(first, last);
    let end = page.clause_end(run.from, run.to.min(to));
    let run = page.trimmed(Run::new(run.from.max(next), end));
    let timed = page.date_at(tree.place(head)).is_some();
    let occasion = setting_words().occasions.contains(tree.lemma(head));
    let short = run.to - run.from <= 20;
    (run.from == next && !run.is_empty() && !timed && !occasion && short).then_some(run)
}

/// A clause that tells what was going on: "while the two sides were negotiating".
fn clause(page: &Page<'_>, at: usize, next: usize, to: usize, cue: Option<usize>) -> Option<Run> {
    let tree = &page.tree;
    let mut marks = tree.words_in(Run::new(at, next));
    let mark = marks.find(|&it| matches!(tree.label(it), "mark" | "advmod"))?;
    let verb = tree.head(mark).filter(|&it| tree.label(it) == "advcl")?;
    let hangs = |cue: usize| tree.head(verb).is_some_and(|it| tree.place(it) == cue);
    let going = tree.tag(verb) == "VBG"
        && tree.children(verb).iter().any(|&it| tree.label(it) == "aux" && tree.lemma(it) == "be");
    let finite =
        matches!(tree.tag(verb), "VBD" | "VBP" | "VBZ") || tree.child(verb, &["auxpass"]).is_some();
    let subject = tree.child(verb, &["nsubj", "nsubjpass"])?;
    // "as polls show" gives a source, and "when asked" an occasion.
    let asks = page.is(at, &["when"]) && !going
        || cues().verbs.at(&page.tokens, tree.place(verb)).is_some();
    let counts = going || cue.is_some_and(hangs) && finite && page.is(at, &["as", "just", "at"]);
    let (first, last) = tree.reach(verb);
    let run = tree.run(first, last);
    let run = page.trimmed(Run::new(next.max(run.from), run.to.min(to)));
    (counts && !asks && subject > mark && !run.is_empty()).then_some(run)
}

/// What a sentence tells of the time of something else, and where the tie stands.
fn remark(page: &Page<'_>, unit: Unit) -> Option<(usize, Run)> {
    let words = setting_words();
    (unit.run.from + 1..unit.run.to).take(2 * REACH).find_map(|at| {
        let (length, tie) = words.ties.at(&page.tokens, at)?;
        let while_ = *tie == Tie::While && !page.is_quoted(at);
        while_
            .then(|| clause(page, at, at + length, unit.run.to, None))
            .flatten()
            .map(|run| (at, run))
    })
}

/// The words for a saying in a run: verbs of saying, and nouns for what was said.
fn speeches(page: &Page<'_>, run: Run) -> Vec<usize> {
    let tree = &page.tree;
    let words = setting_words();
    let speaks = |it: &usize| {
        let lemma = tree.lemma(*it);
        let verb = tree.tag(*it).starts_with("VB") && words.speech_verbs.contains(lemma);
        let noun =
            matches!(tree.label(*it), "nsubj" | "pobj") && words.speech_nouns.contains(lemma);
        verb || noun
    };
    tree.words_in(run).filter(speaks).collect()
}

/// Whether the word for a saying belongs to the speaker of a statement: "Varga spoke", "his words".
fn is_of(page: &Page<'_>, speech: usize, said: &Said) -> bool {
    let tree = &page.tree;
    let owner = tree.child(speech, &["nsubj", "poss"]);
    let owner = owner.or_else(|| tree.child(tree.child(speech, &["prep"])?, &["pobj"]));
    let Some(owner) = owner else { return false };
    let (first, last) = tree.reach(owner);
    let named = page
        .mentions_in(tree.run(first, last))
        .iter()
        .any(|it| said.statement.speaker.as_deref() == Some(page.name(it).as_str()));
    named || page.is(tree.place(owner), &["he", "she", "his", "her", "they", "their"])
}
