//! Forecasts from elsewhere: what is brought in, what is not brought in twice, and what goes out.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    Apart, AskQuestion, Desk, ExportedForecasts, ImportForecastsError, LeftOut, QuestionState,
    RecordBy, RecordForecast, ScoreTable, ask_question, export_forecasts, group_record,
    import_forecasts, record_forecast, score_question, show_question, show_record, verify_desk,
};
use domain::Id;
use tempfile::TempDir;

use crate::question::question;

const FATEBOOK: &str = "\
Question title,Multiple choice option,Forecast created by,Forecast (scale = 0-1),Forecast created at,Question created by,Question created at,Question resolve by,Resolution,Resolved at
Will the strike end?,,Ada,0.4,2026-01-03 10:00:00,Ada,2026-01-02 09:00:00,2026-02-01 00:00:00,YES,2026-02-01 12:00:00
Will the strike end?,,Ben,0.7,2026-01-04 10:00:00,Ada,2026-01-02 09:00:00,2026-02-01 00:00:00,YES,2026-02-01 12:00:00
Will they vote?,,Ada,0.2,2026-01-05 10:00:00,Ada,2026-01-02 09:00:00,2027-02-01 00:00:00,,
";

#[test]
fn an_export_keeps_its_names_and_times_and_comes_once() {
    let (_folder, mut desk) = desk();
    let imported = import_forecasts(&mut desk, &table(FATEBOOK), None).unwrap();
    let counts = (imported.questions.len(), imported.forecasts, imported.settlements);
    assert_eq!(counts, (2, 3, 1));

    let shown = show_question(&desk, imported.questions[0]).unwrap();
    let told = shown.forecasts.iter().map(|it| {
        let forecast = &it.forecast;
        format!("{} {} {}", forecast.recorded_at, forecast.author, it.words)
    });
    assert_eq!(
        told.collect::<Vec<_>>(),
        ["2026-01-03T10:00:00Z Ada (Fatebook) 40%", "2026-01-04T10:00:00Z Ben (Fatebook) 70%",]
    );
    let scores = score_question(&desk, imported.questions[0]).unwrap().forecasters;
    assert!((scores[0].last_scores[0].value - 0.36).abs() < 1e-12);

    let again = import_forecasts(&mut desk, &table(FATEBOOK), None).unwrap();
    assert_eq!((again.questions.len(), again.forecasts, again.settlements), (0, 0, 0));
    assert_eq!(again.known, 3);
    assert!(verify_desk(&desk).unwrap().faults.is_empty());
}

#[test]
fn a_machine_brings_forecasts_and_no_settlement() {
    let (_folder, mut desk) = desk();
    let open = FATEBOOK.replace("YES,2026-02-01 12:00:00", ",");
    let open: Vec<&str> = open.lines().filter(|line| !line.contains(",Ben,")).collect();
    let asked = import_forecasts(&mut desk, &table(&open.join("\n")), None).unwrap();
    assert_eq!((asked.questions.len(), asked.forecasts), (2, 2));
    let mut bot = Desk::open(desk.path(), "bot:fetcher").unwrap();
    let imported = import_forecasts(&mut bot, &table(FATEBOOK), None).unwrap();
    assert_eq!((imported.forecasts, imported.known, imported.settlements), (1, 2, 0));
    let said = told(&imported.left_out);
    assert_eq!(
        said,
        [
            "line 2: only a person may settle q-1 (yes there); import the table again under your own name"
        ]
    );
    let again = import_forecasts(&mut desk, &table(FATEBOOK), None).unwrap();
    assert_eq!((again.known, again.settlements), (3, 1));
}

#[test]
fn a_machine_brings_no_question() {
    let (_folder, desk) = desk();
    let mut bot = Desk::open(desk.path(), "bot:fetcher").unwrap();
    let refused = import_forecasts(&mut bot, &table(FATEBOOK), None).unwrap_err().to_string();
    let expected = "bot:fetcher is a machine, and only a person may import questions that the desk does not have";
    assert!(refused.starts_with(expected), "{refused}");
    assert_eq!(verify_desk(&desk).unwrap().entries, 1);
}

#[test]
fn every_row_that_cannot_be_read_is_named() {
    let (_folder, mut desk) = desk();
    let bad = FATEBOOK.replace("0.4", "often").replace("2026-01-04 10:00:00", "in May");
    let refused = import_forecasts(&mut desk, &table(&bad), None).unwrap_err().to_string();
    let lines: Vec<&str> = refused.lines().collect();
    assert_eq!(lines[0], "2 rows cannot be read:");
    assert!(lines[1].starts_with("line 2: \"often\" is not a probability"), "{refused}");
    assert!(lines[2].starts_with("line 3: \"in May\" is not a time"), "{refused}");
    let many = "often,x\n".repeat(25);
    let many = table(&format!("probability,outcome\n{many}"));
    let refused = import_forecasts(&mut desk, &many, Some("ours")).unwrap_err().to_string();
    assert_eq!(refused.lines().count(), 22);
    assert!(refused.ends_with("and 5 more rows"), "{refused}");
    let plain = table("question,forecaster,probability,outcome\nA?,Ada,0.4,yes\nB?,Ada,0.4,yes\n");
    let refused = import_forecasts(&mut desk, &plain, Some("ours")).unwrap_err().to_string();
    assert!(refused.starts_with("lines 2, 3 do not tell when"), "{refused}");
    let nameless = table(&FATEBOOK.replace("Will the strike end?", ""));
    let refused = import_forecasts(&mut desk, &nameless, None).unwrap_err().to_string();
    assert!(refused.starts_with("lines 2, 3 do not say which question it is"), "{refused}");
}

#[test]
fn what_is_yet_to_come_is_left_out() {
    let (_folder, mut desk) = desk();
    let ahead = FATEBOOK
        .replace("0.7,2026-01-04", "0.7,2926-01-04")
        .replace("YES,2026-02-01", "YES,2926-02-01")
        .replace("2026-02-01 00:00:00", "2936-02-01 00:00:00");
    let imported = import_forecasts(&mut desk, &table(&ahead), None).unwrap();
    let counts = (imported.questions.len(), imported.forecasts, imported.settlements);
    assert_eq!(counts, (2, 2, 0));
    let said = told(&imported.left_out);
    assert_eq!(
        said,
        [
            "line 3: the forecast was made at 2926-01-04 10:00 UTC, which is to come",
            "line 2: q-1 became known to have ended as yes at 2926-02-01 12:00 UTC, which is to come",
        ]
    );
}

#[test]
fn what_the_desk_has_otherwise_is_left_out_and_told() {
    let (_folder, mut desk) = desk();
    import_forecasts(&mut desk, &table(FATEBOOK), None).unwrap();
    let changed = FATEBOOK.replace("YES", "NO").replace("0.7", "0.8");
    let again = import_forecasts(&mut desk, &table(&changed), None).unwrap();
    assert_eq!((again.known, again.forecasts, again.settlements), (2, 0, 0));
    let said = told(&again.left_out);
    assert_eq!(
        said,
        [
            "line 3: q-1 has another forecast of Ben (Fatebook) made at 2026-01-04 10:00 UTC than this 80%; it stays, as forecasts are never edited",
            "line 2: q-1 is settled already (yes, in r-1), and no here; to take this over, undo that with `forsooth unsettle q-1` and import again",
        ]
    );
}

#[test]
fn what_was_brought_stays_apart_from_the_desks_own_record() {
    let (_folder, mut desk) = desk();
    import_forecasts(&mut desk, &table(FATEBOOK), None).unwrap();
    let record = show_record(&desk).unwrap();
    let people = record.forecasters.iter().map(|it| (it.forecaster.as_str(), it.apart));
    let apart = Some(Apart::Imported);
    assert_eq!(people.collect::<Vec<_>>(), [("Ada (Fatebook)", apart), ("Ben (Fatebook)", apart)]);
    assert_eq!((record.questions.total(), record.imported.total(), record.imported.yes), (0, 2, 1));
    assert!(record.desk.is_none() && record.team.is_none(), "{record:?}");
    assert!(group_record(&desk, RecordBy::Topic).unwrap().groups.is_empty());
    assert_eq!(group_record(&desk, RecordBy::Person).unwrap().groups.len(), 2);
}

fn told(left_out: &[LeftOut]) -> Vec<String> {
    left_out.iter().map(ToString::to_string).collect()
}

#[test]
fn what_was_ambiguous_there_is_ambiguous_here() {
    let (_folder, mut desk) = desk();
    let ended = FATEBOOK.replace("YES", "AMBIGUOUS");
    let imported = import_forecasts(&mut desk, &table(&ended), None).unwrap();
    let QuestionState::Settled { resolution, .. } =
        show_question(&desk, imported.questions[0]).unwrap().state
    else {
        panic!("it is settled");
    };
    assert_eq!(resolution.words(), "ambiguous");
}

#[test]
fn a_question_keeps_its_asker_its_deadline_and_when_it_was_settled() {
    let (_folder, mut desk) = desk();
    let asked = FATEBOOK.replace(",Ada,2026-01-02", ",Dora,2026-01-02");
    let imported = import_forecasts(&mut desk, &table(&asked), None).unwrap();
    let shown = show_question(&desk, imported.questions[0]).unwrap();
    assert_eq!(shown.question.author, "Dora (Fatebook)");
    // "Resolve by" a day holds to its end.
    assert_eq!(shown.timetable.deadline_at.to_string(), "2026-02-01T23:59:59Z");
    assert_eq!(shown.timetable.closes_at.to_string(), "2026-02-01T12:00:00Z");
    let settled = &shown.settlements[0].settlement;
    assert_eq!(settled.author, "Dora (Fatebook)");
    assert_eq!(settled.record.known_at.to_string(), "2026-02-01T12:00:00Z");
    let open = show_question(&desk, imported.questions[1]).unwrap();
    assert_eq!(open.timetable.closes_at.to_string(), "2027-02-01T23:59:59Z");
}

#[test]
fn what_has_no_name_has_that_of_whoever_imports_it_and_comes_once() {
    let (_folder, mut desk) = desk();
    let nameless = FATEBOOK.replace(",Ada,", ",,");
    let imported = import_forecasts(&mut desk, &table(&nameless), None).unwrap();
    let shown = show_question(&desk, imported.questions[0]).unwrap();
    assert_eq!(shown.question.author, "Cleo (Fatebook)");
    assert_eq!(shown.forecasts[0].forecast.author, "Cleo (Fatebook)");
    let mut other = Desk::open(desk.path(), "Ben").unwrap();
    let again = import_forecasts(&mut other, &table(&nameless), None).unwrap();
    assert_eq!((again.questions.len(), again.forecasts, again.known), (0, 0, 3));
}

#[test]
fn an_export_has_ones_own_and_counts_what_is_hidden() {
    let (_folder, mut desk) = desk();
    let question = AskQuestion {
        closes_at: "2999-01-01T00:00:00Z".parse().unwrap(),
        deadline_at: "2999-01-01T00:00:00Z".parse().unwrap(),
        ..question("Will the ferry be sold?")
    };
    let [first, second] = [(); 2].map(|()| ask_question(&mut desk, &question).unwrap());
    let forecast = |desk: &mut Desk, question: Id| {
        let request = RecordForecast {
            question,
            chances: vec!["60%".to_owned()],
            reason: None,
            evidence: vec![],
            fresh_until: None,
        };
        record_forecast(desk, &request).unwrap();
    };
    forecast(&mut desk, first);
    let mut other = Desk::open(desk.path(), "Ben").unwrap();
    forecast(&mut other, first);
    forecast(&mut other, second);
    let mut written = Vec::new();
    let exported = export_forecasts(&desk, &mut written).unwrap();
    assert_eq!(exported, ExportedForecasts { rows: 2, hidden: 1 });
    let written = String::from_utf8(written).unwrap();
    assert!(written.contains(",Cleo,") && written.contains(",Ben,"), "{written}");
}

const METACULUS: &str = "\
Question ID,Forecaster ID,Forecaster Username,Start Time,End Time,Probability Yes,Continuous CDF
11,1,ada,2026-01-02 00:00:00+00:00,2026-01-05 00:00:00+00:00,0.4,
11,1,ada,2026-01-05 00:00:00+00:00,,0.8,
11,2,berto,2026-01-02 00:00:00+00:00,2026-01-04 00:00:00+00:00,0.3,
";

const METACULUS_QUESTIONS: &str = "\
Question ID,Question Title,Question Type,Open Time,Scheduled Close Time,Actual Close Time,Resolution,Resolution Known Time
11,Will the treaty enter into force?,binary,2026-01-01 00:00:00+00:00,2026-01-11 00:00:00+00:00,2026-01-11 00:00:00+00:00,yes,2026-01-11 00:00:00+00:00
";

#[test]
fn a_forecast_that_gives_way_to_the_next_is_not_withdrawn() {
    let (_folder, mut desk) = desk();
    let questions = Some(METACULUS_QUESTIONS.as_bytes().to_vec());
    let request = ScoreTable { questions, ..table(METACULUS) };
    let imported = import_forecasts(&mut desk, &request, None).unwrap();
    let shown = show_question(&desk, imported.questions[0]).unwrap();
    let withdrawn: Vec<&str> = shown.withdrawals.iter().map(|it| it.author.as_str()).collect();
    assert_eq!(withdrawn, ["berto (Metaculus)"]);
    // Held on nine of ten days, and on two.
    let scores = score_question(&desk, imported.questions[0]).unwrap().forecasters;
    let coverage: Vec<f64> = scores.iter().map(|it| it.over_time[0].coverage).collect();
    assert!((coverage[0] - 0.9).abs() < 1e-12 && (coverage[1] - 0.2).abs() < 1e-12, "{coverage:?}");
}

#[test]
fn what_goes_out_comes_in_again() {
    let (_folder, mut desk) = desk();
    import_forecasts(&mut desk, &table(FATEBOOK), None).unwrap();
    let mut written = Vec::new();
    let exported = export_forecasts(&desk, &mut written).unwrap();
    // The forecast of the open question is another's, and hidden.
    assert_eq!(exported, ExportedForecasts { rows: 2, hidden: 1 });
    let (_folder, mut other) = self::desk();
    let request = ScoreTable { bytes: written, ..ScoreTable::default() };
    let imported = import_forecasts(&mut other, &request, None).unwrap();
    assert_eq!((imported.questions.len(), imported.forecasts, imported.settlements), (1, 2, 1));
    let shown = show_question(&other, imported.questions[0]).unwrap();
    assert_eq!(shown.question.author, "Ada (Fatebook)");
    assert_eq!(shown.forecasts[1].forecast.author, "Ben (Fatebook)");
    let times = [shown.timetable.closes_at, shown.timetable.deadline_at];
    let times = times.map(|at| at.to_string());
    assert_eq!(times, ["2026-02-01T12:00:00Z", "2026-02-01T23:59:59Z"]);
}

#[test]
fn a_table_without_times_is_refused_and_nothing_is_kept() {
    let (_folder, mut desk) = desk();
    let plain = table("question,forecaster,probability,outcome\nWill it rain?,Ada,0.4,yes\n");
    let refused = import_forecasts(&mut desk, &plain, None).unwrap_err();
    assert!(matches!(refused, ImportForecastsError::NoPlatform), "{refused}");
    let refused = import_forecasts(&mut desk, &plain, Some("our list")).unwrap_err();
    assert!(refused.to_string().starts_with("line 2 does not tell when"), "{refused}");
    assert_eq!(verify_desk(&desk).unwrap().entries, 1);
}

fn desk() -> (TempDir, Desk) {
    let folder = TempDir::new().unwrap();
    let desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Cleo").unwrap();
    (folder, desk)
}

fn table(text: &str) -> ScoreTable {
    ScoreTable { bytes: text.as_bytes().to_vec(), ..ScoreTable::default() }
}
