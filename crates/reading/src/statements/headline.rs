//! Headlines: "Lavrov: West seeks war", "West seeks war – Lavrov", "“We will not yield”: Zelensky",
//! "Lavrov Says West Seeks War".
//!
//! The headline of a text is its first line, where that is short and ends without a period; short
//! lines that stand in a list are headlines too, and so is how a post begins: "🔴 Lavrov: …".

use domain::{Statement, StatementKind};

use super::content;
use super::said::Said;
use super::speaker::{Speaker, Speakers};
use crate::actors::{Mention, Who, officials};
use crate::lexicon::{CueClass, cues, form_words};
use crate::page::{LONGEST_HEADLINE, Page, Run, SubjectKind, Unit};

/// The longest name in one, in tokens.
const LONGEST_NAME: usize = 6;

/// The fewest tokens that say something.
const SHORTEST: usize = 2;

/// A headline taken apart.
#[derive(Clone, Copy)]
struct Parts {
    speaker: Run,
    cue: Run,
    words: Run,
}

/// The statements that the headlines of a page make.
pub(super) fn find(page: &Page<'_>, speakers: &Speakers, found: &[Said]) -> Vec<Said> {
    let top = headline(page);
    // The first turn of a transcript is no headline.
    let is_turn = |line: &Run| page.turns.iter().take(1).any(|turn| line.contains(turn.head.from));
    let above = top.filter(|line| !is_turn(line));
    let first = above.and_then(|line| whole(page, speakers, line, of_top(page, line)?));
    let is_below = |line: &Run| {
        page.turns.is_empty() && (first.is_none() || top.is_none_or(|top| line.from >= top.to))
    };
    let lines = page.headlines.iter().filter(|line| is_below(line));
    let listed = lines.filter_map(|&line| whole(page, speakers, line, listed(page, line, found)?));
    let opens = |run: Run| is_post(page, run) || is_before_a_quotation(page, run);
    let heads = page.units.iter().filter(|unit| is_below(&unit.run) && opens(unit.run));
    let posts = heads.filter_map(|unit| {
        let line = page.after_signs(unit.run);
        whole(page, speakers, line, post(page, line, found)?)
    });
    first.iter().cloned().chain(listed).chain(posts).collect()
}

/// The parts of the line above a text.
fn of_top(page: &Page<'_>, line: Run) -> Option<Parts> {
    let is_all = line.to == page.tokens.len();
    before_colon(page, line).or_else(|| {
        // Words alone, without a text below, may be any note: only a colon makes a headline of them.
        let below = (!is_all).then_some(line)?;
        after_mark(page, below).or_else(|| with_verb(page, below))
    })
}

/// The parts of a line in a list, where no statement was found by its verb.
fn listed(page: &Page<'_>, line: Run, found: &[Said]) -> Option<Parts> {
    named_before_colon(page, line).or_else(|| {
        let range = page.range(line);
        let cues = found.iter().filter_map(|it| it.statement.cue_span.as_ref());
        let is_found = cues.into_iter().any(|it| range.contains_offset(it.start));
        with_plain_verb(page, line).filter(|_| !is_found)
    })
}

/// Whether a sentence opens with a name, a colon and a quotation: "Bush: “We will not.”"
fn is_before_a_quotation(page: &Page<'_>, run: Run) -> bool {
    let near = run.from + 1..run.to.min(run.from + LONGEST_NAME + 1);
    let colon = near.into_iter().find(|&at| page.is(at, &[":"]));
    colon.is_some_and(|at| page.quote_at(at + 1).is_some_and(|quote| quote.run.from == at + 1))
}

/// The parts of a post: a name before a colon, or a verb where no statement was found by it.
fn post(page: &Page<'_>, line: Run, found: &[Said]) -> Option<Parts> {
    let is_open = !page.is(line.to - 1, &["."]);
    let by_verb = || listed(page, line, found).filter(|_| is_open);
    named_before_colon(page, line).or_else(by_verb)
}

/// Whether a unit opens a line with a sign, as a post does, and is no headline of a list.
fn is_post(page: &Page<'_>, run: Run) -> bool {
    let first = page.after_signs(run).from;
    let has_sign =
        page.tokens[run.from].is_sign() || run.from > 0 && page.tokens[run.from - 1].is_sign();
    has_sign && page.opens_line(first) && page.headline_at(first).is_none()
}

fn whole(page: &Page<'_>, speakers: &Speakers, line: Run, parts: Parts) -> Option<Said> {
    let unit = Unit { run: line, paragraph: 0 };
    let subject = page.subject_from(parts.speaker.from, parts.speaker.to)?;
    let speaker = speakers.speaker(page, unit, &subject)?;
    let content = content(page, parts.words).filter(|it| it.run.to - it.run.from >= SHORTEST)?;
    Some(said(page, &speaker, parts.cue, &content))
}

fn said(page: &Page<'_>, speaker: &Speaker, cue: Run, content: &super::said::Content) -> Said {
    let statement = Statement {
        speaker: Some(speaker.name.clone()),
        side: speaker.side.clone(),
        kind: StatementKind::Speech,
        cue: Some(page.spaced(cue).to_lowercase()),
        cue_span: Some(page.span(cue)),
        speaker_span: Some(page.span_of(speaker.range)),
        ..content.statement(page)
    };
    Said { statement, words: content.run }
}

/// The first line, if it is a headline.
fn headline(page: &Page<'_>) -> Option<Run> {
    let line = page.after_signs(page.line_at(0)?);
    let ends = page.is(line.to.checked_sub(1)?, &["."]) && !is_title_case(page, line);
    (!ends && line.to - line.from <= LONGEST_HEADLINE).then_some(line)
}

/// Whether all longer words of a line are capitalized, as in a headline that ends with a period.
fn is_title_case(page: &Page<'_>, line: Run) -> bool {
    let long = |at: &usize| page.tokens[*at].word && page.lower(*at).len() > LONGEST_SMALL;
    let mut words = (line.from..line.to).filter(long);
    words.clone().count() >= FEWEST && words.all(|at| page.tokens[at].capital)
}

/// How many letters the words have at most that stay small in headlines, as "with".
const LONGEST_SMALL: usize = 4;

/// How many longer words tell that a line is in title case.
const FEWEST: usize = 3;

/// "Lavrov: West seeks war."
fn before_colon(page: &Page<'_>, line: Run) -> Option<Parts> {
    let near = line.from..line.to.min(line.from + LONGEST_NAME + 1);
    let colon = near.clone().find(|&at| page.is(at, &[":"]))?;
    let speaker = Run::new(line.from, colon);
    let words = Run::new(colon + 1, line.to);
    let asks = page.is(words.from, &["what", "why", "how", "who", "when", "where"]);
    let is_barred = asks || has_own_cue(page, words) || is_where(page, speaker, words);
    let fits = is_speaker(page, speaker) && !is_barred;
    fits.then_some(Parts { speaker, cue: Run::new(colon, colon + 1), words })
}

/// Whether a capital before a colon tells where something is done: "Paris: students march". Of what
/// another state does the capital tells, as in "Kyiv: Russia lost a ship".
fn is_where(page: &Page<'_>, capital: Run, words: Run) -> bool {
    let tree = &page.tree;
    let mention = page.mention_at(capital.from).filter(|it| it.run == capital);
    // Brussels is a capital, and the seat of what is no state.
    let stands_for_town =
        |it: &Mention| page.is_capital(it) || page.is_seat(it) && page.state_of(it).is_none();
    let Some(capital) = mention.filter(|it| stands_for_town(it)) else { return false };
    let subject = tree.words_in(words).find(|&it| matches!(tree.label(it), "nsubj" | "nsubjpass"));
    subject.is_some_and(|subject| {
        let named = page.mentions_in(tree.run(tree.reach(subject).0, subject));
        let state = named.iter().find_map(|it| page.state_of(it));
        let is_own = state.is_none_or(|state| page.state_of(capital) == Some(state));
        is_own && !form_words().talk.contains(page.lower(tree.place(subject)))
    })
}

/// "Lavrov: West seeks war" where no text below tells that it is a headline: somebody must be named
/// who is no topic, or speak as people do.
fn named_before_colon(page: &Page<'_>, line: Run) -> Option<Parts> {
    let parts = before_colon(page, line)?;
    let is_talk = |at: usize| page.is_quoted(at) || form_words().talk.contains(page.lower(at));
    let is_sure =
        is_somebody(page, parts.speaker) || (parts.words.from..parts.words.to).any(is_talk);
    (is_sure && tells(page, parts.words)).then_some(parts)
}

/// Whether words name a person, or a body that speaks for others, rather than a state or a topic.
fn is_somebody(page: &Page<'_>, run: Run) -> bool {
    let Some(subject) = page.subject_from(run.from, run.to) else { return false };
    match subject.kind {
        SubjectKind::Marked(mention) => match mention.who {
            Who::Person(_) => true,
            Who::Actor(_) => page.is_seat(&mention),
            Who::Office(side) => side.is_some(),
            Who::Demonym(_) | Who::Place(_) => false,
        },
        SubjectKind::Name => true,
        SubjectKind::Noun | SubjectKind::Pronoun | SubjectKind::Thing => false,
    }
}

/// Whether words tell something: with a verb, or with a word such as "no" or "unlikely".
fn tells(page: &Page<'_>, words: Run) -> bool {
    let tree = &page.tree;
    let is_verb = |word: usize| tree.tag(word).starts_with(['V', 'M']);
    page.has_verb(words)
        || tree.words_in(words).any(is_verb)
        || (words.from..words.to).any(|at| form_words().verdicts.contains(page.lower(at)))
}

/// "Kremlin says no date set": behind the verb, a headline needs no verb of its own.
fn with_plain_verb(page: &Page<'_>, line: Run) -> Option<Parts> {
    let mut cues = (line.from + 1..line.to).filter(|&at| !page.is_quoted(at)).filter_map(|at| {
        let (length, class) = cues().verbs.at(&page.tokens, at)?;
        matches!(class, CueClass::Say).then(|| Run::new(at, at + length))
    });
    let cue = cues.next()?;
    let speaker = without_owner(page, Run::new(line.from, cue.from));
    let words = Run::new(cue.to + usize::from(page.is(cue.to, &["that"])), line.to);
    is_speaker(page, speaker).then_some(Parts { speaker, cue, words })
}

/// "West seeks war – Lavrov", "“We will not yield”: Zelensky".
fn after_mark(page: &Page<'_>, line: Run) -> Option<Parts> {
    let near = line.to.saturating_sub(LONGEST_NAME + 1).max(line.from + 1)..line.to;
    let mark = near.rev().find(|&at| is_mark(page, at))?;
    let speaker = Run::new(mark + 1, line.to);
    let is_colon = page.is(mark, &[":", ","]);
    let words = Run::new(line.from, mark);
    let fits = is_speaker(page, speaker) && (!is_colon || page.is_quoted(mark - 1));
    fits.then_some(Parts { speaker, cue: Run::new(mark, mark + 1), words })
}

/// A mark that parts words from a name; a hyphen only with space around it.
fn is_mark(page: &Page<'_>, at: usize) -> bool {
    let free = |at: usize| page.tokens[at].range.start > page.tokens[at - 1].range.end;
    let is_dash = page.is(at, &["—", "–"])
        || page.is(at, &["-"]) && free(at) && at + 1 < page.tokens.len() && free(at + 1);
    !page.is_quoted(at) && (is_dash || page.is(at, &[":", ","]))
}

/// "Lavrov Says West Seeks War", "West Seeks War, Lavrov Says": where all words are capitalized,
/// cues are not told from names.
fn with_verb(page: &Page<'_>, line: Run) -> Option<Parts> {
    let verbs =
        (line.from + 1..line.to).filter(|&at| !page.is_quoted(at) && page.tokens[at].capital);
    let mut cues = verbs.filter_map(|at| {
        let (length, class) = cues().verbs.at(&page.tokens, at)?;
        matches!(class, CueClass::Say).then(|| Run::new(at, at + length))
    });
    let cue = cues.next()?;
    if cue.to == line.to {
        let comma = (line.from..cue.from).rev().find(|&at| page.is(at, &[","]))?;
        let speaker = without_owner(page, Run::new(comma + 1, cue.from));
        let words = Run::new(line.from, comma);
        return is_speaker(page, speaker).then_some(Parts { speaker, cue, words });
    }
    let speaker = without_owner(page, Run::new(line.from, cue.from));
    let words = Run::new(cue.to + usize::from(page.is(cue.to, &["that"])), line.to);
    is_speaker(page, speaker).then_some(Parts { speaker, cue, words })
}

/// The name behind the state it belongs to: "Erdogan" of "Turkey's Erdogan".
fn without_owner(page: &Page<'_>, run: Run) -> Run {
    let owner = page.mention_at(run.from).filter(|it| page.is(it.run.to, &["'s", "'"]));
    let name = owner.map_or(run.from, |it| it.run.to + 1);
    if name < run.to { Run::new(name, run.to) } else { run }
}

/// Whether somebody is named by these words and nothing else.
pub(super) fn is_speaker(page: &Page<'_>, run: Run) -> bool {
    if run.is_empty() || run.to - run.from > LONGEST_NAME {
        return false;
    }
    let label = page.spaced(run).to_lowercase();
    let is_outlet = cues().outlets.at(&page.tokens, run.from).is_some();
    if form_words().not_speakers.contains(&label) || is_outlet {
        return false;
    }
    let Some(subject) = page.subject_from(run.from, run.to) else { return false };
    let is_whole = subject.run.to == run.to;
    match subject.kind {
        SubjectKind::Marked(mention) => {
            is_whole && !matches!(mention.who, Who::Demonym(_) | Who::Place(_))
        }
        SubjectKind::Noun => is_whole,
        // A name that nothing in the text explains may be anything: a series, a town, a topic.
        SubjectKind::Name => is_whole && (is_person(page, run) || is_official(page, run)),
        SubjectKind::Pronoun | SubjectKind::Thing => false,
    }
}

fn is_person(page: &Page<'_>, run: Run) -> bool {
    let mut words = page.tree.words_in(run);
    words.any(|word| page.tree.entity(word) == Some("PERSON"))
}

/// Whether a name is that of somebody who ever held an office.
fn is_official(page: &Page<'_>, run: Run) -> bool {
    !officials::named(&page.spaced(run), None).is_empty()
}

/// Whether the words behind a colon have a speaker of their own, so that a topic stands before it.
fn has_own_cue(page: &Page<'_>, words: Run) -> bool {
    let mut outside = (words.from..words.to).filter(|&at| !page.is_quoted(at));
    outside.any(|at| {
        matches!(cues().verbs.at(&page.tokens, at), Some((_, CueClass::Say | CueClass::Tell)))
    })
}
