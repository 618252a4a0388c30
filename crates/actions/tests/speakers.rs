//! The record of a speaker on a small desk, day by day: nearest earlier wordings, formulas that
//! come again, change and stay away, who else spoke, and what was announced.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AddDocument, Desk, EarlierWording, EarlierWordings, Filling, IntakeHints, NearestWordings,
    SpeakerRecord, SpeakerRecordError, SpeakersRecord, add_document, formula_alerts_after,
    nearest_wordings, said_before, speaker_record,
};
use domain::{Form, Id};
use tempfile::TempDir;

const FORMULA: &str = "\"Our cooperation is not aimed against any third party,\"";

/// A desk in a folder of its own.
struct TestDesk {
    _folder: TempDir,
    desk: Desk,
}

impl TestDesk {
    /// A desk with documents, each on its day.
    fn with(documents: &[(&str, &str)]) -> Self {
        let folder = TempDir::new().unwrap();
        let desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
        let mut desk = Self { _folder: folder, desk };
        for (day, text) in documents {
            desk.add(day, text);
        }
        desk
    }

    /// Adds a document of a day.
    fn add(&mut self, day: &str, text: &str) {
        let hints = IntakeHints {
            title: Some(format!("Report of {day}")),
            source: Some("TASS".to_owned()),
            published: Some(day.parse().unwrap()),
            language: Some("en".to_owned()),
            ..IntakeHints::default()
        };
        let text = format!("{}\n\n{text}", report(day));
        let request = AddDocument::new(text.into_bytes(), &hints, None).unwrap();
        add_document(&mut self.desk, &request).unwrap();
    }

    /// What became of formulas by a document that is added, a line each.
    fn alerts_of(&mut self, day: &str, text: &str) -> Vec<String> {
        let length = self.desk.length().unwrap();
        self.add(day, text);
        let alerts = formula_alerts_after(&self.desk, length, &mut |_, _| ()).unwrap();
        alerts.iter().map(|it| format!("{}: {}", it.formula, it.words())).collect()
    }

    fn record(&self, request: &SpeakerRecord) -> SpeakersRecord {
        speaker_record(&self.desk, request, &mut |_, _| ()).unwrap()
    }

    fn of(&self, speaker: &str) -> SpeakersRecord {
        self.record(&SpeakerRecord { speaker: Some(speaker.to_owned()), ..Default::default() })
    }

    fn earlier(&self, statement: &str) -> EarlierWordings {
        let statement: Id = statement.parse().unwrap();
        let request = NearestWordings { statement, known_by: None, filling: Filling::Whole };
        nearest_wordings(&self.desk, &request, &mut |_, _| ()).unwrap()
    }
}

/// Words that no other day has, so that the documents are no copies of one another.
fn report(day: &str) -> String {
    let words: Vec<String> = (0..60).map(|at| format!("w{}x{at}", day.replace('-', ""))).collect();
    format!("It was reported {}.", words.join(" "))
}

fn lavrov(words: &str) -> String {
    format!("{words} Russian Foreign Minister Sergey Lavrov said in Moscow.\n")
}

fn told(wordings: &[EarlierWording]) -> Vec<String> {
    wordings
        .iter()
        .map(|it| format!("{} {}: {}", it.spoken.date.unwrap(), it.nearness(), it.marked()))
        .collect()
}

#[test]
fn a_statement_has_its_nearest_earlier_wordings_with_what_changed() {
    let desk = TestDesk::with(&[
        ("2021-03-01", &lavrov("\"China is a brotherly nation and a good neighbor of Russia,\"")),
        ("2021-06-01", &lavrov("\"The harvest was good,\"")),
        ("2022-01-17", &lavrov("\"China is a strategic partner and a good neighbor of Russia,\"")),
    ]);
    let newest = desk.of("Lavrov").statements[0].id.to_string();
    let earlier = desk.earlier(&newest);
    assert_eq!(
        told(&earlier.speaker),
        ["2021-03-01 66% alike: China is a [brotherly nation → strategic partner] and a good \
             neighbor of Russia"]
    );
    assert!(earlier.office.is_empty() && earlier.side.is_empty(), "{earlier:?}");
}

#[test]
fn what_was_said_later_and_what_is_not_near_is_no_earlier_wording() {
    let words = "\"China is a brotherly nation and a good neighbor of Russia,\"";
    let desk = TestDesk::with(&[
        ("2022-01-17", &lavrov(words)),
        ("2021-06-01", &lavrov("\"The harvest was good,\"")),
        ("2022-03-01", &lavrov(words)),
    ]);
    let statements = desk.of("Lavrov").statements;
    let of_day = |day: &str| {
        let found = statements.iter().find(|it| it.date.unwrap().to_string() == day);
        desk.earlier(&found.unwrap().id.to_string())
    };
    assert!(of_day("2022-01-17").is_empty());
    let repeated = of_day("2022-03-01");
    assert!(repeated.speaker[0].is_same, "{repeated:?}");
}

#[test]
fn the_same_side_is_asked_where_another_speaks() {
    let desk = TestDesk::with(&[
        (
            "2022-01-10",
            "\"NATO must give up its expansion to the east,\" Russian Deputy Foreign Minister \
             Sergei Ryabkov said.\n",
        ),
        ("2022-01-17", &lavrov("\"NATO must give up its expansion to the east for good,\"")),
    ]);
    let record = desk.of("Lavrov");
    let earlier = record.earlier.unwrap();
    assert!(earlier.speaker.is_empty());
    assert_eq!(
        told(&earlier.side),
        ["2022-01-10 88% alike: NATO must give up its expansion to the east [+for good+]"]
    );
}

#[test]
fn a_formula_has_its_uses_and_tells_when_it_stays_away_or_changes() {
    let text = |more: &str| lavrov(&format!("{FORMULA} and {more},"));
    let days = ["2021-02-01", "2021-04-01", "2021-05-01"];
    let said: Vec<(&str, String)> = days.iter().map(|day| (*day, text("so on"))).collect();
    let formula_news = |last: &str| {
        let last = lavrov(last);
        let mut documents: Vec<(&str, &str)> =
            said.iter().map(|(day, text)| (*day, text.as_str())).collect();
        documents.push(("2021-06-01", &last));
        let record = TestDesk::with(&documents).of("Lavrov");
        let formula = record.formulas[0].clone();
        assert_eq!(formula.words, "cooperation is not aimed against any third party");
        assert_eq!((formula.first.date.to_string(), formula.months[1].days), (days[0].into(), 0));
        formula.news.iter().map(actions::FormulaNews::words).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(formula_news(FORMULA), "");
    assert_eq!(
        formula_news("\"The harvest was good this year,\""),
        "absent on 2021-06-01 to nobody by name, after 3 of the 3 occasions before"
    );
    let changed = formula_news("\"This cooperation is not directed against any third party,\"");
    assert!(changed.ends_with("is not [aimed → directed] against any third party"), "{changed}");
}

#[test]
fn a_formula_that_changed_or_stays_away_is_told_until_it_is_used_again() {
    let formula = lavrov(&format!("{FORMULA} and so on,"));
    let changed = lavrov("\"This cooperation is not directed against any third party,\"");
    let (harvest, winter) = (
        lavrov("\"The harvest was good this year,\""),
        lavrov("\"The winter will be long and cold,\""),
    );
    let news_after = |june: &str| {
        let days = ["2021-02-01", "2021-04-01", "2021-05-01"].map(|day| (day, formula.as_str()));
        let later = [("2021-06-01", june), ("2021-08-01", winter.as_str())];
        let record = TestDesk::with(&[&days[..], &later].concat()).of("Lavrov");
        let formula = record.formulas[0].clone();
        let last = formula.months.last().unwrap();
        assert_eq!((last.month.as_str(), last.days), ("2021-08", 0));
        formula.news.iter().map(actions::FormulaNews::words).collect::<Vec<_>>().join("; ")
    };
    let told = news_after(&changed);
    assert!(told.starts_with("changed on 2021-06-01 to nobody by name in s-"), "{told}");
    assert_eq!(
        news_after(&harvest),
        "absent on 2021-06-01 to nobody by name and ever since, on 2 occasions, after 3 of the 3 \
         occasions before"
    );
}

#[test]
fn a_formula_raises_an_alert_once_by_what_was_just_added() {
    let formula = lavrov(&format!("{FORMULA} and so on,"));
    let harvest = lavrov("\"The harvest was good this year,\"");
    let words = "cooperation is not aimed against any third party";
    let mut desk = TestDesk::with(&[("2021-02-01", &formula), ("2021-04-01", &formula)]);
    let appeared = format!("{words}: appeared: on its third day on 2021-05-01 to nobody by name");
    assert_eq!(desk.alerts_of("2021-05-01", &formula), [appeared]);
    let absent = "absent on 2021-06-01 to nobody by name, after 3 of the 3 occasions before";
    assert_eq!(desk.alerts_of("2021-06-01", &harvest), [format!("{words}: {absent}")]);
    let winter = lavrov("\"The winter will be long and cold,\"");
    assert!(desk.alerts_of("2021-08-01", &winter).is_empty());
}

#[test]
fn a_record_is_narrowed_and_names_somebody() {
    let desk = TestDesk::with(&[
        ("2022-01-10", &lavrov("\"The harvest was good,\"")),
        ("2022-01-17", &lavrov("\"The winter will be cold,\"")),
    ]);
    let speaker = Some("Lavrov".to_owned());
    let narrowed = |request| desk.record(&request).statements.len();
    let all = SpeakerRecord { speaker: speaker.clone(), ..Default::default() };
    assert_eq!(narrowed(all.clone()), 2);
    let since = Some("2022-01-11".parse().unwrap());
    assert_eq!(narrowed(SpeakerRecord { since, ..all.clone() }), 1);
    assert_eq!(narrowed(SpeakerRecord { form: Some(Form::Indirect), ..all.clone() }), 0);
    let office = |office: &str| SpeakerRecord {
        office: Some(office.to_owned()),
        side: Some("Russia".to_owned()),
        ..Default::default()
    };
    assert_eq!(narrowed(office("Foreign minister")), 2);
    assert_eq!(narrowed(office("president")), 0);
    let nobody = speaker_record(&desk.desk, &SpeakerRecord::default(), &mut |_, _| ());
    assert!(matches!(nobody, Err(SpeakerRecordError::Nobody)));
}

#[test]
fn others_on_the_side_that_week_are_told_with_how_they_differ() {
    let desk = TestDesk::with(&[
        ("2022-01-17", &lavrov("\"The talks with NATO have led to a dead end,\"")),
        (
            "2022-01-19",
            "\"The talks with NATO have led to a good result,\" Kremlin spokesman Dmitry Peskov \
             said.\n",
        ),
    ]);
    let record = desk.of("Lavrov");
    assert_eq!(record.week.len(), 1, "{:?}", record.week);
    let changes: Vec<String> =
        record.week[0].changes.iter().map(actions::WordChange::marked).collect();
    assert_eq!(changes.join(" "), "The talks with NATO have led to a [dead end → good result]");
}

#[test]
fn what_is_denied_is_told_and_never_wholly_alike() {
    let desk = TestDesk::with(&[
        ("2021-03-01", &lavrov("\"We will sign the border accord with Norway,\"")),
        ("2022-01-17", &lavrov("\"We will not sign the border accord with Norway,\"")),
    ]);
    let newest = desk.of("Lavrov").statements[0].id.to_string();
    assert_eq!(
        told(&desk.earlier(&newest).speaker),
        ["2021-03-01 88% alike, but one denies it: We will [+not+] sign the border accord with \
             Norway"]
    );
}

#[test]
fn what_a_document_tells_was_said_before_elsewhere() {
    let desk = TestDesk::with(&[
        ("2021-03-01", &lavrov("\"China is a brotherly nation and a good neighbor of Russia,\"")),
        (
            "2022-01-17",
            &format!(
                "{}\n{}",
                lavrov("\"China is a strategic partner and a good neighbor of Russia,\""),
                lavrov("\"The harvest was good,\"")
            ),
        ),
    ]);
    let of = |document: &str| {
        said_before(&desk.desk, document.parse().unwrap(), Filling::Whole, &mut |_, _| ()).unwrap()
    };
    assert!(of("d-1").statements.is_empty());
    let later = of("d-2");
    let [again] = later.statements.as_slice() else { panic!("{later:?}") };
    assert_eq!(again.earlier.spoken.document.to_string(), "d-1");
    assert_eq!((later.looked_at, later.total), (2, 2), "{later:?}");
}

#[test]
fn what_was_denied_to_have_been_said_counts_for_nothing() {
    let desk = TestDesk::with(&[
        (
            "2021-03-01",
            "Russian Foreign Minister Sergey Lavrov did not say that the talks with NATO had led \
             to a dead end.\n",
        ),
        ("2022-01-17", &lavrov("\"The talks with NATO have led to a dead end,\"")),
    ]);
    let record = desk.of("Lavrov");
    assert_eq!((record.total, record.statements.len(), record.denied.len()), (1, 1, 1));
    assert!(record.matters.is_empty(), "{:?}", record.matters);
    // It is no earlier use of the words, but a reader must know how they stood then.
    let earlier = record.earlier.unwrap();
    assert!(!earlier.speaker[0].is_same);
    let nearness = earlier.speaker[0].nearness();
    assert!(nearness.ends_with("% alike, but not said then, said now"), "{nearness}");
}
