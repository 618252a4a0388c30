//! The pages, one file for each, named after the action they show.

mod add_document;
mod add_files;
mod grade_item;
mod grade_source;
mod import_opml;

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
mod withdraw_forecast;

mod answer_prediction;
mod show_catalogue;

mod list_jobs;
mod show_job;

mod list_due;
mod pair_timeline;
mod positions_over_time;
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
mod query;
mod question_form;
mod question_lines;
mod typed;
mod view;

use axum::Router;

use crate::serve::SharedDesk;

/// All pages of a desk.
pub(crate) fn routes(desk: SharedDesk) -> Router {
    Router::new()
        .merge(show_home::routes())
        .merge(list_entries::routes())
        .merge(list_questions::routes())
        .merge(add_document::routes())
        .merge(add_files::routes())
        .merge(list_jobs::routes())
        .merge(show_job::routes())
        .merge(show_document::routes())
        .merge(said_before::routes())
        .merge(show_judgment::routes())
        .merge(open_hypotheses::routes())
        .merge(extend_hypotheses::routes())
        .merge(show_hypotheses::routes())
        .merge(show_question::routes())
        .merge(record_forecast::routes())
        .merge(resolve_question::routes())
        .merge(withdraw_forecast::routes())
        .merge(ask_question::routes())
        .merge(record_judgment::routes())
        .merge(check_assumption::routes())
        .merge(rate_hypotheses::routes())
        .merge(change_schedule::routes())
        .merge(decide_proposal::routes())
        .merge(reopen_question::routes())
        .merge(name_misleading::routes())
        .merge(set_topic::routes())
        .merge(write_note::routes())
        .merge(show_brief::routes())
        .merge(show_entry::routes())
        .merge(give_receipt::routes())
        .merge(grade_item::routes())
        .merge(list_sources::routes())
        .merge(list_feeds::routes())
        .merge(grade_source::routes())
        .merge(show_catalogue::routes())
        .merge(answer_prediction::routes())
        .merge(list_due::routes())
        .merge(list_watches::routes())
        .merge(search::routes())
        .merge(pair_timeline::routes())
        .merge(positions_over_time::routes())
        .merge(setting_of::routes())
        .merge(speaker_record::routes())
        .merge(show_calendar::routes())
        .merge(show_record::routes())
        .with_state(desk)
}
