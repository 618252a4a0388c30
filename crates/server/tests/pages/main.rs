//! The desk in a real browser: from a document to a settled question, by clicking.

#![expect(clippy::disallowed_methods, reason = "a browser and its screenshots are outside")]

mod passkeys;

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use actions::{
    AddDocument, AddFiles, AskQuestion, Desk, DocumentFiles, IntakeHints, JobPlace, RecordJudgment,
    add_document, ask_question, begin_job, record_judgment,
};
use anyhow::{Context, Result, ensure};
use domain::{Confidence, Probability};
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use jiff::{Timestamp, ToSpan};
use serde_json::json;
use tempfile::TempDir;

const REPORT: &str = "The minister spoke in the capital on Monday.\n\n\
    \"We will sign the treaty this week,\" the minister said.\n\n\
    On Friday both sides signed the treaty.\n";

#[tokio::test]
async fn a_document_leads_to_a_settled_question_by_clicking() -> Result<()> {
    let folder = TempDir::new()?;
    let desk = desk_with_an_open_question(&folder.path().join("desk.sqlite3"))?;
    let address = serve(desk)?;
    let driver = Driver::start()?;
    let browser = driver.open_browser(folder.path()).await?;
    let walked = walk(&browser, &address).await;
    let kept = keep_screenshot(&browser).await;
    browser.close().await?;
    walked.and(kept)
}

#[tokio::test]
async fn a_question_is_asked_by_clicking() -> Result<()> {
    let folder = TempDir::new()?;
    let desk = desk_with_an_open_question(&folder.path().join("desk.sqlite3"))?;
    let address = serve(desk)?;
    let driver = Driver::start()?;
    let browser = driver.open_browser(folder.path()).await?;
    let asked = ask(&browser, &address).await;
    browser.close().await?;
    asked
}

#[tokio::test]
async fn results_stand_below_the_field_while_one_types() -> Result<()> {
    let folder = TempDir::new()?;
    let desk = desk_with_an_open_question(&folder.path().join("desk.sqlite3"))?;
    let address = serve(desk)?;
    let driver = Driver::start()?;
    let browser = driver.open_browser(folder.path()).await?;
    let searched = search(&browser, &address).await;
    browser.close().await?;
    searched
}

#[tokio::test]
async fn a_job_keeps_its_page_up_to_date() -> Result<()> {
    let folder = TempDir::new()?;
    let path = folder.path().join("desk.sqlite3");
    let desk = desk_with_an_open_question(&path)?;
    let rain = folder.path().join("rain.txt");
    std::fs::write(&rain, "It rains.")?;
    let files = DocumentFiles::find(std::slice::from_ref(&rain))?;
    let request = AddFiles { named: vec![rain.display().to_string()], ..AddFiles::default() };
    begin_job(&desk, request.plan(&files)?, JobPlace::Here)?;
    let address = serve(desk)?;
    let driver = Driver::start()?;
    let browser = driver.open_browser(folder.path()).await?;
    let resumed = resume(&browser, &address).await;
    browser.close().await?;
    resumed
}

/// Resumes a job by a click, and waits for it to end without loading its page again.
async fn resume(browser: &Client, address: &str) -> Result<()> {
    browser.goto(address).await?;
    open(browser, "job-1 interrupted: 0 of 1", "add /").await?;
    press(browser, "Resume").await?;
    expect(browser, "span", "done").await?;
    expect(browser, "section", "d-2").await
}

/// Goes to the search field by its key, and then types on the page of its own.
async fn search(browser: &Client, address: &str) -> Result<()> {
    browser.goto(address).await?;
    browser.find(Locator::Css("body")).await?.send_keys("/").await?;
    let focused = browser.active_element().await?.attr("id").await?;
    ensure!(focused.as_deref() == Some("search"), "{focused:?} has the focus");
    browser.active_element().await?.send_keys("treaty kind:question\n").await?;
    expect(browser, "h1", "Search").await?;
    expect(browser, "mark", "treaty").await?;

    browser.goto(&format!("{address}search")).await?;
    expect_text(browser, "Everything that has words can be searched.").await?;
    fill(browser, "#search", "capi").await?;
    expect(browser, "mark", "capital").await?;
    expect(browser, "aside", "document").await?;
    let url = browser.current_url().await?;
    ensure!(url.query() == Some("q=capi&sort=relevance"), "the address is {url}");
    fill(browser, "#search", "bara").await?;
    expect_text(browser, "Nothing fits").await
}

/// Asks for a number from the page of a judgment: refused first, then checked, then opened.
async fn ask(browser: &Client, address: &str) -> Result<()> {
    browser.goto(&format!("{address}judgments/j-1")).await?;
    open(browser, "Ask a question that checks it", "Ask a question").await?;
    browser.find(Locator::Css("input[value=number]")).await?.click().await?;
    ensure!(is_displayed(browser, "#question-low").await?, "the range is hidden");
    ensure!(!is_displayed(browser, "#question-options").await?, "the options are shown");

    press(browser, "Open the question").await?;
    expect_text(browser, "ask the question in one sentence").await?;
    let focused = browser.active_element().await?.attr("id").await?;
    ensure!(focused.as_deref() == Some("problem"), "{focused:?} has the focus");

    for (field, text) in [
        ("text", "How many articles will the treaty have by 31 March 2099?"),
        ("low", "0"),
        ("high", "100"),
        ("unit", "articles"),
        ("criteria", "As counted in the published text; annexes do not count"),
        ("source", "the ministries’ sites"),
        ("deadline", "2099-03-31"),
    ] {
        fill(browser, &format!("#question-{field}"), text).await?;
    }
    press(browser, "Check it").await?;
    expect_text(browser, "not opened yet").await?;
    press(browser, "Open the question").await?;
    expect(browser, "h1", "How many articles").await?;
    expect_text(browser, "a number from 0 to 100 articles").await
}

async fn is_displayed(browser: &Client, field: &str) -> Result<bool> {
    Ok(browser.find(Locator::Css(field)).await?.is_displayed().await?)
}

/// Clicks from the list of documents to a question, forecasts it, and settles it.
async fn walk(browser: &Client, address: &str) -> Result<()> {
    browser.goto(address).await?;
    open(browser, "Documents", "Documents").await?;
    open(browser, "A treaty", "A treaty").await?;
    open(browser, "They will sign", "They will sign the treaty").await?;
    open(browser, "Will they sign", "Will they sign the treaty?").await?;
    expect_text(browser, "Nobody has forecast yet.").await?;
    expect_text(browser, "What a settler would quarrel about").await?;

    fill(browser, "#forecast-probability", "70").await?;
    press(browser, "Record the forecast").await?;
    expect_text(browser, "1 forecast, 70%").await?;

    fill(browser, "#settle-evidence", "d-1:\"both sides signed the treaty\"").await?;
    browser.find(Locator::Css("input[value=yes]")).await?.click().await?;
    press(browser, "Settle the question").await?;
    expect_text(browser, "settled: yes").await?;
    expect_text(browser, "0.090").await?;

    open(browser, "both sides signed the treaty", "A treaty").await?;
    expect_text(browser, "On Friday both sides signed the treaty.").await
}

fn desk_with_an_open_question(path: &Path) -> Result<Desk> {
    let mut desk = Desk::open_or_begin(path, "Ada")?;
    let hints = IntakeHints { title: Some("A treaty".to_owned()), ..IntakeHints::default() };
    add_document(&mut desk, &AddDocument::new(REPORT.into(), &hints, None)?)?;
    let judgment = record_judgment(
        &mut desk,
        &RecordJudgment {
            claim: "They will sign the treaty".to_owned(),
            evidence_for: vec!["d-1:\"We will sign the treaty this week\"".parse()?],
            evidence_against: vec![],
            alternatives: vec!["They are playing for time".to_owned()],
            assumptions: vec![],
            likelihood: Probability::new(0.7)?,
            confidence: Confidence::Moderate,
            confidence_reason: None,
            checkpoint: None,
            scheduled: None,
            corrects: None,
            kind: None,
            indicators: vec![],
            premortem: None,
            earlier: None,
            change_reason: None,
        },
    )?;
    let closes_at = Timestamp::now() + (24 * 30).hours();
    ask_question(
        &mut desk,
        &AskQuestion {
            text: "Will they sign the treaty?".to_owned(),
            kind: domain::QuestionKind::Binary,
            criteria: "Both sides confirm a signature".to_owned(),
            settlement_source: "the ministries".to_owned(),
            closes_at,
            deadline_at: closes_at,
            condition: None,
            postponement: None,
            checkpoint: None,
            scheduled: None,
            judgment: Some(judgment),
            prediction: None,
        },
    )?;
    Ok(desk)
}

/// Serves the desk on a free port for as long as the test runs.
fn serve(desk: Desk) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}/", listener.local_addr()?);
    thread::spawn(move || server::serve(listener, desk));
    Ok(address)
}

/// A running chromedriver, ended with the test.
struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// Starts a driver and waits until it says on which port it listens.
    fn start() -> Result<Self> {
        let mut process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver cannot be started; `cargo xtask test` installs it")?;
        let output = process.stdout.take().context("chromedriver has no output")?;
        let started = "started successfully on port ";
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let port = lines.find_map(|line| Some(line.split_once(started)?.1.replace('.', "")));
        let port = port.context("chromedriver ended before it listened")?;
        Ok(Self { process, address: format!("http://127.0.0.1:{port}") })
    }

    async fn open_browser(&self, folder: &Path) -> Result<Client> {
        let profile = folder.join("profile");
        let options = json!({"args": [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--force-prefers-reduced-motion", "--disable-component-update", "--disable-sync",
            "--window-size=1200,1600", format!("--user-data-dir={}", profile.display()),
        ]});
        let mut capabilities = serde_json::Map::new();
        capabilities.insert("goog:chromeOptions".to_owned(), options);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities);
        Ok(builder.connect(&self.address).await?)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // A driver that has ended already needs no ending.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// Clicks a link and waits for the heading of the page it leads to.
async fn open(browser: &Client, link: &str, heading: &str) -> Result<()> {
    let path = format!("//main//a[contains(., '{link}')] | //nav//a[contains(., '{link}')]");
    let found = browser.wait().for_element(Locator::XPath(&path)).await;
    found.with_context(|| format!("there is no link \"{link}\""))?.click().await?;
    expect(browser, "h1", heading).await
}

async fn press(browser: &Client, words: &str) -> Result<()> {
    let button = format!("//button[contains(., '{words}')]");
    browser.find(Locator::XPath(&button)).await?.click().await?;
    Ok(())
}

async fn fill(browser: &Client, field: &str, text: &str) -> Result<()> {
    browser.find(Locator::Css(field)).await?.send_keys(text).await?;
    Ok(())
}

async fn expect_text(browser: &Client, words: &str) -> Result<()> {
    expect(browser, "main", words).await
}

/// Waits until an element holds some words.
async fn expect(browser: &Client, element: &str, words: &str) -> Result<()> {
    let path = format!("//{element}[contains(., '{words}')]");
    let found = browser.wait().for_element(Locator::XPath(&path)).await;
    found.with_context(|| format!("no {element} holds \"{words}\""))?;
    Ok(())
}

/// Keeps what the browser shows as a build artifact.
async fn keep_screenshot(browser: &Client) -> Result<()> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../artifacts");
    std::fs::create_dir_all(&folder)?;
    Ok(std::fs::write(folder.join("settled-question.png"), browser.screenshot().await?)?)
}
