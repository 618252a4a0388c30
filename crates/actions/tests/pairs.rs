//! The timeline of a pair at a desk whose clock is told: who said, did and wants what, as the desk
//! knows it now and as it knew it then.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, AskPair, AskPositions, AskSetting, ChangeSchedule, Desk, HeldMatter, IntakeHints,
    PairItem, PairTimeline, ReopenQuestion, SettingItem, ToldPosition, add_document, ask_question,
    change_schedule, pair_timeline, positions_over_time, reopen_question, resolve_question,
    setting_of, work_out_pairs,
};
use domain::{Action, Occurrence, QuadClass, Record, ScheduleFate};
use jiff::Timestamp;
use ledger::{Ledger, LedgerError};
use tempfile::TempDir;

use crate::question::question;
use crate::settling::settling;

const TALKS: &str = "\"We do not trust the United States,\" Russian Foreign Minister Sergey Lavrov \
    said on 10 January 2022.\n\n\
    The United States threatened Russia with sanctions on 11 January 2022.\n\n\
    The foreign ministers of Russia and the United States will meet in Geneva on 3 February 2022, \
    both ministries said.\n\n\
    The meeting was moved.\n";
const AGAIN: &str = "The United States threatened Russia on 11 January 2022.\n";
const ANSWER: &str = "The United States rejected Russia's demands on 26 January 2022.\n\n\
    \"Russia must draw its troops back,\" U.S. Secretary of State Antony Blinken said on 26 January \
    2022.\n";

#[test]
fn a_timeline_holds_what_was_said_and_done_each_way() {
    let mut story = Story::new();
    story.tell();
    let timeline = story.pair("Russia", "USA", None);
    let lines: Vec<String> = timeline.items.iter().map(line).collect();
    let expected = [
        "e-1 2022-01-11 United States → Russia | The United States threatened Russia | ",
        "e-2 2022-01-11 United States → Russia | The United States threatened Russia | ",
        "s-2 2022-01-26 Antony Blinken about Russia | Russia must draw its troops back | ",
        "e-3 2022-01-26 United States → Russia | The United States rejected Russia | ",
        "p-1 2022-01-27 United States → Russia | refuses Russia's demands on 26 January 2022 | refused",
        "q-1 2022-03-10 Russia ↔ United States | Will Russia and the United States sign by March? | settled: no",
    ];
    assert_eq!(lines, expected, "{lines:#?}");
    let taken: Vec<_> = timeline.second.taken.iter().map(|it| (&*it.name, it.count)).collect();
    assert_eq!(taken, [("United States", 5), ("Antony Blinken", 1)]);
    let [month] = timeline.months.as_slice() else { panic!("{:?}", timeline.months) };
    assert_eq!(month.of(QuadClass::VerbalConflict), 2, "one threat, though told twice");
    assert_eq!((timeline.repeated, timeline.undated), (1, 0));
}

#[test]
fn as_of_a_moment_nothing_shows_that_was_known_later() {
    let mut story = Story::new();
    let pairs = [("Russia", "USA"), ("USA", "Russia, NATO"), ("Sergey Lavrov", "United States")];
    let told = story.tell();
    assert_eq!(told.len(), 9);
    for ((first, second), step) in pairs.iter().flat_map(|pair| (0..9).map(move |at| (pair, at))) {
        let (at, then) = (&told[step].0, &told[step].1);
        let now = story.pair(first, second, Some(*at));
        let then = then.iter().find(|it| it.first.typed == *first && it.second.typed == *second);
        assert_eq!(now, *then.unwrap(), "{first} and {second} as of {at}");
    }
}

#[test]
fn sides_are_told_apart_and_explained() {
    let mut story = Story::new();
    story.add("2022-01-12", TALKS);
    for (typed, expected) in [
        ("Russia", "Russia RUS: its own name; with all who act or speak for it"),
        ("united states", "United States USA: its own name; with all who act or speak for it"),
        ("NOR, Norway", "Norway NOR: its code, with all who act or speak for it"),
        ("NATO", "NATO NATO: its code, with all who act or speak for it"),
        ("the Lund Society", "the Lund Society: no table knows it; only this name counts"),
    ] {
        let side = story.pair(typed, "Peru", None).first;
        let told: Vec<String> = side
            .members
            .iter()
            .map(|member| {
                let code = member.code.as_ref().map(|code| format!(" {code}")).unwrap_or_default();
                format!("{}{code}: {}", member.name, member.reason)
            })
            .collect();
        assert_eq!(told.join(" / "), expected);
    }
    for (first, second, refusal) in [
        (" , ", "Peru", "a side names nobody"),
        ("Russia", "Peru, Moscow", "Russia is on both sides; name it on one"),
    ] {
        let asked = ask(first, second, None);
        let error = pair_timeline(&story.desk, &asked).unwrap_err().to_string();
        assert!(error.starts_with(refusal), "{error}");
    }
}

#[test]
fn a_position_is_told_since_when_and_what_became_of_it() {
    let mut story = Story::new();
    story.add("2022-01-12", "Russia demands written guarantees that NATO will not expand.\n");
    story.add("2022-01-27", "NATO refused written guarantees that it will not expand.\n");
    story
        .add("2022-01-28", "Still, Russia demands written guarantees that NATO will not expand.\n");
    story.add("2022-01-29", "Russia demands cheaper bread.\n");
    let told = |holder: &str, as_of: Option<Timestamp>| {
        let (holder, words) = (holder.to_owned(), "guarantees".to_owned());
        let asked = AskPositions { holder, words, as_of, ..AskPositions::default() };
        let positions = positions_over_time(&story.desk, &asked).unwrap();
        let line = |matter: &HeldMatter| {
            let since = matter.since.map(|it| it.to_string()).unwrap_or_default();
            let (told, answers) = (ids(&matter.told), ids(&matter.answers));
            let (holder, words) = (&matter.holder, &matter.matter);
            format!("{holder} | {words} | {since} | {} | {told} | {answers}", matter.state.word())
        };
        positions.matters.iter().map(line).collect::<Vec<_>>()
    };
    let matter = "written guarantees that NATO will not expand | 2022-01-12 | open";
    assert_eq!(told("Russia", None), [format!("Russia | {matter} | p-1 p-3 | p-2")]);
    assert_eq!(told("RUS", Some(noon("2022-01-20"))), [format!("Russia | {matter} | p-1 | ")]);
    let refused = "written guarantees that it will not expand | 2022-01-27 | refused";
    assert_eq!(told("NATO", None), [format!("NATO | {refused} | p-2 | p-1 p-3")]);
}

#[test]
fn a_position_follows_what_its_holder_and_whom_he_asks_say_later() {
    let mut story = Story::new();
    story.add("2022-01-12", "Iran refused direct talks on Monday.\n");
    story.add("2022-01-13", "The United States demands direct talks with Iran.\n");
    story.add("2022-01-20", "Iran demands direct talks on 3 March.\n");
    story.add("2022-01-21", "Iran rejected direct talks.\n");
    let asked = |holder: &str| {
        let asked = AskPositions { holder: holder.to_owned(), ..AskPositions::default() };
        let positions = positions_over_time(&story.desk, &asked).unwrap();
        let line = |it: &HeldMatter| {
            let since = it.standing_since().map(|day| day.to_string()).unwrap_or_default();
            format!("{} | {} | {since} | {}", it.matter, it.standing(), ids(&it.told))
        };
        positions.matters.iter().map(line).collect::<Vec<_>>()
    };
    let iran =
        "direct talks | refuses it now, wanted it before; refused | 2022-01-21 | p-1 p-3 p-4";
    assert_eq!(asked("Iran"), [iran]);
    let other = "direct talks with Iran | refused by Iran | 2022-01-21 | p-2";
    assert_eq!(asked("United States"), [other]);
}

#[test]
fn matters_of_other_actors_or_of_another_thing_stay_apart() {
    let mut story = Story::new();
    for text in [
        "France demands the withdrawal of troops from Lebanon.\n",
        "France demands the withdrawal of troops from Syria.\n",
        "France demands an increase of troops in Lebanon.\n",
        "Again France demands the withdrawal of all troops from Lebanon.\n",
    ] {
        story.add("2022-01-12", text);
    }
    let asked = AskPositions { holder: "France".to_owned(), ..AskPositions::default() };
    let found = positions_over_time(&story.desk, &asked).unwrap();
    let told: Vec<String> = found.matters.iter().map(|it| ids(&it.told)).collect();
    assert_eq!(told, ["p-1 p-4", "p-2", "p-3"], "{found:#?}");
}

#[test]
fn what_only_names_the_other_side_is_about_it_and_not_to_it() {
    let mut story = Story::new();
    story.add(
        "2022-01-12",
        "\"China is a reliable neighbor,\" Russian Foreign Minister Sergey Lavrov told reporters on \
         12 January 2022.\n\nChina threatened Russia on 11 January 2022.\n",
    );
    let lines: Vec<String> = story.pair("Russia", "China", None).items.iter().map(line).collect();
    let expected = [
        "e-1 2022-01-11 China → Russia | China threatened Russia | ",
        "s-1 2022-01-12 Sergey Lavrov about China | China is a reliable neighbor | ",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn a_state_and_its_own_minister_are_told_to_belong_together() {
    let mut story = Story::new();
    story.add(
        "2022-01-12",
        "\"Sergey Lavrov has my trust,\" Russian President Vladimir Putin said on 12 January 2022.\n\n\
         Sergey Lavrov met Wang Yi on 11 January 2022.\n",
    );
    let timeline = story.pair("Russia", "Sergey Lavrov", None);
    let told = "Sergey Lavrov is of Russia: what is shown is between Sergey Lavrov and others of \
        Russia, or speaks of Russia itself";
    assert_eq!(timeline.notes, [told]);
    let lines: Vec<String> = timeline.items.iter().map(line).collect();
    let trust = "s-1 2022-01-12 Vladimir Putin about Sergey Lavrov | Sergey Lavrov has my trust | ";
    assert_eq!(lines, [trust]);
    assert!(story.pair("China", "Sergey Lavrov", None).notes.is_empty());
}

#[test]
fn what_was_worked_out_at_another_desk_is_the_same() {
    let mut story = Story::new();
    story.tell();
    let here = story.pair("Russia", "USA", None);
    let other = Desk::open(story.desk.path(), "Bea").unwrap();
    let length = other.pairs_to_read(None).unwrap();
    assert!(length > 10, "{length}");
    other.take_over_pairs(work_out_pairs(&story.desk, None).unwrap());
    assert_eq!(other.pairs_to_read(None).unwrap(), 0);
    let asked = ask("Russia", "USA", None);
    assert_eq!(pair_timeline(&other, &asked).unwrap(), here);
}

#[test]
fn a_statement_has_a_setting_from_other_documents() {
    let mut story = Story::new();
    story.tell();
    story.add(
        "2022-02-05",
        "\"The United States will regret it,\" Russian Foreign Minister Sergey Lavrov said on 5 \
         February 2022.\n",
    );
    let setting = |as_of: Option<Timestamp>| {
        let statement = "s-4".parse().unwrap();
        let asked = AskSetting { statement, as_of, gazetteer: None };
        let setting = setting_of(&story.desk, &asked).unwrap();
        let line = |it: &SettingItem| format!("{} {} {}", it.id, it.date, it.days_before);
        let under_way: Vec<String> = setting.under_way.iter().map(line).collect();
        format!("{:?} {:?} {}", setting.speakers, setting.others, under_way.join(" / "))
    };
    let under_way = "p-1 2022-01-27 9 / e-3 2022-01-26 10 / e-1 2022-01-11 25";
    let told = format!("[\"Sergey Lavrov\"] [\"United States\"] {under_way}");
    assert_eq!(setting(None), told);
}

#[test]
fn a_meeting_counts_once_however_it_is_told() {
    let mut story = Story::new();
    for text in [
        "Japan and India held talks on 10 January 2022.\n",
        "Japan met India on 10 January 2022.\n",
        "India met Japan on 10 January 2022.\n",
    ] {
        story.add("2022-01-12", text);
        let timeline = story.pair("Japan", "India", None);
        let [month] = timeline.months.as_slice() else { panic!("{:?}", timeline.months) };
        assert_eq!(month.of(QuadClass::VerbalCooperation), 1, "{text}");
    }
    assert_eq!(story.pair("Japan", "India", None).repeated, 2, "two reports tell it again");
}

#[test]
fn a_setting_tells_what_the_speakers_side_was_in_with_others() {
    let mut story = Story::new();
    story.add("2022-01-11", "Russia and the United States held talks on 10 January 2022.\n");
    story.add("2022-01-13", "Russia met NATO on 12 January 2022.\n");
    story.add("2022-01-14", "Russia and NATO held talks on 12 January 2022.\n");
    story.add("2022-01-15", "Russia and India held talks on 12 November 2021.\n");
    story.add(
        "2022-01-17",
        "\"China is closer to us than an ally,\" Russian Foreign Minister Sergey Lavrov said on \
         17 January 2022.\n",
    );
    let asked = AskSetting { statement: "s-1".parse().unwrap(), as_of: None, gazetteer: None };
    let setting = setting_of(&story.desk, &asked).unwrap();
    assert_eq!(setting.others, ["China"]);
    assert!(setting.under_way.is_empty(), "{:?}", setting.under_way);
    let line = |it: &SettingItem| format!("{} {}", it.date, it.between.join(" "));
    let around: Vec<String> = setting.around.under_way.iter().map(line).collect();
    assert_eq!(around, ["2022-01-12 Russia NATO", "2022-01-10 Russia United States"]);
}

#[test]
fn what_is_announced_twice_is_one_and_cancelled_once() {
    let mut story = Story::new();
    story.add("2022-01-12", TALKS);
    story.announce("2022-01-13", ("Russia", "the United States"), "hold a summit in Geneva");
    story.announce("2022-01-14", ("The United States", "Russia"), "meet in Geneva");
    story.plan("2022-01-15", ("Russia", "the United States"), "hold a summit on 3 February");
    story.plan("2022-01-16", ("The United States", "Russia"), "hold a summit on 3 February");
    story.add("2022-01-27", ANSWER);
    let change = ChangeSchedule {
        scheduled: "a-3".parse().unwrap(),
        fate: ScheduleFate::Cancelled,
        evidence: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
    };
    change_schedule(story.at("2022-01-28"), &change).unwrap();
    let asked = AskSetting { statement: "s-2".parse().unwrap(), as_of: None, gazetteer: None };
    let setting = setting_of(&story.desk, &asked).unwrap();
    let line = |it: &SettingItem| format!("{} {} {}", it.id, it.date, it.notes.join(", "));
    let ahead: Vec<String> = setting.ahead.iter().map(line).collect();
    assert_eq!(ahead, ["a-2 2022-02-03 announced, called off"]);
    let timeline = story.pair("Russia", "USA", None);
    let planned = timeline.items.iter().filter(|it| it.notes.iter().any(|note| note == "planned"));
    let notes: Vec<String> = planned.map(|it| it.notes.join(", ")).collect();
    assert_eq!(notes, ["planned, called off", "planned, called off"]);
}

fn ids(told: &[ToldPosition]) -> String {
    let ids: Vec<String> = told.iter().map(|it| it.id.to_string()).collect();
    ids.join(" ")
}

fn line(item: &PairItem) -> String {
    let date = item.date.map(|date| date.to_string()).unwrap_or_default();
    let names = |name: &Option<String>| name.clone().unwrap_or_default();
    let (from, to) = (names(&item.from), names(&item.to));
    let tie = item.tie();
    let (id, words, notes) = (item.id, &item.words, item.notes.join("; "));
    format!("{id} {date} {from} {tie} {to} | {words} | {notes}")
}

/// A desk with a clock that is told.
struct Story {
    _folder: TempDir,
    desk: Desk,
}

impl Story {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let desk = Desk::begin_replayed(&path, "Ada", "Pairs", noon("2022-01-01")).unwrap();
        Self { _folder: folder, desk }
    }

    fn at(&mut self, day: &str) -> &mut Desk {
        self.desk.replay(noon(day), "Ada").unwrap();
        &mut self.desk
    }

    /// Adds a document on the day after it was published.
    fn add(&mut self, published: &str, text: &str) {
        let hints = IntakeHints {
            published: Some(published.parse().unwrap()),
            language: Some("en".to_owned()),
            ..IntakeHints::default()
        };
        let request = AddDocument::new(text.as_bytes().to_vec(), &hints, None).unwrap();
        add_document(self.at(published), &request).unwrap();
    }

    fn ask(&mut self, day: &str, text: &str) {
        ask_question(self.at(day), &question(text)).unwrap();
    }

    fn pair(&self, first: &str, second: &str, as_of: Option<Timestamp>) -> PairTimeline {
        pair_timeline(&self.desk, &ask(first, second, as_of)).unwrap()
    }

    /// Lets everything happen, and tells after each step what was known at the end of it.
    fn tell(&mut self) -> Vec<(Timestamp, Vec<PairTimeline>)> {
        let steps: [&dyn Fn(&mut Self); 9] = [
            &|it| it.add("2022-01-12", TALKS),
            &|it| it.add("2022-01-13", AGAIN),
            &|it| it.ask("2022-01-14", "Will Russia and the United States sign by March?"),
            &|it| it.moved("2022-01-20"),
            &|it| it.add("2022-01-27", ANSWER),
            &|it| it.settle("2022-02-01", "yes"),
            &|it| it.reopen("2022-02-02"),
            &|it| it.settle("2022-02-03", "no"),
            &|it| it.correct("2022-02-04"),
        ];
        let mut told = vec![];
        for step in steps {
            step(self);
            let at = self.desk.now().unwrap();
            let pairs =
                [("Russia", "USA"), ("USA", "Russia, NATO"), ("Sergey Lavrov", "United States")];
            let pairs = pairs.map(|(first, second)| self.pair(first, second, Some(at)));
            told.push((at, pairs.into()));
        }
        told
    }

    fn moved(&mut self, day: &str) {
        let request = ChangeSchedule {
            scheduled: "a-1".parse().unwrap(),
            fate: ScheduleFate::Moved { to: "2022-02-09".parse().unwrap() },
            evidence: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
        };
        change_schedule(self.at(day), &request).unwrap();
    }

    fn settle(&mut self, day: &str, answer: &str) {
        let request = settling("q-1".parse().unwrap(), answer);
        resolve_question(self.at(day), &request).unwrap();
    }

    fn reopen(&mut self, day: &str) {
        let question = "q-1".parse().unwrap();
        let request = ReopenQuestion { question, reason: "too early".to_owned() };
        reopen_question(self.at(day), &request).unwrap();
    }

    /// Lets another program record that two announced for 3 February 2022 what they will do.
    fn announce(&mut self, day: &str, (who, with): (&str, &str), what: &str) {
        let mut ledger = Ledger::open(self.desk.path()).unwrap();
        let entry = ledger.entry("a-1".parse().unwrap()).unwrap().unwrap();
        let Record::ScheduledEvent(mut found) = entry.record else { panic!("a-1 is announced") };
        (found.item.who, found.item.with) = (Some(who.to_owned()), vec![with.to_owned()]);
        what.clone_into(&mut found.item.what);
        let written: Result<_, LedgerError> =
            ledger.write("Ada", noon(day), |writing| writing.append(Record::ScheduledEvent(found)));
        written.unwrap();
        self.at(day);
    }

    /// Lets another program record that two plan to do something on 3 February 2022.
    fn plan(&mut self, day: &str, (who, with): (&str, &str), words: &str) {
        let mut ledger = Ledger::open(self.desk.path()).unwrap();
        let entry = ledger.entry("e-1".parse().unwrap()).unwrap().unwrap();
        let Record::Event(mut found) = entry.record else { panic!("e-1 is an event") };
        (found.item.actor, found.item.recipient) = (Some(who.to_owned()), Some(with.to_owned()));
        (found.item.actor_identity, found.item.recipient_identity) = (None, None);
        (found.item.action, found.item.occurrence) = (Action::Consult, Occurrence::Planned);
        found.item.date = Some("2022-02-03".parse().unwrap());
        words.clone_into(&mut found.item.span.text);
        let written: Result<_, LedgerError> =
            ledger.write("Ada", noon(day), |writing| writing.append(Record::Event(found)));
        written.unwrap();
        self.at(day);
    }

    /// Lets another program correct the first statement: it was said to NATO.
    fn correct(&mut self, day: &str) {
        let mut ledger = Ledger::open(self.desk.path()).unwrap();
        let entry = ledger.entry("s-1".parse().unwrap()).unwrap().unwrap();
        let Record::Statement(mut found) = entry.record else { panic!("s-1 is a statement") };
        "We do not trust NATO".clone_into(&mut found.item.words);
        let written: Result<_, LedgerError> = ledger.write("Ada", noon(day), |writing| {
            writing.correct(Record::Statement(found), entry.sequence)
        });
        written.unwrap();
        self.at(day);
    }
}

fn ask(first: &str, second: &str, as_of: Option<Timestamp>) -> AskPair {
    AskPair { first: first.to_owned(), second: second.to_owned(), as_of, ..AskPair::default() }
}

fn noon(day: &str) -> Timestamp {
    format!("{day}T12:00:00Z").parse().unwrap()
}
