//! Transcripts, interviews, questions and answers: each turn is its speaker's.

use jiff::civil::Date;

use super::super::speaker::Speaker;
use super::Voice;
use super::name::Names;
use crate::actors::Who;
use crate::lexicon::cues;
use crate::page::{self, Page, Run, Turn};
use crate::time::Lean;

/// The longest head of a transcript, in tokens.
const LONGEST_HEAD: usize = 400;

/// What the lines before the first turn tell.
struct Head {
    run: Run,
    outlet: Option<String>,
    said: Option<Date>,
    place: Option<Run>,
}

/// The turns of a transcript.
pub(super) fn find(page: &Page<'_>) -> Vec<Voice> {
    let Some(first) = page.turns.first() else { return Vec::new() };
    let head = Head::of(page, first.head.from);
    let names = Names::of(page);
    let voice = |turn: &Turn| Voice {
        outlet: head.outlet.clone(),
        place: head.place,
        said: head.said,
        ..Voice::new(turn.words, speaker(page, &head, &names, turn), cue(turn))
    };
    page.turns.iter().map(voice).collect()
}

fn cue(turn: &Turn) -> Option<Run> {
    turn.colon.map(|colon| Run::new(colon, colon + 1))
}

fn speaker(page: &Page<'_>, head: &Head, names: &Names, turn: &Turn) -> Speaker {
    let range = page.range(turn.label);
    match turn.voice {
        page::Voice::Named => names.speaker(page, turn.label),
        page::Voice::Asks => {
            let aside = outlet(page, turn.aside);
            let name = aside.or_else(|| head.outlet.clone());
            let name = name.unwrap_or_else(|| "questioner".to_owned());
            Speaker { name, side: None, range, mention: None }
        }
        page::Voice::Answers => head.interviewee(page, range),
    }
}

impl Head {
    fn of(page: &Page<'_>, end: usize) -> Self {
        let run = Run::new(0, end.min(LONGEST_HEAD));
        let mut days = page.dates_in(run).iter();
        let date = days.find_map(|date| Some((date.run, page.day(date, Lean::Past)?)));
        let place = date.and_then(|(run, _)| {
            let before = run.from.checked_sub(2).filter(|_| page.is(run.from - 1, &[","]))?;
            let mut words = page.tree.words_in(Run::new(before, before + 1));
            let is_town = words.any(|word| page.tree.entity(word) == Some("GPE"));
            let mention = page.mention_at(before);
            let is_known =
                mention.is_some_and(|it| matches!(it.who, Who::Actor(_) | Who::Place(_)));
            let run = mention.map_or(Run::new(before, before + 1), |it| it.run);
            (is_known || is_town).then_some(run)
        });
        Self { run, outlet: outlet(page, run), said: date.map(|(_, day)| day), place }
    }

    /// Whoever is named first answers.
    fn interviewee(&self, page: &Page<'_>, range: text::TextRange) -> Speaker {
        let mut people = page.mentions_in(self.run).iter();
        let person = people.find(|it| matches!(it.who, Who::Person(_)));
        match person {
            Some(mention) => Speaker {
                name: page.name(mention),
                side: page.side(mention),
                range,
                mention: Some(*mention),
            },
            None => Speaker { name: "answerer".to_owned(), side: None, range, mention: None },
        }
    }
}

/// The first outlet that a run names.
fn outlet(page: &Page<'_>, run: Run) -> Option<String> {
    (run.from..run.to).find_map(|at| {
        let (length, name) = cues().outlets.at(&page.tokens, at)?;
        (page.words(Run::new(at, at + length)) == name).then(|| name.clone())
    })
}
