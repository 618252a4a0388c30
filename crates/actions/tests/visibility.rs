//! Who sees what: nothing that is kept from somebody stands in anything that an action gives them,
//! and no forecast of others before their own.

#![expect(clippy::disallowed_methods, reason = "it reads what was exported")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fmt::Display;

use actions::{
    AddDocument, AskPair, AskQuestion, BeginWatch, BreakAssumption, Desk, Filling, IntakeHints,
    ListQuestions, NewNote, OpenHypotheses, Opened, PublishRecord, QuestionOrder, RecordBy,
    RecordForecast, RecordJudgment, ResolveQuestion, Search, SearchBy, SetTopic, SetVisibility,
    SetVisibilityError, Standing, Viewer, WriteBrief, add_document, ask_question, begin_watch,
    break_assumption, compare_people, count_questions, export_desk, export_forecasts, find_copies,
    flags_raised_after, give_receipt, group_record, lint_note, lint_open_questions, list_due,
    list_entries, list_newest, list_public, list_questions, list_sources, list_watches, new_note,
    open_hypotheses, pair_timeline, publish_record, record_forecast, record_judgment,
    resolve_question, search, set_topic, set_visibility, show_brief, show_calendar, show_document,
    show_entry, show_judgment, show_question, show_record, show_visibility, write_brief,
};
use domain::{Audience, Confidence, Id, Kind, Probability, QuestionKind, Record, Visibility};
use jiff::{SignedDuration, Timestamp};
use ledger::{Ledger, LedgerError};
use serde::Serialize;
use tempfile::TempDir;

const REPORT: &str = "The ministers met in Geneva on Monday.\n\n\
    \"Russia will not sign,\" Foreign Minister Sergey Lavrov told the United States.\n";

/// What stands in everything that is kept from others.
const KEPT: &str = "xylophone";

/// What stands in everything that all may see.
const OPEN: &str = "harmonica";

/// What stands in a forecast that is hidden until one's own.
const FORECAST: &str = "zeppelin";

/// A desk with briefs, judgments and questions by Ada, half of them kept from others.
struct Story {
    folder: TempDir,
    desk: Desk,
    at: Timestamp,
    kept: Vec<Id>,
}

impl Story {
    /// Everything is recorded, and nothing kept from anybody yet.
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let mut desk = Desk::begin_replayed(path, "Ada", "sample", now()).unwrap();
        desk.replay(now(), "Ada").unwrap();
        let mut story = Self { folder, desk, at: now(), kept: vec![] };
        let hints = IntakeHints { language: Some("en".to_owned()), ..IntakeHints::default() };
        let request = AddDocument::new(REPORT.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(&mut story.desk, &request).unwrap();
        let judgment = story.tell(KEPT);
        story.tell(OPEN);
        story.kept.push(judgment);
        story
    }

    /// Records one of everything around a word, and gives the judgment it all hangs on.
    fn tell(&mut self, word: &str) -> Id {
        let judgment = self.judge(word);
        self.brief(word, judgment);
        let open = self.ask(word, Some(judgment));
        let settled = self.ask(&format!("settled {word}"), Some(judgment));
        self.forecast(open, "37%", word);
        self.forecast(settled, "80%", word);
        self.hang(word, judgment, (open, settled));
        judgment
    }

    fn brief(&mut self, word: &str, judgment: Id) -> Id {
        let request = WriteBrief {
            title: format!("The {word} brief"),
            summary: None,
            judgments: vec![judgment],
            ladder: None,
        };
        write_brief(&mut self.desk, &request).unwrap()
    }

    /// A minute passes, as nothing was known when it was asked.
    fn tick(&mut self) {
        self.at += SignedDuration::from_mins(1);
        self.desk.replay(self.at, "Ada").unwrap();
    }

    /// Records what names a judgment and its questions.
    fn hang(&mut self, word: &str, judgment: Id, (open, settled): (Id, Id)) {
        self.tick();
        let desk = &mut self.desk;
        let request = SetTopic { question: settled, topic: format!("{word} topic") };
        set_topic(desk, &request).unwrap();
        let request = OpenHypotheses {
            matter: format!("Why the {word}?"),
            hypotheses: vec![format!("{word} one"), format!("{word} two")],
            priors: vec![],
            evidence: vec![],
            judgment: Some(judgment),
        };
        open_hypotheses(desk, &request).unwrap();
        let evidence = vec!["d-1:\"The ministers met\"".parse().unwrap()];
        let request = BreakAssumption {
            judgment,
            assumption: 1,
            reason: format!("no {word} any more"),
            evidence: evidence.clone(),
        };
        break_assumption(desk, &request).unwrap();
        let reason = Some(format!("the {word} may fall"));
        let (query, stands_on) = ("ministers".to_owned(), Some(open));
        begin_watch(desk, &BeginWatch { query, stands_on, reason }).unwrap();
        let request = ResolveQuestion {
            question: settled,
            answer: "yes".to_owned(),
            reason: String::new(),
            look_again: None,
            evidence,
            known_at: None,
        };
        resolve_question(desk, &request).unwrap();
    }

    /// Everything that is told around a word is public.
    fn make_public(&mut self) {
        for of in ["j-2", "q-3", "q-4", "b-2"].map(id) {
            let open = SetVisibility { of, audience: Audience::Public, until: None };
            set_visibility(&mut self.desk, open).unwrap();
        }
    }

    /// Nothing tells of what all with an account may see, but that a search for it was asked.
    fn tells_nothing_open(&self) {
        let found = search(&self.desk, &Search::new(OPEN), &mut |_, _| ()).unwrap();
        assert_eq!((found.total, found.hits.len()), (0, 0), "{found:?}");
        let mut telling = self.tell_of(OPEN);
        telling.retain(|name| !name.contains(OPEN));
        assert_eq!(telling, none());
    }

    /// Everything that a visitor sees where it is public.
    fn shown_to_visitors(&self) -> String {
        self.outputs().into_iter().map(|(_, output)| output).collect()
    }

    fn judge(&mut self, word: &str) -> Id {
        let request = RecordJudgment {
            claim: format!("Russia keeps its {word}"),
            evidence_for: vec!["d-1:\"The ministers met\"".parse().unwrap()],
            evidence_against: vec![],
            alternatives: vec![format!("Another {word}")],
            assumptions: vec![format!("The {word} is there")],
            likelihood: Probability::new(0.7).unwrap(),
            confidence: Confidence::Low,
            confidence_reason: None,
            checkpoint: Some("2026-12-24".parse().unwrap()),
            scheduled: None,
            corrects: None,
            kind: None,
            indicators: vec![],
            premortem: None,
            earlier: None,
            change_reason: None,
        };
        record_judgment(&mut self.desk, &request).unwrap()
    }

    fn ask(&mut self, word: &str, judgment: Option<Id>) -> Id {
        let request = AskQuestion {
            text: format!("Will Russia give the United States the {word}?"),
            kind: QuestionKind::Binary,
            criteria: "Both sides say so.".to_owned(),
            settlement_source: "the papers".to_owned(),
            closes_at: "2999-01-01T00:00:00Z".parse().unwrap(),
            deadline_at: "2999-01-01T00:00:00Z".parse().unwrap(),
            condition: None,
            postponement: None,
            checkpoint: None,
            scheduled: None,
            judgment,
            prediction: None,
        };
        ask_question(&mut self.desk, &request).unwrap()
    }

    fn forecast(&mut self, question: Id, chance: &str, word: &str) {
        let request = RecordForecast {
            question,
            chances: vec![chance.to_owned()],
            reason: Some(format!("the {word} is near")),
            evidence: vec![],
            fresh_until: None,
        };
        record_forecast(&mut self.desk, &request).unwrap();
    }

    fn keep(&mut self, audience: Audience, until: Option<Timestamp>) {
        for of in self.kept.clone() {
            self.say(Visibility { of, audience, until });
        }
    }

    /// Says who sees something, also of what is settled: so an earlier version kept it back.
    fn say(&mut self, said: Visibility) {
        let mut ledger = Ledger::open(self.desk.path()).unwrap();
        let record = Record::Visibility(said);
        let recorded: Result<_, LedgerError> =
            ledger.write("Ada", self.at, |writing| writing.append(record));
        recorded.unwrap();
    }

    /// Everything that actions give whoever is at the desk, each with its name.
    fn outputs(&self) -> Vec<(String, String)> {
        let desk = &self.desk;
        let mut outputs = vec![];
        self.add_lists(&mut outputs);
        self.add_each(&mut outputs);
        let mut add = |name: &str, output: String| outputs.push((name.to_owned(), output));
        add("due", told(list_due(desk, 90)));
        let calendar = show_calendar(desk).unwrap();
        add("feed", calendar.to_icalendar());
        add("calendar", told::<_, String>(Ok(calendar)));
        add("record", told(show_record(desk)));
        add("record by topic", told(group_record(desk, RecordBy::Topic)));
        add("record by person", told(group_record(desk, RecordBy::Person)));
        add("people", told(compare_people(desk, "Ada", "Bo")));
        add("counts", told(count_questions(desk)));
        add("lint", told(lint_open_questions(desk)));
        add("sources", told(list_sources(desk)));
        for kind in [Kind::Brief, Kind::Judgment, Kind::Question] {
            add(&format!("public {kind}"), told(list_public(desk, kind, 1, 100)));
        }
        add("copies", told(find_copies(desk, id("d-1"))));
        add("document", told(show_document(desk, id("d-1"))));
        let (first, second) = ("Russia".to_owned(), "USA".to_owned());
        let (as_of, gazetteer, members) = (None, None, None);
        let pair = AskPair { first, second, as_of, gazetteer, members, with_coded: false };
        add("pair", told(pair_timeline(desk, &pair)));
        let progress = &mut |_, _| ();
        add("watches", told(list_watches(desk, Filling::Whole, progress)));
        add("flags", told(flags_raised_after(desk, 0, progress)));
        let mut table = vec![];
        let exported = export_forecasts(desk, &mut table);
        add("export of forecasts", told(exported) + &String::from_utf8(table).unwrap());
        outputs
    }

    fn add_lists(&self, outputs: &mut Vec<(String, String)>) {
        let desk = &self.desk;
        for kind in Kind::ALL {
            outputs.push((format!("list of {kind}"), told(list_entries(desk, kind))));
            outputs.push((format!("newest {kind}"), told(list_newest(desk, kind, 1, 100))));
        }
        for order in [QuestionOrder::Newest, QuestionOrder::Oldest, QuestionOrder::Deadline] {
            for standing in Standing::ALL.into_iter().map(Some).chain([None]) {
                let request = ListQuestions { standing, order, ..ListQuestions::default() };
                let name = format!("questions {standing:?} {order:?}");
                outputs.push((name, told(list_questions(desk, &request))));
            }
        }
        for words in ["Russia", "topic", "harmonica OR Geneva", "kind:judgment Russia"] {
            for by in [None, Some(SearchBy::Words)] {
                let request = Search { by, ..Search::new(words) };
                let found = search(desk, &request, &mut |_, _| ());
                outputs.push((format!("search for {words}"), told(found)));
            }
        }
    }

    /// What is shown of each entry by itself.
    fn add_each(&self, outputs: &mut Vec<(String, String)>) {
        let desk = &self.desk;
        for kind in Kind::ALL {
            for id in (1..=6).map(|number| Id { kind, number }) {
                outputs.push((format!("{id}"), told(show_entry(desk, id))));
                outputs.push((format!("receipt of {id}"), told(give_receipt(desk, id))));
            }
        }
        for id in (1..=3).map(|number| Id { kind: Kind::Judgment, number }) {
            outputs.push((format!("note on {id}"), self.linted(id, "judged")));
            let request = NewNote { judgments: vec![id], ..NewNote::default() };
            outputs.push((format!("new note on {id}"), told(new_note(desk, &request))));
        }
        for id in (1..=5).map(|number| Id { kind: Kind::Question, number }) {
            outputs.push((format!("note on {id}"), self.linted(id, "predicted")));
        }
    }

    /// What an editor says of a note in Ada's name, whoever writes it.
    fn linted(&self, id: Id, mark: &str) -> String {
        let head = "title: A note\nauthor: Ada\njudgments: j-2";
        let said = format!("It will be so, almost certainly (99%). {{{mark} {id}}}");
        let note = format!("---\n{head}\n---\n\n## What it means\n\n{said}\n");
        told(lint_note(&self.desk, note.as_bytes()))
    }

    /// The outputs in which a word stands.
    fn tell_of(&self, word: &str) -> Vec<String> {
        let outputs = self.outputs().into_iter();
        let telling = outputs.filter(|(_, output)| output.to_lowercase().contains(word));
        telling.map(|(name, _)| name).collect()
    }
}

fn told<T: Serialize, E: Display>(result: Result<T, E>) -> String {
    match result {
        Ok(value) => serde_json::to_string(&value).unwrap(),
        Err(error) => error.to_string(),
    }
}

/// When the story begins.
fn now() -> Timestamp {
    "2026-11-30T09:00:00Z".parse().unwrap()
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

fn none() -> Vec<String> {
    vec![]
}

#[test]
fn what_is_private_stands_in_nothing_that_others_get() {
    let mut story = Story::new();
    story.desk.seat("Bo", Viewer::Account);
    let before = story.tell_of(KEPT);
    assert!(before.len() > 20, "all of it is told while it is open: {before:?}");
    story.desk.seat("Ada", Viewer::Account);
    story.keep(Audience::Private, None);
    story.desk.seat("Bo", Viewer::Account);
    assert_eq!(story.tell_of(KEPT), none());
    assert!(story.tell_of(OPEN).len() > 20, "what is open is told: {:?}", story.tell_of(OPEN));
    for (author, viewer) in
        [("Ada", Viewer::Account), ("Cy", Viewer::Administrator), ("Di", Viewer::Machine)]
    {
        story.desk.seat(author, viewer);
        let telling = story.tell_of(KEPT);
        assert!(telling.len() > 20, "{author} as {viewer:?} sees it: {telling:?}");
    }
}

#[test]
fn counts_do_not_tell_that_something_is_kept() {
    let mut story = Story::new();
    story.keep(Audience::Private, None);
    story.desk.seat("Bo", Viewer::Account);
    let desk = &story.desk;
    let all = ListQuestions::default();
    let page = list_questions(desk, &all).unwrap();
    assert_eq!((page.total, page.counts.total()), (2, 2));
    assert_eq!(list_newest(desk, Kind::Judgment, 1, 10).unwrap().total, 1);
    let found = search(desk, &Search::new("kind:judgment Russia"), &mut |_, _| ()).unwrap();
    assert_eq!((found.total, found.hits.len()), (1, 1));
    let kinds = found.facets.iter().flat_map(|facet| &facet.values);
    assert!(kinds.clone().all(|value| value.count == 1), "{:?}", kinds.collect::<Vec<_>>());
    assert_eq!(show_record(desk).unwrap().questions.yes, 1);
    let nothing = search(desk, &Search::new(KEPT), &mut |_, _| ()).unwrap();
    assert_eq!((nothing.total, nothing.hits.len()), (0, 0), "{nothing:?}");
    assert!(nothing.facets.iter().all(|facet| facet.values.is_empty()), "{nothing:?}");
}

#[test]
fn an_embargo_ends_by_itself() {
    let mut story = Story::new();
    let (begun, until) = (story.at, story.at + SignedDuration::from_hours(1));
    story.keep(Audience::Desk, Some(until));
    story.desk.seat("Bo", Viewer::Account);
    let length = story.desk.length().unwrap();
    for (at, is_seen) in
        [(begun, false), (until - SignedDuration::from_secs(1), false), (until, true)]
    {
        story.desk.replay(at, "Bo").unwrap();
        assert_eq!(story.desk.may_see(id("b-1")).unwrap(), is_seen, "{at}");
        assert_eq!(show_judgment(&story.desk, id("j-1")).is_ok(), is_seen, "{at}");
        assert_eq!(story.tell_of(KEPT).is_empty(), !is_seen, "{at}");
    }
    assert_eq!(story.desk.length().unwrap(), length, "nobody recorded anything meanwhile");
    assert_eq!(show_visibility(&story.desk, id("j-1")).unwrap().now, Audience::Desk);
}

#[test]
fn a_hidden_question_and_a_hidden_brief_alone_are_kept_too() {
    let mut story = Story::new();
    story.kept = vec![id("q-1"), id("b-1")];
    story.keep(Audience::Private, None);
    story.desk.seat("Bo", Viewer::Account);
    let desk = &story.desk;
    assert!(show_question(desk, id("q-1")).is_err());
    assert!(show_brief(desk, id("b-1")).is_err());
    assert!(show_judgment(desk, id("j-1")).is_ok(), "what it tests is not kept");
    for (hidden, shown) in [("q-1", "q-2"), ("b-1", "b-2"), ("f-1", "f-2"), ("watch-1", "watch-2")]
    {
        assert!(!desk.may_see(id(hidden)).unwrap(), "{hidden}");
        assert!(desk.may_see(id(shown)).unwrap(), "{shown}");
    }
    let judgment = told(show_judgment(desk, id("j-1")));
    assert!(!judgment.contains("q-1") && judgment.contains("q-2"), "{judgment}");
}

#[test]
fn nothing_can_be_done_to_what_is_not_seen() {
    let mut story = Story::new();
    story.keep(Audience::Private, None);
    story.desk.seat("Bo", Viewer::Account);
    let request = RecordForecast {
        question: id("q-1"),
        chances: vec!["50%".to_owned()],
        reason: None,
        evidence: vec![],
        fresh_until: None,
    };
    let refused = record_forecast(&mut story.desk, &request).unwrap_err();
    assert_eq!(refused.to_string(), "there is no q-1");
    let open = SetVisibility { of: id("j-1"), audience: Audience::Desk, until: None };
    let refused = set_visibility(&mut story.desk, open).unwrap_err();
    assert_eq!(refused.to_string(), "there is no j-1");
    assert!(export_desk(&story.desk, &mut vec![]).is_err(), "an export holds everything");
}

#[test]
fn who_sees_something_is_its_authors_to_say() {
    let mut story = Story::new();
    let (of, until) = (story.judge("bassoon"), None);
    let brief = story.brief("bassoon", of);
    let private = SetVisibility { of, audience: Audience::Private, until };
    story.desk.seat("Bo", Viewer::Account);
    let refused = set_visibility(&mut story.desk, private).unwrap_err();
    assert!(matches!(refused, SetVisibilityError::NotOwn { .. }), "{refused}");
    story.desk.seat("Cy", Viewer::Administrator);
    set_visibility(&mut story.desk, private).unwrap();
    story.desk.seat("Ada", Viewer::Account);
    let over = Some(now() - SignedDuration::from_hours(1));
    for (request, expected) in [
        (SetVisibility { of: id("d-1"), ..private }, "d-1 is a document; only a brief"),
        (SetVisibility { until: over, audience: Audience::Desk, ..private }, "is over"),
        (SetVisibility { until: over, ..private }, "what is private stays so"),
    ] {
        let refused = set_visibility(&mut story.desk, request).unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
    let open = SetVisibility { of: brief, audience: Audience::Public, until: None };
    let shown = set_visibility(&mut story.desk, open).unwrap();
    assert!(shown.held_by.contains(&of), "a brief is no more open than its judgments: {shown:?}");
}

#[test]
fn what_counts_in_a_record_is_kept_from_nobody() {
    let mut story = Story::new();
    let private = |of| SetVisibility { of, audience: Audience::Private, until: None };
    for of in ["j-2", "q-4"].map(id) {
        let refused = set_visibility(&mut story.desk, private(of)).unwrap_err().to_string();
        assert!(refused.starts_with("r-2 rests on"), "it is settled: {refused}");
    }
    let tomorrow = Some(story.at + SignedDuration::from_hours(24));
    let held = SetVisibility { audience: Audience::Desk, until: tomorrow, ..private(id("q-4")) };
    assert!(set_visibility(&mut story.desk, held).is_err(), "an embargo keeps it back too");

    set_visibility(&mut story.desk, private(id("q-3"))).unwrap();
    let open = SetVisibility { audience: Audience::Desk, ..private(id("q-3")) };
    set_visibility(&mut story.desk, open).unwrap();
    story.desk.seat("Bo", Viewer::Account);
    story.forecast(id("q-3"), "20%", "other");
    story.desk.seat("Ada", Viewer::Account);
    let refused = set_visibility(&mut story.desk, private(id("q-3"))).unwrap_err().to_string();
    assert!(refused.contains("forecast by others"), "{refused}");
}

#[test]
fn what_is_private_is_not_published_by_those_who_see_it() {
    let mut story = Story::new();
    story.keep(Audience::Private, None);
    let folder = story.folder.path().join("published");
    let one = PublishRecord { folder: folder.clone(), open: vec![Opened::One(id("j-1"))] };
    let refused = publish_record(&story.desk, &one).unwrap_err().to_string();
    assert!(refused.starts_with("j-1 is private or embargoed"), "{refused}");
    let open = vec![Opened::Everything, Opened::Settled];
    let request = PublishRecord { folder: folder.clone(), open };
    let published = publish_record(&story.desk, &request).unwrap();
    assert_eq!(published.withheld, 1, "one settled question is kept back");
    let page = std::fs::read_to_string(folder.join("index.html")).unwrap();
    assert!(page.contains(OPEN) && !page.contains(KEPT), "{page}");
}

#[test]
fn a_visitor_sees_nothing_where_nothing_is_public() {
    let mut story = Story::new();
    story.desk.seat("", Viewer::Visitor);
    assert_eq!(story.tell_of(KEPT), none());
    story.tells_nothing_open();
    assert_eq!(story.tell_of("ministers met"), none(), "documents are not public");
}

#[test]
fn a_visitor_sees_what_is_public_and_nothing_else() {
    let mut story = Story::new();
    story.make_public();
    story.desk.seat("", Viewer::Visitor);
    assert_eq!(story.tell_of(KEPT), none());
    let telling = story.tell_of(OPEN);
    for expected in ["j-2", "q-3", "q-4", "b-2", "public brief", "public judgment"] {
        assert!(telling.iter().any(|name| name == expected), "no {expected} in {telling:?}");
    }
    let judgment = told(show_judgment(&story.desk, id("j-2")));
    assert!(judgment.contains("The ministers met"), "its words are quoted: {judgment}");
    assert!(show_document(&story.desk, id("d-1")).is_err(), "the document is not public");
    for workings in ["watch-2", "h-2", "vis-1", "desk-1", "d-1", "s-1"] {
        assert!(!story.desk.may_see(id(workings)).unwrap(), "{workings}");
    }
    assert_eq!(list_public(&story.desk, Kind::Question, 1, 10).unwrap().total, 2);
    assert_eq!(show_record(&story.desk).unwrap().questions.total(), 2);
}

#[test]
fn a_visitor_sees_forecasts_once_a_question_is_settled() {
    let mut story = Story::new();
    story.make_public();
    story.desk.seat("", Viewer::Visitor);
    let open = show_question(&story.desk, id("q-3")).unwrap();
    assert_eq!((open.forecasts.len(), open.hidden), (0, 1));
    assert_eq!((open.findings.len(), open.held), (0, None));
    let settled = show_question(&story.desk, id("q-4")).unwrap();
    assert_eq!((settled.forecasts.len(), settled.hidden, settled.scores.len()), (1, 0, 1));
    assert!(give_receipt(&story.desk, settled.forecasts[0].forecast.id).is_ok());
    let hidden = give_receipt(&story.desk, id("f-3")).unwrap_err().to_string();
    assert_eq!(hidden, "there is no f-3");
    assert!(!story.shown_to_visitors().contains("0.37"));
}

#[test]
fn what_names_something_that_is_not_public_is_not_public() {
    let mut story = Story::new();
    for of in ["q-3", "b-2"].map(id) {
        let open = SetVisibility { of, audience: Audience::Public, until: None };
        let shown = set_visibility(&mut story.desk, open).unwrap();
        assert!(shown.held_by.contains(&id("j-2")), "{shown:?}");
    }
    story.desk.seat("", Viewer::Visitor);
    story.tells_nothing_open();
    story.desk.seat("Ada", Viewer::Account);
    let open = SetVisibility { of: id("j-2"), audience: Audience::Public, until: None };
    set_visibility(&mut story.desk, open).unwrap();
    story.desk.seat("", Viewer::Visitor);
    assert!(show_question(&story.desk, id("q-3")).is_ok());
    assert!(show_brief(&story.desk, id("b-2")).is_ok());
    let listed = told(list_public(&story.desk, Kind::Question, 1, 10));
    assert!(listed.contains("q-3") && !listed.contains("q-4"), "{listed}");
}

#[test]
fn an_embargo_ends_for_visitors_too() {
    let mut story = Story::new();
    story.make_public();
    let (of, until) = (id("j-2"), story.at + SignedDuration::from_hours(1));
    story.say(Visibility { of, audience: Audience::Public, until: Some(until) });
    story.desk.seat("", Viewer::Visitor);
    story.tells_nothing_open();
    story.desk.replay(until, "").unwrap();
    assert!(show_judgment(&story.desk, of).is_ok());
    assert!(show_brief(&story.desk, id("b-2")).is_ok());
}

#[test]
fn no_forecast_of_others_stands_anywhere_before_ones_own() {
    let mut story = Story::new();
    let question = story.ask("accord", None);
    story.forecast(question, "41%", FORECAST);
    for viewer in [Viewer::Account, Viewer::Administrator, Viewer::Machine] {
        story.desk.seat("Bo", viewer);
        assert_eq!(story.tell_of(FORECAST), none(), "{viewer:?}");
        assert_eq!(story.tell_of("41%"), none(), "{viewer:?}");
        assert_eq!(story.tell_of("0.41"), none(), "{viewer:?}");
    }
    story.forecast(question, "50%", "own");
    assert!(!story.tell_of(FORECAST).is_empty());
}
