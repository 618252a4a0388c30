//! The pages, one file for each, named after the action they show.

mod add_document;
mod add_files;
mod grade_item;
mod grade_source;
mod import_opml;

mod erase_entries;
mod give_receipt;

mod list_entries;
mod list_feeds;
mod list_questions;
mod list_sources;
mod list_watches;
mod margin_card;
mod show_brief;
mod show_document;
mod show_entry;
mod show_hypotheses;
mod show_judgment;
mod show_question;

mod check_assumption;
mod extend_hypotheses;
mod open_hypotheses;
mod rate_hypotheses;
mod record_judgment;

mod write_note;

mod ask_question;
mod change_schedule;
mod decide_proposal;
mod name_misleading;
mod record_forecast;
mod reopen_question;
mod resolve_question;
mod set_topic;
mod set_visibility;
mod withdraw_forecast;

mod answer_prediction;
mod show_catalogue;

mod join_desk;
mod list_accounts;
mod log_in;
mod passkey;
mod show_account;

mod list_jobs;
mod show_job;

mod list_due;
mod pair_timeline;
mod positions_over_time;
mod public;
mod said_before;
mod search;
mod setting_of;
mod show_calendar;
mod show_home;
mod show_record;
mod speaker_record;

mod answer;
mod catalogue_tally;
mod forecast_charts;
mod form;
mod job_view;
mod pager;
mod posted;
mod query;
mod question_form;
mod question_lines;
mod told_secret;
mod typed;
mod view;

pub(crate) use form::refused_at;
pub(crate) use pager::{address, segment};
pub(crate) use view::{told_day, told_minute};

use crate::door::Routes;
use crate::{openapi, static_files};

/// All that can be asked of a desk.
pub(crate) fn routes() -> Routes {
    let own = [static_files::routes(), openapi::routes()];
    [reading(), judging(), asking(), looking(), public::routes(), people()]
        .into_iter()
        .chain(own)
        .fold(Routes::new(), Routes::and)
}

/// Who may use it.
fn people() -> Routes {
    Routes::new()
        .and(log_in::routes())
        .and(passkey::routes())
        .and(join_desk::routes())
        .and(show_account::routes())
        .and(list_accounts::routes())
}

/// What was read, who said it, and what they want.
fn reading() -> Routes {
    Routes::new()
        .and(add_document::routes())
        .and(add_files::routes())
        .and(show_document::routes())
        .and(said_before::routes())
        .and(list_sources::routes())
        .and(grade_source::routes())
        .and(grade_item::routes())
        .and(list_feeds::routes())
        .and(speaker_record::routes())
        .and(setting_of::routes())
        .and(pair_timeline::routes())
        .and(positions_over_time::routes())
}

/// What it means.
fn judging() -> Routes {
    Routes::new()
        .and(record_judgment::routes())
        .and(show_judgment::routes())
        .and(check_assumption::routes())
        .and(open_hypotheses::routes())
        .and(extend_hypotheses::routes())
        .and(rate_hypotheses::routes())
        .and(show_hypotheses::routes())
        .and(write_note::routes())
        .and(show_brief::routes())
}

/// What can be settled, how it ended, and how good the forecasts were.
fn asking() -> Routes {
    Routes::new()
        .and(list_questions::routes())
        .and(ask_question::routes())
        .and(show_question::routes())
        .and(record_forecast::routes())
        .and(withdraw_forecast::routes())
        .and(resolve_question::routes())
        .and(reopen_question::routes())
        .and(decide_proposal::routes())
        .and(change_schedule::routes())
        .and(name_misleading::routes())
        .and(set_topic::routes())
        .and(show_record::routes())
        .and(show_catalogue::routes())
        .and(answer_prediction::routes())
}

/// The front page, the lists, the search, and what must be looked at.
fn looking() -> Routes {
    Routes::new()
        .and(show_home::routes())
        .and(list_entries::routes())
        .and(show_entry::routes())
        .and(give_receipt::routes())
        .and(erase_entries::routes())
        .and(set_visibility::routes())
        .and(search::routes())
        .and(list_due::routes())
        .and(show_calendar::routes())
        .and(list_watches::routes())
        .and(list_jobs::routes())
        .and(show_job::routes())
}
