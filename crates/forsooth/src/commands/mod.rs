//! One file for each command, named after the action it calls.

pub(crate) mod read_document;

pub(crate) mod add_document;

pub(crate) mod export_opml;
pub(crate) mod fetch_again;
pub(crate) mod fetch_feeds;
pub(crate) mod import_opml;
pub(crate) mod list_feeds;
pub(crate) mod subscribe;
pub(crate) mod unsubscribe;

pub(crate) mod break_assumption;
pub(crate) mod grade_source;
pub(crate) mod list_sources;
pub(crate) mod record_judgment;
pub(crate) mod restore_assumption;

pub(crate) mod add_option;
pub(crate) mod extend_hypotheses;
pub(crate) mod open_hypotheses;
pub(crate) mod pool_hypotheses;
pub(crate) mod rate_hypotheses;
pub(crate) mod show_hypotheses;

pub(crate) mod ask_question;
pub(crate) mod change_schedule;
pub(crate) mod lint_question;
pub(crate) mod record_forecast;
pub(crate) mod withdraw_forecast;

pub(crate) mod propose_settlement;
pub(crate) mod reopen_question;
pub(crate) mod resolve_question;

pub(crate) mod score_question;
pub(crate) mod show_calendar;
pub(crate) mod show_record;

pub(crate) mod compare_people;
pub(crate) mod group_record;
pub(crate) mod name_misleading;
pub(crate) mod set_topic;

pub(crate) mod add_ladder;
pub(crate) mod list_ladders;
pub(crate) mod read_phrase;
pub(crate) mod say_probability;

pub(crate) mod file_note;
pub(crate) mod new_note;
pub(crate) mod write_brief;

pub(crate) mod answer_prediction;
pub(crate) mod catalogue_note;
pub(crate) mod correct_prediction;
pub(crate) mod export_catalogue;
pub(crate) mod show_catalogue;
pub(crate) mod undo_answer;

pub(crate) mod begin_watch;
pub(crate) mod end_watch;
pub(crate) mod list_watches;
pub(crate) mod look_at_watch;

pub(crate) mod list_due;
pub(crate) mod list_entries;
pub(crate) mod list_templates;
pub(crate) mod show_entry;

pub(crate) mod pair_timeline;
pub(crate) mod positions_over_time;
pub(crate) mod setting_of;

pub(crate) mod nearest_wordings;
pub(crate) mod rebuild_archive;
pub(crate) mod search;
pub(crate) mod speaker_record;

pub(crate) mod add_witness;
pub(crate) mod ask_timestamp;
pub(crate) mod ask_witnesses;
pub(crate) mod list_witnesses;
pub(crate) mod remove_witness;
pub(crate) mod serve_witness;

pub(crate) mod give_receipt;
pub(crate) mod publish_record;
pub(crate) mod show_key;
pub(crate) mod verify_desk;

pub(crate) mod back_up_desk;
pub(crate) mod erase_entries;
pub(crate) mod examine_desk;
pub(crate) mod export_desk;
pub(crate) mod export_events;
pub(crate) mod export_forecasts;
pub(crate) mod import_desk;
pub(crate) mod import_events;
pub(crate) mod import_forecasts;
pub(crate) mod restore_desk;

pub(crate) mod fill_sample_desk;
pub(crate) mod serve_desk;

pub(crate) mod begin_accounts;
pub(crate) mod change_password;
pub(crate) mod disable_account;
pub(crate) mod enable_account;
pub(crate) mod invite_person;
pub(crate) mod issue_token;
pub(crate) mod join_desk;
pub(crate) mod list_accounts;
pub(crate) mod list_passkeys;
pub(crate) mod list_ways_in;
pub(crate) mod revoke_token;
pub(crate) mod set_role;
pub(crate) mod set_visibility;
pub(crate) mod take_back_invitation;

pub(crate) mod cancel_job;
pub(crate) mod clear_jobs;
pub(crate) mod list_jobs;
pub(crate) mod resume_job;
pub(crate) mod retry_job;
pub(crate) mod show_job;

pub(crate) mod install_model;
pub(crate) mod print_completions;
