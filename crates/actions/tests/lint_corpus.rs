//! Questions and what a settler would quarrel about in them: the pages of `corpus/lint`.

#![expect(clippy::disallowed_methods, reason = "the corpus is a folder of files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use actions::{Finding, LintRule, lint_question_file};

#[test]
fn every_page_says_what_is_said_of_its_question() {
    let mut wrong = String::new();
    for page in pages() {
        let text = fs::read_to_string(&page).unwrap();
        let told = told(&text, &findings(&text));
        if std::env::var_os("FORSOOTH_UPDATE").is_some() {
            fs::write(&page, &told).unwrap();
        } else if told != text {
            writeln!(wrong, "{}:\n{}", page.display(), block(&told, "findings")).unwrap();
        }
    }
    assert!(wrong.is_empty(), "run with FORSOOTH_UPDATE=1 and read what changed:\n{wrong}");
}

#[test]
fn every_rule_has_a_page_and_many_good_questions_have_none_of_them() {
    let pages: Vec<String> = pages().iter().map(|page| fs::read_to_string(page).unwrap()).collect();
    let found: BTreeSet<LintRule> =
        pages.iter().flat_map(|page| findings(page)).map(|finding| finding.rule).collect();
    let missing: Vec<LintRule> =
        LintRule::ALL.into_iter().filter(|rule| !found.contains(rule)).collect();
    assert!(missing.is_empty(), "no page shows {missing:?}");
    let clean = pages.iter().filter(|page| findings(page).is_empty()).count();
    assert!(clean * 3 >= pages.len(), "only {clean} of {} pages are clean", pages.len());
}

#[test]
fn every_rule_is_explained_in_the_manual() {
    let manual = fs::read_to_string(root().join("docs/questions.md")).unwrap();
    for rule in LintRule::ALL {
        assert!(manual.contains(&format!("`{rule}`")), "docs/questions.md does not explain {rule}");
    }
}

fn findings(page: &str) -> Vec<Finding> {
    let report = lint_question_file(block(page, "question").as_bytes(), None).unwrap();
    report.questions.into_iter().flat_map(|question| question.findings).collect()
}

/// The text of a block with this name.
fn block<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("```{name}\n")).unwrap();
    rest.split_once("```").unwrap().0
}

/// The page with its findings in the last block.
fn told(page: &str, findings: &[Finding]) -> String {
    let end = page.find("```findings\n").unwrap_or(page.len());
    let lines: String = findings.iter().map(lines).collect();
    format!("{}\n\n```findings\n{lines}```\n", page[..end].trim_end())
}

fn lines(finding: &Finding) -> String {
    let Finding { rule, severity, field, ref span, ref message, ref suggestion } = *finding;
    let words = span.as_ref().map_or(String::new(), |span| format!(" | {}", span.text));
    let better = suggestion.as_ref().map_or(String::new(), |it| format!("    better: {it}\n"));
    format!("{} {rule} | {field}{words}\n    {message}\n{better}", severity.word())
}

fn pages() -> Vec<PathBuf> {
    let folder = root().join("corpus/lint");
    let mut pages: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    assert!(pages.len() >= 30, "only {} pages", pages.len());
    pages
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
