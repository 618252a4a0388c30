//! Problems: what a reader stumbled over while the rest was read all the same.

use domain::Problem;
use text::language::Annotation;

use crate::intake::{Intake, language_name};
use crate::page::{LONGEST, Page, Unit};
use crate::schedule::dated_lines;
use crate::time::DateMention;

/// Tells what could not be read in a document.
pub(crate) fn find(intake: &Intake, page: &Page<'_>, annotation: &Annotation) -> Vec<Problem> {
    let mut problems = intake.problems.clone();
    problems.extend(without_model(annotation));
    problems.extend(language(intake));
    problems.extend(wordless(page));
    problems.extend(undated(page));
    problems.extend(undated_lines(page));
    problems.extend(impossible_days(page));
    problems.extend(ambiguous_days(page));
    problems.extend(open_quotations(page));
    problems.extend(unopened_quotations(page));
    problems.extend(endless_sentence(page));
    problems
}

/// Told once, of the first of them: a table without stops can have thousands.
fn endless_sentence(page: &Page<'_>) -> Option<Problem> {
    let is_cut = |unit: &&Unit| unit.run.to - unit.run.from >= LONGEST;
    let cut = page.units.iter().find(is_cut)?;
    let message = format!(
        "a sentence has more than {LONGEST} words, and was read in pieces; end sentences with a \
         period"
    );
    let first = page.tokens.get(cut.run.from)?;
    Some(Problem { message, span: Some(page.span_of(first.range)) })
}

fn without_model(annotation: &Annotation) -> Option<Problem> {
    let message = "read by rules alone, without the language model, so some statements and events \
        are missing; install it with `forsooth model install` and read again";
    annotation.tokens.is_empty().then(|| Problem { message: message.to_owned(), span: None })
}

fn language(intake: &Intake) -> Option<Problem> {
    let language = intake.document.language.as_deref().filter(|language| *language != "en")?;
    let name = language_name(language).unwrap_or(language);
    let message = format!(
        "the document is in {name} (\"{language}\"), and Forsooth reads English only: what is found \
         is little and may be wrong, so give a translation, or `--language en` if it is English"
    );
    Some(Problem { message, span: None })
}

/// Told of a text of signs alone, such as emoji.
fn wordless(page: &Page<'_>) -> Option<Problem> {
    let has_words = page.tokens.iter().any(|token| token.word);
    let message =
        "the document holds signs and no words, so there is nothing to read; give its text";
    (!has_words).then(|| Problem { message: message.to_owned(), span: None })
}

fn undated(page: &Page<'_>) -> Option<Problem> {
    let relative = page.dates.iter().find(|date| date.is_relative);
    let first = relative.filter(|_| page.published.is_none())?;
    let message =
        "the day of publication is not known, so dates without a year are left out; give the day"
            .to_owned();
    Some(Problem { message, span: Some(page.span(first.run)) })
}

fn undated_lines(page: &Page<'_>) -> Option<Problem> {
    let lines = if page.published.is_none() { dated_lines(page) } else { Vec::new() };
    let first = lines.first()?;
    let message =
        "the day of publication is not known, so no line that begins with a day is taken for \
        an announcement: it may tell of what was; give the day"
            .to_owned();
    Some(Problem { message, span: Some(page.span(first.run)) })
}

fn impossible_days(page: &Page<'_>) -> Vec<Problem> {
    let tell = |date: &DateMention| {
        let span = page.span(date.run);
        let message = format!("“{}” is no day of the calendar, and is left out", span.text);
        Problem { message, span: Some(span) }
    };
    page.dates.iter().filter(|date| date.is_impossible).map(tell).collect()
}

fn ambiguous_days<'a>(page: &'a Page<'_>) -> impl Iterator<Item = Problem> + 'a {
    page.ambiguous.iter().map(|range| {
        let span = page.span_of(*range);
        let message = format!(
            "“{}” can be read with the day or the month first, and no other date tells which; it is \
             left out",
            span.text
        );
        Problem { message, span: Some(span) }
    })
}

fn unopened_quotations(page: &Page<'_>) -> Vec<Problem> {
    let unopened = page.quotes.iter().filter(|quote| !quote.opened);
    let message = "a quotation mark closes what was never opened; the quotation was read from the \
        beginning of its sentence";
    unopened
        .map(|quote| {
            let last = page.tokens[quote.run.to - 1].range;
            Problem { message: message.to_owned(), span: Some(page.span_of(last)) }
        })
        .collect()
}

fn open_quotations(page: &Page<'_>) -> Vec<Problem> {
    let open = page.quotes.iter().filter(|quote| !quote.ended);
    let message = "a quotation mark is left open; the quotation was read up to its speaker, or else to the end \
        of its paragraph";
    open.map(|quote| {
        let first = page.tokens[quote.run.from].range;
        Problem { message: message.to_owned(), span: Some(page.span_of(first)) }
    })
    .collect()
}
