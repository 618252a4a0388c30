//! Times the timeline of a pair on a desk of many findings, half of them between the two.
//!
//! ```text
//! cargo run --release -p actions --example pairs -- 10000
//! ```

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it tells the time that a timeline takes"
)]

use std::error::Error;
use std::path::Path;
use std::time::Instant;

use actions::{AskPair, AskPositions, Desk, fill_copies, pair_timeline, positions_over_time};
use domain::{
    Action, DateBasis, DeskClock, DeskOpening, Digest, Document, Event, Form, Found, Id, Modality,
    Occurrence, Position, PositionState, Record, Setting, Span, Stance, Statement, StatementKind,
};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan as _};
use ledger::{Ledger, LedgerError, Writing};
use tempfile::TempDir;

type Outcome<T> = Result<T, Box<dyn Error>>;

/// How many findings a document has.
const FINDINGS: usize = 10;

/// Who does something to whom; every second time it is the pair that is asked for.
const PAIRS: [(&str, &str); 6] = [
    ("Russia", "United States"),
    ("France", "Mali"),
    ("United States", "Russia"),
    ("Japan", "China"),
    ("Sergey Lavrov", "Washington"),
    ("Turkey", "Greece"),
];

const CLASSES: [Action; 4] =
    [Action::Consult, Action::Threaten, Action::Cooperate, Action::Sanction];

fn main() -> Outcome<()> {
    let count: usize = std::env::args().nth(1).map_or(Ok(10_000), |count| count.parse())?;
    let folder = TempDir::new()?;
    let path = folder.path().join("desk.sqlite3");
    // Half of what is recorded is between others.
    fill(&path, count * 2)?;
    let desk = Desk::open(&path, "Ada")?;
    // Whoever adds a document compares it with the others.
    fill_copies(&desk, &mut |_, _| ())?;
    let as_of = Some("2030-01-01T00:00:00Z".parse()?);
    for (name, as_of) in [("first", None), ("second", None), ("as of", as_of)] {
        let (first, second) = ("Russia".to_owned(), "United States".to_owned());
        let asked = AskPair { first, second, as_of, ..AskPair::default() };
        let began = Instant::now();
        let timeline = pair_timeline(&desk, &asked)?;
        println!("{name}: {} items in {:.1?}", timeline.items.len(), began.elapsed());
    }
    for holder in ["United States", ""] {
        let asked = AskPositions { holder: holder.to_owned(), ..AskPositions::default() };
        let began = Instant::now();
        let matters = positions_over_time(&desk, &asked)?.matters.len();
        println!("positions of \"{holder}\": {matters} matters in {:.1?}", began.elapsed());
    }
    Ok(())
}

/// Records so many findings in turn: a statement, an event, a position.
fn fill(path: &Path, count: usize) -> Outcome<()> {
    let mut ledger = Ledger::create(path)?;
    let opening = DeskOpening::new("made up", DeskClock::System);
    let at = Timestamp::from_second(1_700_000_000)?;
    ledger.write("Ada", at, |writing| writing.append(Record::Desk(opening)))?;
    for batch in (0..count).step_by(1000) {
        ledger.write("Ada", at, |writing| {
            for first in (batch..count.min(batch + 1000)).step_by(FINDINGS) {
                document(writing, first..count.min(first + FINDINGS))?;
            }
            Ok::<_, LedgerError>(())
        })?;
    }
    Ok(())
}

fn document(writing: &mut Writing<'_>, places: std::ops::Range<usize>) -> Result<(), LedgerError> {
    let text = format!("A report, number {}", places.start);
    let day = day(places.start);
    let document = Document {
        title: None,
        source: None,
        url: None,
        said: None,
        published: Some(day),
        modified: None,
        fetched_at: Timestamp::UNIX_EPOCH,
        language: Some("en".to_owned()),
        author: None,
        encoding: "UTF-8".to_owned(),
        read_with: None,
        attached_to: None,
        words_of_feed: false,
        earlier: None,
        bytes: Digest::of(text.as_bytes()),
        text: writing.keep(text.as_bytes())?,
    };
    let id = writing.append(Record::Document(document))?.id;
    for place in places {
        writing.append(finding(id, place, day))?;
    }
    Ok(())
}

/// A day for every hundred findings.
fn day(place: usize) -> Date {
    let days = i64::try_from(place / 100).unwrap_or_default();
    date(2015, 1, 1).saturating_add(days.days())
}

fn finding(document: Id, place: usize, day: Date) -> Record {
    let (from, to) = PAIRS[place % PAIRS.len()];
    let span = Span { start: 0, end: 8, text: "A report".to_owned() };
    match place % 3 {
        0 => Record::Statement(Found { document, item: statement((from, to), day, span) }),
        1 => Record::Event(Found { document, item: event((from, to), (place, day), span) }),
        _ => Record::Position(Found { document, item: position((from, to), place, span) }),
    }
}

fn statement((from, to): (&str, &str), day: Date, span: Span) -> Statement {
    Statement {
        speaker: Some(from.to_owned()),
        side: None,
        speaker_identity: None,
        addressee: None,
        addressee_span: None,
        outlet: None,
        place: None,
        place_span: None,
        said: Some(day),
        kind: StatementKind::Speech,
        form: Form::Indirect,
        cue: Some("said".to_owned()),
        words: format!("{to} would have to answer the letter before talks go on in the spring"),
        negated: false,
        condition: None,
        content_condition: None,
        modality: Modality::Must,
        within: None,
        turned_down: None,
        span,
        cue_span: None,
        speaker_span: None,
        setting: Setting::default(),
    }
}

fn event((from, to): (&str, &str), (place, day): (usize, Date), span: Span) -> Event {
    Event {
        actor: Some(from.to_owned()),
        action: CLASSES[place % CLASSES.len()],
        recipient: Some(to.to_owned()),
        date: Some(day),
        date_basis: DateBasis::Sentence,
        place: None,
        mode: None,
        contexts: vec![],
        cameo: None,
        occurrence: Occurrence::Happened,
        condition: None,
        actor_identity: None,
        recipient_identity: None,
        span,
        cue_span: None,
        actor_span: None,
        recipient_span: None,
    }
}

fn position((from, to): (&str, &str), place: usize, span: Span) -> Position {
    Position {
        holder: from.to_owned(),
        stance: Stance::Wants,
        matter: matter(place / 3),
        addressee: Some(to.to_owned()),
        since: None,
        since_words: None,
        condition: None,
        state: PositionState::Open,
        span,
        holder_span: None,
        cue_span: None,
        state_span: None,
    }
}

/// A matter of eight words, which comes again after some thousand others.
fn matter(place: usize) -> String {
    let words = (1..=8).map(|step| format!("word{}", (place % 5000) * step * step % 4001));
    words.collect::<Vec<_>>().join(" ")
}
