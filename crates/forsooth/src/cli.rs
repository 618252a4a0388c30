//! The commands and what they have in common.

use clap::{Parser, Subcommand};

use crate::account;
use crate::archive;
use crate::catalogue;
use crate::commands::{
    add_document, add_option, ask_question, ask_timestamp, back_up_desk, begin_watch,
    break_assumption, change_schedule, end_watch, erase_entries, examine_desk, export_desk,
    export_events, export_forecasts, fetch_again, fetch_feeds, file_note, fill_sample_desk,
    give_receipt, grade_source, import_desk, import_events, import_forecasts, install_model,
    lint_question, list_due, list_entries, list_feeds, list_sources, list_templates,
    name_misleading, nearest_wordings, pair_timeline, positions_over_time, print_completions,
    propose_settlement, publish_record, read_document, record_forecast, record_judgment,
    reopen_question, resolve_question, restore_assumption, restore_desk, score_question, search,
    serve_desk, set_topic, set_visibility, setting_of, show_calendar, show_entry, show_key,
    show_record, speaker_record, subscribe, unsubscribe, verify_desk, withdraw_forecast,
    write_brief,
};
use crate::hypotheses;
use crate::jobs;
use crate::ladder;
use crate::note;
use crate::opml;
use crate::output::Output;
use crate::place::Place;
use crate::watches;
use crate::witness;

/// Judgment and prediction, held to the truth.
#[derive(Debug, Parser)]
#[command(name = "forsooth", version, about, before_help = EXAMPLE, max_term_width = 100)]
#[command(after_help = EXIT_CODES)]
#[command(infer_subcommands = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    place: Place,

    /// Print data and errors as JSON.
    #[arg(long, global = true)]
    json: bool,

    /// Print nothing but data.
    #[arg(long, short, global = true)]
    quiet: bool,

    #[command(subcommand)]
    command: Command,
}

const EXAMPLE: &str = "\
Example:
  forsooth demo                          look around a sample desk in the browser
  forsooth add speech.txt                keep a document and read it
  forsooth judge \"They will not sign\" --for s-1 --alternative \"They are buying time\" \\
      --likelihood 70% --confidence moderate
  forsooth ask \"Will Norway sign by 28 February 2027?\" --criteria \"A signed text is published\" \\
      --source \"the ministry's site\" --close 2027-02-28 --deadline 2027-02-28 --judgment j-1
  forsooth forecast q-1 20% --because \"no text was agreed\"
  forsooth settle q-1 no --evidence s-9";

const EXIT_CODES: &str = "\
Exit codes: 0 done; 1 refused, with the value and the remedy; 2 our own fault; 3 done, and lint found
more than advice.
Data goes to standard output, everything else to standard error.";

#[derive(Debug, Subcommand)]
enum Command {
    Read(read_document::Args),
    Add(add_document::Args),
    Subscribe(subscribe::Args),
    Unsubscribe(unsubscribe::Args),
    Feeds(list_feeds::Args),
    Fetch(fetch_feeds::Args),
    FetchAgain(fetch_again::Args),
    Opml(opml::Args),
    Judge(record_judgment::Args),
    Grade(grade_source::Args),
    Sources(list_sources::Args),
    Break(break_assumption::Args),
    Restore(restore_assumption::Args),
    Hypotheses(hypotheses::Args),
    Ask(ask_question::Args),
    Lint(lint_question::Args),
    Option(add_option::Args),
    Templates(list_templates::Args),
    Forecast(record_forecast::Args),
    Withdraw(withdraw_forecast::Args),
    Schedule(change_schedule::Args),
    Due(list_due::Args),
    Calendar(show_calendar::Args),
    Watch(begin_watch::Args),
    Unwatch(end_watch::Args),
    Watches(watches::Args),
    Propose(propose_settlement::Args),
    Settle(resolve_question::Args),
    Unsettle(reopen_question::Args),
    Score(score_question::Args),
    Record(show_record::Args),
    Topic(set_topic::Args),
    Misled(name_misleading::Args),
    Catalogue(catalogue::Args),
    Ladder(ladder::Args),
    Note(note::Args),
    File(file_note::Args),
    Brief(write_brief::Args),
    Show(show_entry::Args),
    List(list_entries::Args),
    Search(search::Args),
    Pair(pair_timeline::Args),
    Positions(positions_over_time::Args),
    Setting(setting_of::Args),
    Speaker(speaker_record::Args),
    Wordings(nearest_wordings::Args),
    Export(export_desk::Args),
    Import(import_desk::Args),
    ImportEvents(import_events::Args),
    ImportForecasts(import_forecasts::Args),
    ExportForecasts(export_forecasts::Args),
    ExportEvents(export_events::Args),
    Receipt(give_receipt::Args),
    Publish(publish_record::Args),
    Key(show_key::Args),
    Verify(verify_desk::Args),
    Witness(witness::Args),
    Timestamp(ask_timestamp::Args),
    Backup(back_up_desk::Args),
    RestoreDesk(restore_desk::Args),
    Erase(erase_entries::Args),
    Doctor(examine_desk::Args),
    Archive(archive::Args),
    Jobs(jobs::Args),
    Visibility(set_visibility::Args),
    Account(account::Args),
    Serve(serve_desk::Args),
    Demo(fill_sample_desk::Args),
    Model(install_model::Args),
    Completions(print_completions::Args),
}

impl Cli {
    #[expect(clippy::too_many_lines, reason = "a line for each command")]
    pub(crate) fn run(self) -> anyhow::Result<()> {
        let place = &self.place;
        let output = Output { json: self.json, quiet: self.quiet };
        match self.command {
            Command::Read(args) => read_document::run(&args, place, output),
            Command::Add(args) => add_document::run(&args, place, output),
            Command::Subscribe(args) => subscribe::run(args, place, output),
            Command::Unsubscribe(args) => unsubscribe::run(args, place, output),
            Command::Feeds(args) => list_feeds::run(&args, place, output),
            Command::Fetch(args) => fetch_feeds::run(&args, place, output),
            Command::FetchAgain(args) => fetch_again::run(&args, place, output),
            Command::Opml(args) => opml::run(&args, place, output),
            Command::Judge(args) => record_judgment::run(args, place, output),
            Command::Grade(args) => grade_source::run(args, place, output),
            Command::Sources(args) => list_sources::run(&args, place, output),
            Command::Break(args) => break_assumption::run(args, place, output),
            Command::Restore(args) => restore_assumption::run(args, place, output),
            Command::Hypotheses(args) => hypotheses::run(args, place, output),
            Command::Ask(args) => ask_question::run(args, place, output),
            Command::Templates(args) => list_templates::run(&args, place, output),
            Command::Lint(args) => lint_question::run(&args, place, output),
            Command::Option(args) => add_option::run(args, place, output),
            Command::Forecast(args) => record_forecast::run(args, place, output),
            Command::Withdraw(args) => withdraw_forecast::run(args, place, output),
            Command::Schedule(args) => change_schedule::run(args, place, output),
            Command::Calendar(args) => show_calendar::run(&args, place, output),
            Command::Due(args) => list_due::run(&args, place, output),
            Command::Watch(args) => begin_watch::run(args, place, output),
            Command::Unwatch(args) => end_watch::run(args, place, output),
            Command::Watches(args) => watches::run(&args, place, output),
            Command::Propose(args) => propose_settlement::run(args, place, output),
            Command::Settle(args) => resolve_question::run(args, place, output),
            Command::Unsettle(args) => reopen_question::run(args, place, output),
            Command::Score(args) => score_question::run(&args, place, output),
            Command::Record(args) => show_record::run(args, place, output),
            Command::Topic(args) => set_topic::run(args, place, output),
            Command::Misled(args) => name_misleading::run(args, place, output),
            Command::Catalogue(args) => catalogue::run(args, place, output),
            Command::Ladder(args) => ladder::run(args, place, output),
            Command::Note(args) => note::run(args, place, output),
            Command::File(args) => file_note::run(&args, place, output),
            Command::Brief(args) => write_brief::run(args, place, output),
            Command::Show(args) => show_entry::run(&args, place, output),
            Command::List(args) => list_entries::run(&args, place, output),
            Command::Positions(args) => positions_over_time::run(args, place, output),
            Command::Setting(args) => setting_of::run(&args, place, output),
            Command::Pair(args) => pair_timeline::run(args, place, output),
            Command::Search(args) => search::run(&args, place, output),
            Command::Wordings(args) => nearest_wordings::run(&args, place, output),
            Command::Speaker(args) => speaker_record::run(args, place, output),
            Command::Export(args) => export_desk::run(&args, place, output),
            Command::ImportEvents(args) => import_events::run(&args, place, output),
            Command::ImportForecasts(args) => import_forecasts::run(&args, place, output),
            Command::ExportEvents(args) => export_events::run(&args, place, output),
            Command::ExportForecasts(args) => export_forecasts::run(&args, place, output),
            Command::Import(args) => import_desk::run(&args, place, output),
            Command::Receipt(args) => give_receipt::run(&args, place, output),
            Command::Publish(args) => publish_record::run(args, place, output),
            Command::Key(args) => show_key::run(&args, place, output),
            Command::Timestamp(args) => ask_timestamp::run(&args, place, output),
            Command::Witness(args) => witness::run(args, place, output),
            Command::Verify(args) => verify_desk::run(&args, place, output),
            Command::Backup(args) => back_up_desk::run(&args, place, output),
            Command::RestoreDesk(args) => restore_desk::run(&args, place, output),
            Command::Erase(args) => erase_entries::run(args, place, output),
            Command::Doctor(args) => examine_desk::run(&args, place, output),
            Command::Archive(args) => archive::run(&args, place, output),
            Command::Jobs(args) => jobs::run(&args, place, output),
            Command::Visibility(args) => set_visibility::run(&args, place, output),
            Command::Account(args) => account::run(&args, place, output),
            Command::Serve(args) => serve_desk::run(&args, place, output),
            Command::Demo(args) => fill_sample_desk::run(&args, place, output),
            Command::Model(args) => install_model::run(&args, place, output),
            Command::Completions(args) => print_completions::run(&args),
        }
    }
}
