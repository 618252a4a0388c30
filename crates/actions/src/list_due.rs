//! What must be looked at, and by when.

use domain::Kind;
use forecasting::{
    Due, DueReason, QuestionFacts, QuestionState, Timetable, due_of_judgment, due_of_question,
    due_of_review, due_of_watch, sort_due,
};
use jiff::{Span, Timestamp};

use crate::Desk;
use crate::archive::Filling;
use crate::look_up::LookUpError;
use crate::moment::{day, is_day};
use crate::question_book::Row;
use crate::question_state::QuestionFile;

/// Lists what is overdue and what comes within some days, the most urgent first.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn list_due(desk: &Desk, horizon_days: i64) -> Result<Vec<Due>, LookUpError> {
    let (book, now) = (desk.book()?, desk.now()?);
    let mut due = Vec::new();
    // Most questions of a large desk close much later, and need not be looked at.
    let hours = horizon_days.saturating_add(2).saturating_mul(24);
    let seen_until = Span::new().try_hours(hours).and_then(|span| now.checked_add(span));
    let may_be_due = |row: &&Row| match (row.quiet_until, &seen_until) {
        (Some(until), Ok(seen_until)) => until <= *seen_until,
        (Some(_), Err(_)) | (None, _) => true,
    };
    let unfinished =
        book.rows().iter().filter(|row| !row.file.state.is_final() || row.overtaken.is_some());
    for row in unfinished.filter(|row| may_be_due(row) || book.report_on(row).is_some()) {
        let state = row.state(now);
        let held_at = row.file.held_by(desk.author()).map(|forecast| forecast.recorded_at);
        let changed_at = book.changed_at(row);
        let news_on = held_at.filter(|at| *at < changed_at).map(|_| day(changed_at));
        let newer = book.report_on(row).filter(|(at, _)| held_at.is_some_and(|held| held < *at));
        let report = newer.map(|(at, document)| (document, day(at)));
        let facts = QuestionFacts {
            news_on,
            report,
            overtaken: row.overtaken,
            ..facts(desk, &row.file, &state)
        };
        let items = due_of_question(&facts, now, horizon_days).into_iter();
        due.extend(items.map(|item| Due { told: told(&row.file, &item), ..item }));
    }
    for (broken_at, judgment) in book.reviews() {
        due.push(due_of_review(judgment.id, &judgment.record, day(*broken_at), now));
    }
    for judgment in book.unanswered() {
        due.extend(due_of_judgment(judgment.id, &judgment.record, false, now, horizon_days));
    }
    due.extend(raised(desk, now)?);
    due.extend(desk.due_to_changes(&book, now)?);
    sort_due(&mut due);
    Ok(due)
}

/// The judgments and questions for which a watch raised something that nobody has looked at, and
/// the watches for nothing in particular that did. A question with its answer needs no news.
fn raised(desk: &Desk, now: Timestamp) -> Result<Vec<Due>, LookUpError> {
    let book = desk.watch_book(Filling::Slice, &mut |_, _| ())?;
    let mut due = vec![];
    for watched in book.standing() {
        let Some(newest) = watched.raised().into_iter().find(|it| it.is_new) else { continue };
        let (watch, raised_on) = (watched.watch.id, day(newest.recorded_at));
        let Some(id) = watched.watch.record.stands_on else {
            due.push(due_of_watch(watch, watch, &watched.watch.record.query, raised_on, now));
            continue;
        };
        let id = desk.versions_of(id)?.pop().unwrap_or(id);
        if id.kind == Kind::Question && desk.question_file(id)?.state.is_final() {
            continue;
        }
        due.push(due_of_watch(watch, id, &desk.watched_matter(id)?, raised_on, now));
    }
    Ok(due)
}

/// The close or deadline that is due, where a time was given for it.
fn told(file: &QuestionFile, due: &Due) -> Option<String> {
    let Timetable { closes_at, deadline_at, ends, .. } = &file.timetable;
    match due.reason {
        DueReason::Closes if !is_day(*closes_at) => Some(file.told().closes),
        DueReason::Settle if ends.is_none() && !is_day(*deadline_at) => Some(file.told().deadline),
        DueReason::Closes
        | DueReason::Settle
        | DueReason::Decide
        | DueReason::SettleAnew
        | DueReason::Awaits
        | DueReason::LookAgain
        | DueReason::Refresh
        | DueReason::News
        | DueReason::Report
        | DueReason::Watch
        | DueReason::Review
        | DueReason::Changed
        | DueReason::Checkpoint => None,
    }
}

/// What is known of a question, to whoever is at the desk.
pub(crate) fn facts<'a>(
    desk: &Desk,
    file: &'a QuestionFile,
    state: &'a QuestionState,
) -> QuestionFacts<'a> {
    let mut looks = file.settlements.iter().rev();
    let look_again = looks.find_map(|it| it.record.resolution.look_again());
    let held = file.held_by(desk.author());
    QuestionFacts {
        id: file.question.id,
        question: &file.question.record,
        state,
        timetable: &file.timetable,
        look_again,
        fresh_until: held.and_then(|forecast| forecast.record.fresh_until),
        overtaken: None,
        news_on: None,
        report: None,
        proposed_on: file.undecided().first().map(|proposal| day(proposal.recorded_at)),
    }
}
