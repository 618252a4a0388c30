//! A desk of many statements, made up.

use std::error::Error;
use std::path::Path;

use domain::{
    DeskClock, DeskOpening, Digest, Document, Form, Found, Modality, Record, Setting, Span,
    Statement, StatementKind,
};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError, Writing};

use crate::world::World;

/// How many statements a document has, and how many words a statement.
const STATEMENTS: usize = 10;
const WORDS: usize = 35;

/// Records so many statements, and says how many bytes of words these are.
pub(crate) fn fill(path: &Path, count: usize, world: &mut World) -> Result<u64, Box<dyn Error>> {
    let mut ledger = Ledger::create(path)?;
    let opening = DeskOpening::new("made up", DeskClock::System);
    let at = Timestamp::from_second(1_700_000_000)?;
    ledger.write("Ada", at, |writing| writing.append(Record::Desk(opening)))?;
    let mut text = 0;
    for batch in 0..count.div_ceil(STATEMENTS * 100) {
        ledger.write("Ada", at, |writing| {
            let left = count - batch * STATEMENTS * 100;
            for _ in 0..left.div_ceil(STATEMENTS).min(100) {
                text += document(writing, world)?;
            }
            Ok::<_, LedgerError>(())
        })?;
    }
    Ok(text)
}

/// Records a document with its statements, and says how many bytes of words they are.
pub(crate) fn document(writing: &mut Writing<'_>, world: &mut World) -> Result<u64, LedgerError> {
    let statements: Vec<String> = (0..STATEMENTS).map(|_| world.said(WORDS)).collect();
    let text = statements.join(".\n\n");
    let digest = writing.keep(text.as_bytes())?;
    let day = world.day();
    let document = Document {
        url: None,
        attached_to: None,
        words_of_feed: false,
        earlier: None,
        title: Some(world.words(7)),
        source: Some(format!("Outlet {}", world.below(40))),
        said: None,
        published: Some(day),
        modified: None,
        fetched_at: Timestamp::UNIX_EPOCH,
        language: Some("en".to_owned()),
        author: None,
        encoding: "UTF-8".to_owned(),
        read_with: None,
        bytes: Digest::of(text.as_bytes()),
        text: digest,
    };
    let id = writing.append(Record::Document(document))?.id;
    let mut start = 0;
    for words in statements {
        let end = start + words.len();
        let span = Span { start, end, text: words };
        start = end + ".\n\n".len();
        writing.append(Record::Statement(Found { document: id, item: statement(span, world) }))?;
    }
    Ok(2 * text.len() as u64)
}

fn statement(span: Span, world: &mut World) -> Statement {
    Statement {
        speaker: Some(world.speaker()),
        side: Some(world.state().to_owned()),
        speaker_identity: None,
        addressee: None,
        addressee_span: None,
        outlet: None,
        place: None,
        place_span: None,
        said: None,
        kind: StatementKind::Speech,
        form: Form::Indirect,
        cue: None,
        words: span.text.clone(),
        negated: false,
        condition: None,
        content_condition: None,
        modality: Modality::Asserted,
        within: None,
        turned_down: None,
        span,
        cue_span: None,
        speaker_span: None,
        setting: Setting::default(),
    }
}
