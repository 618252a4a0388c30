//! Forecasts that go out as a table and come in again: at another desk as they were, and at their
//! own not at all.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, AskQuestion, Desk, ImportedForecasts, IntakeHints, QuestionState, RecordForecast,
    ScoreTable, add_document, ask_question, export_forecasts, import_forecasts, record_forecast,
    resolve_question, show_question,
};
use domain::{Among, Choice, Id, Kind, QuestionKind};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::question::question;
use crate::settling::settling;

/// When the desk begins, and when its table is brought to another one.
const BEGUN: &str = "2026-01-01T00:00:00Z";
const LATER: &str = "2027-01-01T00:00:00Z";

const TEXTS: [&str; 3] = ["Will they meet?", "Will they sign?", "Will they pay?"];

/// A question as it is made up: what is written of its close and deadline, how it ends, and what
/// Ada and Ben say in turn, in thousandths.
#[derive(Clone, Debug)]
struct Told {
    closes: &'static str,
    deadline: &'static str,
    ended: Option<bool>,
    chances: Vec<u16>,
}

fn told() -> impl Strategy<Value = Told> {
    let closes = vec!["2026-03-01T00:00:00Z", "2026-03-01T23:59:59Z", "2026-03-01T15:30:00.25Z"];
    let deadlines = vec!["2026-03-02T00:00:00Z", "2026-03-01T23:59:59Z", "2026-12-31T17:00:00Z"];
    let ended = proptest::option::of(any::<bool>());
    let chances = proptest::collection::vec(0..=1000_u16, 1..5);
    let times = (proptest::sample::select(closes), proptest::sample::select(deadlines));
    (times, ended, chances).prop_map(|((closes, deadline), ended, chances)| Told {
        closes,
        deadline,
        ended,
        chances,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_goes_out_comes_in_as_it_was_and_once(
        questions in proptest::collection::vec(told(), 1..4),
        step_ms in 1..90_000_000_i64,
    ) {
        let mut story = Story::new(step_ms);
        let ids: Vec<Id> = questions.iter().zip(TEXTS).map(|(it, text)| story.tell(text, it)).collect();
        let table = exported(&story.desk);

        let mut other = Story::new(step_ms);
        other.desk.replay(LATER.parse().unwrap(), "Cleo").unwrap();
        let imported = import(&mut other.desk, &table);
        prop_assert_eq!(imported.left_out, vec![]);
        prop_assert_eq!(imported.questions.len(), ids.len());
        for (id, there) in ids.iter().zip(&imported.questions) {
            prop_assert_eq!(shown(&story.desk, *id), shown(&other.desk, *there));
        }

        let again = import(&mut other.desk, &table);
        prop_assert_eq!((again.questions.len(), again.forecasts, again.settlements), (0, 0, 0));
        let own = import(&mut story.desk, &table);
        prop_assert_eq!((own.questions.len(), own.forecasts, own.settlements), (0, 0, 0));
        prop_assert_eq!(own.left_out.len(), ids.len());
    }
}

#[test]
fn a_desk_says_which_questions_it_asked_itself() {
    let mut story = Story::new(1_000);
    let options = ["Geneva", "Vienna"].map(str::to_owned).into();
    story.ask(&AskQuestion {
        kind: QuestionKind::Choice(Choice { options, among: Among::OneOf, later: None }),
        ..timed("Where will they meet?", "2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z")
    });
    story.forecast("Ada", "q-1".parse().unwrap(), &["40%", "60%"]);
    let table = exported(&story.desk);
    let own = import(&mut story.desk, &table);
    let said: Vec<String> = own.left_out.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "line 2: q-1 was asked at this desk, so its row is not brought in again",
            "line 3: q-1 was asked at this desk, so its row is not brought in again",
        ]
    );
    assert!(own.questions.is_empty());
}

struct Story {
    _folder: TempDir,
    desk: Desk,
    now: Timestamp,
    step_ms: i64,
}

impl Story {
    fn new(step_ms: i64) -> Self {
        let folder = TempDir::new().unwrap();
        let now = BEGUN.parse().unwrap();
        let path = folder.path().join("desk.sqlite3");
        let mut desk = Desk::begin_replayed(&path, "Ada", "A story", now).unwrap();
        let report =
            AddDocument::new(b"The meeting was moved.".to_vec(), &IntakeHints::default(), None);
        add_document(&mut desk, &report.unwrap()).unwrap();
        Self { _folder: folder, desk, now, step_ms }
    }

    fn sit(&mut self, author: &str) {
        self.now += self.step_ms.milliseconds();
        self.desk.replay(self.now, author).unwrap();
    }

    fn ask(&mut self, request: &AskQuestion) -> Id {
        self.sit("Ada");
        ask_question(&mut self.desk, request).unwrap()
    }

    fn forecast(&mut self, author: &str, question: Id, chances: &[&str]) {
        self.sit(author);
        let chances = chances.iter().map(|it| (*it).to_owned()).collect();
        let (reason, evidence, fresh_until) = (None, vec![], None);
        let request = RecordForecast { question, chances, reason, evidence, fresh_until };
        record_forecast(&mut self.desk, &request).unwrap();
    }

    /// Asks, forecasts and settles a question; the desk is Ada's again afterwards.
    fn tell(&mut self, text: &str, told: &Told) -> Id {
        let id = self.ask(&timed(text, told.closes, told.deadline));
        for (author, thousandths) in ["Ada", "Ben"].into_iter().cycle().zip(&told.chances) {
            let chance = format!("{}%", f64::from(*thousandths) / 10.0);
            self.forecast(author, id, &[chance.as_str()]);
        }
        self.sit("Ada");
        let Some(happened) = told.ended else { return id };
        let answer = if happened { "yes" } else { "no" };
        resolve_question(&mut self.desk, &settling(id, answer)).unwrap();
        id
    }
}

fn timed(text: &str, closes: &str, deadline: &str) -> AskQuestion {
    let closes_at: Timestamp = closes.parse().unwrap();
    let deadline_at: Timestamp = deadline.parse().unwrap();
    AskQuestion { closes_at: closes_at.min(deadline_at), deadline_at, ..question(text) }
}

fn exported(desk: &Desk) -> Vec<u8> {
    let mut table = Vec::new();
    let exported = export_forecasts(desk, &mut table).unwrap();
    assert_eq!(exported.hidden, 0);
    table
}

fn import(desk: &mut Desk, table: &[u8]) -> ImportedForecasts {
    let request = ScoreTable { bytes: table.to_vec(), ..ScoreTable::default() };
    import_forecasts(desk, &request, None).unwrap()
}

/// A question with its times, its forecasts and how it ended, without the platform's name.
fn shown(desk: &Desk, id: Id) -> String {
    assert_eq!(id.kind, Kind::Question);
    let shown = show_question(desk, id).unwrap();
    let forecasts = shown.forecasts.iter().map(|it| {
        let forecast = &it.forecast;
        format!("{} {} {}", forecast.author, forecast.recorded_at, it.words)
    });
    let ended = match &shown.state {
        QuestionState::Settled { resolution, known_at } => {
            format!("{} {known_at}", resolution.words())
        }
        QuestionState::Open | QuestionState::Closed | QuestionState::Void { .. } => {
            "not settled".to_owned()
        }
    };
    let times = [shown.timetable.closes_at, shown.timetable.deadline_at];
    let [closes, deadline] = times.map(|at| at.to_string());
    let (asked_at, asker) = (shown.question.recorded_at, &shown.question.author);
    let forecasts: Vec<String> = forecasts.collect();
    format!("{asker} {asked_at} {closes} {deadline} {ended} {forecasts:?}")
        .replace(" (Fatebook)", "")
}
