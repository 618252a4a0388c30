//! Watches: what raises a flag, what raises none, and where the flags show.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, AskQuestion, BeginWatch, BeginWatchError, Desk, EndWatch, Filling, IntakeHints,
    ListedWatch, LookAtWatch, RecordForecast, RecordJudgment, add_document, ask_question,
    begin_watch, end_watch, flags_raised_after, list_due, list_watches, look_at_watch,
    record_forecast, record_judgment, show_judgment, show_question, verify_desk,
};
use domain::{Confidence, Id, Probability, QuestionKind, WatchView};
use tempfile::TempDir;

const REPORT: &str = "The ministers met in Geneva on Monday.\n\n\
    \"The ceasefire will hold,\" Foreign Minister Sergey Lavrov said.\n\n\
    The talks on the border accord went on through the night, and nobody left the hall before \
    the morning came and the delegations had been driven back to their hotels by the lake.\n";

struct TestDesk {
    _folder: TempDir,
    desk: Desk,
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
        Self { _folder: folder, desk }
    }

    fn add(&mut self, text: &str) -> Id {
        let hints = IntakeHints { language: Some("en".to_owned()), ..IntakeHints::default() };
        let request = AddDocument::new(text.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(&mut self.desk, &request).unwrap().id
    }

    fn ask(&mut self, text: &str) -> Id {
        let request = AskQuestion {
            text: text.to_owned(),
            kind: QuestionKind::Binary,
            criteria: "Both sides say so.".to_owned(),
            settlement_source: "the papers".to_owned(),
            closes_at: "2999-01-01T00:00:00Z".parse().unwrap(),
            deadline_at: "2999-01-01T00:00:00Z".parse().unwrap(),
            condition: None,
            postponement: None,
            checkpoint: None,
            scheduled: None,
            judgment: None,
            prediction: None,
        };
        ask_question(&mut self.desk, &request).unwrap()
    }

    fn judge(&mut self, claim: &str, corrects: Option<Id>) -> Id {
        let request = RecordJudgment {
            claim: claim.to_owned(),
            evidence_for: vec!["d-1:\"The ministers met\"".parse().unwrap()],
            evidence_against: vec![],
            alternatives: vec!["They are tired".to_owned()],
            assumptions: vec![],
            likelihood: Probability::new(0.7).unwrap(),
            confidence: Confidence::Low,
            confidence_reason: None,
            checkpoint: None,
            scheduled: None,
            corrects,
            kind: None,
            indicators: vec![],
            premortem: None,
            earlier: None,
            change_reason: None,
        };
        record_judgment(&mut self.desk, &request).unwrap()
    }

    fn watch(&mut self, query: &str, stands_on: Option<Id>) -> Id {
        let reason = Some("it may fall".to_owned());
        let request = BeginWatch { query: query.to_owned(), stands_on, reason };
        begin_watch(&mut self.desk, &request).unwrap()
    }

    fn refused(&mut self, query: &str, stands_on: Option<&str>) -> String {
        let length = self.desk.length().unwrap();
        let stands_on = stands_on.map(|id| id.parse().unwrap());
        let request = BeginWatch { query: query.to_owned(), stands_on, reason: None };
        let error: BeginWatchError = begin_watch(&mut self.desk, &request).unwrap_err();
        assert_eq!(self.desk.length().unwrap(), length, "a refusal leaves the ledger as it was");
        error.to_string()
    }

    fn look(&mut self, watch: Id, seen_to: Option<u64>) -> Result<Id, String> {
        let view = Some(WatchView::Changes);
        let request = LookAtWatch { watch, seen_to, view, note: None };
        look_at_watch(&mut self.desk, &request).map_err(|error| error.to_string())
    }

    fn listed(&self) -> Vec<ListedWatch> {
        let list = list_watches(&self.desk, Filling::Whole, &mut |_, _| ()).unwrap();
        assert_eq!(list.notes, [] as [String; 0]);
        list.watches
    }

    /// The first watch: what is new, what fits in all, and what is shown.
    fn told(&self) -> String {
        told(&self.listed()[0])
    }

    fn due(&self) -> String {
        let due = list_due(&self.desk, 7).unwrap();
        let watched = due.iter().filter(|it| it.reason == actions::DueReason::Watch);
        let told = watched.map(|it| {
            let because = it.because_of().map_or(String::new(), |id| format!(" ({id})"));
            format!("{}{because}: {}", it.id, it.text)
        });
        told.collect::<Vec<_>>().join("; ")
    }
}

fn told(watch: &ListedWatch) -> String {
    let hits: Vec<String> = watch.hits.iter().map(|it| it.hit.id.to_string()).collect();
    format!("{} new of {}: {}", watch.new, watch.total, hits.join(" "))
}

#[test]
fn what_comes_after_a_watch_raises_a_flag_until_it_is_looked_at() {
    let mut desk = TestDesk::new();
    desk.add("The ceasefire is old news.\n");
    let question = desk.ask("Will the ceasefire hold through June?");
    let watch = desk.watch("ceasefire", Some(question));
    assert_eq!((desk.told().as_str(), desk.due().as_str()), ("0 new of 0: ", ""));
    let length = desk.desk.length().unwrap();
    desk.add(REPORT);
    assert_eq!(desk.told(), "1 new of 1: s-1", "a statement is shown before its document");
    assert_eq!(desk.due(), "q-1 (watch-1): Will the ceasefire hold through June?");
    let shown = show_question(&desk.desk, question).unwrap();
    assert_eq!(told(&shown.watches[0]), "1 new of 1: s-1");
    let flags = flags_raised_after(&desk.desk, length, &mut |_, _| ()).unwrap();
    let [flag] = flags.as_slice() else { panic!("{flags:?}") };
    assert_eq!((flag.watch, flag.stands_on), (watch, Some(question)));
    assert!(flag.hit.hit.snippet.text.contains("ceasefire"), "{flag:?}");
    let after = flags_raised_after(&desk.desk, desk.desk.length().unwrap(), &mut |_, _| ());
    assert_eq!(after.unwrap(), []);
    desk.look(watch, None).unwrap();
    assert_eq!((desk.told().as_str(), desk.due().as_str()), ("0 new of 1: s-1", ""));
    let look = desk.listed()[0].last_look.clone().unwrap();
    assert_eq!((look.author.as_str(), look.record.view), ("Ada", Some(WatchView::Changes)));
    assert_eq!(verify_desk(&desk.desk).unwrap().faults, []);
}

#[test]
fn a_desk_that_is_opened_again_works_out_the_same() {
    let mut desk = TestDesk::new();
    let watch = desk.watch("accord", None);
    desk.add(REPORT);
    desk.look(watch, None).unwrap();
    desk.add("A new border accord was signed in Vienna on Friday.\n");
    let again = Desk::open(desk.desk.path(), "Ben").unwrap();
    let list = list_watches(&again, Filling::Whole, &mut |_, _| ()).unwrap();
    assert_eq!(list.watches, desk.listed());
    assert_eq!(list.watches[0].new, 1);
    assert_eq!(desk.due(), "watch-1: accord");
}

#[test]
fn a_copy_of_a_story_that_was_looked_at_raises_nothing() {
    let mut desk = TestDesk::new();
    let watch = desk.watch("accord", None);
    desk.add(REPORT);
    desk.add(&format!("GENEVA (Wire)\n\n{REPORT}"));
    assert_eq!(desk.told(), "1 new of 1: d-1", "two copies are one story");
    assert_eq!(desk.listed()[0].hits[0].entries, 2);
    desk.look(watch, None).unwrap();
    desk.add(&format!("{REPORT}\nFrom our correspondent.\n"));
    assert_eq!(desk.told(), "0 new of 1: d-1");
    desk.add("Quite another accord on grain was reached in Ankara, the harbor master said.\n");
    assert_eq!(desk.listed()[0].new, 1);
}

#[test]
fn a_report_that_rejects_what_was_told_or_names_another_raises_a_flag() {
    let told = "German Chancellor Olaf Scholz said that Germany would send weapons to Ukraine. It \
        was a turning point for the country after decades of restraint, as he told parliament.\n";
    let mut desk = TestDesk::new();
    let watch = desk.watch("Scholz weapons kind:document", None);
    desk.add(told);
    desk.look(watch, None).unwrap();
    desk.add(&told.replace("said that", "rejected reports that"));
    desk.add(&told.replace("Ukraine", "Israel"));
    desk.add(&format!("BERLIN (Wire) - {told}"));
    assert_eq!(desk.told(), "2 new of 3: d-3 d-2");
}

#[test]
fn what_a_watch_stands_on_raises_nothing_and_neither_does_what_names_it() {
    let mut desk = TestDesk::new();
    desk.add(REPORT);
    let judgment = desk.judge("The truce will break", None);
    desk.watch("truce", Some(judgment));
    let corrected = desk.judge("The truce will break in spring", Some(judgment));
    assert_eq!(desk.told(), "0 new of 0: ");
    desk.judge("A truce at sea is likely", None);
    assert_eq!(desk.told(), "1 new of 1: j-3");
    assert_eq!(desk.due(), "j-2 (watch-1): The truce will break in spring");
    let shown = show_judgment(&desk.desk, corrected).unwrap();
    assert_eq!(shown.watches.len(), 1, "a watch goes on to the correction");
}

#[test]
fn only_the_correction_of_an_entry_is_found() {
    let mut desk = TestDesk::new();
    desk.add(REPORT);
    desk.watch("truce OR armistice", None);
    let judgment = desk.judge("The truce will break", None);
    assert_eq!(desk.told(), "1 new of 1: j-1");
    desk.judge("The armistice will break", Some(judgment));
    assert_eq!(desk.told(), "1 new of 1: j-2");
    desk.judge("Nothing will break", Some("j-2".parse().unwrap()));
    assert_eq!(desk.told(), "0 new of 0: ");
}

#[test]
fn forecasts_of_others_raise_nothing() {
    let mut desk = TestDesk::new();
    let question = desk.ask("Will the ceasefire hold through June?");
    desk.watch("secret", Some(question));
    let mut ben = Desk::open(desk.desk.path(), "Ben").unwrap();
    let request = RecordForecast {
        question,
        chances: vec!["20%".to_owned()],
        reason: Some("a secret source told me".to_owned()),
        evidence: vec![],
        fresh_until: None,
    };
    record_forecast(&mut ben, &request).unwrap();
    assert_eq!(desk.told(), "0 new of 0: ");
}

#[test]
fn what_can_be_no_watch_is_refused() {
    let mut desk = TestDesk::new();
    desk.add(REPORT);
    desk.watch("accord", None);
    for (query, stands_on, expected) in [
        ("  ", None, "a watch looks for something; give words or fields"),
        ("\"border acc", None, "not closed"),
        ("colour:red", None, "there is no field \"colour\""),
        ("accord", None, "watch-1 looks for this already; end it first: forsooth unwatch watch-1"),
        ("talks", Some("d-1"), "d-1 is a document; a watch is for a judgment or a question"),
        ("talks", Some("q-7"), "there is no q-7"),
    ] {
        let told = desk.refused(query, stands_on);
        assert!(told.contains(expected), "{query}: {told}");
    }
    let mut machine = Desk::open(desk.desk.path(), "bot:wire").unwrap();
    let request = BeginWatch { query: "talks".to_owned(), ..BeginWatch::default() };
    let told = begin_watch(&mut machine, &request).unwrap_err().to_string();
    assert!(told.contains("only a person may watch a search"), "{told}");
}

#[test]
fn a_look_at_nothing_or_at_too_much_is_refused() {
    let mut desk = TestDesk::new();
    let watch = desk.watch("accord", None);
    let nothing = "watch-1 has raised nothing since it was looked at last";
    assert_eq!(desk.look(watch, None), Err(nothing.to_owned()));
    desk.add(REPORT);
    let length = desk.desk.length().unwrap();
    let too_far = desk.look(watch, Some(length + 1)).unwrap_err();
    assert!(too_far.contains("was not searched for watch-1"), "{too_far}");
    assert_eq!(desk.desk.length().unwrap(), length);
    desk.look(watch, Some(length)).unwrap();
    let end = EndWatch { watch, reason: None };
    end_watch(&mut desk.desk, &end).unwrap();
    assert_eq!(desk.listed(), []);
    let told = end_watch(&mut desk.desk, &end).unwrap_err().to_string();
    assert_eq!(told, "watch-1 was ended already, by wx-1");
    let told = desk.look(watch, None).unwrap_err();
    assert_eq!(told, "watch-1 was ended, by wx-1; watch the search again: forsooth watch");
    desk.watch("accord", None);
}
