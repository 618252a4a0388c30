//! What the desk writes, held against the checks that share no code with it: whatever it publishes
//! holds, and each byte that is changed afterwards is found.

#![expect(clippy::disallowed_methods, reason = "a published record is a folder of files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use actions::{
    AddOption, AskQuestion, BreakAssumption, Desk, GradeSource, OpenHypotheses, Opened,
    PublishRecord, RecordForecast, ReopenQuestion, ResolveQuestion, SetTopic, WithdrawForecast,
    add_option, ask_question, break_assumption, fill_sample_desk, give_receipt, grade_source,
    open_hypotheses, publish_record, record_forecast, reopen_question, resolve_question, set_topic,
    show_key, withdraw_forecast,
};
use domain::{Among, Choice, Id, LaterOptions, QuestionKind, SourceLetter};
use tempfile::TempDir;
use verifying::{Files, Policy, Receipt, Standing, check_published};

#[test]
fn whatever_a_desk_records_is_proved_by_its_record_and_its_receipts() {
    let folder = TempDir::new().unwrap();
    let desk = large_desk(&folder);
    let policy = policy(&desk);
    let published = published(&desk, &folder.path().join("record"));
    let check = check_published(&published, &policy, &[]);
    assert_eq!(check.faults, []);
    assert_eq!(check.signed.unwrap().standing, Standing::OperatorOnly);
    assert_eq!(check.leaves, check.opened, "everything was opened");

    let mut kinds = BTreeSet::new();
    let openings = published.read("openings.jsonl").unwrap();
    for (index, line) in String::from_utf8(openings).unwrap().lines().enumerate() {
        let opened: serde_json::Value = serde_json::from_str(line).unwrap();
        let entry: serde_json::Value =
            serde_json::from_str(opened["entry"].as_str().unwrap()).unwrap();
        let id: Id = entry["id"].as_str().unwrap().parse().unwrap();
        kinds.insert(id.kind);
        let receipt = Receipt::parse(&give_receipt(&desk, id).unwrap().receipt).unwrap();
        let checked = receipt.check(&policy).unwrap();
        assert_eq!((checked.index, checked.leaf.id), (index as u64, id.to_string()));
        assert_eq!(checked.entry.as_deref(), opened["entry"].as_str());
    }
    assert!(kinds.len() >= 14, "{kinds:?}");
    assert!(kinds.iter().all(|kind| kind.bears_on_score()), "{kinds:?}");
}

#[test]
fn each_flipped_byte_of_what_a_desk_gave_out_is_found() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open_or_begin(folder.path().join("small.sqlite3"), "Ada").unwrap();
    let question = ask_question(&mut desk, &question(QuestionKind::Binary)).unwrap();
    record_forecast(&mut desk, &forecast(question, "30%")).unwrap();
    let policy = policy(&desk);
    let published = published(&desk, &folder.path().join("record"));
    for (path, bytes) in &published.0 {
        for at in 0..bytes.len() {
            let mut flipped = published.clone();
            flipped.0.get_mut(path).unwrap()[at] ^= 1;
            let check = check_published(&flipped, &policy, &[]);
            let is_found = check.signed.is_err() || !check.faults.is_empty();
            assert!(is_found, "byte {at} of {path} slipped by");
        }
    }
    let receipt = give_receipt(&desk, "f-1".parse().unwrap()).unwrap().receipt;
    assert!(holds(&receipt, &policy));
    for at in 0..receipt.len() {
        let mut bytes = receipt.clone().into_bytes();
        bytes[at] ^= 1;
        let is_held = String::from_utf8(bytes).is_ok_and(|flipped| holds(&flipped, &policy));
        assert!(!is_held, "byte {at} of the receipt slipped by");
    }
}

/// A desk with entries of many kinds, by several people.
fn large_desk(folder: &TempDir) -> Desk {
    let mut desk = fill_sample_desk(&folder.path().join("large.sqlite3"), None).unwrap();
    desk.leave_story("Ada");
    // With a forecast of her own nothing is hidden from her on the question that is still open.
    record_forecast(&mut desk, &forecast("q-10".parse().unwrap(), "30%")).unwrap();
    let grade = GradeSource {
        source: "Forsooth sample wire".to_owned(),
        letter: SourceLetter::B,
        since: None,
        reason: "it corrects what it got wrong".to_owned(),
    };
    grade_source(&mut desk, &grade).unwrap();
    let options = ["Geneva", "Vienna"].map(str::to_owned).into();
    let later = Some(LaterOptions::FromNothing);
    let choice = QuestionKind::Choice(Choice { options, among: Among::OneOf, later });
    let asked = ask_question(&mut desk, &question(choice)).unwrap();
    let (option, reason) = ("Oslo".to_owned(), None);
    add_option(&mut desk, &AddOption { question: asked, option, reason }).unwrap();
    let topic = SetTopic { question: asked, topic: "places".to_owned() };
    set_topic(&mut desk, &topic).unwrap();
    let binary = ask_question(&mut desk, &question(QuestionKind::Binary)).unwrap();
    record_forecast(&mut desk, &forecast(binary, "61%")).unwrap();
    let withdrawal = WithdrawForecast { question: binary, reason: None };
    withdraw_forecast(&mut desk, &withdrawal).unwrap();
    desk.replay("2022-05-02T09:00:00Z".parse().unwrap(), "Ada").unwrap();
    let annulled = ResolveQuestion {
        question: binary,
        answer: "annulled".to_owned(),
        reason: "nobody meets".to_owned(),
        look_again: None,
        evidence: vec![],
        known_at: None,
    };
    resolve_question(&mut desk, &annulled).unwrap();
    let reopened = ReopenQuestion { question: binary, reason: "they do".to_owned() };
    reopen_question(&mut desk, &reopened).unwrap();
    let broken = BreakAssumption {
        judgment: "j-1".parse().unwrap(),
        assumption: 1,
        reason: "it was only said".to_owned(),
        evidence: vec!["d-1:0-8".parse().unwrap()],
    };
    break_assumption(&mut desk, &broken).unwrap();
    let hypotheses = OpenHypotheses {
        matter: "Why do they meet?".to_owned(),
        hypotheses: vec!["To agree".to_owned(), "To be seen".to_owned()],
        priors: vec![],
        evidence: vec![],
        judgment: None,
    };
    open_hypotheses(&mut desk, &hypotheses).unwrap();
    desk
}

fn question(kind: QuestionKind) -> AskQuestion {
    AskQuestion {
        text: "Will they meet again in spring?".to_owned(),
        kind,
        criteria: "Both ministries report it.".to_owned(),
        settlement_source: "the pages of both ministries".to_owned(),
        closes_at: "2999-03-01T00:00:00Z".parse().unwrap(),
        deadline_at: "2999-03-10T00:00:00Z".parse().unwrap(),
        condition: None,
        postponement: None,
        checkpoint: None,
        scheduled: None,
        judgment: None,
        prediction: None,
    }
}

fn forecast(question: Id, chance: &str) -> RecordForecast {
    let (reason, evidence, fresh_until) = (None, vec![], None);
    RecordForecast { question, chances: vec![chance.to_owned()], reason, evidence, fresh_until }
}

/// That the desk's own key counts, and nobody else's is needed.
fn policy(desk: &Desk) -> Policy {
    let key = show_key(desk).unwrap().key;
    Policy::parse(&format!("log {key}\nquorum none\n")).unwrap()
}

fn holds(receipt: &str, policy: &Policy) -> bool {
    Receipt::parse(receipt).is_ok_and(|receipt| receipt.check(policy).is_ok())
}

/// A published folder in memory, without its page, which proves nothing.
#[derive(Clone)]
struct Folder(BTreeMap<String, Vec<u8>>);

impl Files for Folder {
    fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.0.get(path).cloned()
    }
}

fn published(desk: &Desk, folder: &Path) -> Folder {
    let request = PublishRecord { folder: folder.to_owned(), open: vec![Opened::Everything] };
    publish_record(desk, &request).unwrap();
    let mut files = BTreeMap::new();
    take(folder, "", &mut files);
    files.remove("index.html").unwrap();
    Folder(files)
}

fn take(folder: &Path, below: &str, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{below}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            take(&path, &format!("{name}/"), files);
        } else {
            files.insert(name, std::fs::read(path).unwrap());
        }
    }
}
