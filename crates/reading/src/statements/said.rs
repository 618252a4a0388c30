//! What was said: the words of a statement, and the statement with where its words stand.

use domain::{Form, Modality, Setting, Statement, StatementKind};
use text::TextRange;

use crate::page::{Page, Run, spaced};

/// A statement with the tokens of its words.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// The statement.
    pub(crate) statement: Statement,
    /// The tokens of what was said.
    pub(crate) words: Run,
}

/// What was said, and whether in the speaker's own words.
#[derive(Clone, Debug)]
pub(super) struct Content {
    /// The tokens.
    pub(super) run: Run,
    /// The bytes, without the quotation marks around all of it.
    pub(super) range: TextRange,
    /// Whether the words are the speaker's own.
    pub(super) form: Form,
    /// The words without quotation marks.
    pub(super) words: String,
}

impl Content {
    /// Reads the words of a run of tokens.
    pub(super) fn new(page: &Page<'_>, run: Run) -> Self {
        let quote = page.quote_at(run.from);
        if let Some(quote) = quote.filter(|quote| quote.run.to >= run.to) {
            let words = quote.inner.of(page.text).trim_end_matches(',').to_owned();
            let range = TextRange::new(quote.inner.start, quote.inner.start + words.len());
            return Self { run: quote.run, range, form: Form::Direct, words };
        }
        let is_mixed = (run.from..run.to).any(|at| page.is_quoted(at));
        let form = if is_mixed { Form::Mixed } else { Form::Indirect };
        Self { run, range: page.range(run), form, words: unmarked(page, run) }
    }

    /// A statement of these words, of which nothing else is told yet.
    pub(super) fn statement(&self, page: &Page<'_>) -> Statement {
        Statement {
            speaker: None,
            side: None,
            speaker_identity: None,
            addressee: None,
            addressee_span: None,
            outlet: None,
            place: None,
            place_span: None,
            said: None,
            kind: StatementKind::Speech,
            form: self.form,
            cue: None,
            words: self.words.clone(),
            negated: false,
            condition: None,
            content_condition: None,
            modality: Modality::Asserted,
            within: None,
            turned_down: None,
            span: page.span_of(self.range),
            cue_span: None,
            speaker_span: None,
            setting: Setting::default(),
        }
    }
}

/// The words of a run without the marks of its quotations.
fn unmarked(page: &Page<'_>, run: Run) -> String {
    let mut words = String::new();
    let mut from = page.range(run).start;
    for at in run.from..run.to {
        let Some(quote) = page.quote_at(at) else { continue };
        let token = page.tokens[at].range;
        let opens = token.start < quote.inner.start && quote.opened;
        let closes = quote.inner.end <= token.start;
        if opens || closes {
            words.push_str(TextRange::new(from, token.start).of(page.text));
            from = token.end;
        }
    }
    words.push_str(TextRange::new(from, page.range(run).end).of(page.text));
    spaced(&words)
}
