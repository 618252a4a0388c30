//! One file for each thing a user can do. The command line, the pages and the API are faces over
//! these functions.
//!
//! An action takes the desk and a request, looks things up, refuses early, and does. It is the
//! only place that joins reading, judging, forecasting, scoring and briefing to the ledger.

#![expect(clippy::disallowed_methods, reason = "here the desk's clock is read")]

mod add_document;
mod add_file;
mod fetch_page;
mod find_copies;
mod pdf;
mod read_document;
mod take_in;

mod export_opml;
mod fetch_again;
mod fetch_feeds;
mod import_opml;
mod list_feeds;
mod page_checks;
mod subscribe;
mod take_drop;
mod unsubscribe;

mod break_assumption;
mod grade_item;
mod grade_source;
mod record_judgment;
mod restore_assumption;

mod extend_hypotheses;
mod open_hypotheses;
mod plain_names;
mod pool_hypotheses;
mod rate_hypotheses;
mod show_hypotheses;

mod reopen_question;
mod resolve_question;

mod add_option;
mod ask_question;
mod change_schedule;
mod complete_draft;
mod fill_template;
mod hidden_forecasts;
mod lint_draft;
mod lint_question;
mod propose_settlement;
mod record_forecast;
mod withdraw_forecast;

mod answer_prediction;
mod catalogue;
mod catalogue_note;
mod correct_prediction;
mod export_catalogue;
mod show_catalogue;
mod undo_answer;

mod compare_people;
mod export_events;
mod group_record;
mod list_due;
mod list_entries;
mod list_public;
mod list_questions;
mod list_sources;
mod list_templates;
mod name_misleading;
mod pair_timeline;
mod positions_over_time;
mod record;
mod score_question;
mod score_table;
mod scored_by;
mod sentence_pieces;
mod set_topic;
mod setting_of;
mod sheet;
mod show_brief;
mod show_calendar;
mod show_document;
mod show_entry;
mod show_judgment;
mod show_question;
mod show_record;

mod add_passkey;
mod begin_accounts;
mod change_password;
mod disable_account;
mod drop_password;
mod enable_account;
mod invite_person;
mod issue_calendar;
mod issue_token;
mod join_by_passkey;
mod join_desk;
mod list_accounts;
mod list_passkeys;
mod list_ways_in;
mod remove_passkey;
mod reset_password;
mod revoke_token;
mod set_role;
mod set_visibility;
mod take_back_invitation;

mod add_ladder;
mod list_ladders;
mod read_phrase;
mod said_before;
mod say_probability;

mod file_note;
mod lint_note;
mod new_note;

mod back_up_desk;
mod erase_entries;
mod erased;
mod examine_desk;
mod export_desk;
mod export_forecasts;
mod fill_sample_desk;
mod import_desk;
mod import_events;
mod import_forecasts;
mod restore_desk;
mod verify_desk;
mod write_brief;

mod add_witness;
mod agency;
mod ask_timestamp;
mod ask_witnesses;
mod cosign_checkpoint;
mod give_receipt;
mod list_witnesses;
mod publish_record;
mod remove_witness;
mod show_checkpoint;
mod show_key;

mod install_meaning;
mod install_model;

mod begin_job;
mod begin_watch;
mod cancel_job;
mod clear_jobs;
mod end_watch;
mod list_jobs;
mod list_watches;
mod look_at_watch;
mod resume_job;
mod retry_job;
mod show_job;
mod work_job;

mod fill_meaning;
mod formula_alerts;
mod nearest_by_meaning;
mod nearest_wordings;
mod rebuild_archive;
mod search;
mod search_by;
mod search_fold;
mod search_hints;
mod search_rows;
mod search_sides;
mod search_snippet;
mod speaker_record;
mod spoken;
mod told_once;
mod word_change;

mod accounts;
mod ai_use;
mod archive;
mod assumptions;
mod changed_evidence;
mod copy_book;
mod desk;
mod document_changes;
mod document_files;
mod due_changes;
mod earlier_reader;
mod event_rows;
mod evidence;
mod feed_health;
mod fetch;
mod grades;
mod job_author;
mod job_service;
mod jobs;
mod ladders;
mod look_up;
mod matrix_evidence;
mod matrix_file;
mod meaning;
mod moment;
mod note_facts;
mod person;
mod post;
mod public_sight;
mod question_book;
mod question_state;
mod quote_fate;
mod quotes;
mod viewer;
mod watch_book;
mod weighed_evidence;
mod witnesses;

pub use accounts::{AccountError, NotReachable};
pub use add_document::{AddDocument, AddDocumentError, AddedDocument, add_document};
pub use add_file::{AddOutcome, HandledDocument, ReadWith, add_file};
pub use add_ladder::{AddLadderError, add_ladder};
pub use add_option::{AddOption, AddOptionError, add_option};
pub use add_passkey::add_passkey;
pub use add_witness::{AddWitnessError, add_witness};
pub use answer_prediction::{AnswerPrediction, AnswerPredictionError, answer_prediction};
pub use archive::{Filling, FillingProgress, fill_archive};
pub use ask_question::{
    AskQuestion, AskQuestionError, RequirementError, ask_question, ask_question_by_clock,
};
pub use ask_timestamp::{AskTimestampError, AskedTimestamp, ask_timestamp};
pub use ask_witnesses::{
    AskWitnessesError, AskedWitness, AskedWitnesses, WitnessFailure, ask_witnesses,
};
pub use assumptions::{CheckAssumptionError, CheckedAssumption};
pub use back_up_desk::{BackUpError, back_up_desk};
pub use begin_accounts::begin_accounts;
pub use begin_job::{BeginJobError, HandedFiles, JobPlace, begin_job};
pub use begin_watch::{BeginWatch, BeginWatchError, begin_watch};
pub use break_assumption::{BreakAssumption, break_assumption};
pub use cancel_job::cancel_job;
pub use catalogue::{CatalogueGroup, CatalogueTally, Disagreement, PhraseTally, ReaderAgreement};
pub use catalogue_note::{CatalogueNote, CatalogueNoteError, CataloguedNote, catalogue_note};
pub use change_password::change_password;
pub use change_schedule::{ChangeSchedule, ChangeScheduleError, change_schedule, held_before};
pub use changed_evidence::ChangedEvidence;
pub use clear_jobs::{ClearedJobs, clear_jobs};
pub use compare_people::{ComparePeopleError, ComparedPeople, compare_people};
pub use complete_draft::{CompleteDraft, CompleteDraftError, complete_draft};
pub use copy_book::{fill_copies, rebuild_copies};
pub use correct_prediction::{
    CorrectPrediction, CorrectPredictionError, NotARange, correct_prediction, parse_range,
};
pub use cosign_checkpoint::{CosignCheckpointError, OpenWitnessError, Witness, cosign_checkpoint};
pub use desk::{Desk, DeskError};
pub use disable_account::disable_account;
pub use document_changes::{ChangedQuote, DocumentChanges, SentenceChange};
pub use document_files::{
    DocumentFiles, LARGEST_FILE, ReadFileError, UnreadableFolder, read_document_file,
};
pub use drop_password::drop_password;
pub use enable_account::enable_account;
pub use end_watch::{EndWatch, EndWatchError, end_watch};
pub use erase_entries::{
    EraseEntries, EraseEntriesError, ErasedEntries, Erasing, KeptWords, erase_entries,
    plan_erasure, sweep_ledger,
};
pub use evidence::{EvidenceError, EvidenceRef};
pub use examine_desk::{
    Condition as DeskCondition, Examination, Finding as DeskFinding, examine_desk,
};
pub use export_catalogue::{ExportCatalogueError, export_catalogue};
pub use export_desk::{ExportDeskError, ExportedDesk, export_desk};
pub use export_events::{
    EventTableFormat, ExportEvents, ExportEventsError, ExportedEvents, NotAnEventTableFormat,
    export_events,
};
pub use export_forecasts::{ExportForecastsError, ExportedForecasts, export_forecasts};
pub use export_opml::export_opml;
pub use extend_hypotheses::{ExtendHypotheses, extend_hypotheses};
pub use feed_health::{FeedHealth, SeenItem};
pub use fetch::{
    Answer, Body, Fetch, FetchFailure, FetchRequest, Fetched, LARGEST_MEGABYTES, MOST_REDIRECTS,
};
pub use fetch_again::{AgainOutcome, FetchAgainError, FetchedAgain, document_at, fetch_again};
pub use fetch_feeds::{FeedOutcome, FetchFeedsError, FetchWith, FetchedFeed, fetch_feeds};
pub use fetch_page::{fetch_page, is_web_address};
pub use file_note::{FileNoteError, FiledBrief, file_note, marked_as_filed};
pub use fill_meaning::{FillMeaningError, FilledMeaning, fill_meaning};
pub use fill_sample_desk::{FillSampleDeskError, fill_sample_desk};
pub use fill_template::{FillTemplate, FillTemplateError, fill_template};
pub use find_copies::{CopiedDocument, DocumentCopies, Independence, find_copies};
pub use formula_alerts::{FormulaAlert, formula_alerts_after};
pub use give_receipt::{GiveReceiptError, GivenReceipt, give_receipt, has_receipt};
pub use grade_item::{GradeItem, GradeItemError, grade_item};
pub use grade_source::{GradeSource, GradeSourceError, grade_source};
pub use grades::Grade;
pub use group_record::{GroupedRecord, RecordBy, group_record};
pub use import_desk::{ImportDeskError, ImportedDesk, import_desk};
pub use import_events::{ImportEvents, ImportEventsError, ImportedEvents, import_events};
pub use import_forecasts::{ImportForecastsError, ImportedForecasts, LeftOut, import_forecasts};
pub use import_opml::{ImportOpmlError, ImportedOpml, import_opml};
pub use install_meaning::{install_meaning, installed_meaning};
pub use install_model::{
    InstalledModel, LANGUAGE_MODEL, MEANING_MODEL, ModelError, ModelOrigin, Pinned, install_model,
    open_model,
};
pub use invite_person::invite_person;
pub use issue_calendar::issue_calendar;
pub use issue_token::issue_token;
pub use job_service::{JobService, give_up_job, next_job};
pub use jobs::{
    AddFiles, CatalogueNotes, DocumentFacts, ItemEnd, ItemFailure, ItemState, Job, JobFileError,
    JobId, JobItem, JobPlan, JobProgress, JobRequest, JobStanding, JobTools, NotAJobId, NoteFile,
    Part, RefillIndex, TakeFeeds, WorkError, about,
};
pub use join_by_passkey::join_by_passkey;
pub use join_desk::join_desk;
pub use ladders::LadderError;
pub use lint_draft::lint_draft;
pub use lint_note::{LintNoteError, NoteReport, is_note, lint_note, lint_summary};
pub use lint_question::{
    LintQuestionError, LintReport, LintedQuestion, QuestionFileError, lint_open_questions,
    lint_question, lint_question_file,
};
pub use list_accounts::{Member, People, list_accounts};
pub use list_due::list_due;
pub use list_entries::{EntryPage, ListedEntry, chances_alone, list_entries, list_newest};
pub use list_feeds::{FeedStanding, ListedFeed, has_due_feeds, list_feeds};
pub use list_jobs::{JobList, list_jobs, unfinished_jobs};
pub use list_ladders::{ListedBand, ListedLadder, list_ladders};
pub use list_passkeys::{Passkeys, list_passkeys};
pub use list_public::list_public;
pub use list_questions::{
    ListQuestions, NotAStanding, QuestionOrder, QuestionPage, Standing, StandingCounts,
    list_questions,
};
pub use list_sources::{ListedGrade, ListedSource, SourceList, list_sources};
pub use list_templates::{ListTemplatesError, ListedTemplate, list_templates};
pub use list_watches::{
    ListedWatch, RaisedFlag, WatchHit, WatchList, flags_raised_after, list_watches,
};
pub use list_ways_in::{WaysIn, list_ways_in};
pub use list_witnesses::{ListedWitness, WitnessList, has_unseen_entries, list_witnesses};
pub use look_at_watch::{LookAtWatch, LookAtWatchError, look_at_watch};
pub use look_up::{LookUpError, Recorded};
pub use matrix_evidence::MatrixEvidenceRef;
pub use moment::{
    GivenClocks, GivenMoment, NotADay, NotAMoment, parse_day, parse_given_moment, parse_moment,
};
pub use name_misleading::{NameMisleading, NameMisleadingError, list_misleading, name_misleading};
pub use nearest_wordings::{EarlierWording, EarlierWordings, NearestWordings, nearest_wordings};
pub use new_note::{NewNote, NewNoteError, new_note};
pub use open_hypotheses::{HypothesesError, OpenHypotheses, open_hypotheses};
pub use page_checks::CheckedPage;
pub use pair_timeline::{
    AskPair, BackgroundEvent, CodedClass, PairBackground, PairDirection, PairItem, PairKind,
    PairMonth, PairSide, PairTimeline, PairTimelineError, QuadCount, SideError, SideMember,
    TakenName, WorkedOutPairs, pair_days, pair_timeline, work_out_pairs,
};
pub use pdf::{PdfReader, read_pdf, read_pdfs_elsewhere};
pub use person::OnlyAPerson;
pub use pool_hypotheses::{PoolHypothesesError, PooledHypotheses, pool_hypotheses};
pub use positions_over_time::{
    AskPositions, HeldMatter, PositionsOverTime, ToldDeed, ToldPosition, positions_over_time,
};
pub use post::{LARGEST_ANSWER, Letter, Post, Posted};
pub use propose_settlement::propose_settlement;
pub use publish_record::{
    NothingToOpen, Opened, PublishRecord, PublishRecordError, PublishedRecord, publish_record,
};
pub use quote_fate::ChangedAttribution;
pub use rate_hypotheses::{
    Coherence, NotARow, RateHypotheses, RateHypothesesError, RatedRow, rate_hypotheses,
};
pub use read_document::read_document;
pub use read_phrase::{PhraseOnLadder, ReadPhrase, ReadPhraseError, read_phrase};
pub use rebuild_archive::{RebuildArchiveError, RebuiltArchive, rebuild_archive};
pub use record::{
    BaseReference, BesideTeam, GroupPerson, Mislead, RecordGroup, Reference, SaidAbout, TeamRecord,
};
pub use record_forecast::{NotOpen, RecordForecast, RecordForecastError, record_forecast};
pub use record_judgment::{
    CheckpointError, RecordJudgment, RecordJudgmentError, record_judgment, record_judgment_under,
};
pub use remove_passkey::remove_passkey;
pub use remove_witness::{RemoveWitnessError, remove_witness};
pub use reopen_question::{ReopenQuestion, ReopenQuestionError, reopen_question};
pub use reset_password::reset_password;
pub use resolve_question::{
    ResolveQuestion, ResolveQuestionError, accept_settlement, resolve_question,
};
pub use restore_assumption::{RestoreAssumption, restore_assumption};
pub use restore_desk::{RestoreDeskError, restore_desk};
pub use resume_job::{ChangeJobError, resume_job};
pub use retry_job::retry_job;
pub use revoke_token::revoke_token;
pub use said_before::{SaidAgain, SaidBefore, said_before};
pub use say_probability::{SaidProbability, say_probability};
pub use score_question::{ForecasterScores, QuestionScores, ScoreQuestionError, score_question};
pub use score_table::{
    Comparison, Curve, GroupReport, Month, NoSuchRole, OverTime, Role, RowCounts, ScoreTable,
    ScoreTableError, TableColumn, TableFormat, TableReport, TableSource, score_table,
};
pub use scored_by::{RulesTold, ScoredBy};
pub use search::{
    CountedFacet, CountedValue, DEEPEST, Search, SearchError, SearchHit, SearchResults, search,
};
pub use search_by::{SearchBy, fused};
pub use search_snippet::Snippet;
pub use set_role::set_role;
pub use set_topic::{SetTopic, SetTopicError, UnfitTopic, check_topic, set_topic};
pub use set_visibility::{
    SetVisibility, SetVisibilityError, ShownVisibility, set_visibility, show_visibility,
};
pub use setting_of::{AskSetting, SettingAround, SettingItem, SettingOf, setting_of};
pub use show_brief::{ShownBrief, show_brief};
pub use show_calendar::{Calendar, show_calendar};
pub use show_catalogue::{
    Catalogue, ShowCatalogueError, ShownAnswer, ShownCorrection, ShownPrediction, sentence_around,
    show_catalogue,
};
pub use show_checkpoint::{ShowCheckpointError, ShownCheckpoint, show_checkpoint};
pub use show_document::{CitingEntry, ShownDocument, show_document};
pub use show_entry::{Shown, ShownEntry, show_entry};
pub use show_hypotheses::{AnalystChances, PooledRatings, Rater, ShownHypotheses, show_hypotheses};
pub use show_job::{ShownItem, ShownJob, show_job};
pub use show_judgment::{ShownEvidence, ShownJudgment, show_judgment};
pub use show_key::{ShowKeyError, ShownKey, show_key};
pub use show_question::{
    ShownForecast, ShownProposal, ShownQuestion, ShownRequirement, ShownSettlement, ToldTimes,
    show_question,
};
pub use show_record::{
    Apart, ForecasterRecord, KindMean, QuestionCounts, TrackRecord, count_questions, show_record,
};
pub use speaker_record::{
    Announcement, AnnouncementOutcome, FEWEST_ANNOUNCED, FollowThrough, FormulaNews, FormulaPlace,
    FormulaRecord, MonthCount, NameCount, News, SpeakerRecord, SpeakerRecordError, SpeakersRecord,
    StatementGroup, WeekVoice, speaker_record,
};
pub use spoken::Spoken;
pub use subscribe::{FoundFeed, Subscribe, SubscribeError, Subscribed, find_feed, subscribe};
pub use take_back_invitation::take_back_invitation;
pub use take_drop::{TakeDropError, take_drop};
pub use take_in::{TakenDocument, TakenFile};
pub use told_once::ToldCopy;
pub use undo_answer::{UndoAnswer, UndoAnswerError, undo_answer};
pub use unsubscribe::{Unsubscribe, UnsubscribeError, unsubscribe};
pub use verify_desk::verify_desk;
pub use viewer::Viewer;
pub use weighed_evidence::WeighedRef;
pub use withdraw_forecast::{WithdrawForecast, WithdrawForecastError, withdraw_forecast};
pub use witnesses::{
    KnownWitness, LogStanding, OPERATOR_ONLY, SeenBy, WitnessAlarm, WitnessFileError,
};
pub use word_change::WordChange;
pub use work_job::{WatchJob, WorkJobError, work_job};
pub use write_brief::{WriteBrief, WriteBriefError, write_brief};

// What the faces need of the parts, so that they depend on actions alone.
pub use briefing::lint::{Finding as NoteFinding, Rule as NoteRule};
pub use briefing::{OtherScore, Outcome, STYLE as BRIEF_STYLE, Stamp, Way as BriefWay};
pub use forecasting::lint::{Field, Finding, Rule as LintRule};
pub use forecasting::{
    CalendarItem, CalendarTime, Due, DueReason, KindFlaw, NotANumber, QuestionFlaw, QuestionState,
    ResolutionFlaw, Timetable, UnclearProbability, UnclearResolution, Urgency, parse_number,
    parse_probability,
};
pub use forecasting::{FilledTemplate, NoSuchTemplate, Slot, Template, TemplateError};
pub use judging::Misleading;
pub use judging::grades::{Diagonal, FEWEST_GRADES};
pub use judging::hypotheses::{
    Coherent, MatrixFlaw, MeasureName, Measures, Pool, Tables, percent, turned,
};
pub use judging::{
    AssumptionStanding, AssumptionState, Change, ChangeVerdict, JudgmentFlaw, JudgmentNotice,
    Ladder,
};
pub use ledger::{
    ArchiveError, ArchiveFault, BackedUp, ClockSetBack, EngineFault, ExportError, Fault,
    ImportError, Imported, LedgerError, LedgerPlace, MatchOrder, NotKept, PostgresPlace,
    RestoreError, Restored, Verification, WriteQueue,
};
pub use reading::{
    ActorTableError, Gazetteer, IntakeError, IntakeHints, MediaType, MemberTableError, Memberships,
    NotAnEventTable, Pages,
};
pub use scoring::answers::AnswerRule;
pub use scoring::calibration::{BandPlace, Decomposition, Elementary, Step};
pub use scoring::comparison::Interval;
pub use scoring::history::HistoryScore;
pub use scoring::{Bin, Calibration, Mean, Rule, Score, baseline};
pub use text::language::{Annotation, Model, Token};
pub use verifying::NotCosigned;
