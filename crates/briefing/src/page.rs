//! A page: what the templates print, in the order in which they print it.

use domain::{Brief, BriefForecast, BriefJudgment, Id};

use crate::body::{self, BodyBlock, body};
use crate::sources::{Endnote, Quotation, Sources};
use crate::stamp::{Answer, Stamp, summary};
use crate::wording::{capitalized, day, deadline, sentence};

/// A brief with its stamp, ready to print.
pub(crate) struct Page<'a> {
    pub(crate) id: Id,
    pub(crate) title: &'a str,
    pub(crate) author: &'a str,
    pub(crate) date: String,
    /// What changed since it was written, a sentence each.
    pub(crate) notices: &'a [String],
    pub(crate) summary: Option<&'a str>,
    pub(crate) ladder: &'a str,
    /// What a filed note tells; empty for a brief that was written from the desk.
    pub(crate) body: Vec<BodyBlock>,
    /// The judgments, in the order told; a filed note tells them in its body.
    pub(crate) judgments: Vec<Told<'a>>,
    /// What machines did for it, if they did anything.
    pub(crate) ai_use: Option<&'a str>,
    /// The SHA-256 of a filed note.
    pub(crate) fingerprint: Option<String>,
    pub(crate) endnotes: Vec<Endnote<'a>>,
    pub(crate) as_of: String,
    pub(crate) result: String,
    pub(crate) answers: Vec<Answer<'a>>,
}

/// A judgment as the page tells it.
pub(crate) struct Told<'a> {
    pub(crate) number: usize,
    pub(crate) id: Id,
    pub(crate) claim: &'a str,
    pub(crate) phrase: &'a str,
    /// Sentences of their own: a reader must not take confidence for likelihood.
    pub(crate) confidence: String,
    pub(crate) quotes_for: Vec<Quotation<'a>>,
    pub(crate) quotes_against: Vec<Quotation<'a>>,
    pub(crate) alternatives: &'a [String],
    pub(crate) assumptions: &'a [String],
    pub(crate) tests: Vec<Test<'a>>,
}

/// A question that will show whether a judgment was right.
pub(crate) struct Test<'a> {
    pub(crate) question: Id,
    pub(crate) text: &'a str,
    pub(crate) condition: Option<String>,
    pub(crate) deadline: String,
    pub(crate) phrase: Option<&'a str>,
    /// The word for how it had ended when the brief was written.
    pub(crate) ended: Option<String>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(id: Id, brief: &'a Brief, stamp: &'a Stamp) -> Self {
        let mut sources = Sources::default();
        let note = brief.note.as_ref();
        let body = note.map(|note| body(note, &mut sources)).unwrap_or_default();
        let told = (1..).zip(&brief.judgments).filter(|_| note.is_none());
        let judgments = told.map(|(number, it)| Told::new(number, it, &mut sources)).collect();
        let answers = stamp.answers(brief);
        Self {
            id,
            title: &brief.title,
            author: &brief.byline,
            date: day(brief.date),
            notices: &stamp.notices,
            summary: brief.summary.as_deref(),
            ladder: &brief.ladder,
            body,
            judgments,
            ai_use: brief.ai_use.as_deref(),
            fingerprint: note.map(|note| note.sha256.to_string()),
            endnotes: sources.endnotes(),
            as_of: day(stamp.as_of),
            result: summary(&answers),
            answers,
        }
    }
}

impl Page<'_> {
    /// What stands below the sources: the ladder, what machines did, and the filed text's hash.
    pub(crate) fn notes(&self) -> Vec<String> {
        let ladder = format!(
            "Words of probability are those of the {} ladder; the number beside each is what we mean.",
            self.ladder
        );
        let machines = self.ai_use.map(str::to_owned);
        let fingerprint = self.fingerprint.as_ref();
        let filed = fingerprint.map(|it| format!("The text as it was filed has the SHA-256 {it}."));
        std::iter::once(ladder).chain(machines).chain(filed).collect()
    }

    /// The body as Markdown, a block each.
    pub(crate) fn markdown_body(&self) -> Vec<String> {
        body::markdown(&self.body)
    }

    /// The body as HTML, an element each.
    pub(crate) fn html_body(&self) -> Vec<String> {
        body::html(&self.body)
    }
}

impl<'a> Told<'a> {
    fn new(number: usize, judgment: &'a BriefJudgment, sources: &mut Sources<'a>) -> Self {
        Self {
            number,
            id: judgment.judgment,
            claim: &judgment.claim,
            phrase: &judgment.phrase,
            confidence: confidence(judgment),
            quotes_for: sources.quotations(&judgment.quotes_for),
            quotes_against: sources.quotations(&judgment.quotes_against),
            alternatives: &judgment.alternatives,
            assumptions: &judgment.assumptions,
            tests: judgment.forecasts.iter().map(Test::new).collect(),
        }
    }
}

impl<'a> Test<'a> {
    fn new(forecast: &'a BriefForecast) -> Self {
        Self {
            question: forecast.question,
            text: &forecast.text,
            condition: forecast.condition.as_deref().and_then(sentence),
            deadline: deadline(forecast),
            phrase: forecast.phrase.as_deref(),
            ended: forecast.resolution.as_ref().map(domain::Resolution::words),
        }
    }
}

fn confidence(judgment: &BriefJudgment) -> String {
    let level = format!("Our confidence in this judgment is {}.", judgment.confidence);
    match judgment.confidence_reason.as_deref().and_then(sentence) {
        None => level,
        Some(reason) => format!("{level} {}", capitalized(&reason)),
    }
}
