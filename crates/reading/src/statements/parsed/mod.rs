//! Statements that the tree of a sentence shows: what somebody says, thinks or wants, wherever it
//! stands, with the word that attributes it.
//!
//! The rules over words find quotations and what "said" has beside it; the tree finds the rest:
//! "condemned the attack", "the fear that", "is expected to", "wants them to leave".

mod attribution;
mod extent;
mod owner;
mod quoted;
mod source;
mod teller;

use domain::{Form, Manner, StatementKind};
use text::TextRange;
use text::language::PartOfSpeech;

use super::according;
use super::content;
use super::cue::{self, Cue, said_end};
use super::said::{Content, Said};
use super::speaker::Speakers;
use crate::actors::Mention;
use crate::lexicon::{CueClass, frames, judgment_words, predicate_words};
use crate::page::{Page, Run, Unit};
use crate::predicate::mood;
use crate::predictions::hangs_on_a_chance;
use crate::standing::{standing_words, untruth_behind};
use attribution::Attribution;
pub(super) use quoted::passed_on;
pub(super) use teller::teller;

/// Adds the statements of a unit that were not found before, and completes those of which only a
/// part was found.
pub(super) fn complete(
    page: &Page<'_>,
    unit: Unit,
    speakers: &Speakers,
    mut known: Vec<Said>,
) -> Vec<Said> {
    let words = page.tree.words_in(unit.run);
    for doubted in words.clone().filter(|&it| is_doubted(page, it)) {
        known.retain(|it| !is_of(page, it, page.tree.run(doubted, doubted)));
    }
    let attributions = words.filter_map(|word| attribution::of_word(page, word));
    let mut added = Vec::new();
    for attribution in attributions {
        let cue = page.tree.run(attribution.cue, attribution.cue);
        let contents = contents(page, unit, &attribution);
        if page.is_quoted(cue.from)
            || cue::is_hypothetical(page, unit, cue.from)
            || contents.is_empty()
            || source::is_nobody(page, &attribution)
            || quoted::is_frame(&page.tree, attribution.cue)
            || is_asked(page, attribution.cue)
            || is_doubted(page, attribution.cue)
        {
            continue;
        }
        let same: Vec<usize> =
            (0..known.len()).filter(|&at| is_of(page, &known[at], cue)).collect();
        if same.is_empty() && !clashes(page, cue, &contents, &known) {
            added.extend(statements(page, unit, &attribution, speakers, &contents));
        } else if let [only] = same[..] {
            let named = known[only].statement.speaker_span.as_ref();
            let named = named.map(|it| TextRange::new(it.start, it.end));
            let contents = untagged(page, unit, (cue, named), contents);
            replace(page, &mut known[only], &contents);
        }
    }
    known.extend(added);
    known
}

/// Whether a verb tells what somebody would say by a belief that is denied, or by what is unlikely:
/// "I don't believe that they will accept it", "it is unlikely that they would offer more".
fn is_doubted(page: &Page<'_>, cue: usize) -> bool {
    let tree = &page.tree;
    let is_ahead = tree.child(cue, &["aux"]).is_some_and(|it| tree.tag(it) == "MD");
    let above = tree.head(cue).filter(|_| tree.label(cue) == "ccomp");
    let is_denied = |above: usize| {
        let is_belief = predicate_words().imagining.contains(tree.lemma(above));
        is_belief && mood(page, above).is_negated
    };
    is_ahead && (above.is_some_and(is_denied) || hangs_on_a_chance(page, cue))
}

/// Whether a verb is asked for and not told: "Does the president support it?", "What we know".
fn is_asked(page: &Page<'_>, cue: usize) -> bool {
    let tree = &page.tree;
    if tree.head(cue).is_some_and(|above| tree.part(above) == PartOfSpeech::Verb) {
        return false;
    }
    let helper = tree.child(cue, &["aux"]).filter(|&it| tree.lemma(it) == "do");
    let by = tree.child(cue, &["nsubj"]);
    let is_turned = helper.zip(by).is_some_and(|(helper, by)| helper < by && by < cue);
    let object = tree.child(cue, &["dobj"]);
    is_turned || object.is_some_and(|it| it < cue && tree.lemma(it).eq_ignore_ascii_case("what"))
}

/// Whether a statement is made by this cue.
fn is_of(page: &Page<'_>, said: &Said, cue: Run) -> bool {
    let span = said.statement.cue_span.as_ref();
    span.is_some_and(|span| TextRange::new(span.start, span.end).overlaps(page.range(cue)))
}

/// Gives a statement that is not all in quotation marks the words that the tree shows.
fn replace(page: &Page<'_>, said: &mut Said, contents: &[Content]) {
    let [content] = contents else { return };
    let overlaps = content.run.from < said.words.to && said.words.from < content.run.to;
    let is_wider = content.run.holds(said.words);
    if overlaps && (said.statement.form != Form::Direct || is_wider) {
        said.words = content.run;
        said.statement.form = content.form;
        said.statement.words.clone_from(&content.words);
        said.statement.span = page.span_of(content.range);
    }
}

/// Whether what a cue attributes overlaps with what another one does, and neither lies within the
/// other with its cue.
fn clashes(page: &Page<'_>, cue: Run, contents: &[Content], known: &[Said]) -> bool {
    let is_within = |said: &Said| said.words.contains(cue.from);
    let holds_cue = |said: &Said, it: &Content| {
        let span = said.statement.cue_span.as_ref();
        span.is_some_and(|span| page.range(it.run).contains_offset(span.start))
    };
    known.iter().any(|said| {
        contents.iter().any(|it| {
            let overlaps = it.run.from < said.words.to && said.words.from < it.run.to;
            overlaps && !is_within(said) && !holds_cue(said, it)
        })
    })
}

fn statements(
    page: &Page<'_>,
    unit: Unit,
    attribution: &Attribution,
    speakers: &Speakers,
    contents: &[Content],
) -> Vec<Said> {
    let source = source::of_attribution(&page.tree, attribution);
    let is_free = |place: usize| unit.run.contains(place) && !page.is_quoted(place);
    let source = source.filter(|it| is_free(page.tree.place(it.stands)));
    let speaker = source.and_then(|source| teller::speaker(page, unit, source, speakers));
    let is_open = source.is_none() && !attribution.is_passive;
    let by_words = || teller::by_words(page, unit, attribution.cue, speakers).filter(|_| is_open);
    let of_sentence = || teller::of_sentence(page, unit, attribution.cue, speakers);
    let speaker = speaker.or_else(by_words).or_else(|| of_sentence().filter(|_| is_open));
    let run = cue_run(page, attribution);
    let lemma = page.tree.lemma(attribution.cue);
    let is_felt = || page.tree.child(attribution.cue, &["auxpass"]).is_some();
    let is_mental =
        frames().mental.contains(lemma) || frames().verbs.felt.contains(lemma) && is_felt();
    let kind = if is_mental { StatementKind::MentalState } else { StatementKind::Speech };
    let cue = Cue { run, class: CueClass::Say, kind };
    let named = speaker.as_ref().map(|it| it.range);
    let contents = untagged(page, unit, (run, named), contents.to_vec());
    let contents = contents.as_slice();
    let statement = |it: &Content| {
        let mut said = cue::statement(page, unit, cue, speaker.as_ref(), it, contents);
        // Where nobody knows whom a pronoun means, it is still where the speaker stands.
        let stands = source.map(|it| page.span(page.tree.run(it.stands, it.stands)));
        said.statement.speaker_span = said.statement.speaker_span.or(stands);
        said
    };
    contents.iter().map(statement).collect()
}

/// What is attributed without the words that name its speaker behind it, which a parser may take for a
/// part of it.
fn untagged(
    page: &Page<'_>,
    unit: Unit,
    (cue, speaker): (Run, Option<TextRange>),
    contents: Vec<Content>,
) -> Vec<Content> {
    let Some(speaker) = speaker else { return contents };
    let without = |it: Content| {
        let run = cue::before_tag(page, unit, (cue, speaker), it.run);
        run.and_then(|run| content(page, run)).unwrap_or(it)
    };
    contents.into_iter().map(without).collect()
}

/// The words of a cue: "according" takes its "to".
fn cue_run(page: &Page<'_>, attribution: &Attribution) -> Run {
    let run = page.tree.run(attribution.cue, attribution.cue);
    let more = attribution.source.is_some() && page.is(run.to, &["to"]);
    let whole = Run::new(run.from, run.to + 1);
    // "ruled out" turns down what "ruled" would put forward.
    let is_turned = page.is(run.to, &["out"])
        && Manner::of_verb(&page.spaced(whole)) != Manner::of_verb(page.lower(run.from));
    if more || is_turned { whole } else { run }
}

/// What is attributed: in one piece, but for what stands on both sides of "according to".
fn contents(page: &Page<'_>, unit: Unit, attribution: &Attribution) -> Vec<Content> {
    let tree = &page.tree;
    let runs: Vec<Run> =
        attribution.content.iter().map(|(from, to)| tree.run(*from, *to)).collect();
    let source = attribution.source.map(|it| tree.run(tree.reach(it).0, tree.reach(it).1));
    if let Some(source) = source {
        let runs = runs.into_iter().filter(|run| !according::passes_on(page, source, *run));
        return runs.filter_map(|run| part(page, unit, run)).collect();
    }
    let from = runs.iter().map(|run| run.from).min();
    let to = runs.iter().map(|run| run.to).max();
    let whole =
        from.zip(to).map(|(from, to)| mended(page, unit, attribution.cue, Run::new(from, to)));
    let cue = cue_run(page, attribution);
    let before_untruth = |run| untruth_behind(page, cue, run).map(|at| Run::new(run.from, at));
    let whole = whole.map(|run| before_untruth(run).unwrap_or(run));
    let whole = whole.map(|run| with_name_called(page, attribution.cue, run));
    let whole = whole.and_then(|run| part(page, unit, run));
    whole.into_iter().collect()
}

fn part(page: &Page<'_>, unit: Unit, run: Run) -> Option<Content> {
    if !unit.run.holds(run) || is_conceded(page, run) {
        return None;
    }
    let whole = with_quotation(page, run);
    let content = content(page, Run::new(whole.from, end(page, whole)))?;
    (!is_scrap(page, content.run) && !is_only_a_name(page, content.run)).then_some(content)
}

/// "called it “a provocation under escort”", where a parser takes only the "it" for what was called.
fn with_name_called(page: &Page<'_>, cue: usize, run: Run) -> Run {
    let calls = standing_words().calling.contains(page.tree.lemma(cue));
    let quote = page.quote_at(run.to).filter(|it| calls && it.run.from == run.to);
    quote.map_or(run, |it| Run::new(run.from, it.run.to))
}

/// Whether a run is a clause aside that concedes something: ", whatever they wrote".
fn is_conceded(page: &Page<'_>, run: Run) -> bool {
    let is_aside = run.from.checked_sub(1).is_some_and(|before| page.is(before, &[","]));
    is_aside && predicate_words().conceding.contains(page.lower(run.from))
}

/// Whether a run is a single word that tells nothing, as an adjective or a preposition alone.
fn is_scrap(page: &Page<'_>, run: Run) -> bool {
    let tells = |tag: &str| tag.starts_with(['N', 'P', 'V', 'C', 'W']) || tag == "DT";
    let mut words = page.tree.words_in(run);
    let is_short = run.to == run.from + 1 && !page.is_quoted(run.from);
    let is_said_of = |word: usize| page.tree.label(word) == "oprd";
    is_short && !words.any(|word| tells(page.tree.tag(word)) || is_said_of(word))
}

/// Whether a run only names an actor: who "defends NATO" or "criticized Russia" says nothing that
/// could be told, whatever else it is.
fn is_only_a_name(page: &Page<'_>, run: Run) -> bool {
    let article = usize::from(page.is(run.from, &["the"]));
    let name = page.mention_at(run.from + article).filter(|it| page.is_party(it));
    let is_all = |it: &Mention| it.run.from <= run.from + article && it.run.to == run.to;
    !page.is_quoted(run.from) && name.is_some_and(is_all)
}

/// A run up to the end of what was said, where the parser lost its thread: at a verb.
fn mended(page: &Page<'_>, unit: Unit, cue: usize, run: Run) -> Run {
    let tree = &page.tree;
    // "Officers accused of abuse could be sent": what a noun is told by ends before its verb.
    let is_verb = tree.part(cue) == PartOfSpeech::Verb && tree.label(cue) != "acl";
    let cue = tree.place(cue);
    let mut next = tree.words_in(Run::new(run.to, run.to + 1));
    let is_lost =
        next.any(|word| tree.tag(word).starts_with(['V', 'M']) && tree.place(word) != cue);
    let is_loose = is_verb && cue < run.from && run.to < unit.run.to && !page.is_quoted(run.to);
    let to = if is_lost && is_loose { said_end(page, run.to, unit.run.to) } else { run.to };
    Run::new(run.from, to)
}

/// Where what is attributed ends: before a semicolon, or before what the writer makes of it, or
/// tells beside it.
fn end(page: &Page<'_>, run: Run) -> usize {
    let run = Run::new(run.from, extent::before_occasion(page, run));
    let run = Run::new(run.from, extent::before_an_answer(page, run));
    let is_comment = |at: usize| {
        let is_last = || page.find(Run::new(at + 1, run.to), &[","]).is_none();
        let relative = page.is(at + 1, &["which", "who", "whose", "where"]) && is_last();
        let judges =
            page.is(at + 1, &["which"]) && page.phrase(at + 2, &judgment_words().means).is_some();
        page.is(at, &[","]) && (relative || judges)
    };
    let ends = |at: &usize| !page.is_quoted(*at) && (page.is(*at, &[";"]) || is_comment(*at));
    (run.from..run.to).find(ends).unwrap_or(run.to)
}

/// A run with all of the quotations that it only begins or ends in.
fn with_quotation(page: &Page<'_>, run: Run) -> Run {
    let first = page.quote_at(run.from).map_or(run.from, |quote| quote.run.from);
    let last = page.quote_at(run.to - 1).map_or(run.to, |quote| quote.run.to);
    Run::new(first, last)
}
