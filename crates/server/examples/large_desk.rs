//! What pages take at a large desk, in milliseconds: the median and the slowest of some requests.
//!
//!     cargo run --release -p server --example large_desk -- questions 100000
//!     cargo run --release -p server --example large_desk -- evidence 2000
//!     cargo run --release -p server --example large_desk -- statements FOLDER
//!
//! The first fills a desk with that many questions, a third of them settled, and asks for lists of
//! them. The second makes a judgment with so much evidence, corrects it and shows it. The third
//! serves the desk that the example `archive` of the actions made in a folder, and asks for pairs,
//! speakers, documents and earlier wordings.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "it measures, and prints what it measured"
)]

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::time::{Duration, Instant};

use actions::{
    AddDocument, Desk, IntakeHints, RecordJudgment, ScoreTable, add_document, import_forecasts,
    record_judgment,
};
use anyhow::{Context, Result, bail, ensure};
use domain::{Confidence, Id, Probability};
use tempfile::TempDir;

/// How often each page is asked for.
const TIMES: usize = 15;

const PLACES: [&str; 6] = ["Geneva", "Vienna", "Ankara", "Doha", "Astana", "Istanbul"];

const HEADINGS: &str = "Question title,Multiple choice option,Forecast created by,\
    Forecast (scale = 0-1),Forecast created at,Question created by,Question created at,\
    Question resolve by,Resolution,Resolved at";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, number] = arguments.as_slice() else {
        bail!("give `questions N`, `evidence N` or `statements FOLDER`");
    };
    if what == "statements" {
        return many_statements(&Path::new(number).join("desk.sqlite3"));
    }
    let number: usize = number.parse().context("N is a number")?;
    let folder = TempDir::new()?;
    let path = folder.path().join("desk.sqlite3");
    match what.as_str() {
        "questions" => many_questions(&path, number),
        "evidence" => much_evidence(&path, number),
        other => bail!("`{other}` is neither questions, evidence nor statements"),
    }
}

fn many_questions(path: &Path, number: usize) -> Result<()> {
    let mut desk = Desk::open_or_begin(path, "Ada")?;
    let table = ScoreTable { bytes: table(number)?.into_bytes(), ..ScoreTable::default() };
    let begun = Instant::now();
    let imported = import_forecasts(&mut desk, &table, None)?;
    ensure!(imported.questions.len() == number, "{} questions came in", imported.questions.len());
    println!("{number} questions brought in: {} ms", begun.elapsed().as_millis());
    let address = serve(desk)?;
    println!(
        "first page, which reads all of them: {:.1} ms",
        milliseconds(get(address, "/due")?.1)
    );
    let last = number / 50;
    for page in [
        "/questions".to_owned(),
        format!("/questions?page={last}"),
        "/questions?state=open".to_owned(),
        "/questions?state=settled&order=deadline".to_owned(),
        "/questions?words=geneva+treaty".to_owned(),
        "/questions?words=no+such+words".to_owned(),
        "/questions.json?words=doha&order=deadline&page=20".to_owned(),
        "/".to_owned(),
        "/questions/q-77".to_owned(),
    ] {
        time(&page, || get(address, &page).map(|(_, took)| took))?;
    }
    Ok(())
}

/// An export of Fatebook with so many questions.
fn table(number: usize) -> Result<String> {
    let mut table = format!("{HEADINGS}\n");
    for index in 0..number {
        let place = PLACES[index % PLACES.len()];
        let chance = index % 97 + 1;
        let ending = if index % 3 == 0 { "YES,2026-02-01 12:00:00" } else { "," };
        writeln!(
            table,
            "Will the parties sign treaty {index} in {place}?,,Ada,0.{chance:02},\
             2026-01-03 10:00:00,Ada,2026-01-02 09:00:00,2099-0{}-01 00:00:00,{ending}",
            index % 9 + 1,
        )?;
    }
    Ok(table)
}

fn much_evidence(path: &Path, number: usize) -> Result<()> {
    let mut desk = Desk::open_or_begin(path, "Ada")?;
    let report = report(number);
    let request = AddDocument::new(report.clone().into_bytes(), &IntakeHints::default(), None)?;
    let document = add_document(&mut desk, &request)?.id;
    let mut judgment = record_judgment(&mut desk, &judged(document, &report, None)?)?;
    time("correcting the judgment", || {
        let request = judged(document, &report, Some(judgment))?;
        let begun = Instant::now();
        judgment = record_judgment(&mut desk, &request)?;
        Ok(begun.elapsed())
    })?;
    let address = serve(desk)?;
    let page = format!("/judgments/{judgment}");
    time(&page, || get(address, &page).map(|(_, took)| took))
}

/// A report with as many sentences, each of which will be evidence.
fn report(number: usize) -> String {
    let sentences =
        (0..number).map(|index| format!("The column passed the village of K{index}.\n\n"));
    sentences.collect()
}

fn judged(document: Id, report: &str, corrects: Option<Id>) -> Result<RecordJudgment> {
    let mut evidence = vec![];
    let mut start = 0;
    for sentence in report.split_terminator("\n\n") {
        let end = start + sentence.len();
        evidence.push(format!("{document}:{start}-{end}").parse()?);
        start = end + 2;
    }
    Ok(RecordJudgment {
        claim: "The columns are on their way home".to_owned(),
        evidence_for: evidence,
        evidence_against: vec![],
        alternatives: vec!["They change places".to_owned()],
        assumptions: vec![],
        likelihood: Probability::new(0.6)?,
        confidence: Confidence::Moderate,
        confidence_reason: None,
        checkpoint: None,
        scheduled: None,
        corrects,
        kind: None,
        indicators: vec![],
        premortem: None,
        earlier: None,
        change_reason: None,
    })
}

/// How many pages of a sort are asked for, each of another statement, document or speaker.
const PAGES: usize = 200;

fn many_statements(path: &Path) -> Result<()> {
    let began = Instant::now();
    let desk = Desk::open(path, "Ada")?;
    // A document for every ten statements, and the opening of the desk.
    let length = usize::try_from(desk.pairs_to_read(None)?)? * 10 / 11;
    let address = serve(desk)?;
    get(address, "/")?;
    println!("first page after the start: {:.1} ms", milliseconds(began.elapsed()));
    let pair = "/pairs/Russia/United%20States";
    while get(address, pair).is_err() {
        std::thread::sleep(Duration::from_millis(100));
    }
    println!("pairs worked out after {:.1} s; {}", began.elapsed().as_secs_f64(), memory());
    let (bytes, took) = get(address, &format!("{pair}.json"))?;
    println!("the whole pair as JSON, {} MB: {:.1} ms", bytes / 1_000_000, milliseconds(took));
    each("pair", address, |_| format!("{pair}?page=3"))?;
    each("pair of another state", address, |at| format!("/pairs/Russia/{}", STATES[at % 6]))?;
    each("document", address, |at| format!("/documents/d-{}", 1 + at * length / 10 / PAGES))?;
    each("what was said before in it", address, |at| {
        format!("/documents/d-{}/said-before", 1 + at * length / 10 / PAGES)
    })?;
    let statement = |at| 1 + at * length / PAGES;
    each("statement", address, |at| format!("/entries/s-{}", statement(at)))?;
    each("its setting", address, |at| format!("/statements/s-{}/setting", statement(at)))?;
    each("side", address, |at| format!("/speakers?side={}", STATES[at % 6]))?;
    println!("{}", memory());
    Ok(())
}

const STATES: [&str; 6] = ["China", "Ukraine", "Germany", "France", "Turkey", "Israel"];

/// Asks for pages of a sort, and prints what half of them and all but one in a hundred took at most.
fn each(what: &str, address: SocketAddr, page: impl Fn(usize) -> String) -> Result<()> {
    let took = |at| get(address, &page(at)).map(|(_, took)| took);
    let mut taken = (0..PAGES).map(took).collect::<Result<Vec<Duration>>>()?;
    taken.sort_unstable();
    let at = |percent: usize| milliseconds(taken[(PAGES - 1) * percent / 100]);
    println!("{what}: p50 {:.1} ms, p99 {:.1}", at(50), at(99));
    Ok(())
}

/// What the system says of the memory of this process.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let told = ["VmHWM", "VmRSS", "RssAnon", "RssFile"];
    let lines = status.lines().filter(|line| told.iter().any(|name| line.starts_with(name)));
    let lines = lines.map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.collect::<Vec<_>>().join(", ")
}

/// Serves the desk until the program ends.
fn serve(desk: Desk) -> Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    std::thread::spawn(move || server::serve(listener, desk));
    Ok(address)
}

/// Asks for a page; returns how many bytes came and how long they took.
fn get(address: SocketAddr, page: &str) -> Result<(usize, Duration)> {
    let begun = Instant::now();
    let mut stream = TcpStream::connect(address)?;
    write!(stream, "GET {page} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    ensure!(answer.starts_with(b"HTTP/1.1 200"), "{page} was not answered");
    Ok((answer.len(), begun.elapsed()))
}

fn time(what: &str, mut work: impl FnMut() -> Result<Duration>) -> Result<()> {
    let mut taken = (0..TIMES).map(|_| work()).collect::<Result<Vec<Duration>>>()?;
    taken.sort_unstable();
    let (median, most) = (milliseconds(taken[TIMES / 2]), milliseconds(taken[TIMES - 1]));
    println!("{what}: {median:.1} ms, at most {most:.1}");
    Ok(())
}

fn milliseconds(taken: Duration) -> f64 {
    taken.as_secs_f64() * 1e3
}
