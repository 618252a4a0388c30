//! Reads every case of the corpus and compares what was found with what its page says.

#![expect(clippy::disallowed_methods, reason = "the corpus is a folder of files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod model;

use std::fmt::Display;
use std::fs;
use std::path::Path;

use actions::{Model, open_model};
use domain::{Reading, Span};
use model::model_path;
use reading::{IntakeHints, MediaType, read, take_in};

#[test]
fn the_corpus_reads_as_written() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus/reading");
    let model = open_model(&model_path()).unwrap();
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let differences: Vec<String> = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .flat_map(|path| {
            let name = path.file_name().unwrap().to_string_lossy();
            let page = fs::read_to_string(path).unwrap();
            if std::env::var_os("FORSOOTH_UPDATE").is_some() {
                fs::write(path, updated(&model, &page)).unwrap();
            }
            differences(&model, &name, &fs::read_to_string(path).unwrap())
        })
        .collect();
    assert!(paths.len() >= 25, "only {} cases", paths.len());
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

/// How the reading of a case differs from its page; a list that the page leaves out is free.
fn differences(model: &Model, name: &str, page: &str) -> Vec<String> {
    let fences = fences(page);
    let reading = reading(model, &fences[0]);
    check_spans(name, &reading);
    fences[1..]
        .iter()
        .filter_map(|(list, expected)| {
            let expected: Vec<String> = expected.lines().map(str::to_owned).collect();
            let found = lines(&reading, list);
            (found != expected).then(|| difference(name, list, &expected, &found))
        })
        .collect()
}

/// A page with what is read now in the place of what it says.
fn updated(model: &Model, page: &str) -> String {
    let reading = reading(model, &fences(page)[0]);
    let mut written = String::new();
    let mut list: Option<&str> = None;
    for line in page.lines() {
        let fence = line.strip_prefix("```");
        let opens = fence.filter(|info| list.is_none() && !info.starts_with("document"));
        if list.is_some_and(|list| list != "document") && fence.is_none() {
            continue;
        }
        written.push_str(line);
        written.push('\n');
        list = match (fence, list) {
            (Some(_), Some(_)) => None,
            (Some(_), None) => Some(opens.unwrap_or("document")),
            (None, list) => list,
        };
        for found in opens.into_iter().flat_map(|list| lines(&reading, list)) {
            written.push_str(&found);
            written.push('\n');
        }
    }
    written
}

fn reading(model: &Model, (info, document): &(String, String)) -> Reading {
    assert!(info.starts_with("document"), "a case must open with a document");
    let intake = take_in(document.as_bytes(), &hints(info)).unwrap();
    read(&intake, &model.annotator().annotate(&intake.document.text))
}

fn difference(name: &str, list: &str, expected: &[String], found: &[String]) -> String {
    let missing =
        expected.iter().filter(|line| !found.contains(line)).map(|line| format!("  - {line}\n"));
    let surplus =
        found.iter().filter(|line| !expected.contains(line)).map(|line| format!("  + {line}\n"));
    let marked: String = missing.chain(surplus).collect();
    let order =
        if marked.is_empty() { "  (the same lines in another order or number)\n" } else { "" };
    format!("{name}: {list}\n{marked}{order}")
}

/// The fenced blocks of a page: the words after the fence, and what it holds.
fn fences(page: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let mut open = false;
    for line in page.lines() {
        match (line.strip_prefix("```"), open) {
            (Some(info), false) => found.push((info.to_owned(), String::new())),
            (Some(_), true) => (),
            (None, true) => {
                let block = &mut found.last_mut().unwrap().1;
                block.push_str(if block.is_empty() { "" } else { "\n" });
                block.push_str(line);
            }
            (None, false) => continue,
        }
        open ^= line.starts_with("```");
    }
    found
}

fn hints(info: &str) -> IntakeHints {
    let value = |key: &str| info.split_whitespace().find_map(|word| word.strip_prefix(key));
    IntakeHints {
        published: value("published=").map(|day| day.parse().unwrap()),
        media_type: value("media=").map(|media| match media {
            "html" => MediaType::Html,
            "markdown" => MediaType::Markdown,
            other => panic!("\"{other}\" is no media type of the corpus"),
        }),
        ..IntakeHints::default()
    }
}

fn lines(reading: &Reading, list: &str) -> Vec<String> {
    match list {
        "statements" => reading.statements.iter().map(statement).collect(),
        "events" => reading.events.iter().map(event).collect(),
        "positions" => reading.positions.iter().map(position).collect(),
        "scheduled" => {
            let row = |it: &domain::ScheduledEvent| {
                row(&[or(it.who.as_ref()), it.what.clone(), it.date.to_string()])
            };
            reading.scheduled.iter().map(row).collect()
        }
        "relations" => {
            let row = |it: &domain::Relation| row(&[it.between.join(" + "), it.label.clone()]);
            reading.relations.iter().map(row).collect()
        }
        "judgments" => {
            let row = |it: &domain::NotedJudgment| row(&[or(it.by.as_ref()), it.claim.clone()]);
            reading.judgments.iter().map(row).collect()
        }
        "predictions" => reading.predictions.iter().map(prediction).collect(),
        "spans" => spans(reading),
        "problems" => reading.problems.iter().map(|it| it.message.clone()).collect(),
        other => panic!("\"{other}\" is no list of a reading"),
    }
}

/// The very words of every finding, in the order in which a reading lists them.
fn spans(reading: &Reading) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line =
        |kind: &str, span: &Span| lines.push(row(&[kind.to_owned(), one_line(&span.text)]));
    for it in &reading.statements {
        line("statement", &it.span);
        it.speaker_span.iter().for_each(|span| line("speaker", span));
    }
    reading.events.iter().for_each(|it| line("event", &it.span));
    reading.positions.iter().for_each(|it| line("position", &it.span));
    reading.scheduled.iter().for_each(|it| line("scheduled", &it.span));
    reading.relations.iter().for_each(|it| line("relation", &it.span));
    reading.judgments.iter().for_each(|it| line("judgment", &it.span));
    reading.predictions.iter().for_each(|it| line("prediction", &it.span));
    lines
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn statement(it: &domain::Statement) -> String {
    let cue = or(it.cue.as_ref());
    let mut columns = vec![
        or(it.speaker.as_ref()),
        or(it.side.as_ref()),
        or(it.addressee.as_ref()),
        or(it.outlet.as_ref()),
        or(it.said.as_ref()),
        match it.kind {
            domain::StatementKind::Speech => it.form.word().to_owned(),
            kind @ domain::StatementKind::MentalState => {
                format!("{}, {}", it.form.word(), kind.words())
            }
        },
        if it.negated { format!("{cue} (negated)") } else { cue },
        it.words.clone(),
    ];
    columns.extend(it.condition.as_ref().map(|condition| format!("if {condition}")));
    row(&columns)
}

fn event(it: &domain::Event) -> String {
    let action = it.action.word().to_owned();
    row(&[
        it.actor.clone(),
        action,
        or(it.recipient.as_ref()),
        or(it.date.as_ref()),
        or(it.place.as_ref()),
    ])
}

fn position(it: &domain::Position) -> String {
    let stance = it.stance.word().to_owned();
    let state = it.state.word().to_owned();
    row(&[it.holder.clone(), stance, it.matter.clone(), or(it.addressee.as_ref()), state])
}

fn prediction(it: &domain::NotedPrediction) -> String {
    let implied = it.implied.map(|it| format!("{} ({} to {})", it.median, it.low, it.high));
    row(&[
        or(it.by.as_ref()),
        it.claim.clone(),
        or(it.condition.as_ref()),
        or(it.phrase.as_ref()),
        or(implied.as_ref()),
        or(it.by_date.as_ref()),
    ])
}

fn or(value: Option<&impl Display>) -> String {
    value.map_or_else(|| "-".to_owned(), ToString::to_string)
}

fn row(columns: &[String]) -> String {
    columns.join(" | ")
}

fn check_spans(name: &str, reading: &Reading) {
    let spans = reading
        .statements
        .iter()
        .flat_map(|it| [Some(&it.span), it.cue_span.as_ref(), it.speaker_span.as_ref()])
        .chain(reading.events.iter().map(|it| Some(&it.span)))
        .chain(reading.positions.iter().map(|it| Some(&it.span)))
        .chain(reading.scheduled.iter().map(|it| Some(&it.span)))
        .chain(reading.relations.iter().map(|it| Some(&it.span)))
        .chain(reading.judgments.iter().map(|it| Some(&it.span)))
        .chain(reading.predictions.iter().map(|it| Some(&it.span)))
        .chain(reading.problems.iter().map(|it| it.span.as_ref()));
    for span in spans.flatten() {
        let fits =
            |span: &Span| span.matches(&reading.document.text) && !span.text.trim().is_empty();
        assert!(fits(span), "{name}: {span:?} does not match its text");
    }
}
